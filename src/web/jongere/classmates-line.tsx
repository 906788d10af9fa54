import type { Classmate, Classmates } from '../../look/classmates.ts';
import { LinkButton } from '../parts/button.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** In a lesson: with whom the mentor put you together, and who wants to hear something of you (F115). Nothing when there is nothing to say. */
export function ClassmatesLine({ view, classmates }: { view: View; classmates: Classmates | undefined }) {
  if (classmates === undefined) return null;
  const { t, language } = view;
  const { duos, others } = classmates;
  const asking = others.filter(({ theirs }) => theirs?.given === false);
  const names = (some: readonly Classmate[]): string =>
    new Intl.ListFormat(language).format(some.map(({ called }) => called));
  if (!duos && asking.length === 0) return null;
  const duo = others.filter((one) => one.duo);
  const together = duo.length === 0 ? t('classmates.duo-waits') : t('classmates.with', { names: names(duo) });
  return (
    <div class="together">
      <div>
        {duos ? (
          <p>
            <b>{together}</b>
          </p>
        ) : null}
        {asking.length === 0 ? null : (
          <p>{t('classmates.wants', { names: names(asking), count: asking.length })}</p>
        )}
      </div>
      <LinkButton compact href={paths.askClassmate()}>
        {t('classmates.look')}
      </LinkButton>
    </div>
  );
}

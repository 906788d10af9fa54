import type { TakenConsent } from '../../export/consent.ts';
import { readableDay } from '../../questions/day.ts';
import { showDay } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { askingState, spokenInWords } from './toestemming.tsx';

/** In "Alles uit mijn paspoort": the day of birth, who was asked for consent, and what was said (F91, F93). */
export function ConsentPart({ view, consent }: { view: View; consent: TakenConsent }) {
  const { t, language } = view;
  const { birthday, asked, said, school } = consent;
  if (birthday === null && said.length === 0 && school.length === 0) return null;
  const guardians = asked.map(({ id, to }) => ({ id, who: to }));
  return (
    <section aria-labelledby="toestemming" class="flow">
      <h2 id="toestemming">{t('consent.part')}</h2>
      <Sheet>
        <ul>
          {birthday === null ? null : (
            <li>{t('consent.part-birthday', { day: readableDay(birthday, language) })}</li>
          )}
          {asked.map(({ to, made }) => (
            <li>
              <bdi>{t('consent.part-asked', { who: to.name, day: showDay(language, made) })}</bdi>
            </li>
          ))}
          {said.map((one) => (
            <li>
              <bdi>{spokenInWords(view, one, guardians)}</bdi>
              {one.reason === '' ? null : <blockquote dir="auto">{one.reason}</blockquote>}
            </li>
          ))}
          {school.map((one) => (
            <li>
              {t('consent.part-school', { day: showDay(language, one.asked) })} {askingState(view, one)}
              {one.words === '' ? null : <blockquote dir="auto">{one.words}</blockquote>}
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

import type { TakenAftercare } from '../../aftercare/take.ts';
import { readableDay } from '../../questions/day.ts';
import { showDay } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

type Props = { view: View; care: TakenAftercare };

/** In "Alles uit mijn paspoort": help that was asked for, and where it led (F91). */
export function AftercarePart({ view, care }: Props) {
  const { t, language } = view;
  const { signals, takeovers, landings, summers } = care;
  if ([signals, landings, summers].every((some) => some.length === 0)) return null;
  const day = (at: Date) => showDay(language, at);
  return (
    <section aria-labelledby="nazorg" class="flow">
      <h2 id="nazorg">{t('aftercare.part')}</h2>
      {signals.map(({ at, asked, called, reach, helper, taken, closed }) => (
        <Sheet>
          <p>
            {t('aftercare.part-asked', {
              ...{ at, called, where: reach.where, day: day(asked) },
              way: t(`aftercare.way-${reach.way}`),
            })}
          </p>
          {helper === undefined || taken === null ? null : (
            <p>{t('aftercare.part-helped', { name: helper, day: day(taken) })}</p>
          )}
          {closed === undefined ? null : <p>{t('aftercare.part-closed', { day: day(closed.at) })}</p>}
          {closed === undefined || closed.reason === null ? null : (
            <p>{t(`aftercare.closed-${closed.reason}`)}</p>
          )}
          {closed === undefined || closed.words === '' ? null : (
            <blockquote dir="auto">{closed.words}</blockquote>
          )}
        </Sheet>
      ))}
      {takeovers.map(({ name, at, why }) => (
        <p>{t('aftercare.part-colleague', { name, at, why })}</p>
      ))}
      {landings.map((landing) => (
        <Landed view={view} care={care} landing={landing} />
      ))}
      {summers.map(({ year, state }) =>
        state === 'yes' || state === 'not-yet' ? (
          <p>{t('aftercare.part-summer', { year: String(year), said: t(`aftercare.summer-${state}`) })}</p>
        ) : state === 'help' ? (
          <p>{t('aftercare.part-summer', { year: String(year), said: t('aftercare.help') })}</p>
        ) : null,
      )}
    </section>
  );
}

function Landed({ view, care, landing }: Props & { landing: TakenAftercare['landings'][number] }) {
  const { t, language } = view;
  const { id, kind, where, starts, proposedBy } = landing;
  return (
    <Sheet>
      <h3>{t(`aftercare.kind-${kind}`)}</h3>
      <p>
        <bdi>{where}</bdi> ({readableDay(starts, language)})
      </p>
      {proposedBy === undefined ? null : <p>{t('aftercare.proposed', { name: proposedBy })}</p>}
      <ul>
        {care.checkins
          .filter((one) => one.landing === id && one.answered !== null)
          .map(({ due, said, skipped, call }) => (
            <li>
              {readableDay(due, language)}:{' '}
              {skipped || said === undefined
                ? t('aftercare.part-skipped')
                : t(`aftercare.feeling-${said.feeling}`)}
              {said === undefined || said.words === '' ? null : (
                <blockquote dir="auto">{said.words}</blockquote>
              )}
              {call ? ` ${t('aftercare.part-call')}` : ''}
            </li>
          ))}
      </ul>
    </Sheet>
  );
}

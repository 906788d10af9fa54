import type { Everything } from '../../export/take.ts';
import { appliedStates } from '../../passport/applied-rows.ts';
import { countings } from '../../passport/counting-rows.ts';
import { showDay } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { countingWords, stepWords } from './meetellen.tsx';

type Props = { view: View; all: Everything };

/** In "Alles uit mijn paspoort": classes, places on a school's list, and what was said of applying for mbo (F91). */
export function SchoolPart({ view, all }: Props) {
  const { t, language } = view;
  const { classes, lists, applied, counting } = all;
  const day = (at: string) => showDay(language, new Date(at));
  return (
    <>
      {classes.length === 0 ? null : (
        <section aria-labelledby="klassen" class="flow">
          <h2 id="klassen">{t('keep.classes')}</h2>
          <ul>
            {classes.map(({ group, organisation, since }) => (
              <li>{t('keep.class-line', { group, school: organisation, day: day(since) })}</li>
            ))}
          </ul>
        </section>
      )}
      {applied === null ? null : (
        <section aria-labelledby="aangemeld" class="flow">
          <h2 id="aangemeld">{t('places.applied')}</h2>
          <p>
            {t(`places.applied-${appliedStates.find((one) => one === applied.state) ?? 'nothing'}`)} (
            {applied.year}, {day(applied.said)})
          </p>
        </section>
      )}
      <section aria-labelledby="meetellen" class="flow">
        <h2 id="meetellen">{t('figures.own')}</h2>
        <p>{t(countingWords[countings.find((one) => one === counting.what) ?? 'some'])}</p>
        {counting.counted.map(({ year, steps }) => (
          <p>{t('figures.own-counted', { year, steps: stepWords(view, steps) })}</p>
        ))}
        {counting.research === null ? null : (
          <p>
            {t('figures.research')}:{' '}
            {t(counting.research.yes ? 'figures.research-yes' : 'figures.research-no')} (
            {day(counting.research.at)})
          </p>
        )}
      </section>
      {lists.length === 0 ? null : (
        <section aria-labelledby="lijsten" class="flow">
          <h2 id="lijsten">{t('places.lists')}</h2>
          <ul>
            {lists.map(({ group, organisation, since, left }) => (
              <li>
                {t('keep.class-line', { group, school: organisation, day: day(since) })}
                {left === null ? null : `, ${t('keep.list-left', { day: day(left) })}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What somebody at work asked to see, or proposed: and what the young person said. */
export function RequestsPart({ view, all: { requests, handovers } }: Props) {
  const { t, language } = view;
  const asked = [...requests, ...handovers];
  if (asked.length === 0) return null;
  const day = (at: string) => showDay(language, new Date(at));
  return (
    <section aria-labelledby="van-werk" class="flow">
      <h2 id="van-werk">{t('keep.requests')}</h2>
      {asked.map(({ by, why, to, at, answered, outcome }) => (
        <Sheet>
          <p>
            {to === null
              ? t('keep.request-line', { by, day: day(at) })
              : t('keep.handover-line', { by, to, day: day(at) })}
          </p>
          {why === '' ? null : <blockquote dir="auto">{why}</blockquote>}
          <p>
            {answered === null
              ? t('keep.request-open')
              : t(outcome === 'no' ? 'keep.request-no' : 'keep.request-yes', { day: day(answered) })}
          </p>
        </Sheet>
      ))}
    </section>
  );
}

import type { TakenConsent } from '../../export/consent.ts';
import { readableDay } from '../../questions/day.ts';
import { languageNames } from '../../words/language.ts';
import { showDay } from '../../words/text.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { askingState, spokenInWords } from './toestemming.tsx';

/** In "Alles uit mijn paspoort": the day of birth, who was asked for consent, and what was said (F91, F93). */
export function ConsentPart({ view, consent }: { view: View; consent: TakenConsent }) {
  const { t, language } = view;
  const { birthday, asked, said, school, chosenAgain } = consent;
  if (birthday === null && [asked, said, school, chosenAgain].every((some) => some.length === 0)) return null;
  const day = (at: Date) => showDay(language, at);
  const guardians = asked.map(({ id, to }) => ({ id, who: to }));
  return (
    <section aria-labelledby="toestemming" class="flow">
      <h2 id="toestemming">{t('consent.part')}</h2>
      <Sheet>
        <ul>
          {birthday === null ? null : (
            <li>{t('consent.part-birthday', { day: readableDay(birthday, language) })}</li>
          )}
          {asked.map(({ to, made, ends, opened, stopped }) => (
            <li>
              <bdi>{t('consent.part-asked', { who: to.name, day: day(made) })}</bdi>{' '}
              {t('keep.consent-language', { language: languageNames[to.language].name })}{' '}
              {to.mail === undefined ? null : `${to.mail}. `}
              {opened === null ? null : t('keep.consent-opened', { day: day(opened) })}{' '}
              {stopped === null
                ? t('keep.consent-until', { day: lastDayOf(view, ends) })
                : t('consent.state-stopped', { day: day(stopped) })}
            </li>
          ))}
          {said.map((one) => (
            <li>
              <bdi>{spokenInWords(view, one, guardians)}</bdi>{' '}
              {one.withdrawn === null ? null : t('consent.said-ended', { day: day(one.withdrawn) })}{' '}
              {one.name === '' ? null : t('keep.consent-signed', { name: one.name })}{' '}
              {one.version === '' ? null : t('consent.said-version', { version: one.version })}
              {one.reason === '' ? null : <blockquote dir="auto">{one.reason}</blockquote>}
              {one.text === '' ? null : (
                <p class="own-text" lang={one.language} dir="auto">
                  {one.text}
                </p>
              )}
            </li>
          ))}
          {school.map((one) => (
            <li>
              {t('consent.part-school', { day: showDay(language, one.asked) })} {askingState(view, one)}
              {one.words === '' ? null : <blockquote dir="auto">{one.words}</blockquote>}
            </li>
          ))}
          {chosenAgain.map(({ at }) => (
            <li>{t('keep.consent-again', { day: day(at) })}</li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

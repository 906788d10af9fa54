import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** The logo and the word of welcome of the own school, under the cover (F53). Nothing where a school says nothing. */
export function SchoolWelcome({ view: { school, language } }: { view: View }) {
  if (school === undefined) return null;
  const words = school.welcome[language];
  if (words === '' && !school.hasLogo) return null;
  return (
    <div class="row">
      {school.hasLogo ? (
        <img class="region-logo" src={paths.schoolLogo(school.version)} alt={school.named} />
      ) : null}
      {words === '' ? null : <p>{words}</p>}
    </div>
  );
}

/** Whom to ask at school, how to reach them, and when. */
export function SchoolContact({ view: { school, language, t }, level = 2 }: { view: View; level?: 2 | 3 }) {
  if (school === undefined) return null;
  const [ask, hours] = [school.ask[language], school.hours[language]];
  if (ask + school.reach + hours === '') return null;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="flow" aria-labelledby="school-hulp">
      <Heading id="school-hulp">{t('school.words-at')}</Heading>
      {ask === '' ? null : <p>{ask}</p>}
      {school.reach === '' ? null : (
        <p>
          {t('school.words-reached')} <bdi>{school.reach}</bdi>
        </p>
      )}
      {hours === '' ? null : <p>{hours}</p>}
    </section>
  );
}

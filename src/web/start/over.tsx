import type { Child } from '#jsx/jsx-runtime';
import type { Actor } from '../../access/actor.ts';
import { listMentors, type NamedMentor } from '../../look/mentors.ts';
import type { Key } from '../../words/catalogs.ts';
import { SafetyLine } from '../jongere/safety-line.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { RegionContact } from '../parts/region-welcome.tsx';
import { SchoolContact } from '../parts/school-words.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import type { View } from '../view.ts';
import { limitsOf } from './limits.ts';

type Told = { heading: Key; what: readonly Key[] };

const help: readonly Told[] = [
  { heading: 'start.help-mentor', what: ['start.help-mentor-what'] },
  { heading: 'start.help-card', what: ['start.help-card-what'] },
  { heading: 'start.help-sharing', what: ['start.help-sharing-what'] },
];

/** For who is here for work: how to come in, what they see, and what to do when they worry. */
const helpAtWork: readonly Told[] = [
  { heading: 'staff.help-code', what: ['staff.help-code-what'] },
  { heading: 'staff.help-sees', what: ['staff.help-sees-what'] },
  { heading: 'staff.help-worry', what: ['staff.help-worry-what'] },
];

const privacy: readonly Told[] = [
  { heading: 'start.privacy-yours', what: ['start.privacy-yours-what'] },
  { heading: 'start.privacy-sees', what: ['start.privacy-sees-what', 'start.privacy-mentor'] },
  { heading: 'start.privacy-locked', what: ['start.privacy-locked-what'] },
  { heading: 'start.privacy-copies', what: ['start.privacy-copies-what'] },
  { heading: 'start.privacy-nobody', what: ['start.privacy-nobody-what'] },
];

const accessibility: readonly Told[] = [
  { heading: 'start.access-can', what: ['start.access-can-what'] },
  { heading: 'start.access-settings', what: ['start.access-settings-what'] },
];

/** The three pages that the foot of every page leads to. */
export const helpRoute = openRoute(paths.help(), {
  async get(asked) {
    const [contact, guides] = [<RegionContact view={asked.view} />, <GuidesLine view={asked.view} />];
    const besides = (
      <>
        {contact}
        {guides}
      </>
    );
    if (asked.actor.kind === 'staff') return tell(asked, 'common.help', helpAtWork, { more: besides });
    const more = (
      <>
        <Beyond asked={asked} />
        <SchoolContact view={asked.view} />
        {contact}
        <SafetyLine view={asked.view} />
        {guides}
      </>
    );
    return tell(asked, 'common.help', help, { mentors: await mentorsOf(asked), more });
  },
});
export const privacyRoute = openRoute(paths.privacy(), {
  get: (asked) => tell(asked, 'common.privacy', privacy),
});
export const accessibilityRoute = openRoute(paths.accessibility(), {
  get: (asked) => tell(asked, 'common.accessibility', accessibility, { more: <Limits view={asked.view} /> }),
});

/** A signed-in pupil finds the own mentor by name here, one tap from every page (A20). */
async function mentorsOf({ actor, house }: Asked<Actor>): Promise<readonly NamedMentor[]> {
  return actor.kind === 'owner' ? listMentors(actor, house) : [];
}

function tell(
  asked: Asked<Actor>,
  title: Key,
  told: readonly Told[],
  { mentors = [], more }: { mentors?: readonly NamedMentor[]; more?: Child } = {},
): Response {
  const { view, actor } = asked;
  const { t } = view;
  const back =
    actor.kind === 'owner' ? paths.home() : actor.kind === 'staff' ? paths.staffHome() : paths.start();
  return asked.show(
    <Page view={view} title={t(title)} heading={t(title)} back={back}>
      {mentors.map(({ person, name, groupName }) => (
        <section aria-labelledby={`m-${person}`}>
          <h2 id={`m-${person}`}>{t('talks.help-mentor', { name })}</h2>
          <p>{t('talks.help-mentor-what', { name, group: groupName })}</p>
          <p>
            <LinkButton href={paths.askTalk()} icon="talk" spoken={`${t('talks.ask')}: ${name}`}>
              {t('talks.ask')}
            </LinkButton>
          </p>
        </section>
      ))}
      {told.map(({ heading, what }) => (
        <section aria-labelledby={heading.replace('.', '-')}>
          <h2 id={heading.replace('.', '-')}>{t(heading)}</h2>
          {what.map((words) => (
            <p>{t(words)}</p>
          ))}
        </section>
      ))}
      {more}
    </Page>,
  );
}

/** A sheet for each role, for who wants it all at once. */
function GuidesLine({ view: { t } }: { view: View }) {
  return (
    <section aria-labelledby="uitleg">
      <h2 id="uitleg">{t('manual.title')}</h2>
      <p>{t('manual.lead')}</p>
      <p>
        <LinkButton href={paths.guides()}>{t('manual.title')}</LinkButton>
      </p>
    </section>
  );
}

/** Who has no school any more finds help beyond it, one tap from every page (F66). */
function Beyond({ asked: { actor, view } }: { asked: Asked<Actor> }) {
  const { t } = view;
  if (actor.kind !== 'owner' || actor.pair !== undefined) return null;
  return (
    <section aria-labelledby="verder">
      <h2 id="verder">{t('aftercare.beyond')}</h2>
      <p>{t('aftercare.help-lead')}</p>
      <p>
        <LinkButton href={paths.askHelp()}>{t('aftercare.help')}</LinkButton>
      </p>
    </section>
  );
}

/** What is not good enough yet in this version: the very list that the journeys go by (A23). */
function Limits({ view: { t, language } }: { view: View }) {
  const { version, limits } = limitsOf;
  return (
    <section aria-labelledby="nog-niet">
      <h2 id="nog-niet">{t('start.access-limits', { version })}</h2>
      <ul>
        {limits.map(({ words }) => (
          <li>{words[language]}</li>
        ))}
      </ul>
      <p>{t('start.access-tell')}</p>
    </section>
  );
}

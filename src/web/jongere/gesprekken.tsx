import type { OwnerActor } from '../../access/actor.ts';
import { listMentors, type NamedMentor } from '../../look/mentors.ts';
import { type MyTalks, readMyTalks, type Talk } from '../../talks/read.ts';
import { showDay } from '../../words/text.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { talkRows, whenInWords } from '../parts/talk-words.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { readIntake } from './intake.ts';

/** "Mijn gesprekken": the talk that comes, what to talk about, what was agreed, and ways to begin (F24, F33, F38, F121, U35). */
export const talksRoute = ownerRoute(paths.talks(), {
  async get(asked) {
    const { actor, house, view, query, show } = asked;
    const [mine, mentors, intake] = [
      await readMyTalks(actor, house),
      await listMentors(actor, house),
      await newIntake(asked),
    ];
    const said = query.has('weg') ? view.t('talks.removed') : undefined;
    return show(<TalksPage view={view} mine={mine} mentors={mentors} intake={intake} said={said} />);
  },
});

/** The day of the intake, when it stands in the passport and not among the talks yet. */
async function newIntake({ actor, house }: Asked<OwnerActor>): Promise<string | undefined> {
  const intake = await readIntake(actor, house);
  return intake !== undefined && !intake.planned ? intake.day : undefined;
}

type Props = {
  view: View;
  mine: MyTalks;
  mentors: readonly NamedMentor[];
  intake: string | undefined;
  said: string | undefined;
};

function TalksPage({ view, mine, mentors, intake, said }: Props) {
  const { t } = view;
  const open = mine.points.questions.filter((one) => !one.discussed).length;
  const own = mine.points.own.filter((one) => !one.discussed).length;
  const toDo = mine.agreements.filter((one) => one.owner_done === null).length;
  return (
    <Page view={view} title={t('talks.menu')} heading={t('talks.menu')} lead={t('talks.lead')} here="talks">
      <div class="stack">
        {said === undefined ? null : (
          <Notice kind="done" status>
            <p>{said}</p>
          </Notice>
        )}
        {mine.ahead.length === 0 ? <p>{t('talks.none-ahead')}</p> : null}
        {mine.ahead.map((talk) => (
          <TalkSheet view={view} talk={talk} />
        ))}
        {intake === undefined ? null : <IntakeFound view={view} day={intake} />}
        <Actions>
          <LinkButton kind="main" href={paths.planTalk()} icon="plus">
            {t('talks.plan')}
          </LinkButton>
          {mentors.length === 0 ? null : (
            <LinkButton href={paths.askTalk()} icon="talk">
              {t('talks.ask')}
            </LinkButton>
          )}
        </Actions>
        {mine.asks.length === 0 ? null : <p>{t('talks.asked-waits')}</p>}
        <Door
          view={view}
          id="bespreken"
          title={t('talks.points')}
          words={t('talks.points-count', { count: open + own })}
          href={paths.talkPoints()}
        />
        <Door
          view={view}
          id="afspraken"
          title={t('talks.agreements')}
          words={t('talks.agreements-count', { count: toDo })}
          href={paths.agreements()}
        />
        <Helps view={view} />
        <Before view={view} talks={mine.before} />
      </div>
    </Page>
  );
}

/** One talk to come: when, with whom, where. A proposal asks for an answer. */
function TalkSheet({ view, talk }: { view: View; talk: Talk }) {
  const { t } = view;
  const asks = talk.state === 'proposed';
  const who = talk.words.who;
  return (
    <Sheet as="section" tone={asks ? 'rose' : 'sky'} labelledBy={`gesprek-${talk.id}`}>
      <h2 id={`gesprek-${talk.id}`}>{t(asks ? 'talks.proposed-by' : 'talks.with', { who })}</h2>
      <p class="talk-when">{whenInWords(view, talk)}</p>
      <Rows rows={talkRows(view, talk)} />
      <Actions>
        <LinkButton href={paths.talk(talk.id)} spoken={t('talks.look-of', { who })}>
          {t(asks ? 'talks.answer' : 'fill.look')}
        </LinkButton>
      </Actions>
    </Sheet>
  );
}

function IntakeFound({ view: { t, language }, day }: { view: View; day: string }) {
  const at = showDay(language, new Date(`${day}T12:00:00Z`));
  return (
    <Notice>
      <p>{t('talks.intake-found', { day: at })}</p>
      <p>
        <LinkButton compact href={`${paths.planTalk()}?soort=intake`}>
          {t('talks.intake-plan')}
        </LinkButton>
      </p>
    </Notice>
  );
}

type DoorProps = { view: View; id: string; title: string; words: string; href: string };

function Door({ view, id, title, words, href }: DoorProps) {
  return (
    <Sheet as="section" labelledBy={id} withStamp>
      <div>
        <h2 id={id}>{title}</h2>
        <p>{words}</p>
      </div>
      <LinkButton href={href} spoken={`${view.t('fill.look')}: ${title}`}>
        {view.t('fill.look')}
      </LinkButton>
    </Sheet>
  );
}

/** Ways to begin a talk: the cards, and the home assignment on one page (F33, F45). */
function Helps({ view: { t } }: { view: View }) {
  return (
    <section aria-labelledby="helpt" class="flow">
      <h2 id="helpt">{t('talks.helps')}</h2>
      <p>{t('talks.helps-what')}</p>
      <ul class="links">
        <li>
          <a href={paths.cards()}>{t('talks.cards')}</a>
        </li>
        <li>
          <a href={paths.assignment()}>{t('talks.assignment')}</a>
        </li>
      </ul>
    </section>
  );
}

function Before({ view, talks }: { view: View; talks: readonly Talk[] }) {
  const { t, language } = view;
  if (talks.length === 0) return null;
  return (
    <section aria-labelledby="eerder" class="flow">
      <h2 id="eerder">{t('talks.before')}</h2>
      <ul class="links">
        {talks.map((talk) => {
          const values = { who: talk.words.who, day: showDay(language, talk.starts) };
          return (
            <li>
              <a href={paths.talk(talk.id)}>
                {t(talk.state === 'cancelled' ? 'talks.before-off' : 'talks.before-one', values)}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

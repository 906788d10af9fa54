import { isDeepStrictEqual } from 'node:util';
import type { OwnerActor } from '../../access/actor.ts';
import {
  type Aftercare,
  answerLanding,
  keepLanding,
  readAftercare,
  sayCheckin,
  saySummer,
  stopCheckins,
} from '../../aftercare/landing.ts';
import { landingKinds, summerStates } from '../../aftercare/landing-rows.ts';
import { checkMonths, isLikelyStart } from '../../aftercare/life.ts';
import { Fault } from '../../base/fault.ts';
import { type LandingId, readId } from '../../base/id.ts';
import { cleanLine } from '../../questions/clean.ts';
import { readDay } from '../../questions/day.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import type { Issue } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { CheckinForm, LandingForm } from './plek-form.tsx';
import { type Late, LateWords, readSaid, type Said } from './plek-late.tsx';
import { Landing, Proposed } from './plek-now.tsx';

type Owner = Asked<OwnerActor>;

/** Where the young person landed, "heb je nog een plek?", and how it goes after 1, 3 and 6 months (F63, F64). */
export const placeRoute = ownerRoute(paths.landing(), {
  alone: true,
  get: async (asked) => showPlace(asked, await readAftercare(asked.actor, asked.house)),
  async post(asked) {
    const { form, actor, house, go } = asked;
    const summer = summerStates.find((one) => one === form.get('zomer'));
    if (summer !== undefined) {
      await saySummer(actor, house, summer);
      return go(
        summer === 'help' ? paths.askHelp() : `${paths.landing()}?${summer === 'yes' ? 'plek' : 'nog'}`,
      );
    }
    const what = form.get('doe');
    if (what === 'ja' || what === 'nee') {
      const proposed = readId<LandingId>(form.get('welke') ?? undefined);
      if (proposed === undefined) throw new Fault('not-there', 'no id of a place');
      await answerLanding(actor, house, proposed, what === 'ja');
      return go(paths.landing());
    }
    if (what === 'stop') {
      await stopCheckins(actor, house);
      return go(`${paths.landing()}?gestopt`);
    }
    if (what === 'overslaan' || what === 'zeg') return answer(asked, what === 'overslaan');
    return keep(asked);
  },
});

/** A check-in: how it goes, "bel mij", or nothing. Who wants to be called and has nobody, goes to who can help. */
async function answer(asked: Owner, skip: boolean): Promise<Response> {
  const { actor, house, form, view, go } = asked;
  const care = await readAftercare(actor, house);
  const months = checkMonths.find((one) => String(one) === form.get('maanden'));
  const due = months !== undefined && care.due?.months === months ? months : undefined;
  if (skip) {
    if (due !== undefined) await sayCheckin(actor, house, due, 'skipped');
    return go(paths.home());
  }
  const said = readSaid(form);
  if (due === undefined) return tooLate(asked, care, said);
  const { feeling } = said;
  if (feeling === undefined)
    return showPlace(asked, care, { checkin: [{ field: 'gaat', words: view.t('aftercare.feeling-empty') }] });
  if (!(await sayCheckin(actor, house, due, { ...said, feeling })))
    return tooLate(asked, await readAftercare(actor, house), said);
  return go(afterSaid(care, said));
}

const afterSaid = ({ help }: Aftercare, { call }: Said): string =>
  call && help.now?.helper === undefined ? paths.askHelp() : `${paths.landing()}?gezegd`;

/** Over since the form was opened, or answered elsewhere: what was typed is there to copy, or at the question that is asked now. The same once more is one press. */
function tooLate(asked: Owner, care: Aftercare, said: Said): Response {
  const { form, go } = asked;
  const one = care.checkins.find(
    ({ landing, months }) => landing === care.landing?.id && String(months) === form.get('maanden'),
  );
  if (one?.said !== undefined && isDeepStrictEqual({ ...one.said, call: one.call }, said))
    return go(afterSaid(care, said));
  const why = care.due !== undefined ? 'next' : one !== undefined && one.answered !== null ? 'said' : 'over';
  return showPlace(asked, care, { late: { ...said, why } });
}

async function keep(asked: Owner): Promise<Response> {
  const { actor, house, form, view, go } = asked;
  const { t, now } = view;
  const kind = landingKinds.find((one) => one === form.get('soort'));
  const where = cleanLine(form.get('waar') ?? '', 120);
  const starts = readDay(cleanLine(form.get('dag') ?? '', 40));
  const asks = form.get('vraag');
  const issues: Issue[] = [];
  if (kind === undefined) issues.push({ field: 'soort', words: t('aftercare.kind-empty') });
  if (starts === undefined || !isLikelyStart(starts, now))
    issues.push({
      field: 'dag',
      words: t(starts === undefined ? 'aftercare.starts-shape' : 'aftercare.starts-far'),
    });
  if (asks !== 'ja' && asks !== 'nee') issues.push({ field: 'vraag', words: t('aftercare.asks-empty') });
  if (kind === undefined || starts === undefined || issues.length > 0)
    return showPlace(asked, await readAftercare(actor, house), { place: issues });
  const typed = { kind, where, starts, asks: asks === 'ja', follow: form.get('volg') === 'ja' };
  await keepLanding(actor, house, typed, form.get('doe') === 'nieuw');
  return go(`${paths.landing()}?bewaard`);
}

/** What to look at again, by the form that it was typed in: that form comes back, with what was typed. */
type Issues = { place?: readonly Issue[]; checkin?: readonly Issue[]; late?: Late };

/** Who tells or changes a place is asked nothing else meanwhile: one form, and one thing to do next. */
function showPlace(asked: Owner, care: Aftercare, { place, checkin = [], late }: Issues = {}): Response {
  const { view, query, show } = asked;
  const { t } = view;
  const { landing, proposed } = care;
  const changes = query.has('anders') || query.has('nieuw') || place !== undefined;
  const due = changes ? undefined : care.due;
  const issues = place ?? checkin;
  const said = (['gezegd', 'bewaard', 'gestopt', 'plek', 'nog'] as const).find((one) => query.has(one));
  const page = (
    <Page
      view={view}
      title={t('aftercare.place')}
      heading={t(due === undefined ? 'aftercare.place' : 'aftercare.how')}
      lead={t(due === undefined ? 'aftercare.place-lead' : 'aftercare.how-lead')}
      back={paths.home()}
      here="passport"
      fault={issues.length > 0}
    >
      <div class="stack">
        {said === undefined || issues.length > 0 ? null : (
          <Notice kind="done" status>
            <p>{t(`aftercare.said-${words[said]}`)}</p>
          </Notice>
        )}
        {late === undefined ? null : <LateWords view={view} late={late} />}
        {said === 'nog' ? (
          <Actions>
            <LinkButton kind="main" href={paths.askHelp()}>
              {t('aftercare.help')}
            </LinkButton>
          </Actions>
        ) : null}
        {due === undefined ? null : <CheckinForm asked={asked} care={care} due={due} issues={checkin} />}
        {proposed === undefined || changes ? null : (
          <Proposed view={view} place={proposed} before={landing} first={due === undefined} />
        )}
        {said === 'nog' && issues.length === 0 ? null : changes || (landing ?? proposed) === undefined ? (
          <LandingForm asked={asked} care={care} issues={place ?? []} />
        ) : landing === undefined ? null : (
          <Landing view={view} care={care} landing={landing} />
        )}
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : late === undefined ? 200 : 409);
}

const words = { gezegd: 'told', bewaard: 'kept', gestopt: 'stopped', plek: 'place', nog: 'not-yet' } as const;

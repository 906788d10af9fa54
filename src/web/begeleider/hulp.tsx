import type { StaffActor } from '../../access/actor.ts';
import {
  type Case,
  closeSignal,
  lookSignal,
  proposeLanding,
  reachedThem,
  takeSignal,
} from '../../aftercare/cases.ts';
import { landingKinds } from '../../aftercare/landing-rows.ts';
import { checkMonths, isLikelyStart } from '../../aftercare/life.ts';
import { closeReasons } from '../../aftercare/rows.ts';
import { Fault } from '../../base/fault.ts';
import { readId, type SignalId } from '../../base/id.ts';
import { listInbox } from '../../inbox/list.ts';
import { cleanLine, cleanText } from '../../questions/clean.ts';
import { readDay } from '../../questions/day.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { Afterwards, CloseForm, LandForm } from './hulp-parts.tsx';

type Staff = Asked<StaffActor>;

/** Somebody who asked for help: how to reach them, and what is done with it. Each look is a line in their log. */
export const signalRoute = staffRoute(pattern.signal, {
  get: (asked) => showCase(asked, signalIn(asked), []),
  post: (asked) => act(asked, signalIn(asked)),
});

export const signalIn = ({ params }: Staff): SignalId => {
  const id = readId<SignalId>(params.signal);
  if (id === undefined) throw new Fault('not-there', 'no id of a signal');
  return id;
};

async function act(asked: Staff, id: SignalId): Promise<Response> {
  const { actor, house, form, go } = asked;
  const here = paths.signal(id);
  const what = form.get('doe');
  if (what === 'neem') {
    await takeSignal(actor, house, id, ownName(asked));
    return go(`${here}?genomen`);
  }
  const months = checkMonths.find((one) => String(one) === form.get('gebeld'));
  if (months !== undefined) {
    const { landing } = await lookSignal(actor, house, id);
    if (landing !== undefined) await reachedThem(actor, house, id, { landing: landing.id, months });
    return go(here);
  }
  if (what === 'klaar') return close(asked, id);
  if (what === 'begonnen') return land(asked, id);
  throw new Fault('malformed', 'nothing to do');
}

/** As this person is called at work: the young person reads it. */
const ownName = ({ view: { visitor } }: Staff): string => (visitor.kind === 'staff' ? visitor.name : '');

async function close(asked: Staff, id: SignalId): Promise<Response> {
  const { actor, house, form, view, go } = asked;
  const reason = closeReasons.find((one) => one === form.get('reden'));
  if (reason === undefined)
    return showCase(asked, id, [{ field: 'reden', words: view.t('helping.reason-empty') }]);
  await closeSignal(actor, house, id, { reason, words: cleanText(form.get('woorden') ?? '', 500) });
  return go(paths.staffHome());
}

async function land(asked: Staff, id: SignalId): Promise<Response> {
  const { actor, house, form, view, go } = asked;
  const { t, now } = view;
  const kind = landingKinds.find((one) => one === form.get('soort'));
  const starts = readDay(cleanLine(form.get('dag') ?? '', 40));
  const issues: Issue[] = [];
  if (kind === undefined) issues.push({ field: 'soort', words: t('helping.kind-empty') });
  if (starts === undefined || !isLikelyStart(starts, now))
    issues.push({ field: 'dag', words: t('helping.starts-shape') });
  if (kind === undefined || starts === undefined || issues.length > 0) return showCase(asked, id, issues);
  const where = cleanLine(form.get('waar') ?? '', 120);
  await proposeLanding(actor, house, id, { kind, where, starts, by: ownName(asked) });
  return go(`${paths.signal(id)}?voorgesteld`);
}

async function showCase(asked: Staff, id: SignalId, issues: readonly Issue[]): Promise<Response> {
  const { actor, house, view, query, show } = asked;
  const { t } = view;
  const one = await lookSignal(actor, house, id);
  const shared = (await listInbox(actor, house)).filter(({ owner }) => owner === one.owner);
  const said = (['genomen', 'voorgesteld'] as const).find((word) => query.has(word));
  const page = (
    <Page
      view={view}
      title={t('helping.title')}
      heading={t(one.mine ? 'helping.of' : 'helping.asks', { name: one.called })}
      lead={t('helping.log', { name: one.called })}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        {said === undefined ? null : (
          <Notice kind="done" status>
            <p>{t(said === 'genomen' ? 'helping.taken' : 'helping.proposed', { name: one.called })}</p>
          </Notice>
        )}
        <Reaching view={view} one={one} />
        {one.mine ? (
          <>
            <Afterwards view={view} one={one} />
            <Ways view={view} one={one} shared={shared.map(({ grant }) => paths.inboxOne(grant))} />
            {one.landing === undefined ? <LandForm asked={asked} one={one} issues={issues} /> : null}
            <CloseForm asked={asked} one={one} issues={issues} />
          </>
        ) : (
          <Form view={view} action={paths.signal(id)}>
            <p>{t('helping.take-what', { name: one.called })}</p>
            <Actions>
              <Button kind="main" name="doe" value="neem">
                {t('helping.take', { name: one.called })}
              </Button>
            </Actions>
          </Form>
        )}
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

function Reaching({ view, one }: { view: View; one: Case }) {
  const { t, language } = view;
  return (
    <Sheet as="section" labelledBy="bereiken">
      <h2 id="bereiken">{t('helping.reach')}</h2>
      <Rows
        rows={[
          [t('helping.called'), <bdi>{one.called}</bdi>],
          [t(`helping.way-${one.reach.way}`), <bdi>{one.reach.where}</bdi>],
          [t('helping.asked'), showDay(language, one.asked)],
        ]}
      />
      <p class="soft">{t('helping.only-this')}</p>
    </Sheet>
  );
}

/** What was shared with this person, asking for something, and somebody else who goes on. */
function Ways({ view, one, shared }: { view: View; one: Case; shared: readonly string[] }) {
  const { t } = view;
  return (
    <Actions>
      {shared.map((href) => (
        <LinkButton kind={one.calls ? 'line' : 'main'} href={href}>
          {t('helping.shared')}
        </LinkButton>
      ))}
      <LinkButton href={paths.signalAsk(one.id)}>
        {t(shared.length === 0 ? 'requests.ask' : 'requests.more')}
      </LinkButton>
      <LinkButton href={paths.signalOther(one.id)}>{t('requests.handover')}</LinkButton>
    </Actions>
  );
}

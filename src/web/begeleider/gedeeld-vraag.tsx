import type { StaffActor } from '../../access/actor.ts';
import { inSight } from '../../aftercare/cases.ts';
import { Fault } from '../../base/fault.ts';
import { type GroupId, type OwnerId, readId } from '../../base/id.ts';
import { type AskedToSee, askForMore, askHelped, askPupil, listAsked } from '../../inbox/ask.ts';
import { cleanText } from '../../questions/clean.ts';
import { quietAfter } from '../../sharing/request-rows.ts';
import { readMember } from '../../talks/guide.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { whileShared } from './gedeeld.tsx';
import { signalIn } from './hulp.tsx';

const longest = 500;

/** A mentor asks somebody of the own class to share something, once (F88). The young person decides; who asked sees only what is shared. */
export const askPupilRoute = staffRoute(pattern.askPupil, {
  async get(asked) {
    const { called, owner, group } = await pupilOf(asked);
    return showAsk(asked, { name: called, owner, back: paths.lesson(group) }, []);
  },
  async post(asked) {
    const { called, owner, group } = await pupilOf(asked);
    const about = { name: called, owner, back: paths.lesson(group) };
    return answer(asked, about, (why) => askPupil(asked.actor, asked.house, { owner, group }, why));
  },
});

/** An adviser who reads a share asks for something more. */
export const askMoreRoute = staffRoute(pattern.inboxAsk, {
  get: (asked) =>
    whileShared(asked, (reader, item) => {
      const back = paths.inboxOne(reader.grant);
      return showAsk(asked, { name: item.called, owner: reader.owner, back }, []);
    }),
  post: (asked) =>
    whileShared(asked, (reader, item) => {
      const about = { name: item.called, owner: reader.owner, back: paths.inboxOne(reader.grant) };
      return answer(asked, about, (why) => askForMore(reader, asked.house, why));
    }),
});

/** An adviser asks who they help to share something. */
export const signalAskRoute = staffRoute(pattern.signalAsk, {
  async get(asked) {
    return showAsk(asked, await helpedOf(asked), []);
  },
  async post(asked) {
    const about = await helpedOf(asked);
    return answer(asked, about, (why) => askHelped(asked.actor, asked.house, about.owner, why));
  },
});

async function helpedOf(asked: Asked<StaffActor>): Promise<About> {
  const id = signalIn(asked);
  const { called, owner } = await inSight(asked.actor, asked.house, id);
  return { name: called, owner, back: paths.signal(id) };
}

async function pupilOf({ actor, house, params }: Asked<StaffActor>) {
  const group = readId<GroupId>(params.group);
  const owner = readId<OwnerId>(params.owner);
  if (group === undefined || owner === undefined) throw new Fault('not-there', 'no ids');
  return readMember(actor, house, group, owner);
}

type About = { name: string; owner: OwnerId; back: string };

async function answer(
  asked: Asked<StaffActor>,
  about: About,
  keep: (why: string) => Promise<AskedToSee>,
): Promise<Response> {
  const why = cleanText(asked.form.get('waarom') ?? '', longest);
  if (why === '')
    return showAsk(asked, about, [{ field: 'waarom', words: asked.view.t('requests.why-empty') }]);
  await keep(why);
  return asked.go(`${asked.view.address.split('?')[0] ?? about.back}?gevraagd`);
}

/** The same page for a no and for silence: nothing has been shared. */
async function showAsk(
  asked: Asked<StaffActor>,
  { name, owner, back }: About,
  issues: readonly Issue[],
): Promise<Response> {
  const { actor, house, view, form, query, show } = asked;
  const { t, language, now } = view;
  const before = (await listAsked(actor, house)).get(owner);
  const quiet = before !== undefined && now.getTime() - before.getTime() < quietAfter;
  const page = (
    <Page
      view={view}
      title={t('requests.ask')}
      heading={t('requests.ask-who', { name })}
      lead={t('requests.ask-lead', { name })}
      back={back}
      fault={issues.length > 0}
    >
      {quiet ? (
        <Notice kind={query.has('gevraagd') ? 'done' : 'info'} status={query.has('gevraagd')}>
          {query.has('gevraagd') ? <p>{t('requests.asked-now', { name })}</p> : null}
          <p>{t('requests.asked', { day: showDay(language, before) })}</p>
          <p>{t('requests.asked-rest', { name })}</p>
        </Notice>
      ) : (
        <>
          <ErrorSummary view={view} issues={issues} />
          <Form view={view} action={view.address}>
            <LongField
              view={view}
              name="waarom"
              label={t('requests.why')}
              hint={t('requests.why-hint', { name })}
              issue={issueOf(issues, 'waarom')}
              value={form.get('waarom') ?? ''}
              maxlength={longest}
            />
            <Actions>
              <Button kind="main" noCheck>
                {t('requests.ask-do', { name })}
              </Button>
            </Actions>
          </Form>
        </>
      )}
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

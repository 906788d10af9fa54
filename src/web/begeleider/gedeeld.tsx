import type { ReaderActor, StaffActor } from '../../access/actor.ts';
import type { Way } from '../../audit/entry.ts';
import { Fault } from '../../base/fault.ts';
import { type GrantId, readId } from '../../base/id.ts';
import { acceptAtWork, type InboxItem, listInbox, readerOf } from '../../inbox/list.ts';
import { lookShared, type SharedLook } from '../../look/shared.ts';
import { lastDay } from '../../sharing/life.ts';
import { showDay } from '../../words/text.ts';
import { OwnFile } from '../ontvanger/own-file.tsx';
import { keepReply, ReplyForm, readTyped, type Typed } from '../ontvanger/reply-form.tsx';
import { SharedPassport } from '../ontvanger/shared-passport.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { CardChoice } from '../parts/choice.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { DutchBeside } from '../parts/dutch-beside.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Group } from '../parts/group.tsx';
import { Page } from '../parts/page.tsx';
import type { ProofAt } from '../parts/proofs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { sendProof } from '../proof-file.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';

/** The inbox (F74): only what young people shared with where this person works, or with this very person. */
export const inboxRoute = staffRoute(paths.inbox(), {
  async get({ actor, house, view, show }) {
    const items = await listInbox(actor, house);
    const { t } = view;
    return show(
      <Page
        view={view}
        title={t('inbox.title')}
        heading={t('inbox.title')}
        lead={t('inbox.lead')}
        back={paths.staffHome()}
      >
        <div class="stack">
          {items.length === 0 ? <p>{t('inbox.empty')}</p> : null}
          <ul class="grid">
            {items.map((item) => (
              <Item view={view} item={item} />
            ))}
          </ul>
        </div>
      </Page>,
    );
  },
});

function Item({ view, item }: { view: View; item: InboxItem }) {
  const { t, language } = view;
  const { grant, called, starts, ends, personal, groupName, read } = item;
  return (
    <Sheet as="li" tone={read ? 'white' : 'rose'}>
      <h2>
        <a class="sheet-link" href={paths.inboxOne(grant)}>
          <bdi>{called}</bdi>
        </a>
      </h2>
      <p>
        {t(read ? 'inbox.read' : 'inbox.new')}
        {groupName === undefined ? '' : `, ${groupName}`}
      </p>
      <p class="soft">
        {t('inbox.span', { from: showDay(language, starts), until: showDay(language, lastDay(ends)) })}
        {personal ? ` ${t('inbox.personal')}` : ''}
      </p>
    </Sheet>
  );
}

/** One shared passport: after this person's own yes to the purpose and a press (F73, U42), as any receiver sees it. Each time is a line in the log. */
export const inboxOneRoute = staffRoute(pattern.inboxOne, {
  get: (asked) => whileShared(asked, (reader, item) => showOne(asked, reader, item)),
  post: (asked) =>
    whileShared(asked, async (reader, item) => {
      const { form, house, go, view } = asked;
      const here = paths.inboxOne(reader.grant);
      if (!item.read) {
        if (form.get('doel') !== 'ja')
          return askPage(asked, item, [{ field: 'doel', words: view.t('receive.purpose-empty') }]);
        await acceptAtWork(reader, house);
        return go(here);
      }
      const typed = readTyped(asked);
      if (typed.issues.length > 0) return showOne(asked, reader, item, typed);
      await keepReply({ actor: reader, house }, typed);
      return go(`${here}#laat-weten`);
    }),
});

async function showOne(
  asked: Asked<StaffActor>,
  reader: ReaderActor,
  item: InboxItem,
  typed?: Typed,
): Promise<Response> {
  if (!item.read) return askPage(asked, item, []);
  const { house, view, show } = asked;
  const { t } = view;
  const look = await lookShared(reader, house, view.language);
  const here = paths.inboxOne(reader.grant);
  const page = (
    <Page
      view={view}
      title={t('receive.title')}
      back={paths.inbox()}
      wide
      firstScreen
      fault={typed !== undefined}
    >
      <div class="stack">
        <SharedPassport view={view} look={look} at={proofsOf(reader.grant)} />
        <Actions>
          <LinkButton href={`${paths.inboxPaper(reader.grant)}?kort`}>{t('inbox.one-side')}</LinkButton>
          <PrintButton view={view} words={t('receive.print')} />
          {asked.actor.role === 'adviser' ? (
            <LinkButton href={paths.inboxAsk(reader.grant)}>{t('requests.more')}</LinkButton>
          ) : null}
          <LinkButton href={paths.inboxHandover(reader.grant)}>{t('requests.handover')}</LinkButton>
        </Actions>
        <div class="screen-only stack">
          <ReplyForm
            view={view}
            name={look.shown.called}
            reply={look.reply}
            action={here}
            {...(typed && { typed })}
          />
          <OwnFile view={view} name={look.shown.called} reply={look.reply} />
        </div>
      </div>
    </Page>
  );
  return show(page, typed === undefined ? 200 : 422);
}

/** Asked of each person for each passport, before anything of it is seen. */
function askPage(asked: Asked<StaffActor>, item: InboxItem, issues: readonly Issue[]): Response {
  const { view, show } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('receive.title')}
      heading={t('receive.passport-of', { name: item.called })}
      lead={t('inbox.ask-lead', { name: item.called })}
      back={paths.inbox()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.inboxOne(item.grant)}>
        <Group id="f-doel" legend={t('receive.purpose')} issue={issueOf(issues, 'doel')}>
          <CardChoice
            type="checkbox"
            name="doel"
            id="doel"
            value="ja"
            words={t('receive.purpose-yes')}
            checked={false}
            wrong={issues.length > 0}
          />
          <DutchBeside view={view} keys={['receive.purpose-yes']} />
        </Group>
        <Actions>
          <Button kind="main">{t('receive.open')}</Button>
        </Actions>
      </Form>
      <p class="soft">{t('receive.log')}</p>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

/** Its bytes pass the same door, as the same reader. */
export const inboxProofRoute = staffRoute(pattern.inboxProof, {
  get: async (asked) => sendProof({ ...asked, actor: await readerIn(asked) }, 'whole'),
});
export const inboxProofSmallRoute = staffRoute(pattern.inboxProofSmall, {
  get: async (asked) => sendProof({ ...asked, actor: await readerIn(asked) }, 'preview'),
});

export const proofsOf = (grant: GrantId): ProofAt => ({
  whole: (proof) => paths.inboxProof(grant, proof),
  small: (proof) => paths.inboxProofSmall(grant, proof),
});

export async function readerIn({ actor, house, params }: Asked<StaffActor>): Promise<ReaderActor> {
  const grant = readId<GrantId>(params.grant);
  if (grant === undefined) throw new Fault('not-there', 'no id of a share');
  return readerOf(actor, house, grant);
}

/** The look for a paper: it goes along, and the log says so. */
export const lookToTake = (reader: ReaderActor, { house, view }: Asked<StaffActor>): Promise<SharedLook> => {
  const way: Way = 'export';
  return lookShared(reader, house, view.language, way);
};

/** With whoever may read it now; who may no more is told so plainly, at this very request (U39). A foreign id is as one that is not there. */
export async function whileShared(
  asked: Asked<StaffActor>,
  then: (reader: ReaderActor, item: InboxItem) => Response | Promise<Response>,
): Promise<Response> {
  const { actor, house } = asked;
  const reader = await readerIn(asked);
  const item = (await listInbox(actor, house)).find(({ grant }) => grant === reader.grant);
  if (item === undefined) return overAtWork(asked);
  try {
    return await then(reader, item);
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return overAtWork(asked);
    throw fault;
  }
}

function overAtWork({ view, show }: Asked<StaffActor>): Response {
  const { t } = view;
  return show(
    <Page view={view} title={t('receive.ended')} heading={t('receive.ended')} lead={t('inbox.over')}>
      <Actions>
        <LinkButton kind="main" href={paths.inbox()}>
          {t('inbox.title')}
        </LinkButton>
      </Actions>
    </Page>,
    404,
  );
}

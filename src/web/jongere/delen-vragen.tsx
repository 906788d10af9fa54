import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GrantId, readId, type ShareRequestId } from '../../base/id.ts';
import { declineRequest, listRequests, type Waiting } from '../../inbox/ask.ts';
import { declineHandover, draftForHandover, type Proposed } from '../../inbox/hand-over.ts';
import { makeDraft } from '../../sharing/draft.ts';
import { showDay } from '../../words/text.ts';
import { roleWords } from '../begeleider/hats.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { atStart } from './geschiedenis.tsx';

/** Somebody asks to share, or proposes who takes over: calmly on the centre page, with nothing chosen beforehand (F65, F88). */
export function Requests(props: {
  view: View;
  requests: readonly Waiting[];
  handovers: readonly Proposed[];
}) {
  const { view, requests, handovers } = props;
  if (requests.length + handovers.length === 0) return null;
  return (
    <section aria-labelledby="vragen" class="stack">
      <h2 id="vragen">{view.t('requests.title')}</h2>
      {requests.map((one) => (
        <RequestSheet view={view} one={one} />
      ))}
      {handovers.map((one) => (
        <HandoverSheet view={view} one={one} />
      ))}
    </section>
  );
}

function RequestSheet({ view, one }: { view: View; one: Waiting }) {
  const { t, language } = view;
  const role = t(roleWords[one.role]).toLocaleLowerCase(language);
  return (
    <Sheet tone="sky">
      <p>{t('requests.asks', { name: atStart(one.name), role, organisation: one.organisation })}</p>
      <blockquote dir="auto">{one.why}</blockquote>
      <p class="soft">{t('requests.asks-when', { day: showDay(language, one.asked) })}</p>
      <Form view={view} action={paths.shareRequests()}>
        <Actions>
          <Button name="kies" value={one.id}>
            {t('requests.choose')}
          </Button>
          <Button kind="quiet" name="nee" value={one.id}>
            {t('requests.no')}
          </Button>
        </Actions>
      </Form>
      <p class="soft">{t('requests.no-rest')}</p>
    </Sheet>
  );
}

function HandoverSheet({ view, one }: { view: View; one: Proposed }) {
  const { t } = view;
  const { name, role, organisation } = one.to;
  return (
    <Sheet tone="sky">
      <p>{t('requests.over', { from: atStart(one.from), name })}</p>
      <p>{t('requests.over-to', { name, role, at: organisation })}</p>
      <blockquote dir="auto">{one.why}</blockquote>
      <p>{t('requests.over-what', { from: one.from, name })}</p>
      <Form view={view} action={paths.handovers()}>
        <input type="hidden" name="deling" value={one.grant} />
        <Actions>
          <Button name="doe" value="ja">
            {t('requests.over-yes', { name })}
          </Button>
          <Button name="doe" value="zelf">
            {t('requests.over-less', { name })}
          </Button>
          <Button kind="quiet" name="doe" value="nee">
            {t('requests.over-no')}
          </Button>
        </Actions>
      </Form>
    </Sheet>
  );
}

/** The answer to who asked: to the choosing, with nothing chosen, or no. */
export const shareRequestsRoute = ownerRoute(paths.shareRequests(), {
  alone: true,
  get: ({ go }) => go(paths.sharing()),
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    const yes = readId<ShareRequestId>(form.get('kies') ?? undefined);
    const one = await waitingFor(asked, yes ?? readId<ShareRequestId>(form.get('nee') ?? undefined));
    if (yes === undefined) {
      if (one.to.person !== null) await declineRequest(actor, house, one.to.person);
      return go(`${paths.sharing()}?nee`);
    }
    const role = view.t(roleWords[one.role]).toLocaleLowerCase(view.language);
    const receiver = { name: one.name, role, organisation: one.organisation };
    return go(paths.grantWhat(await makeDraft(actor, house, receiver, one.to)));
  },
});

async function waitingFor(
  { actor, house }: Asked<OwnerActor>,
  id: ShareRequestId | undefined,
): Promise<Waiting> {
  const one = (await listRequests(actor, house)).find((known) => known.id === id);
  if (one === undefined) throw new Fault('not-there', 'nobody who waits for an answer');
  return one;
}

/** The answer to a proposal: the same for who takes over, less by an own choice, or as it was. */
export const handoversRoute = ownerRoute(paths.handovers(), {
  alone: true,
  get: ({ go }) => go(paths.sharing()),
  async post({ actor, house, form, go }) {
    const grant = readId<GrantId>(form.get('deling') ?? undefined);
    const answer = (['ja', 'zelf', 'nee'] as const).find((known) => known === form.get('doe'));
    if (grant === undefined || answer === undefined) throw new Fault('malformed', 'no answer to a proposal');
    if (answer === 'nee') {
      await declineHandover(actor, house, grant);
      return go(paths.sharing());
    }
    const draft = await draftForHandover(actor, house, grant, answer === 'ja');
    // Also the same as before is looked at first, and given there as any other share: with consent and own factor where those are asked for.
    return go(answer === 'zelf' ? paths.grantWhat(draft) : paths.grantPreview(draft));
  },
});

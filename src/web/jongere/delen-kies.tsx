import type { OwnerActor } from '../../access/actor.ts';
import { type GrantId, readId } from '../../base/id.ts';
import { type Choosable, type Choosables, listReceivers, receiverWithKey } from '../../inbox/choose.ts';
import { cleanLine } from '../../questions/clean.ts';
import { changeReceiver, makeDraft } from '../../sharing/draft.ts';
import type { Receiver } from '../../sharing/seal.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/**
 * With whom? Out of a list: the own mentor, a school to go to, the Doorstroompunt. Only who signed what the region asks stands in it (F124); anybody
 * else is for the page with link and code. Nothing is chosen beforehand (U41).
 */
export const chooseReceiverRoute = ownerRoute(paths.chooseReceiver(), {
  async get(asked) {
    const all = await listReceivers(asked.actor, asked.house, '');
    // In a house where nobody can be chosen there is nothing to choose.
    return all.found.length === 0 ? asked.go(paths.share()) : showChoose(asked, all, []);
  },
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    if (form.has('zoeken')) return showChoose(asked, await listReceivers(actor, house, searched(form)), []);
    const chosen = await receiverWithKey(actor, house, form.get('naar') ?? '');
    if (chosen === undefined) {
      const all = await listReceivers(actor, house, searched(form));
      return showChoose(asked, all, [{ field: 'naar', words: view.t('inbox.choose-empty') }]);
    }
    const receiver = asReceiver(view, chosen);
    const draft = readId<GrantId>(form.get('deling') ?? undefined);
    if (draft === undefined) return go(paths.grantWhat(await makeDraft(actor, house, receiver, chosen.to)));
    await changeReceiver(actor, house, draft, receiver, chosen.to);
    return go(paths.grantWhat(draft));
  },
});

const searched = (fields: URLSearchParams): string => cleanLine(fields.get('zoek') ?? '', 80);

/** As it stands on the share from now on, in the young person's language. */
export function asReceiver(view: View, { name, as, at, place }: Choosable): Receiver {
  return { name, role: roleInWords(view, as), organisation: at || place };
}

export function roleInWords({ t }: View, as: Choosable['as']): string {
  if (as.role === 'mentor') return t('inbox.role-mentor', { group: as.group });
  if (as.role === 'adviser') return t('inbox.role-adviser');
  if (as.kind === 'employer') return t('inbox.role-work');
  return t(as.kind === 'mbo' || as.kind === 'domain' ? 'inbox.role-intake' : 'inbox.role-office');
}

function showChoose(asked: Asked<OwnerActor>, all: Choosables, issues: readonly Issue[]): Response {
  const { view, query, form, show } = asked;
  const { t } = view;
  const words = searched(form);
  const draft = readId<GrantId>(query.get('deling') ?? form.get('deling') ?? undefined);
  const page = (
    <Page
      view={view}
      title={t('share.who-title')}
      heading={t('share.who-title')}
      lead={t('share.who-lead')}
      back={paths.sharing()}
      here="sharing"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        <Search view={view} words={words} draft={draft} />
        <Found view={view} all={all} words={words} draft={draft} issues={issues} />
        <section aria-labelledby="anders" class="flow">
          <h2 id="anders">{t('inbox.other')}</h2>
          <p>{t('inbox.other-what')}</p>
          <Actions>
            <LinkButton href={draft === undefined ? paths.share() : `${paths.share()}?deling=${draft}`}>
              {t('inbox.other-link')}
            </LinkButton>
          </Actions>
        </section>
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

type Props = { view: View; words: string; draft: GrantId | undefined };

/** Sent as a form, because what is looked for can be somebody's name: that does not belong in an address. */
function Search({ view, words, draft }: Props) {
  const { t } = view;
  return (
    <Form view={view} action={paths.chooseReceiver()}>
      {draft === undefined ? null : <input type="hidden" name="deling" value={draft} />}
      <TextField
        view={view}
        name="zoek"
        type="search"
        label={t('inbox.search')}
        hint={t('inbox.search-hint')}
        value={words}
        maxlength={80}
      />
      <Actions>
        <Button name="zoeken" value="ja">
          {t('inbox.search-do')}
        </Button>
      </Actions>
    </Form>
  );
}

function Found(props: Props & { all: Choosables; issues: readonly Issue[] }) {
  const { view, all, words, draft, issues } = props;
  const { t } = view;
  if (all.found.length === 0) return <p role="status">{t('inbox.none-found')}</p>;
  return (
    <Form view={view} action={paths.chooseReceiver()}>
      {draft === undefined ? null : <input type="hidden" name="deling" value={draft} />}
      <input type="hidden" name="zoek" value={words} />
      <Radios
        name="naar"
        legend={t('inbox.choose')}
        hint={t(all.more ? 'inbox.choose-more' : 'inbox.choose-hint')}
        issue={issueOf(issues, 'naar')}
        options={all.found.map((one) => ({
          value: one.key,
          words: <bdi>{one.name}</bdi>,
          note: [roleInWords(view, one.as), one.at, one.place].filter(Boolean).join(', '),
        }))}
        chosen={[]}
      />
      <Actions>
        <Button kind="main" noCheck>
          {t('common.go-on')}
        </Button>
      </Actions>
    </Form>
  );
}

import type { OwnerActor } from '../../access/actor.ts';
import { type GrantId, readId } from '../../base/id.ts';
import { inboxNamed } from '../../inbox/choose.ts';
import { cleanLine } from '../../questions/clean.ts';
import { changeReceiver, makeDraft } from '../../sharing/draft.ts';
import { readShare } from '../../sharing/list.ts';
import type { Receiver } from '../../sharing/seal.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

const longest = { naam: 80, rol: 80, organisatie: 80, mail: 120 } as const;

/** With whom? Nothing is given yet. With `?deling=…` it changes for whom a draft is. */
export const shareRoute = ownerRoute(paths.share(), {
  alone: true,
  async get(asked) {
    const { actor, house, query, show, view } = asked;
    const id = readId<GrantId>(query.get('deling') ?? undefined);
    const draft = id === undefined ? undefined : await readShare(actor, house, id);
    const known = draft?.state === 'draft' ? draft : undefined;
    return show(<WhoPage view={view} receiver={known?.receiver} draft={known?.id} issues={[]} />);
  },
  async post(asked) {
    const { actor, house, form, view, show, go } = asked;
    const receiver = readReceiver(form);
    const draft = readId<GrantId>(form.get('deling') ?? undefined);
    const issues = check(asked, receiver);
    if (issues.length > 0) {
      return show(<WhoPage view={view} receiver={receiver} draft={draft} issues={issues} />, 422);
    }
    const listed = form.has('toch') ? undefined : await inboxNamed(actor, house, receiver.organisation);
    if (listed !== undefined) {
      const page = <WhoPage view={view} receiver={receiver} draft={draft} issues={[]} listed={listed.name} />;
      return show(page);
    }
    if (draft === undefined) return go(paths.grantWhat(await makeDraft(actor, house, receiver)));
    await changeReceiver(actor, house, draft, receiver);
    return go(paths.grantWhat(draft));
  },
});

function readReceiver(form: URLSearchParams): Receiver {
  const field = (name: keyof typeof longest): string => cleanLine(form.get(name) ?? '', longest[name]);
  const mail = field('mail');
  return {
    name: field('naam'),
    role: field('rol'),
    organisation: field('organisatie'),
    ...(mail && { mail }),
  };
}

function check({ view: { t } }: Asked<OwnerActor>, { name, role, mail }: Receiver): Issue[] {
  const issues: Issue[] = [];
  if (name === '') issues.push({ field: 'naam', words: t('share.name-empty') });
  if (role === '') issues.push({ field: 'rol', words: t('share.role-empty') });
  if (mail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail))
    issues.push({ field: 'mail', words: t('share.mail-shape') });
  return issues;
}

function WhoPage(props: {
  view: View;
  receiver: Receiver | undefined;
  draft: GrantId | undefined;
  issues: readonly Issue[];
  /** The typed organisation stands in the list of who signed. */
  listed?: string;
}) {
  const { view, receiver, draft, issues, listed } = props;
  const { t } = view;
  const of = (name: keyof typeof longest) => ({
    view,
    name,
    issue: issueOf(issues, name),
    maxlength: longest[name],
  });
  return (
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
      <Notice kind={listed === undefined ? 'info' : 'mind'} status={listed !== undefined}>
        <p>{listed === undefined ? t('inbox.not-signed') : t('inbox.is-listed', { who: listed })}</p>
        {listed === undefined ? null : (
          <p>
            <Link href={paths.chooseReceiver()}>{t('inbox.to-list')}</Link>
          </p>
        )}
      </Notice>
      <Form view={view} action={paths.share()}>
        {draft === undefined ? null : <input type="hidden" name="deling" value={draft} />}
        {listed === undefined ? null : <input type="hidden" name="toch" value="ja" />}
        <TextField
          {...of('naam')}
          label={t('share.name')}
          hint={t('share.name-hint')}
          value={receiver?.name}
          autocapitalize="words"
        />
        <TextField
          {...of('rol')}
          label={t('share.role')}
          hint={t('share.role-hint')}
          value={receiver?.role}
        />
        <TextField
          {...of('organisatie')}
          label={t('share.organisation')}
          optional
          value={receiver?.organisation}
          autocapitalize="words"
        />
        <TextField
          {...of('mail')}
          label={t('share.mail')}
          hint={t('share.mail-hint')}
          optional
          type="email"
          inputmode="email"
          autocapitalize="none"
          spellcheck={false}
          value={receiver?.mail}
        />
        <Actions>
          <Button kind="main" noCheck>
            {t('common.go-on')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}

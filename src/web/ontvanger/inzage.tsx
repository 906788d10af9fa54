import type { Actor } from '../../access/actor.ts';
import { codeLength, readCode } from '../../base/code.ts';
import { askAgain } from '../../identity/ask-again.ts';
import { receive } from '../../identity/receive.ts';
import type { LimitName } from '../../store/limit.ts';
import { Actions, Button } from '../parts/button.tsx';
import { CardChoice } from '../parts/choice.tsx';
import { DutchBeside } from '../parts/dutch-beside.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Group } from '../parts/group.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { overPage } from './over-page.tsx';

/**
 * The receiver's way in. The page is the same for every link, real or not, and for none: GET and HEAD look nothing up and change nothing
 * (C1, U42, P75). Only code, purpose and a press of the button open something.
 */
const handlers = { get: (asked: Asked<Actor>) => askPage(asked, []), post: comeIn };
export const receiveRoute = openRoute(paths.receive(), handlers);
export const receiveLinkRoute = openRoute(pattern.receiveLink, handlers);

async function comeIn(asked: Asked<Actor>): Promise<Response> {
  const { form, house, view, network, params } = asked;
  const issues = check(asked);
  if (issues.length > 0) return askPage(asked, issues);
  const link = params.link;
  const limits = counted(network, link);
  for (const [name, key] of limits) await asked.desk.limits.take(name, key);
  const received = await receive(house, { code: form.get('code') ?? '', link, look: view.look });
  if (received.kind === 'wrong') {
    const again = Number(form.get('keer') ?? '0') > 0;
    return askPage(asked, [
      { field: 'code', words: view.t(again ? 'receive.code-wrong-again' : 'receive.code-wrong') },
    ]);
  }
  for (const [name, key] of limits) await asked.desk.limits.giveBack(name, key);
  if (received.kind !== 'in') return overPage(asked, received, { code: form.get('code') ?? '', link });
  return asked.signIn(asked.go(paths.shared()), received.token, 'shared');
}

/** Asks the owner of a share that ended whether it may last longer: the code comes along, hidden in the form (C3, F88). */
export const askAgainRoute = openRoute(paths.askAgain(), {
  get: (asked) => asked.go(paths.receive()),
  async post(asked) {
    const { form, house, network, desk } = asked;
    const link = form.get('link') || undefined;
    const limits = counted(network, link);
    for (const [name, key] of limits) await desk.limits.take(name, key);
    const may = await askAgain(house, { code: form.get('code') ?? '', link });
    if (may) for (const [name, key] of limits) await desk.limits.giveBack(name, key);
    return overPage(asked, { kind: may ? 'asked' : 'unknown' });
  },
});

/** Tries count by network, and by the link that was brought. */
function counted(network: string, link: string | undefined): [LimitName, string][] {
  return [
    ['share-code-network', network],
    ...(link === undefined ? [] : [['share-code', link] satisfies [LimitName, string]]),
  ];
}

/** Nothing is looked up, and no try counted, before the form itself is whole. */
function check({ form, view: { t } }: Asked<Actor>): Issue[] {
  const issues: Issue[] = [];
  const typed = (form.get('code') ?? '').trim();
  if (typed === '') issues.push({ field: 'code', words: t('receive.code-empty') });
  else if (readCode(typed, codeLength.share) === undefined)
    issues.push({ field: 'code', words: t('receive.code-shape') });
  if (form.get('doel') !== 'ja') issues.push({ field: 'doel', words: t('receive.purpose-empty') });
  return issues;
}

function askPage(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view, form, params } = asked;
  const { t } = view;
  const action = params.link === undefined ? paths.receive() : paths.receiveLink(params.link);
  const page = (
    <Page
      view={view}
      title={t('receive.title')}
      heading={t('receive.title')}
      lead={t('receive.lead')}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <SignedInAlready asked={asked} />
      <Form view={{ ...view, mark: '' }} action={action}>
        {issues.length === 0 ? null : <input type="hidden" name="keer" value="1" />}
        <pvs-fragment-code>
          <TextField
            view={view}
            name="code"
            label={t('receive.code')}
            hint={t('receive.code-hint')}
            issue={issueOf(issues, 'code')}
            value={(form.get('code') ?? '').slice(0, 60)}
            size="code"
            autocapitalize="characters"
            spellcheck={false}
          />
        </pvs-fragment-code>
        <Group id="f-doel" legend={t('receive.purpose')} issue={issueOf(issues, 'doel')}>
          <CardChoice
            type="checkbox"
            name="doel"
            id="doel"
            value="ja"
            words={t('receive.purpose-yes')}
            checked={form.get('doel') === 'ja'}
            wrong={issueOf(issues, 'doel') !== undefined}
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
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** A young person who tries the own link would be signed out of the own passport: say so first. */
function SignedInAlready({ asked: { actor, view } }: { asked: Asked<Actor> }) {
  if (actor.kind !== 'owner') return null;
  return (
    <Notice kind="mind">
      <p>{view.t('receive.signed-in')}</p>
      <p>
        <Link href={paths.sharing()}>{view.t('receive.signed-in-look')}</Link>
      </p>
    </Notice>
  );
}

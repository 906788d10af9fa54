import type { Actor } from '../../access/actor.ts';
import { codeLength, readCode } from '../../base/code.ts';
import { comeHelping } from '../../identity/help.ts';
import type { LimitName } from '../../store/limit.ts';
import type { CompanionKey } from '../../words/companion.ts';
import { type CompanionLanguage, readCompanionLanguage } from '../../words/language.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { companionView, inSameTongue, keepingTongue, withNames } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';

/**
 * The way in of who helps somebody back. The page is the same for every link, real or not: GET and HEAD look nothing up and change nothing (C1). Only the
 * code and a press of the button open something, in any browser (C2).
 */
const handlers = { get: (asked: Asked<Actor>) => askPage(asked, []), post: comeIn };
export const helpingRoute = openRoute(paths.helping(), handlers);
export const helpingLinkRoute = openRoute(pattern.helpingLink, handlers);

async function comeIn(asked: Asked<Actor>): Promise<Response> {
  const { form, house, params, actor, network, desk } = asked;
  const chosen = readCompanionLanguage(form.get('taal'));
  if (chosen !== undefined) return asked.setLanguage(askPage(asked, [], chosen), chosen);
  const code = form.get('code') ?? '';
  const issue = shapeOf(asked, code);
  if (issue !== undefined) return askPage(asked, [issue]);
  const { link } = params;
  const limits: [LimitName, string][] = [
    ['helper-network', network],
    ...(link === undefined ? [] : [['helper-code', link] satisfies [LimitName, string]]),
  ];
  for (const [name, key] of limits) await desk.limits.take(name, key);
  const came = await comeHelping(house, actor, { code, link });
  const { t } = companionView(asked.view);
  if (came.kind === 'wrong') return askPage(asked, [{ field: 'code', words: t('companion.code-wrong') }]);
  for (const [name, key] of limits) await desk.limits.giveBack(name, key);
  if (came.kind === 'own') return plainPage(asked, 'helper.own', 'helper.own-what', 409);
  if (came.kind === 'over') return helpingOver(asked);
  return inSameTongue(asked, asked.signInAsked(asked.go(paths.helpingSay()), came.token));
}

function shapeOf({ view }: Asked<Actor>, code: string): Issue | undefined {
  const { t } = companionView(view);
  if (code.trim() === '') return { field: 'code', words: t('companion.code-empty') };
  if (readCode(code, codeLength.share) !== undefined) return undefined;
  return { field: 'code', words: t('companion.code-shape') };
}

function askPage(asked: Asked<Actor>, issues: readonly Issue[], chosen?: CompanionLanguage): Response {
  const { form, params } = asked;
  const view = companionView(asked.view, chosen);
  const { t } = view;
  const here = params.link === undefined ? paths.helping() : paths.helpingLink(params.link);
  const action = keepingTongue(asked, here);
  const page = (
    <CompanionPage
      view={view}
      helping
      title={t('helper.title')}
      heading={t('helper.title')}
      lead={t('helper.lead')}
      typing={{ form: 'open', action }}
      languagesOpen
      spoken="helpen"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={action} id="open">
        <pvs-fragment-code>
          <TextField
            view={view}
            name="code"
            label={t('companion.code')}
            hint={t('companion.code-hint')}
            issue={issueOf(issues, 'code')}
            value={(form.get('code') ?? '').slice(0, 60)}
            size="code"
            autocapitalize="characters"
            spellcheck={false}
          />
        </pvs-fragment-code>
        <Actions>
          <Button kind="main">{t('companion.open')}</Button>
        </Actions>
      </Form>
      <p>{t('companion.no-account')}</p>
    </CompanionPage>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** Taken off, or never chosen: says no name, and not which (C3). */
export const helpingOver = (asked: Pick<Asked<Actor>, 'view' | 'show'>): Response =>
  plainPage(asked, 'helper.stopped', 'helper.over', 404);

/** A page with one thing to say, and the way to another code. */
export function plainPage(
  asked: Pick<Asked<Actor>, 'view' | 'show'>,
  title: CompanionKey,
  what: CompanionKey,
  status: number,
  names: Readonly<Record<string, string>> = {},
): Response {
  const view = companionView({ ...asked.view, address: paths.helping() });
  const { t } = view;
  const page = (
    <CompanionPage
      view={view}
      helping
      title={t('helper.title')}
      heading={t(title)}
      lead={withNames(view, what, names)}
    >
      <Actions>
        <LinkButton href={paths.helping()}>{t('companion.other-code')}</LinkButton>
      </Actions>
    </CompanionPage>
  );
  return asked.show(page, status);
}

import type { Actor } from '../../access/actor.ts';
import { codeLength, readCode } from '../../base/code.ts';
import { comeGuarding } from '../../consent/come.ts';
import { createSession } from '../../identity/session.ts';
import type { LimitName } from '../../store/limit.ts';
import { type CompanionLanguage, readCompanionLanguage } from '../../words/language.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { guardingOver, youngHere } from './guardian-pages.tsx';
import { companionView, inSameTongue, keepingTongue } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';

/**
 * A guardian's way in. The page is the same for every link, real or not: GET and HEAD look nothing up and change nothing (C1). Only the code
 * and a press of the button open something, in any browser (C2) but one where a young person is signed in (P9).
 */
const handlers = {
  get: (asked: Asked<Actor>) => (asked.actor.kind === 'owner' ? youngHere(asked) : askPage(asked, [])),
  post: comeIn,
};
export const guardingRoute = openRoute(paths.guarding(), handlers);
export const guardingLinkRoute = openRoute(pattern.guardingLink, handlers);

async function comeIn(asked: Asked<Actor>): Promise<Response> {
  const { form, house, params, actor, network, desk } = asked;
  const chosen = readCompanionLanguage(form.get('taal'));
  if (chosen !== undefined) return asked.setLanguage(askPage(asked, [], chosen), chosen);
  if (actor.kind === 'owner') return youngHere(asked);
  const code = form.get('code') ?? '';
  const issues = check(asked, code);
  if (issues.length > 0) return askPage(asked, issues);
  const { link } = params;
  const limits: [LimitName, string][] = [
    ['guardian-network', network],
    ...(link === undefined ? [] : [['guardian-code', link] satisfies [LimitName, string]]),
  ];
  for (const [name, key] of limits) await desk.limits.take(name, key);
  const came = await comeGuarding(house, actor, { code, link }, createSession);
  if (came.kind === 'wrong') return askPage(asked, [wrong(asked)]);
  for (const [name, key] of limits) await desk.limits.giveBack(name, key);
  if (came.kind !== 'in') return came.kind === 'young' ? youngHere(asked) : guardingOver(asked);
  return inSameTongue(asked, asked.signInAsked(asked.go(paths.guardingSay()), came.token));
}

function check({ view }: Asked<Actor>, code: string): Issue[] {
  const { t } = companionView(view);
  if (code.trim() === '') return [{ field: 'code', words: t('companion.code-empty') }];
  return readCode(code, codeLength.share) === undefined
    ? [{ field: 'code', words: t('companion.code-shape') }]
    : [];
}

/** The second time that it goes wrong there is more help (U15). */
function wrong({ view, form }: Asked<Actor>): Issue {
  const { t } = companionView(view);
  const again = form.has('keer');
  return { field: 'code', words: t(again ? 'companion.code-wrong-again' : 'companion.code-wrong') };
}

function askPage(asked: Asked<Actor>, issues: readonly Issue[], chosen?: CompanionLanguage): Response {
  const { form, params } = asked;
  const view = companionView(asked.view, chosen);
  const { t } = view;
  const here = params.link === undefined ? paths.guarding() : paths.guardingLink(params.link);
  const action = keepingTongue(asked, here);
  const page = (
    <CompanionPage
      view={view}
      guarding
      title={t('guardian.title')}
      heading={t('guardian.title')}
      lead={t('guardian.lead')}
      typing={{ form: 'open', action }}
      languagesOpen
      spoken="toestemming"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={action} id="open">
        {issues.length === 0 ? null : <input type="hidden" name="keer" value="1" />}
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

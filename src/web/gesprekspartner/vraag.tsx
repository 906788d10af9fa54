import type { Actor } from '../../access/actor.ts';
import { codeLength, readCode } from '../../base/code.ts';
import { type CameAsked, comeAsked } from '../../identity/come-asked.ts';
import { type CompanionLanguage, readCompanionLanguage } from '../../words/language.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { companionView, inSameTongue, keepingTongue } from './in-tongue.tsx';
import { Typed } from './lost.tsx';
import { CompanionPage } from './page.tsx';

/**
 * The way in for who was asked something. The page is the same for every link, real or not: GET and HEAD look nothing up and change
 * nothing (C1, U42). A press of the button opens the question, on any device (C2); without a link the code does the same (C4).
 */
const handlers = { get: (asked: Asked<Actor>) => askPage(asked, []), post: comeIn };
export const askedRoute = openRoute(paths.asked(), handlers);
export const askedLinkRoute = openRoute(pattern.askedLink, handlers);

async function comeIn(asked: Asked<Actor>): Promise<Response> {
  const { form, house, params, actor, network, desk } = asked;
  const chosen = readCompanionLanguage(form.get('taal'));
  if (chosen !== undefined) return asked.setLanguage(askPage(asked, [], chosen), chosen);
  const code = form.get('code') ?? '';
  const issues = params.link === undefined ? check(asked, code) : [];
  if (issues.length > 0) return askPage(asked, issues);
  await desk.limits.take('invitation-network', network);
  const came = await comeAsked(house, actor, params.link === undefined ? { code } : { link: params.link });
  if (came.kind === 'wrong' && params.link === undefined) return askPage(asked, [wrong(asked)]);
  if (came.kind === 'wrong') return overPage(asked, came);
  await desk.limits.giveBack('invitation-network', network);
  if (came.kind === 'own') return ownPage(asked);
  if (came.kind !== 'in') return overPage(asked, came);
  return inSameTongue(asked, asked.signInAsked(asked.go(paths.askedAnswer()), came.token));
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
  const again = form.has('keer');
  const { t } = companionView(view);
  return { field: 'code', words: t(again ? 'companion.code-wrong-again' : 'companion.code-wrong') };
}

function askPage(asked: Asked<Actor>, issues: readonly Issue[], chosen?: CompanionLanguage): Response {
  const { form, params } = asked;
  const view = companionView(asked.view, chosen);
  const { t } = view;
  const here = params.link === undefined ? paths.asked() : paths.askedLink(params.link);
  const action = keepingTongue(asked, here);
  const page = (
    <CompanionPage
      view={view}
      title={t('companion.title')}
      heading={t('companion.title')}
      lead={t('companion.lead')}
      typing={{ form: 'open', action }}
      languagesOpen
      spoken="vraag"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={action} id="open">
        {issues.length === 0 ? null : <input type="hidden" name="keer" value="1" />}
        {params.link !== undefined ? null : (
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
        )}
        <Actions>
          <Button kind="main">{t('companion.open')}</Button>
        </Actions>
      </Form>
      <p>{t('companion.no-account')}</p>
    </CompanionPage>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/**
 * What there is to say when there is nothing (any more) to answer, and what was typed meanwhile, to copy. Says no name: this may be anybody's
 * screen (C3).
 */
export function overPage(
  asked: Pick<Asked<Actor>, 'view' | 'show' | 'form'>,
  over: Exclude<CameAsked, { kind: 'in' | 'own' }> | { kind: 'unknown' },
): Response {
  const view = companionView({ ...asked.view, address: paths.asked() });
  const { t, language } = view;
  const what =
    over.kind === 'ended'
      ? t('companion.over-ended', { day: showDay(language, new Date(over.on.getTime() - 1)) })
      : t(`companion.over-${over.kind}`);
  const page = (
    <CompanionPage view={view} title={t('companion.over')} heading={t('companion.over')} lead={what}>
      <Typed view={view} form={asked.form} />
      <Actions>
        <LinkButton href={paths.asked()}>{t('companion.other-code')}</LinkButton>
      </Actions>
    </CompanionPage>
  );
  return asked.show(page, 404);
}

/** The young person opened the own question (P9): said kindly, and with what to do. */
function ownPage({ view, show }: Asked<Actor>): Response {
  const { t } = view;
  return show(
    <Page view={view} title={t('mirror.own')} heading={t('mirror.own')} lead={t('mirror.own-what')}>
      <Link href={paths.others()}>{t('mirror.to-others')}</Link>
    </Page>,
    409,
  );
}

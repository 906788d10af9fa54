import type { GuardianActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type Guarding, lookGuarding, sayConsent, withdrawConsent } from '../../consent/answer.ts';
import { relations } from '../../consent/seal.ts';
import { cleanLine, cleanText } from '../../questions/clean.ts';
import { readCompanionLanguage } from '../../words/language.ts';
import type { Issue } from '../parts/error-summary.tsx';
import { paths } from '../paths.ts';
import { type Asked, guardianRoute } from '../route.ts';
import {
  guardingOver,
  longestName,
  longestReason,
  SaidPage,
  SayPage,
  WithdrawnPage,
} from './guardian-pages.tsx';
import { companionView, plainNames } from './in-tongue.tsx';

type Guardian = Asked<GuardianActor>;

/** A guardian's own page: to read, to say yes or no, and later to see it again and take it back (F42, F43, F93). */
export const guardingSayRoute = guardianRoute(paths.guardingSay(), {
  get: (asked) => orOver(asked, async () => show(asked, await lookGuarding(asked.actor, asked.house))),
  post: (asked) => orOver(asked, () => handle(asked)),
});

function show(asked: Guardian, guarding: Guarding): Response {
  const view = companionView(asked.view);
  const { called, said } = guarding;
  if (said !== undefined && !asked.query.has('verander'))
    return asked.show(<SaidPage view={view} called={called} said={said} />);
  return asked.show(<SayPage view={view} guarding={guarding} form={asked.form} issues={[]} />);
}

async function handle(asked: Guardian): Promise<Response> {
  const { form, actor, house } = asked;
  const chosen = readCompanionLanguage(form.get('taal'));
  const guarding = await lookGuarding(actor, house);
  const view = companionView(asked.view, chosen);
  if (chosen !== undefined) {
    const page = <SayPage view={view} guarding={guarding} form={form} issues={[]} />;
    return asked.setLanguage(asked.show(page), chosen);
  }
  const does = form.get('zeg');
  if (does === 'klaar') return leave(asked);
  if (does === 'terug') {
    await withdrawConsent(actor, house);
    return asked.show(<WithdrawnPage view={view} called={guarding.called} />);
  }
  if (does !== 'ja' && does !== 'nee') throw new Fault('malformed', 'neither yes nor no');
  const issues = does === 'ja' ? check(asked, guarding) : [];
  if (issues.length > 0)
    return asked.show(<SayPage view={view} guarding={guarding} form={form} issues={issues} />, 422);
  await sayConsent(actor, house, {
    said: does === 'ja' ? 'yes' : 'no',
    name: cleanLine(form.get('naam') ?? '', longestName),
    relation: relations.find((one) => one === form.get('band')) ?? 'other',
    reason: cleanText(form.get('reden') ?? '', longestReason),
    language: view.language,
  });
  return asked.go(paths.guardingSay());
}

/** A yes needs to be somebody's; a no needs nothing. */
function check({ form, view: own }: Guardian, { called }: Guarding): Issue[] {
  const view = companionView(own);
  const issues: Issue[] = [];
  if (cleanLine(form.get('naam') ?? '', longestName) === '')
    issues.push({ field: 'naam', words: view.t('guardian.name-empty') });
  if (!relations.some((one) => one === form.get('band')))
    issues.push({ field: 'band', words: view.t('guardian.relation-empty') });
  if (form.get('gelezen') !== 'ja')
    issues.push({ field: 'gelezen', words: plainNames(view, 'guardian.read-empty', { name: called }) });
  return issues;
}

/** Stopped or over since this guardian came in: in force now, and said plainly. */
async function orOver(asked: Guardian, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return guardingOver(asked);
    throw fault;
  }
}

async function leave(asked: Guardian): Promise<Response> {
  const response = await asked.signOut();
  response.headers.set('Location', paths.guarding());
  return response;
}

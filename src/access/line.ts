import { hash } from 'node:crypto';
import type { NewLine } from '../audit/append.ts';
import type { Permit } from '../base/permit.ts';
import { type Actor, kindOf, pairOf } from './actor.ts';
import { actingId, type Gathered, type Target } from './facts.ts';
import type { House, Noted } from './perform.ts';
import type { ActionRule } from './rule.ts';
import type { Action } from './rules.ts';

/** One act, as far as it is known before the database is asked. `chain`: whose log it is for; `once`: what makes it the same as one before in this session. */
export type Act = {
  house: House;
  actor: Actor;
  action: Action;
  target: Noted;
  rule: ActionRule;
  now: Date;
  chain: string | null;
  once: string | null;
};

/** The facts, and what the rules say of them. */
export type Verdict = Gathered & { allowed: boolean };

/** A passport's own log, or that of the organisation whose hat the actor wears. */
export function chainOf(actor: Actor, rule: ActionRule, target: Target): string | null {
  if (rule.about === 'passport') return target.passport ?? null;
  return rule.about === 'organisation' && actor.kind === 'staff' ? actor.organisation : null;
}

/** Whether this is written down: every refusal, and what the rule says; but no log is begun for a passport that is not there. */
export function isWritten(act: Act, { allowed, traced, facts }: Verdict): boolean {
  if (act.chain === null) return false;
  if (!facts.passportThere && !allowed && act.rule.about !== 'organisation') return false;
  return !allowed || act.rule.trace === 'each' || (act.rule.trace === 'session' && !traced);
}

/** By what a line of this session is known, so that the same act leaves one. */
export function onceMark(actor: Actor, action: Action, target: Target): string {
  // With somebody beside, the session's lines are others than those of the same session alone.
  const pair = pairOf(actor)?.until.toISOString();
  const session = 'session' in actor ? `${actor.session}${pair === undefined ? '' : ` ${pair}`}` : '';
  return hash('sha256', `${session} ${action} ${target.chapters?.join(',') ?? ''}`, 'base64url').slice(0, 22);
}

/** The line of an act: who under a pseudonym, what, and how it ended. */
export function lineOf(
  { house, actor, action, target, chain, once, now }: Act,
  { allowed }: Verdict,
): Omit<NewLine, 'detail'> {
  if (chain === null) throw new Error('an act that is about nobody leaves no line');
  return {
    chain,
    at: now,
    actor: house.keys.pseudonym(chain, actingId(actor) ?? kindOf(actor)),
    role: kindOf(actor),
    organisation: actor.kind === 'staff' ? actor.organisation : null,
    action,
    outcome: allowed ? 'allowed' : 'refused',
    chapters: target.chapters ?? [],
    grant: target.grant ?? keyOf(actor),
    ground: null,
    way: target.way ?? (actor.kind === 'system' ? 'system' : 'own'),
    once: allowed ? (once ?? undefined) : undefined,
  };
}

/** What the owner may read beside the line, of an act that was allowed. */
export function detailOf({ house, target }: Act, permit: Permit): NewLine['detail'] {
  const { passport: owner, detail: words } = target;
  if (owner === undefined || words === undefined || permit.passport === undefined) return undefined;
  const seal = (n: number, sealed: string) =>
    house.keys.seal(permit, { owner, chapter: 'log', item: 'detail', revision: n }, sealed);
  return { words, seal };
}

/** The share, the invitation or the guardian's row that somebody came in by: the line is about that one. */
function keyOf(actor: Actor): string | null {
  if (actor.kind === 'receiver') return actor.grant;
  if (actor.kind === 'guardian') return actor.guardian;
  if (actor.kind === 'helper') return actor.helper;
  return actor.kind === 'companion' ? actor.invitation : null;
}

import { createHash } from 'node:crypto';
import { append, type NewLine } from '../audit/append.ts';
import type { Way } from '../audit/entry.ts';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { Json } from '../base/json.ts';
import { issuePermit, type Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { Store, Tx } from '../store/store.ts';
import { type Actor, kindOf } from './actor.ts';
import { actingId, type Facts, gather, type Target } from './facts.ts';
import { type Action, type ActionRule, judge, rules } from './rules.ts';

/** What every act leans on; wired once in `main.ts`. */
export type House = { store: Store; keys: Keys; clock: Clock };

/** What the work is given: its transaction, the permit to open seals, the moment, and the facts that the rules saw. */
export type Granted = { tx: Tx; permit: Permit; now: Date; facts: Facts };

export type Noted = Target & {
  /** For the owner's eyes in the log; sealed, beside the chain, erasable. Only for acts about a passport that is there. */
  detail?: Json;
  way?: Way;
};

/**
 * The inner door. Opens a transaction, gathers the facts, asks the rules, writes the line in the log, runs `work`, commits.
 * Nothing else opens a transaction on anybody's passport.
 *
 * A refusal is committed to the log before it is thrown, as the fault `not-there`: who may not look cannot tell whether
 * there is anything to see. Faults of the store or the log give `unavailable`, and nothing was done.
 */
export async function perform<T>(
  house: House,
  actor: Actor,
  action: Action,
  target: Noted,
  work: (granted: Granted) => Promise<T>,
): Promise<T> {
  const outcome = await house.store.transaction(async (tx) => {
    const rule: ActionRule = rules[action];
    const now = house.clock();
    const chain = chainOf(actor, rule, target);
    const once = rule.trace === 'session' ? onceMark(actor, action, target) : null;
    const { facts, traced, head } = await gather(tx, actor, target, chain, once, now);
    const allowed = judge(kindOf(actor), action, facts, target);
    let spent = false;
    const permit = issuePermit(action, allowed ? target.passport : undefined, () => spent);
    if (
      chain !== null &&
      writes(rule, allowed, traced) &&
      (facts.passportThere || allowed || rule.about === 'organisation')
    ) {
      await append(tx, head, line({ house, actor, action, target, chain, allowed, now, permit, once }));
    }
    if (!allowed) return { allowed } as const;
    try {
      return { allowed, value: await work({ tx, permit, now, facts }) } as const;
    } finally {
      spent = true;
    }
  });
  if (!outcome.allowed) throw new Fault('not-there', `${kindOf(actor)} may not ${action}`);
  return outcome.value;
}

/** A passport's own log, or that of the organisation whose hat the actor wears. */
function chainOf(actor: Actor, rule: ActionRule, target: Target): string | null {
  if (rule.about === 'passport') return target.passport ?? null;
  return rule.about === 'organisation' && actor.kind === 'staff' ? actor.organisation : null;
}

function writes(rule: ActionRule, allowed: boolean, traced: boolean): boolean {
  if (!allowed) return true;
  return rule.trace === 'each' || (rule.trace === 'session' && !traced);
}

function onceMark(actor: Actor, action: Action, target: Target): string {
  const session = 'session' in actor ? actor.session : '';
  return createHash('sha256')
    .update(`${session} ${action} ${target.chapters?.join(',') ?? ''}`)
    .digest('base64url')
    .slice(0, 22);
}

type Told = {
  house: House;
  actor: Actor;
  action: Action;
  target: Noted;
  chain: string;
  allowed: boolean;
  now: Date;
  permit: Permit;
  once: string | null;
};

function line(told: Told): NewLine {
  const { house, actor, action, target, chain, allowed, now, permit, once } = told;
  const owner = target.passport;
  return {
    chain,
    at: now,
    actor: house.keys.pseudonym(chain, actingId(actor) ?? kindOf(actor)),
    role: kindOf(actor),
    organisation: actor.kind === 'staff' ? actor.organisation : null,
    action,
    outcome: allowed ? 'allowed' : 'refused',
    chapters: target.chapters ?? [],
    grant: target.grant ?? (actor.kind === 'receiver' ? actor.grant : null),
    ground: null,
    way: target.way ?? (actor.kind === 'system' ? 'system' : 'own'),
    once: allowed ? (once ?? undefined) : undefined,
    detail:
      allowed && target.detail !== undefined && owner !== undefined
        ? {
            words: target.detail,
            seal: (n, words) =>
              house.keys.seal(permit, { owner, chapter: 'log', item: 'detail', revision: n }, words),
          }
        : undefined,
  };
}

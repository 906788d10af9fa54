import { append, lineAfter } from '../audit/append.ts';
import type { Way } from '../audit/entry.ts';
import type { Clock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { Json } from '../base/json.ts';
import { issuePermit, type Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { Catalog } from '../questions/catalog.ts';
import { type AskOne, catalogIn, toldBy } from '../sets/known.ts';
import { ask, askAll, type RowsOf, type Statement } from '../store/statement.ts';
import type { Store, Tx } from '../store/store.ts';
import { type Actor, kindOf, pairOf } from './actor.ts';
import { type Entered, enter, type Facts, type Gathered, type Target, understand } from './facts.ts';
import { type Act, chainOf, detailOf, isWritten, lineOf, onceMark, type Verdict } from './line.ts';
import type { ActionRule } from './rule.ts';
import { type Action, judge, rules } from './rules.ts';

/** What every act leans on; wired once in `main.ts`. */
export type House = { store: Store; keys: Keys; clock: Clock };

/**
 * What the work is given: its transaction, the permit to open seals, the moment, the facts that the rules saw, and the questions that the passport is
 * asked. `told` puts each answer beside the question as it was asked.
 */
export type Granted = {
  tx: Tx;
  permit: Permit;
  now: Date;
  facts: Facts;
  catalog: Catalog;
  told: (rows: readonly AskedRow[]) => Promise<Catalog>;
};

/** Of an answer: the question, and the set that asked it. */
type AskedRow = { readonly question: string; readonly asked: string | null };

export type Noted = Target & {
  /** For the owner's eyes in the log; sealed, beside the chain, erasable. Only for acts about a passport that is there. */
  detail?: { readonly [word: string]: Json };
  way?: Way;
};

/**
 * The inner door. Opens a transaction, gathers the facts, asks the rules, writes the line in the log, runs `work`, commits.
 * Nothing else opens a transaction on anybody's passport.
 *
 * A refusal is committed to the log before it is thrown, as the fault `not-there`: who may not look cannot tell whether
 * there is anything to see; but `not-alone` to an owner who does alone what is asked, with somebody beside (F34). Faults of the store or the log give `unavailable`, and nothing was done.
 */
export async function perform<T>(
  house: House,
  actor: Actor,
  action: Action,
  target: Noted,
  work: (granted: Granted) => Promise<T>,
): Promise<T> {
  const outcome = await house.store.transaction(async (tx) => {
    const act = actOf(house, actor, action, target);
    const verdict = judged(act, await ask(tx, entering(act)));
    return withPermit(act, verdict, async (permit) => {
      if (isWritten(act, verdict))
        await append(tx, verdict.head, { ...lineOf(act, verdict), detail: detailOf(act, permit) });
      if (!verdict.allowed) return { refusal: refusalOf(act, verdict) };
      const asking = await askedIn(verdict, (one) => ask(tx, one));
      return { value: await work({ tx, permit, now: act.now, facts: verdict.facts, ...asking }) };
    });
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.value;
}

/** What a look is given: all that `Granted` has, but there is nothing more to ask of the database. */
export type Seen = Omit<Granted, 'tx'>;

/**
 * `perform` for a look, when it is known beforehand what the database is to be asked. `reads` go along with the question whether it may be, so
 * that a look takes one way there and back, or two when it leaves a line. Row security holds for them as for everything, and the rows are
 * not touched before the rules have said yes and the line is committed: only then is there a permit to open them with (decision 0015).
 */
export async function glance<T, const S extends readonly Statement<unknown>[]>(
  house: House,
  actor: Actor,
  action: Action,
  target: Target,
  reads: S,
  show: (seen: Seen, ...rows: RowsOf<S>) => T | Promise<T>,
): Promise<T> {
  if (pairOf(actor) !== undefined) return glanceTogether(house, actor, action, target, reads, show);
  const act = actOf(house, actor, action, target);
  const { verdict, rows } = (await writtenAlready(act, reads)) ?? (await writtenNow(act, reads));
  if (!verdict.allowed) throw refusalOf(act, verdict);
  // A set that this node does not know yet is one more question, once.
  const asking = await askedIn(verdict, async (one) => (await house.store.together([one]))[0]);
  return withPermit(act, verdict, async (permit) =>
    show({ permit, now: act.now, facts: verdict.facts, ...asking }, ...rows),
  );
}

/** The questions of the passport that this act is about, out of what its entry read (decision 0055). */
async function askedIn({ set }: Gathered, one: AskOne): Promise<Pick<Granted, 'catalog' | 'told'>> {
  const catalog = await catalogIn(set, one);
  return { catalog, told: (rows) => toldBy(catalog, rows, one) };
}

/** With somebody beside, a look's line says who: the name is sealed with the permit, so the reads come after it. */
function glanceTogether<T, const S extends readonly Statement<unknown>[]>(
  house: House,
  actor: Actor,
  action: Action,
  target: Target,
  reads: S,
  show: (seen: Seen, ...rows: RowsOf<S>) => T | Promise<T>,
): Promise<T> {
  return perform(house, actor, action, target, async ({ tx, ...seen }) =>
    show(seen, ...(await askAll(tx, reads))),
  );
}

type Looked<S extends readonly Statement<unknown>[]> = { verdict: Verdict; rows: RowsOf<S> };

/** One way there and back: when the act leaves no line, or its line stands. `undefined` when it turns out to need one, or may not be. */
async function writtenAlready<const S extends readonly Statement<unknown>[]>(
  act: Act,
  reads: S,
): Promise<Looked<S> | undefined> {
  if (act.rule.trace === 'each') return undefined;
  const here = act.rule.trace === 'never' ? { ...act, chain: null } : act;
  const [entered, ...rows] = await act.house.store.together([entering(here), ...reads]);
  const verdict = judged(here, entered);
  if (!verdict.allowed || isWritten(here, verdict)) return undefined;
  return { verdict, rows: rows as RowsOf<S> };
}

/** Two ways there and back: the facts and the rows, and then the line and the commit. */
async function writtenNow<const S extends readonly Statement<unknown>[]>(
  act: Act,
  reads: S,
): Promise<Looked<S>> {
  const exchanged = await act.house.store.exchange([entering(act), ...reads], ([entered, ...rows]) => {
    const verdict = judged(act, entered);
    const lines = isWritten(act, verdict) ? [lineAfter(verdict.head, lineOf(act, verdict))] : [];
    return { last: lines, value: { verdict, rows: rows as RowsOf<S> } };
  });
  return exchanged;
}

function actOf(house: House, actor: Actor, action: Action, noted: Noted): Act {
  const rule: ActionRule = rules[action];
  const pair = pairOf(actor);
  // What is done together says so by itself, whatever the act is (F34).
  const target: Noted =
    pair === undefined ? noted : { ...noted, way: 'together', detail: { ...noted.detail, with: pair.name } };
  return {
    ...{ house, actor, action, target, rule, now: house.clock() },
    chain: chainOf(actor, rule, target),
    once: rule.trace === 'session' ? onceMark(actor, action, target) : null,
  };
}

const entering = ({ actor, target, chain, once, now }: Act): Statement<Entered> =>
  enter(actor, target, chain, once, now);

function judged({ actor, action, target, now }: Act, entered: readonly Entered[]): Verdict {
  const gathered = understand(actor, target, now, entered);
  return { ...gathered, allowed: judge(kindOf(actor), action, gathered.facts, target) };
}

/** A permit that is spent when `work` is done. */
async function withPermit<T>(
  { action, target }: Act,
  { allowed }: Verdict,
  work: (permit: Permit) => Promise<T>,
): Promise<T> {
  let spent = false;
  try {
    return await work(issuePermit(action, allowed ? target.passport : undefined, () => spent));
  } finally {
    spent = true;
  }
}

function refusalOf({ actor, action, target }: Act, { facts }: Verdict): Fault {
  const wouldAlone = facts.paired && judge(kindOf(actor), action, { ...facts, paired: false }, target);
  return wouldAlone
    ? new Fault('not-alone', `${action} is not done together`)
    : new Fault('not-there', `${kindOf(actor)} may not ${action}`);
}

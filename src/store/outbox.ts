import { randomUUID } from 'node:crypto';
import { type ColumnType, sql } from 'kysely';
import { after, days, hours, minutes } from '../base/clock.ts';
import type { OwnerId } from '../base/id.ts';
import { canonical, type Json } from '../base/json.ts';
import type { Tx } from './store.ts';

/** Work that follows from a transaction and is written down in it: done at least once, or never when it is rolled back. */
export type Draft = {
  kind: string;
  /** Ids and codes. Nothing personal: that goes sealed. */
  payload?: Json;
  sealed?: Uint8Array;
  /** The passport that it is about. Deleting the passport takes the line along. */
  about?: OwnerId;
  due: Date;
};

/** A line that the caller now has, until `locked_until`. `tries` counts this one. */
export type Line = {
  id: string;
  kind: string;
  payload: Json;
  sealed: Uint8Array | null;
  about: OwnerId | null;
  tries: number;
};

/** Puts a line in the outbox and gives its id. It is there when the transaction commits. */
export async function enqueue(tx: Tx, { kind, payload, sealed, about, due }: Draft): Promise<string> {
  const id = randomUUID();
  const json = payload === undefined ? null : canonical(payload);
  const line = { id, kind, payload: json, sealed: sealed ?? null, about: about ?? null, due };
  await tx.insertInto('store.outbox').values(line).execute();
  return id;
}

/**
 * Takes at most `n` due lines of these kinds; no two claimers get the same. Commit before doing the work: who falls over in it leaves the
 * line to another after `lease` milliseconds.
 */
export async function claim(
  tx: Tx,
  kinds: readonly string[],
  now: Date,
  n: number,
  lease = leased,
): Promise<readonly Line[]> {
  const due = tx
    .selectFrom('store.outbox')
    .select('id')
    .where('kind', '=', anyOf(kinds))
    .where('done_at', 'is', null)
    .where('due', '<=', now)
    .where((is) => is.or([is('locked_until', 'is', null), is('locked_until', '<=', now)]))
    .orderBy('due')
    .limit(n)
    .forUpdate()
    .skipLocked();
  return tx
    .updateTable('store.outbox')
    .set((is) => ({ locked_until: after(now, lease), tries: is('tries', '+', 1) }))
    .where('id', 'in', due)
    .returning(['id', 'kind', 'payload', 'sealed', 'about', 'tries'])
    .execute();
}

/** The newest thousand lines of this kind that were not done yet, whenever they are due; oldest first. Takes none of them. */
export async function waiting(tx: Tx, kind: string): Promise<readonly Line[]> {
  const lines = await tx
    .selectFrom('store.outbox')
    .select(['id', 'kind', 'payload', 'sealed', 'about', 'tries'])
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .orderBy('due', 'desc')
    .limit(1_000)
    .execute();
  return lines.reverse();
}

/** The work is done, or (`failed` says why) it never will be: what it was about is wiped at once. `false` when somebody else has taken the line meanwhile. */
export function finish(tx: Tx, line: Line, now: Date, failed?: string): Promise<boolean> {
  return change(tx, line, { done_at: now, payload: null, sealed: null, ...(failed && { failed }) });
}

/**
 * It did not work (`code` says why, in a word, for the log): again later, ever more slowly, and after `maxTries` no more, unless it is of use
 * until later (`until`). The line then stays,
 * with its code and without its words, for a person to look at. `false` when somebody else has taken it meanwhile.
 */
export function retryLater(tx: Tx, line: Line, now: Date, code: string, until = now): Promise<boolean> {
  if (line.tries >= maxTries && until <= now)
    return change(tx, line, { done_at: now, failed: code, sealed: null });
  return change(tx, line, { due: after(now, backoff(line.tries)), failed: code, locked_until: null });
}

/**
 * Whether the line is still the caller's, who then has it for another `lease` milliseconds. To be asked when its turn comes: what waited behind others for
 * longer than the lease may be another's by now.
 */
export const hold = (tx: Tx, line: Line, now: Date, lease = leased): Promise<boolean> =>
  change(tx, line, { locked_until: after(now, lease) });

/** Keeps these sealed words with the line until it is done. */
export const keep = (tx: Tx, line: Line, sealed: Uint8Array): Promise<boolean> =>
  change(tx, line, { sealed });

/** Not yet: again at this moment. */
export const postpone = (tx: Tx, line: Line, due: Date): Promise<boolean> =>
  change(tx, line, { due, locked_until: null });

const leased = minutes(5);
export const maxTries = 12;

/** One minute, then twice as long each time, at most six hours: twelve tries take a good day. */
export function backoff(tries: number): number {
  return Math.min(minutes(1) * 2 ** (tries - 1), hours(6));
}

/** Takes away every line about a passport, sent or not. For its deletion. */
export async function forgetLines(tx: Tx, about: OwnerId): Promise<void> {
  await tx.deleteFrom('store.outbox').where('about', '=', about).execute();
}

/**
 * Clears away what was done more than thirty days ago, and words that nobody took for so long: in a house without a mail server letters are never done. The
 * lines of `kinds` become letters, and need hold no words yet: the same goes for them. What is an order without words, such as to destroy a key, goes on waiting. For a job.
 */
export async function tidyOutbox(tx: Tx, now: Date, kinds: readonly string[]): Promise<void> {
  const before = after(now, -days(30));
  await tx.deleteFrom('store.outbox').where('done_at', '<', before).execute();
  await tx
    .deleteFrom('store.outbox')
    .where('done_at', 'is', null)
    .where((is) => is.or([is('sealed', 'is not', null), is('kind', '=', anyOf(kinds))]))
    .where('due', '<', before)
    .execute();
}

const anyOf = (kinds: readonly string[]) => sql<string>`any(${[...kinds]}::text[])`;

type Change = {
  due?: Date;
  done_at?: Date;
  payload?: null;
  sealed?: Uint8Array | null;
  failed?: string;
  locked_until?: Date | null;
};

/** `tries` is the claim's number: it tells whether the line is still ours. */
async function change(tx: Tx, line: Line, change: Change): Promise<boolean> {
  const ours = tx
    .updateTable('store.outbox')
    .set(change)
    .where('id', '=', line.id)
    .where('tries', '=', line.tries);
  const { numUpdatedRows } = await ours.where('done_at', 'is', null).executeTakeFirst();
  return numUpdatedRows > 0n;
}

declare module './tables.ts' {
  interface Tables {
    'store.outbox': {
      id: string;
      kind: string;
      payload: ColumnType<Json, string | null, string | null>;
      sealed: Uint8Array | null;
      about: OwnerId | null;
      due: Date;
      tries: ColumnType<number, number | undefined, number>;
      locked_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
      done_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      failed: ColumnType<string | null, string | null | undefined, string | null>;
    };
  }
}

import { sql } from 'kysely';
import { bear } from '../access/facts.ts';
import type { HelperId, OwnerId } from '../base/id.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.rescue': RescueTable;
  }
}

/** One asking to come back with somebody's help: of nobody, until a helper says yes. */
export type RescueTable = {
  id: string;
  ask_index: Uint8Array;
  owner: OwnerId | null;
  helper: HelperId | null;
  answer_index: Uint8Array | null;
  made: Date;
  ends: Date;
  vouched: Date | null;
  /** From when on it lets somebody in. */
  opens: Date | null;
  tries: number;
  used: Date | null;
  stopped: Date | null;
};

/** A rescue that a helper said yes to. */
export type Vouched = RescueTable & { owner: OwnerId; helper: HelperId; opens: Date };

export async function insertRescue(tx: Tx, row: Pick<RescueTable, 'id' | 'ask_index' | 'made' | 'ends'>) {
  await bear(tx, row.ask_index);
  const rest = { owner: null, helper: null, answer_index: null, vouched: null, opens: null };
  await tx
    .insertInto('identity.rescue')
    .values({ ...row, ...rest, tries: 0, used: null, stopped: null })
    .execute();
}

/** A helper's yes to the asking with this code: it is of this passport from now on. `false` when nothing waits under that code. */
export async function vouchRescue(
  tx: Tx,
  askIndex: Uint8Array,
  set: { owner: OwnerId; helper: HelperId; answer_index: Uint8Array; vouched: Date; opens: Date; ends: Date },
): Promise<boolean> {
  await bear(tx, askIndex);
  const { numUpdatedRows } = await tx
    .updateTable('identity.rescue')
    .set(set)
    .where('ask_index', '=', askIndex)
    .where('owner', 'is', null)
    .where('ends', '>', set.vouched)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** From when on what this helper said yes to lets somebody in, if they did and it was not stopped. */
export async function vouchedOf(tx: Tx, askIndex: Uint8Array, helper: HelperId): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('identity.rescue')
    .select('opens')
    .where('ask_index', '=', askIndex)
    .where('helper', '=', helper)
    .where('used', 'is', null)
    .where('stopped', 'is', null)
    .executeTakeFirst();
  return row?.opens ?? undefined;
}

/** What these two codes are of, as long as it stands. Only who has the first code finds the row. */
export async function rescueBy(
  tx: Tx,
  codes: { ask: Uint8Array; answer: Uint8Array },
  now: Date,
): Promise<Vouched | undefined> {
  await bear(tx, codes.ask);
  const row = await tx
    .selectFrom('identity.rescue')
    .selectAll()
    .where('ask_index', '=', codes.ask)
    .where('answer_index', '=', codes.answer)
    .where('ends', '>', now)
    .where('used', 'is', null)
    .where('stopped', 'is', null)
    .executeTakeFirst();
  const { owner, helper, opens } = row ?? {};
  return row && owner && helper && opens ? { ...row, owner, helper, opens } : undefined;
}

/** Takes one of `most` tries; gives which one it was, or nothing when they are used up. */
export async function takeRescueTry(tx: Tx, askIndex: Uint8Array, most: number): Promise<number | undefined> {
  await bear(tx, askIndex);
  const row = await tx
    .updateTable('identity.rescue')
    .set((is) => ({ tries: is('tries', '+', 1) }))
    .where('ask_index', '=', askIndex)
    .where('tries', '<', most)
    .returning('tries')
    .executeTakeFirst();
  return row?.tries;
}

/** It was no wrong try. */
export async function giveBackRescueTry(tx: Tx, askIndex: Uint8Array): Promise<void> {
  await bear(tx, askIndex);
  await tx
    .updateTable('identity.rescue')
    .set((is) => ({ tries: is('tries', '-', 1) }))
    .where('ask_index', '=', askIndex)
    .execute();
}

/** Lets its owner in, once. `false` when it was stopped or used meanwhile. */
export async function useRescue(tx: Tx, owner: OwnerId, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.rescue')
    .set({ used: at })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('opens', '<=', at)
    .where('ends', '>', at)
    .where('used', 'is', null)
    .where('stopped', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Stops all that stand of this passport, or only those of one helper. */
export async function stopRescues(tx: Tx, owner: OwnerId, at: Date, helper?: HelperId): Promise<void> {
  let stopping = tx
    .updateTable('identity.rescue')
    .set({ stopped: at })
    .where('owner', '=', owner)
    .where('used', 'is', null)
    .where('stopped', 'is', null);
  if (helper !== undefined) stopping = stopping.where('helper', '=', helper);
  await stopping.execute();
}

/** What stands of this passport now, with who helps, for every page that is to say so. */
export type Standing = { id: HelperId; owner: OwnerId; who: Uint8Array; opens: Date };

export const standingRescues = (owner: OwnerId, now: Date): Statement<Standing> => statement<Standing>`
  select h.id, h.owner, h.who, r.opens from identity.rescue r join identity.helper h on h.id = r.helper
    where r.owner = ${owner} and r.used is null and r.stopped is null and r.ends > ${now} order by r.opens`;

/** All of this passport that were not cleared away yet, the newest first. */
export async function rescuesOf(tx: Tx, owner: OwnerId): Promise<RescueTable[]> {
  return tx
    .selectFrom('identity.rescue')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('made', 'desc')
    .execute();
}

/** Clears away what is over, of everybody. */
export async function forgetRescues(tx: Tx): Promise<void> {
  await sql`select identity.forget_rescues()`.execute(tx);
}

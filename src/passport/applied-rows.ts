import { sql } from 'kysely';
import type { GroupId, OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.applied': AppliedTable;
  }
}

/** What a young person says of applying for mbo: done, not yet, or help is welcome. */
export const appliedStates = ['yes', 'not-yet', 'help'] as const;
export type AppliedState = (typeof appliedStates)[number];
export type AppliedTable = { owner: OwnerId; state: AppliedState; year: string; said: Date };

export async function appliedOf(tx: Tx, owner: OwnerId): Promise<AppliedTable | undefined> {
  return tx.selectFrom('passport.applied').selectAll().where('owner', '=', owner).executeTakeFirst();
}

export async function putApplied(tx: Tx, row: AppliedTable): Promise<void> {
  const { state, year, said } = row;
  await tx
    .insertInto('passport.applied')
    .values(row)
    .onConflict((again) => again.column('owner').doUpdateSet({ state, year, said }))
    .execute();
}

export async function dropApplied(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.deleteFrom('passport.applied').where('owner', '=', owner).execute();
}

/** What the owners that a mentor sees said of this school year. */
export async function appliedOfAll(
  tx: Tx,
  owners: readonly OwnerId[],
  year: string,
): Promise<Map<OwnerId, AppliedState>> {
  const rows = await tx
    .selectFrom('passport.applied')
    .select(['owner', 'state'])
    .where('owner', '=', sql<OwnerId>`any(${[...owners]}::uuid[])`)
    .where('year', '=', year)
    .execute();
  return new Map(rows.map(({ owner, state }) => [owner, state]));
}

/**
 * How far each class of a dean is. `begun`, `finished`: which part of it, in quarters, 0 to 4; `null` in the week after somebody was taken off. Of fewer
 * than ten nothing, `members` neither.
 */
export type ClassFar = {
  group: GroupId;
  members: number | null;
  begun: number | null;
  finished: number | null;
};

export async function schoolProgress(tx: Tx, now: Date): Promise<Map<GroupId, ClassFar>> {
  const { rows } = await sql<ClassFar>`select * from passport.school_progress(${now})`.execute(tx);
  return new Map(rows.map((row) => [row.group, row]));
}

/** `said`: how many spoke, in tens. `quarters`: which part of them applied, 0 to 4. `help`: whether several ask for help. */
export type SchoolApplied = { said: number; quarters: number; help: boolean };

/** What pupils of the dean's school said of applying; `undefined` as long as fewer than ten did. */
export async function schoolApplied(tx: Tx, year: string): Promise<SchoolApplied | undefined> {
  const { rows } = await sql<SchoolApplied>`select * from passport.school_applied(${year})`.execute(tx);
  return rows[0];
}

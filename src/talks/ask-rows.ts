import type { AskId, GroupId, OwnerId, PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'talks.ask': AskTable;
  }
}

/** "Ik wil graag een gesprek": to one mentor, through one class, until there is a talk or it is taken back. */
export type AskTable = {
  id: AskId;
  owner: OwnerId;
  mentor: PersonId;
  group: GroupId;
  at: Date;
  done: Date | null;
};

/** `false` when this mentor is asked already. */
export async function insertAsk(tx: Tx, ask: AskTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('talks.ask')
    .values(ask)
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Who is asked and has not answered yet. */
export async function openAsksOf(tx: Tx, owner: OwnerId): Promise<AskTable[]> {
  return tx
    .selectFrom('talks.ask')
    .selectAll()
    .where('owner', '=', owner)
    .where('done', 'is', null)
    .orderBy('at')
    .execute();
}

/** All that an owner ever asked, to take along. */
export async function asksOf(tx: Tx, owner: OwnerId): Promise<AskTable[]> {
  return tx.selectFrom('talks.ask').selectAll().where('owner', '=', owner).orderBy('at').execute();
}

/** Who asked this mentor, the longest waiting first. */
export async function openAsksTo(tx: Tx, mentor: PersonId): Promise<AskTable[]> {
  return tx
    .selectFrom('talks.ask')
    .selectAll()
    .where('mentor', '=', mentor)
    .where('done', 'is', null)
    .orderBy('at')
    .execute();
}

export async function closeAsk(tx: Tx, owner: OwnerId, mentor: PersonId, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('talks.ask')
    .set({ done: at })
    .where('owner', '=', owner)
    .where('mentor', '=', mentor)
    .where('done', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

import type { InvitationId, OwnerId } from '../base/id.ts';
import type { ChapterId, QuestionId } from '../questions/model.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'mirror.reply': ReplyTable;
    'mirror.taken': TakenTable;
  }
}

/** What came back. From `heard` on its writer changes nothing. */
export type ReplyTable = {
  invitation: InvitationId;
  owner: OwnerId;
  revision: number;
  sealed: Uint8Array;
  given: Date;
  heard: Date | null;
};

/** What the owner took over. The only words of others that a receiver can see, and only within the scope. */
export type TakenTable = {
  id: InvitationId;
  owner: OwnerId;
  chapter: ChapterId;
  question: QuestionId;
  sealed: Uint8Array;
  at: Date;
};

export async function replyOf(tx: Tx, invitation: InvitationId): Promise<ReplyTable | undefined> {
  return tx.selectFrom('mirror.reply').selectAll().where('invitation', '=', invitation).executeTakeFirst();
}

export async function repliesOf(tx: Tx, owner: OwnerId): Promise<ReplyTable[]> {
  return tx
    .selectFrom('mirror.reply')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('given', 'desc')
    .execute();
}

/** How many answers this owner has not read yet. */
export const unheardOf = (owner: OwnerId): Statement<{ count: number }> =>
  statement`select count(*)::int as count from mirror.reply where owner = ${owner} and heard is null`;

/** Puts an answer in place of the revision before it. `false` when that is not what stands, or it was read meanwhile. */
export async function putReply(tx: Tx, reply: Omit<ReplyTable, 'heard'>): Promise<boolean> {
  const { invitation, revision, sealed, given } = reply;
  const { numInsertedOrUpdatedRows } = await (revision === 1
    ? tx
        .insertInto('mirror.reply')
        .values({ ...reply, heard: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
    : tx
        .updateTable('mirror.reply')
        .set({ revision, sealed, given })
        .where('invitation', '=', invitation)
        .where('revision', '=', revision - 1)
        .where('heard', 'is', null)
        .executeTakeFirst()
        .then(({ numUpdatedRows }) => ({ numInsertedOrUpdatedRows: numUpdatedRows })));
  return numInsertedOrUpdatedRows === 1n;
}

export async function markHeard(tx: Tx, invitation: InvitationId, at: Date): Promise<void> {
  await tx
    .updateTable('mirror.reply')
    .set({ heard: at })
    .where('invitation', '=', invitation)
    .where('heard', 'is', null)
    .execute();
}

export async function deleteReply(tx: Tx, invitation: InvitationId): Promise<void> {
  await tx.deleteFrom('mirror.reply').where('invitation', '=', invitation).execute();
}

/** Everything of this owner that was taken over; for a receiver row security gives what the share lets through. */
export const takenOfOwner = (owner: OwnerId): Statement<TakenTable> =>
  statement`select * from mirror.taken where owner = ${owner} order by at`;

export async function takenOf(tx: Tx, owner: OwnerId): Promise<readonly TakenTable[]> {
  return ask(tx, takenOfOwner(owner));
}

export async function putTaken(tx: Tx, taken: TakenTable): Promise<void> {
  const { sealed, at } = taken;
  await tx
    .insertInto('mirror.taken')
    .values(taken)
    .onConflict((again) => again.column('id').doUpdateSet({ sealed, at }))
    .execute();
}

export async function deleteTaken(tx: Tx, id: InvitationId): Promise<void> {
  await tx.deleteFrom('mirror.taken').where('id', '=', id).execute();
}

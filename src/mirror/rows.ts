import type { Selectable } from 'kysely';
import { bear } from '../access/facts.ts';
import type { InvitationId, OwnerId } from '../base/id.ts';
import type { ChapterId, QuestionId } from '../questions/model.ts';
import type { Tx } from '../store/store.ts';
import { type InvitationKind, lettersAtMost } from './model.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'mirror.invitation': InvitationTable;
    'mirror.opening': { invitation: InvitationId; owner: OwnerId; at: Date };
  }
}

/** One question to one companion. `who`, `asked` and `keys` are sealed; the indexes find the row again for who holds link or code. */
export type InvitationTable = {
  id: InvitationId;
  owner: OwnerId;
  kind: InvitationKind;
  chapter: ChapterId;
  question: QuestionId;
  who: Uint8Array;
  asked: Uint8Array;
  keys: Uint8Array;
  link_index: Uint8Array;
  code_index: Uint8Array;
  made: Date;
  ends: Date;
  stopped: Date | null;
  letters: number;
  sent: Date | null;
};

export type InvitationRow = Selectable<InvitationTable> & { opened: Date | null };

/** What this owner asked of others, the newest first. */
export async function invitationsOf(tx: Tx, owner: OwnerId): Promise<InvitationRow[]> {
  return invitations(tx).where('invitation.owner', '=', owner).orderBy('invitation.made', 'desc').execute();
}

export async function invitationOf(tx: Tx, id: InvitationId): Promise<InvitationRow | undefined> {
  return invitations(tx).where('invitation.id', '=', id).executeTakeFirst();
}

function invitations(tx: Tx) {
  return tx
    .selectFrom('mirror.invitation as invitation')
    .leftJoin('mirror.opening as opening', 'opening.invitation', 'invitation.id')
    .selectAll('invitation')
    .select('opening.at as opened');
}

/** For a companion, who may see the invitation and not who else opened it. */
export async function askedRow(
  tx: Tx,
  id: InvitationId,
): Promise<Pick<InvitationTable, 'id' | 'owner' | 'kind' | 'asked' | 'ends'> | undefined> {
  return tx
    .selectFrom('mirror.invitation')
    .select(['id', 'owner', 'kind', 'asked', 'ends'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export type FoundInvitation = Pick<InvitationTable, 'id' | 'owner' | 'ends' | 'stopped'>;

/** The invitation that this link or code belongs to: the secret itself is the key to the row (C4). */
export async function invitationBy(
  tx: Tx,
  column: 'link_index' | 'code_index',
  index: Uint8Array,
): Promise<FoundInvitation | undefined> {
  await bear(tx, index);
  return tx
    .selectFrom('mirror.invitation')
    .select(['id', 'owner', 'ends', 'stopped'])
    .where(column, '=', index)
    .executeTakeFirst();
}

export async function insertInvitation(tx: Tx, invitation: InvitationTable): Promise<void> {
  await tx.insertInto('mirror.invitation').values(invitation).execute();
}

/** Stops an invitation; one that was stopped before stays as it is. */
export async function stopInvitation(tx: Tx, id: InvitationId, at: Date): Promise<void> {
  await tx
    .updateTable('mirror.invitation')
    .set({ stopped: at })
    .where('id', '=', id)
    .where('stopped', 'is', null)
    .execute();
}

/** For what is thrown away; when it was opened goes along. */
export async function deleteInvitation(tx: Tx, id: InvitationId): Promise<void> {
  await tx.deleteFrom('mirror.invitation').where('id', '=', id).execute();
}

/** Counts a letter. `false` when there were enough (P45). */
export async function countLetter(tx: Tx, id: InvitationId, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mirror.invitation')
    .set((set) => ({ letters: set('letters', '+', 1), sent: at }))
    .where('id', '=', id)
    .where('letters', '<', lettersAtMost)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps the first time that a person opened it. */
export async function insertOpening(
  tx: Tx,
  opening: { invitation: InvitationId; owner: OwnerId; at: Date },
): Promise<void> {
  await tx
    .insertInto('mirror.opening')
    .values(opening)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

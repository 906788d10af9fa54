import type { AgreementId, GroupId, OwnerId, PersonId, TalkId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'talks.agreement': AgreementTable;
  }
}

/** `support`: on extra help with a new school, with a day on which it is looked at again. */
export type AgreementKind = 'talk' | 'support';

/** Who does what, and when. Days are YYYY-MM-DD; words are sealed. `by`: whose words they are, and so who may change them. */
export type AgreementTable = {
  id: AgreementId;
  owner: OwnerId;
  talk: TalkId | null;
  kind: AgreementKind;
  mentor: PersonId | null;
  group: GroupId | null;
  by: 'owner' | 'mentor';
  due: string | null;
  evaluate: string | null;
  revision: number;
  sealed: Uint8Array;
  owner_done: Date | null;
  other_done: Date | null;
  made: Date;
};

/** All agreements of an owner that the actor may see: the soonest day first, those without a day last. */
export async function agreementsOf(tx: Tx, owner: OwnerId, talk?: TalkId): Promise<AgreementTable[]> {
  return tx
    .selectFrom('talks.agreement')
    .selectAll()
    .where('owner', '=', owner)
    .$if(talk !== undefined, (query) => query.where('talk', '=', talk ?? null))
    .orderBy('due', (by) => by.asc().nullsLast())
    .orderBy('made')
    .execute();
}

export async function agreementOf(tx: Tx, id: AgreementId): Promise<AgreementTable | undefined> {
  return tx.selectFrom('talks.agreement').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Agreements with this mentor that are due before a day, and not done by both yet. */
export async function dueForMentor(tx: Tx, mentor: PersonId, before: string): Promise<AgreementTable[]> {
  return tx
    .selectFrom('talks.agreement')
    .selectAll()
    .where('mentor', '=', mentor)
    .where('due', '<', before)
    .where((is) => is.or([is('owner_done', 'is', null), is('other_done', 'is', null)]))
    .orderBy('due')
    .execute();
}

export async function insertAgreement(tx: Tx, agreement: AgreementTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('talks.agreement')
    .values(agreement)
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

type Change = Partial<
  Pick<AgreementTable, 'due' | 'evaluate' | 'revision' | 'sealed' | 'owner_done' | 'other_done' | 'kind'>
>;

/** `false` when it is not there, or, of one revision, when another one stands by now. */
export async function updateAgreement(
  tx: Tx,
  { id, revision }: { id: AgreementId; revision?: number },
  change: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('talks.agreement')
    .set(change)
    .where('id', '=', id)
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision ?? 0))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteAgreement(tx: Tx, id: AgreementId): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('talks.agreement').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}

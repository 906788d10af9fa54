import type { AskingId, ConsentId, GuardianId, OrganisationId, OwnerId, PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { Said } from './life.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'consent.record': RecordTable;
    'consent.asking': AskingTable;
  }
}

/** What somebody said, with the text that they had before them. Once written, only its end is added. */
export type RecordTable = Said & {
  id: ConsentId;
  owner: OwnerId;
  guardian: GuardianId | null;
  asking: AskingId | null;
  version: string;
  hash: Uint8Array;
  language: string;
  /** Who said it, the text in full, and a reason. */
  sealed: Uint8Array;
  person: PersonId | null;
  organisation: OrganisationId | null;
  withdrawn_by: 'guardian' | 'owner' | 'school' | null;
};

export const askingKinds = ['paper', 'exception', 'birthday'] as const;
export type AskingKind = (typeof askingKinds)[number];
/** Who at work handles it: the dean of the own school, or for who is in no class the privacy officer (decision 0038). */
export const handlers = ['dean', 'privacy-officer'] as const;
export type Handler = (typeof handlers)[number];

/** The young person asked a named role: paper was signed, home is not safe, or the day of birth was mistyped. */
export type AskingTable = {
  id: AskingId;
  owner: OwnerId;
  kind: AskingKind;
  role: Handler;
  organisation: OrganisationId;
  called: Uint8Array;
  words: Uint8Array;
  asked: Date;
  handled: Date | null;
  outcome: 'yes' | 'no' | null;
  person: PersonId | null;
  reply: Uint8Array | null;
};

/** Every record of this owner that the actor may see, the newest first: all of them, or as a guardian one's own. */
export async function recordsOf(tx: Tx, owner: OwnerId): Promise<RecordTable[]> {
  return tx
    .selectFrom('consent.record')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('given', 'desc')
    .execute();
}

export async function insertRecord(tx: Tx, record: RecordTable): Promise<void> {
  await tx.insertInto('consent.record').values(record).execute();
}

/** Ends what this guardian said, as far as it stands. Gives whether there was anything. */
export async function endRecords(
  tx: Tx,
  of: { owner: OwnerId; guardian: GuardianId },
  by: 'guardian' | 'owner',
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent.record')
    .set({ withdrawn: at, withdrawn_by: by })
    .where('owner', '=', of.owner)
    .where('guardian', '=', of.guardian)
    .where('withdrawn', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends the paper or the exception that this asking became. Gives whether it stood. */
export async function endSchoolRecord(tx: Tx, asking: AskingId, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent.record')
    .set({ withdrawn: at, withdrawn_by: 'school' })
    .where('asking', '=', asking)
    .where('withdrawn', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The askings whose paper was seen, or whose exception was made, at the organisation of this hat, and stands. */
export async function standingAtSchool(tx: Tx): Promise<AskingTable[]> {
  return tx
    .selectFrom('consent.asking as asking')
    .innerJoin('consent.record as record', 'record.asking', 'asking.id')
    .selectAll('asking')
    .where('record.how', 'in', ['paper', 'exception'])
    .where('record.withdrawn', 'is', null)
    .orderBy('asking.asked', 'desc')
    .execute();
}

/** What was asked: of an owner the own ones, at work those to the hat that is worn. */
export async function askings(tx: Tx): Promise<AskingTable[]> {
  return tx.selectFrom('consent.asking').selectAll().orderBy('asked', 'desc').execute();
}

export async function askingOf(tx: Tx, id: AskingId): Promise<AskingTable | undefined> {
  return tx.selectFrom('consent.asking').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A second time the same is asked, the first one stands. */
export async function insertAsking(tx: Tx, asking: AskingTable): Promise<void> {
  await tx
    .insertInto('consent.asking')
    .values(asking)
    .onConflict((again) => again.doNothing())
    .execute();
}

/** Only what nobody handled yet. */
export async function deleteAsking(tx: Tx, owner: OwnerId, id: AskingId): Promise<void> {
  await tx
    .deleteFrom('consent.asking')
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('handled', 'is', null)
    .execute();
}

/** `false` when somebody handled it meanwhile. */
export async function handleAsking(
  tx: Tx,
  id: AskingId,
  set: { handled: Date; outcome: 'yes' | 'no'; person: PersonId; reply: Uint8Array },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent.asking')
    .set(set)
    .where('id', '=', id)
    .where('handled', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

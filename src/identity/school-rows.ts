import { bear } from '../access/facts.ts';
import type { OwnerId, PersonId, SessionId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { Device } from './session.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.school_way': SchoolWayTable;
    'identity.school_person': { account_index: Uint8Array; person: PersonId; issuer: string; linked: Date };
    'identity.school_attempt': SchoolAttemptTable;
  }
}

/** The school account that opens a passport: issuer and subject as one blind index. */
export type SchoolWayTable = {
  id: string;
  owner: OwnerId;
  account_index: Uint8Array;
  issuer: string;
  linked: Date;
  used: Date;
};

/** One going to the school's own page and back. `sent`: it came back once; `back`: the account that it came back with. */
export type SchoolAttemptTable = {
  browser_hash: Uint8Array;
  issuer: string;
  for: 'young' | 'staff' | 'link';
  session: SessionId | null;
  state: string;
  nonce: string;
  verifier: string;
  device: Device;
  ends: Date;
  sent: Date | null;
  back: Uint8Array | null;
  two_factors: boolean;
  /** As whom the school knows that account, sealed. */
  shown: Uint8Array | null;
};

export async function putSchoolAttempt(tx: Tx, attempt: SchoolAttemptTable, now: Date): Promise<void> {
  await tx.deleteFrom('identity.school_attempt').where('ends', '<', now).execute();
  await tx.insertInto('identity.school_attempt').values(attempt).execute();
}

/** The going of this browser, once: a second answer to the same going finds nothing. */
export async function takeSchoolAttempt(
  tx: Tx,
  browserHash: Uint8Array,
  now: Date,
): Promise<SchoolAttemptTable | undefined> {
  return tx
    .updateTable('identity.school_attempt')
    .set({ sent: now })
    .where('browser_hash', '=', browserHash)
    .where('sent', 'is', null)
    .where('ends', '>', now)
    .returningAll()
    .executeTakeFirst();
}

export async function keepAccount(
  tx: Tx,
  browserHash: Uint8Array,
  change: Pick<SchoolAttemptTable, 'back' | 'two_factors' | 'shown'>,
): Promise<void> {
  await tx
    .updateTable('identity.school_attempt')
    .set(change)
    .where('browser_hash', '=', browserHash)
    .execute();
}

/** The account that this browser came back with, and that has opened nothing yet. */
export async function accountBack(
  tx: Tx,
  browserHash: Uint8Array,
  now: Date,
): Promise<SchoolAttemptTable | undefined> {
  return tx
    .selectFrom('identity.school_attempt')
    .selectAll()
    .where('browser_hash', '=', browserHash)
    .where('back', 'is not', null)
    .where('ends', '>', now)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteSchoolAttempt(tx: Tx, browserHash: Uint8Array): Promise<void> {
  await tx.deleteFrom('identity.school_attempt').where('browser_hash', '=', browserHash).execute();
}

/** Whose passport this account opens. The account is the key to the row: nobody can look further. */
export async function wayOfAccount(tx: Tx, index: Uint8Array): Promise<SchoolWayTable | undefined> {
  await bear(tx, index);
  return tx
    .selectFrom('identity.school_way')
    .selectAll()
    .where('account_index', '=', index)
    .executeTakeFirst();
}

export async function schoolWaysOf(tx: Tx, owner: OwnerId): Promise<SchoolWayTable[]> {
  return tx
    .selectFrom('identity.school_way')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('linked')
    .execute();
}

/** `false` when the account opens a passport already. */
export async function insertSchoolWay(tx: Tx, way: SchoolWayTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identity.school_way')
    .values(way)
    .onConflict((known) => known.column('account_index').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function useSchoolWay(tx: Tx, id: string, used: Date): Promise<void> {
  await tx.updateTable('identity.school_way').set({ used }).where('id', '=', id).execute();
}

export async function deleteSchoolWay(tx: Tx, owner: OwnerId, id: string): Promise<void> {
  await tx.deleteFrom('identity.school_way').where('owner', '=', owner).where('id', '=', id).execute();
}

export async function personOfAccount(tx: Tx, index: Uint8Array): Promise<PersonId | undefined> {
  const asked = tx.selectFrom('identity.school_person').select('person').where('account_index', '=', index);
  return (await asked.executeTakeFirst())?.person;
}

/** Links an account to somebody at work; one that is somebody's stays theirs. */
export async function linkPerson(
  tx: Tx,
  row: { account_index: Uint8Array; person: PersonId; issuer: string; linked: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identity.school_person')
    .values(row)
    .onConflict((known) => known.column('account_index').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Is a school with this number enrolled here? */
export async function isSchoolHere(tx: Tx, brin: string): Promise<boolean> {
  const asked = tx
    .selectFrom('organisations.organisation')
    .select('id')
    .where('code', '=', brin)
    .where('gone', 'is', null);
  return (await asked.executeTakeFirst()) !== undefined;
}

import type { PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { Device } from './session.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.attempt': AttemptTable;
  }
}

/**
 * One asking for a sign-in code. `browser_hash`: the browser that asked, and the only one where the code counts. Nobody's address
 * gets a row too, without a person: it looks and lasts the same.
 */
export type AttemptTable = {
  id: string;
  browser_hash: Uint8Array;
  person: PersonId | null;
  code_index: Uint8Array;
  made: Date;
  ends: Date;
  tries: number;
  used: Date | null;
  /** After the code was right: on which device, which second factor was shown, how often it was tried, and the app that is being set up. */
  device: Device | null;
  factor: Factor | null;
  factor_tries: number;
  pending: Uint8Array | null;
};

/** What somebody at work shows as second step; `school`: two factors at the school's own page. `recovery` opens nothing but the setting up of another. */
export type Factor = 'passkey' | 'app' | 'recovery' | 'school';

export async function insertAttempt(tx: Tx, attempt: AttemptTable): Promise<void> {
  await tx.insertInto('identity.attempt').values(attempt).execute();
}

/** Takes one of `most` tries, or nothing when they are used up, the time is over, or the code was used. */
export async function takeTry(
  tx: Tx,
  browserHash: Uint8Array,
  now: Date,
  most: number,
): Promise<AttemptTable | undefined> {
  return tx
    .updateTable('identity.attempt')
    .set((is) => ({ tries: is('tries', '+', 1) }))
    .where('browser_hash', '=', browserHash)
    .where('used', 'is', null)
    .where('ends', '>', now)
    .where('tries', '<', most)
    .returningAll()
    .executeTakeFirst();
}

/** What changes on the way in: the code was right, a second factor was shown, an app is being set up. */
export async function updateAttempt(
  tx: Tx,
  id: string,
  change: Partial<Pick<AttemptTable, 'used' | 'ends' | 'device' | 'factor' | 'pending'>>,
): Promise<void> {
  await tx.updateTable('identity.attempt').set(change).where('id', '=', id).execute();
}

/** Counts one try of the second factor, of `most`. `false` when they are used up. */
export async function takeFactorTry(tx: Tx, id: string, most: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.attempt')
    .set((is) => ({ factor_tries: is('factor_tries', '+', 1) }))
    .where('id', '=', id)
    .where('factor_tries', '<', most)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The asking of this browser whose code was right, and that is still on its way in. */
export async function provenAttempt(
  tx: Tx,
  browserHash: Uint8Array,
  now: Date,
): Promise<AttemptTable | undefined> {
  return tx
    .selectFrom('identity.attempt')
    .selectAll()
    .where('browser_hash', '=', browserHash)
    .where('used', 'is not', null)
    .where('ends', '>', now)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteAttempt(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('identity.attempt').where('id', '=', id).execute();
}

/** Clears away what is over. */
export async function deleteOldAttempts(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('identity.attempt').where('ends', '<', now).execute();
}

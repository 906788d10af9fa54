import type { PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

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
};

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

export async function markUsed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('identity.attempt').set({ used: at }).where('id', '=', id).execute();
}

/** The asking of this browser whose code was right, and that still waits for the choice of a hat. */
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

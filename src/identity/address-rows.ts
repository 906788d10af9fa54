import { sql } from 'kysely';
import { bear } from '../access/facts.ts';
import type { OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.address': AddressTable;
    'identity.own_attempt': OwnAttemptTable;
  }
}

/** The own e-mail address of a young person, sealed; found by its blind index. */
export type AddressTable = {
  owner: OwnerId;
  mail_index: Uint8Array;
  /** Of its domain; empty when anybody can have an address there; `null` when it was not looked at yet. */
  domain_index: Uint8Array | null;
  sealed: Uint8Array;
  confirmed: Date;
};

/** One asking for a code by mail: to come in (`sealed` is null), or to confirm a new address. */
export type OwnAttemptTable = {
  id: string;
  browser_hash: Uint8Array;
  owner: OwnerId | null;
  code_index: Uint8Array;
  mail_index: Uint8Array;
  sealed: Uint8Array | null;
  made: Date;
  ends: Date;
  tries: number;
  used: Date | null;
};

export async function addressOf(tx: Tx, owner: OwnerId): Promise<AddressTable | undefined> {
  return tx.selectFrom('identity.address').selectAll().where('owner', '=', owner).executeTakeFirst();
}

/** Whose address this is. The address itself is the key to the row: nobody can look further. */
export async function ownerOfAddress(tx: Tx, mailIndex: Uint8Array): Promise<OwnerId | undefined> {
  await bear(tx, mailIndex);
  const asked = tx.selectFrom('identity.address').select('owner').where('mail_index', '=', mailIndex);
  return (await asked.executeTakeFirst())?.owner;
}

/** Keeps the address, in place of the one before. `false` when it is of another passport already. */
export async function putAddress(tx: Tx, address: AddressTable): Promise<boolean> {
  const { mail_index, domain_index, sealed, confirmed } = address;
  const taken = await ownerOfAddress(tx, mail_index);
  if (taken !== undefined && taken !== address.owner) return false;
  await tx
    .insertInto('identity.address')
    .values(address)
    .onConflict((again) => again.column('owner').doUpdateSet({ mail_index, domain_index, sealed, confirmed }))
    .execute();
  return true;
}

/** Of an address of before its domain was looked at, or when more is known of where anybody can have one. */
export async function putDomain(tx: Tx, owner: OwnerId, domain_index: Uint8Array): Promise<void> {
  await tx.updateTable('identity.address').set({ domain_index }).where('owner', '=', owner).execute();
}

export async function deleteAddress(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.deleteFrom('identity.address').where('owner', '=', owner).execute();
}

export async function insertOwnAttempt(tx: Tx, attempt: OwnAttemptTable): Promise<void> {
  await bear(tx, attempt.browser_hash);
  await tx.insertInto('identity.own_attempt').values(attempt).execute();
}

/** Takes one of `most` tries of this browser's asking, or nothing when they are used up, it is over, or was used. */
export async function takeOwnTry(
  tx: Tx,
  browserHash: Uint8Array,
  now: Date,
  most: number,
): Promise<OwnAttemptTable | undefined> {
  await bear(tx, browserHash);
  return tx
    .updateTable('identity.own_attempt')
    .set((is) => ({ tries: is('tries', '+', 1) }))
    .where('browser_hash', '=', browserHash)
    .where('used', 'is', null)
    .where('ends', '>', now)
    .where('tries', '<', most)
    .returningAll()
    .executeTakeFirst();
}

/**
 * Is the address that the code went to still the own one? A code to one that was replaced or dropped meanwhile opens nothing (C10). Carries that
 * address to the database from here on, in place of the asking browser: so last, when the code was used.
 */
export async function isStillOwn(
  tx: Tx,
  { owner, mail_index }: Pick<OwnAttemptTable, 'owner' | 'mail_index'>,
): Promise<boolean> {
  return owner !== null && (await ownerOfAddress(tx, mail_index)) === owner;
}

/** A code counts once. */
export async function useOwnAttempt(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('identity.own_attempt').set({ used: at }).where('id', '=', id).execute();
}

/** Clears away what is over, of everybody. */
export async function forgetAttempts(tx: Tx): Promise<void> {
  await sql`select identity.forget_attempts()`.execute(tx);
}

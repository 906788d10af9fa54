import { createHash } from 'node:crypto';
import { bear } from '../access/facts.ts';
import type { OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { KnownPasskey } from './passkey-check.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.passkey': PasskeyTable;
  }
}

/** A passkey of a young person, on a device of their own. */
export type PasskeyTable = Omit<KnownPasskey, 'counter'> & {
  id: string;
  owner: OwnerId;
  credential_hash: Uint8Array;
  counter: number | string;
  name: Uint8Array;
  made: Date;
  used: Date;
};

export async function ownPasskeys(tx: Tx, owner: OwnerId): Promise<PasskeyTable[]> {
  return tx.selectFrom('identity.passkey').selectAll().where('owner', '=', owner).orderBy('made').execute();
}

/** The passkey with this id, whoever's it is. The id is the key to the row: nobody can look further. */
export async function passkeyBy(tx: Tx, credential: string): Promise<PasskeyTable | undefined> {
  const hash = hashCredential(credential);
  await bear(tx, hash);
  return tx.selectFrom('identity.passkey').selectAll().where('credential_hash', '=', hash).executeTakeFirst();
}

/** `false` when this passkey is known already. */
export async function insertPasskey(
  tx: Tx,
  passkey: Omit<PasskeyTable, 'credential_hash'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identity.passkey')
    .values({ ...passkey, credential_hash: hashCredential(passkey.credential) })
    .onConflict((known) => known.column('credential_hash').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function usePasskey(tx: Tx, id: string, counter: number, used: Date): Promise<void> {
  await tx.updateTable('identity.passkey').set({ counter, used }).where('id', '=', id).execute();
}

export async function deletePasskey(tx: Tx, owner: OwnerId, id: string): Promise<void> {
  await tx.deleteFrom('identity.passkey').where('owner', '=', owner).where('id', '=', id).execute();
}

const hashCredential = (credential: string): Uint8Array =>
  createHash('sha256').update(`passkey ${credential}`).digest();

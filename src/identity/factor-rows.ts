import type { PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { KnownPasskey } from './passkey-check.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.app': AppTable;
    'identity.recovery': { person: PersonId; code_index: Uint8Array };
    'identity.staff_passkey': StaffPasskeyTable;
  }
}

/** The app of somebody at work: its secret, sealed for the house, and the last step whose code was used. */
export type AppTable = { person: PersonId; sealed: Uint8Array; step: number; made: Date };

/** A passkey of somebody at work. `about`: what the device calls itself, such as "chrome windows". */
export type StaffPasskeyTable = Omit<KnownPasskey, 'counter'> & {
  id: string;
  person: PersonId;
  counter: number | string;
  about: string;
  made: Date;
  used: Date;
};

export async function appOf(tx: Tx, person: PersonId): Promise<AppTable | undefined> {
  return tx
    .selectFrom('identity.app')
    .selectAll()
    .where('person', '=', person)
    .forUpdate()
    .executeTakeFirst();
}

/** Sets the app, in place of the one before. */
export async function putApp(tx: Tx, app: AppTable): Promise<void> {
  const { sealed, step, made } = app;
  await tx
    .insertInto('identity.app')
    .values(app)
    .onConflict((again) => again.column('person').doUpdateSet({ sealed, step, made }))
    .execute();
}

export async function useAppStep(tx: Tx, person: PersonId, step: number): Promise<void> {
  await tx.updateTable('identity.app').set({ step }).where('person', '=', person).execute();
}

export async function deleteApp(tx: Tx, person: PersonId): Promise<void> {
  await tx.deleteFrom('identity.app').where('person', '=', person).execute();
}

export async function passkeysOf(tx: Tx, person: PersonId): Promise<StaffPasskeyTable[]> {
  return tx
    .selectFrom('identity.staff_passkey')
    .selectAll()
    .where('person', '=', person)
    .orderBy('made')
    .execute();
}

/** The passkey with this id, whoever's it is. */
export async function staffPasskeyBy(tx: Tx, credential: string): Promise<StaffPasskeyTable | undefined> {
  return tx
    .selectFrom('identity.staff_passkey')
    .selectAll()
    .where('credential', '=', credential)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteStaffPasskey(tx: Tx, person: PersonId, id: string): Promise<void> {
  await tx.deleteFrom('identity.staff_passkey').where('person', '=', person).where('id', '=', id).execute();
}

/** How many recovery codes were not used yet. */
export async function countRecovery(tx: Tx, person: PersonId): Promise<number> {
  const rows = await tx
    .selectFrom('identity.recovery')
    .select('person')
    .where('person', '=', person)
    .execute();
  return rows.length;
}

/** `false` when this passkey is known already. */
export async function insertStaffPasskey(tx: Tx, passkey: StaffPasskeyTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identity.staff_passkey')
    .values(passkey)
    .onConflict((known) => known.column('credential').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function useStaffPasskey(tx: Tx, id: string, counter: number, used: Date): Promise<void> {
  await tx.updateTable('identity.staff_passkey').set({ counter, used }).where('id', '=', id).execute();
}

/** Takes away what was there before the factor that was set just now. */
export async function deleteFactorsBut(
  tx: Tx,
  person: PersonId,
  factor: 'app' | 'passkey',
  now: Date,
): Promise<void> {
  if (factor === 'passkey') await deleteApp(tx, person);
  await tx
    .deleteFrom('identity.staff_passkey')
    .where('person', '=', person)
    .where('made', '<', now)
    .execute();
}

/** Takes away all that somebody could show beside the mailed code. */
export async function deleteFactors(tx: Tx, person: PersonId): Promise<void> {
  await deleteApp(tx, person);
  await tx.deleteFrom('identity.staff_passkey').where('person', '=', person).execute();
  await replaceRecovery(tx, person, []);
}

/** New recovery codes, in place of all before. */
export async function replaceRecovery(
  tx: Tx,
  person: PersonId,
  indexes: readonly Uint8Array[],
): Promise<void> {
  await tx.deleteFrom('identity.recovery').where('person', '=', person).execute();
  const rows = indexes.map((code_index) => ({ person, code_index }));
  if (rows.length > 0) await tx.insertInto('identity.recovery').values(rows).execute();
}

/** Uses a recovery code up. `false` when it is not there (any more). */
export async function takeRecovery(tx: Tx, person: PersonId, index: Uint8Array): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('identity.recovery')
    .where('person', '=', person)
    .where('code_index', '=', index)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

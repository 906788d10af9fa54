import type { Selectable } from 'kysely';
import { bear } from '../access/facts.ts';
import type { GrantId, GuardianId, OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { Birth } from './life.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'consent.birth': Birth & { owner: OwnerId; sealed: Uint8Array };
    'consent.guardian': GuardianTable;
    'consent.opening': { guardian: GuardianId; owner: OwnerId; at: Date };
    'consent.confirmed': { grant: GrantId; owner: OwnerId; at: Date };
  }
}

/** A guardian who was asked. `who`, `called` and `keys` are sealed; the indexes find the row again for who holds link or code. */
export type GuardianTable = {
  id: GuardianId;
  owner: OwnerId;
  who: Uint8Array;
  called: Uint8Array;
  keys: Uint8Array;
  link_index: Uint8Array;
  code_index: Uint8Array;
  made: Date;
  ends: Date;
  stopped: Date | null;
};
export type GuardianRow = Selectable<GuardianTable> & { opened: Date | null };

export type BirthRow = Birth & { sealed: Uint8Array };

export async function birthRow(tx: Tx, owner: OwnerId): Promise<BirthRow | undefined> {
  return tx
    .selectFrom('consent.birth')
    .select(['sixteen', 'eighteen', 'given', 'sealed'])
    .where('owner', '=', owner)
    .executeTakeFirst();
}

export async function putBirth(tx: Tx, owner: OwnerId, birth: BirthRow): Promise<void> {
  await tx
    .insertInto('consent.birth')
    .values({ owner, ...birth })
    .onConflict((again) => again.column('owner').doUpdateSet(birth))
    .execute();
}

/** Takes the day away, so that it can be given anew. */
export async function deleteBirth(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.deleteFrom('consent.birth').where('owner', '=', owner).execute();
}

/** Everybody whom this owner asked, the newest first. */
export async function guardiansOf(tx: Tx, owner: OwnerId): Promise<GuardianRow[]> {
  return tx
    .selectFrom('consent.guardian as guardian')
    .leftJoin('consent.opening as opening', 'opening.guardian', 'guardian.id')
    .selectAll('guardian')
    .select('opening.at as opened')
    .where('guardian.owner', '=', owner)
    .orderBy('guardian.made', 'desc')
    .execute();
}

/** For a guardian: the own row, and not when it was opened first. */
export async function guardianRow(tx: Tx, id: GuardianId): Promise<GuardianTable | undefined> {
  return tx.selectFrom('consent.guardian').selectAll().where('id', '=', id).executeTakeFirst();
}

export type FoundGuardian = Pick<GuardianTable, 'id' | 'owner' | 'ends' | 'stopped' | 'link_index'>;

/** Whose row this code opens. The code itself is the key to the row: nobody can look further. */
export async function guardianBy(tx: Tx, codeIndex: Uint8Array): Promise<FoundGuardian | undefined> {
  await bear(tx, codeIndex);
  return tx
    .selectFrom('consent.guardian')
    .select(['id', 'owner', 'ends', 'stopped', 'link_index'])
    .where('code_index', '=', codeIndex)
    .executeTakeFirst();
}

export async function insertGuardian(tx: Tx, guardian: GuardianTable): Promise<void> {
  await tx.insertInto('consent.guardian').values(guardian).execute();
}

export async function stopGuardianRow(tx: Tx, owner: OwnerId, id: GuardianId, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent.guardian')
    .set({ stopped: at })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('stopped', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps the first time that a person opened it. */
export async function insertOpening(tx: Tx, guardian: GuardianId, owner: OwnerId, at: Date): Promise<void> {
  await tx
    .insertInto('consent.opening')
    .values({ guardian, owner, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** When this owner chose which share again. */
export async function confirmedOf(tx: Tx, owner: OwnerId): Promise<ReadonlyMap<GrantId, Date>> {
  const rows = await tx.selectFrom('consent.confirmed').selectAll().where('owner', '=', owner).execute();
  return new Map(rows.map(({ grant, at }) => [grant, at]));
}

export async function putConfirmed(tx: Tx, owner: OwnerId, grant: GrantId, at: Date): Promise<void> {
  await tx
    .insertInto('consent.confirmed')
    .values({ grant, owner, at })
    .onConflict((again) => again.column('grant').doUpdateSet({ at }))
    .execute();
}

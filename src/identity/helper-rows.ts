import { bear } from '../access/facts.ts';
import type { HelperId, OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.helper': HelperTable;
    'identity.own_pictures': { owner: OwnerId; pictures_index: Uint8Array; chosen: Date };
  }
}

/** Whom the young person chose to help them back in. `who`, `called` and `keys` are sealed; the indexes find the row again for who holds link or code. */
export type HelperTable = {
  id: HelperId;
  owner: OwnerId;
  who: Uint8Array;
  called: Uint8Array;
  keys: Uint8Array;
  link_index: Uint8Array;
  code_index: Uint8Array;
  made: Date;
  agreed: Date | null;
  stopped: Date | null;
};

/** Everybody whom this owner ever chose, the newest first. */
export async function helpersOf(tx: Tx, owner: OwnerId): Promise<HelperTable[]> {
  return tx
    .selectFrom('identity.helper')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('made', 'desc')
    .execute();
}

export async function helperRow(tx: Tx, id: HelperId): Promise<HelperTable | undefined> {
  return tx.selectFrom('identity.helper').selectAll().where('id', '=', id).executeTakeFirst();
}

export type FoundHelper = Pick<HelperTable, 'id' | 'owner' | 'link_index'>;

/** Whose row this code opens. The code itself is the key to the row: nobody can look further. */
export async function helperBy(tx: Tx, codeIndex: Uint8Array): Promise<FoundHelper | undefined> {
  await bear(tx, codeIndex);
  return tx
    .selectFrom('identity.helper')
    .select(['id', 'owner', 'link_index'])
    .where('code_index', '=', codeIndex)
    .executeTakeFirst();
}

export async function insertHelper(tx: Tx, helper: HelperTable): Promise<void> {
  await tx.insertInto('identity.helper').values(helper).execute();
}

export async function agreeHelper(tx: Tx, id: HelperId, at: Date): Promise<void> {
  await tx
    .updateTable('identity.helper')
    .set({ agreed: at })
    .where('id', '=', id)
    .where('agreed', 'is', null)
    .execute();
}

/** Helps nobody back from now on. One of somebody else changes nothing. */
export async function stopWhereToAsk(tx: Tx, owner: OwnerId, id: HelperId, at: Date): Promise<void> {
  await tx
    .updateTable('identity.helper')
    .set({ stopped: at })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('stopped', 'is', null)
    .execute();
}

/** When this owner chose the own pictures; which ones nobody can read back. */
export async function picturesChosen(tx: Tx, owner: OwnerId): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('identity.own_pictures')
    .select('chosen')
    .where('owner', '=', owner)
    .executeTakeFirst();
  return row?.chosen;
}

export async function putPictures(tx: Tx, owner: OwnerId, index: Uint8Array, at: Date): Promise<void> {
  const set = { pictures_index: index, chosen: at };
  await tx
    .insertInto('identity.own_pictures')
    .values({ owner, ...set })
    .onConflict((again) => again.column('owner').doUpdateSet(set))
    .execute();
}

/** Whether these are the pictures of this owner. The index is the key to the row: who has other ones finds nothing. */
export async function arePictures(tx: Tx, owner: OwnerId, index: Uint8Array): Promise<boolean> {
  await bear(tx, index);
  const found = tx.selectFrom('identity.own_pictures').select('owner').where('owner', '=', owner);
  return (await found.where('pictures_index', '=', index).executeTakeFirst()) !== undefined;
}

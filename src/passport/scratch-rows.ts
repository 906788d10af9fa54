import type { OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.scratch': ScratchTable;
  }
}

export type ScratchTable = { owner: OwnerId; revision: number; sealed: Uint8Array; saved: Date };

const placeOf = ({ owner, revision }: Pick<ScratchTable, 'owner' | 'revision'>) => ({
  owner,
  chapter: 'scratch',
  item: 'scratch',
  revision,
});

/** `to write`: nobody else changes the row before this transaction is over. */
export async function scratchOf(tx: Tx, owner: OwnerId, why?: 'to write'): Promise<ScratchTable | undefined> {
  const row = tx.selectFrom('passport.scratch').selectAll().where('owner', '=', owner);
  return (why === undefined ? row : row.forUpdate()).executeTakeFirst();
}

export const openScratch = (keys: Keys, permit: Permit, row: ScratchTable): Promise<string> =>
  keys.open(permit, placeOf(row), row.sealed);

/** On top of the revision before this one; `false` when another one stands there. */
export async function putScratch(
  tx: Tx,
  keys: Keys,
  permit: Permit,
  row: Omit<ScratchTable, 'sealed'>,
  words: string,
): Promise<boolean> {
  const { owner, revision, saved } = row;
  const sealed = await keys.seal(permit, placeOf(row), words);
  if (revision === 1) {
    const added = await tx
      .insertInto('passport.scratch')
      .values({ owner, revision, saved, sealed })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await tx
    .updateTable('passport.scratch')
    .set({ revision, saved, sealed })
    .where('owner', '=', owner)
    .where('revision', '=', revision - 1)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

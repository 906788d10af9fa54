import type { GrantId, OwnerId, PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'sharing.reader': ReaderTable;
  }
}

/** Somebody at work said yes to the purpose of a share, and when. */
export type ReaderTable = { grant: GrantId; owner: OwnerId; person: PersonId; at: Date };

/** Keeps the first yes of each person. */
export async function insertReader(tx: Tx, reader: ReaderTable): Promise<void> {
  await tx
    .insertInto('sharing.reader')
    .values(reader)
    .onConflict((again) => again.doNothing())
    .execute();
}

/** Who at work said yes, of all shares of an owner; the first first. */
export async function readersOf(tx: Tx, owner: OwnerId): Promise<ReaderTable[]> {
  return tx.selectFrom('sharing.reader').selectAll().where('owner', '=', owner).orderBy('at').execute();
}

import type { OwnerId, ProofId, SnapshotId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { ChapterId, QuestionId, RouteId } from '../questions/model.ts';
import type { Line } from '../questions/show.ts';
import type { Tx } from '../store/store.ts';
import type { About } from './proof-seal.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.snapshot': SnapshotTable;
  }
}

export type SnapshotTable = { id: SnapshotId; owner: OwnerId; year: string; sealed: Uint8Array; made: Date };

/** A passport as it was, in the words that were asked then: readable also when the questions have changed (F23). */
export type Portrait = {
  language: string;
  route: RouteId | null;
  chapters: {
    id: ChapterId;
    title: string;
    stamped: string | null;
    /** `proofs`: what went with it; absent in a snapshot of before they were kept. */
    questions: { id: QuestionId; question: string; lines: Line[]; proofs?: ProofThen[] }[];
  }[];
};

/** Its name and what it is. The file itself is there as long as its owner keeps it. */
export type ProofThen = About & { id: ProofId };

const placeOf = ({ owner, id }: { owner: OwnerId; id: SnapshotId }) => ({
  owner,
  chapter: 'snapshot',
  item: id,
  revision: 1,
});

export async function insertSnapshot(
  tx: Tx,
  keys: Keys,
  permit: Permit,
  row: Omit<SnapshotTable, 'sealed'>,
  portrait: Portrait,
): Promise<void> {
  const sealed = await keys.seal(permit, placeOf(row), JSON.stringify(portrait));
  await tx
    .insertInto('passport.snapshot')
    .values({ ...row, sealed })
    .execute();
}

export async function openPortrait(keys: Keys, permit: Permit, row: SnapshotTable): Promise<Portrait> {
  return JSON.parse(await keys.open(permit, placeOf(row), row.sealed)) as Portrait;
}

/** Newest first. */
export async function snapshotsOf(tx: Tx, owner: OwnerId): Promise<SnapshotTable[]> {
  return tx
    .selectFrom('passport.snapshot')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('made', 'desc')
    .execute();
}

/** `false` when this owner has no such snapshot. */
export async function deleteSnapshot(tx: Tx, owner: OwnerId, id: SnapshotId): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('passport.snapshot')
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

import type { OwnerId, PointId } from '../base/id.ts';
import type { QuestionId } from '../questions/model.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'talks.point': PointTable;
  }
}

/** A point in own words (`sealed`), or the tick of a question that was talked about. */
export type PointTable = {
  id: PointId;
  owner: OwnerId;
  question: QuestionId | null;
  sealed: Uint8Array | null;
  discussed: Date | null;
  made: Date;
};

export async function pointsOf(tx: Tx, owner: OwnerId): Promise<PointTable[]> {
  return tx.selectFrom('talks.point').selectAll().where('owner', '=', owner).orderBy('made').execute();
}

/** A point of a form that was sent twice counts once. */
export async function insertPoint(tx: Tx, point: PointTable): Promise<void> {
  await tx
    .insertInto('talks.point')
    .values(point)
    .onConflict((again) => again.doNothing())
    .execute();
}

/** Ticks a question, or takes the tick off. */
export async function tickQuestion(
  tx: Tx,
  tick: { id: PointId; owner: OwnerId; question: QuestionId; discussed: Date | null; made: Date },
): Promise<void> {
  await tx
    .insertInto('talks.point')
    .values({ ...tick, sealed: null })
    .onConflict((again) =>
      again
        .columns(['owner', 'question'])
        .where('question', 'is not', null)
        .doUpdateSet({ discussed: tick.discussed }),
    )
    .execute();
}

export async function tickPoint(tx: Tx, id: PointId, discussed: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('talks.point')
    .set({ discussed })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deletePoint(tx: Tx, id: PointId): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('talks.point').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}

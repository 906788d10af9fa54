import type { ColumnType, Selectable } from 'kysely';
import type { PersonId } from '../base/id.ts';
import type { DraftSet } from '../questions/addition.ts';
import type { SetRow } from '../sets/rows.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'method.draft': DraftTable;
  }
}

/** The one set that a region works on. `revision` counts up at each change: who changes says which one they saw. */
export type DraftTable = {
  region: string;
  made_of: string | null;
  content: ColumnType<DraftSet, string, string>;
  revision: number;
  changed: Date;
  changed_by: PersonId;
};

export type DraftRow = Selectable<DraftTable>;

/** The newest first. */
export async function setsIn(tx: Tx, region: string): Promise<SetRow[]> {
  return tx.selectFrom('method.set').selectAll().where('region', '=', region).orderBy('n', 'desc').execute();
}

export async function insertSet(tx: Tx, set: SetRow): Promise<void> {
  await tx
    .insertInto('method.set')
    .values({ ...set, content: JSON.stringify(set.content) })
    .execute();
}

export async function draftIn(tx: Tx, region: string): Promise<DraftRow | undefined> {
  return tx.selectFrom('method.draft').selectAll().where('region', '=', region).executeTakeFirst();
}

/** Where there is a draft already, that one stays. */
export async function insertDraft(tx: Tx, draft: DraftRow): Promise<void> {
  await tx
    .insertInto('method.draft')
    .values({ ...draft, content: JSON.stringify(draft.content) })
    .onConflict((again) => again.doNothing())
    .execute();
}

/** False when another revision stands there by now: then nothing was changed. */
export async function updateDraft(tx: Tx, draft: DraftRow): Promise<boolean> {
  const { region, revision, changed, changed_by } = draft;
  const done = await tx
    .updateTable('method.draft')
    .set({ revision, changed, changed_by, content: JSON.stringify(draft.content) })
    .where('region', '=', region)
    .where('revision', '=', revision - 1)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** False when another revision stands there by now. */
export async function deleteDraft(tx: Tx, region: string, revision: number): Promise<boolean> {
  const done = await tx
    .deleteFrom('method.draft')
    .where('region', '=', region)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

import { sql } from 'kysely';
import type { GroupId, LessonId, PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { LessonTable } from './rows.ts';

/** The group's lesson that has not been stopped and has not run out, if there is one. */
export async function liveLesson(tx: Tx, group: GroupId, now: Date): Promise<LessonTable | undefined> {
  return tx
    .selectFrom('organisations.lesson')
    .selectAll()
    .where('group', '=', group)
    .where('stopped', 'is', null)
    .where('ends', '>', now)
    .orderBy('opened', 'desc')
    .executeTakeFirst();
}

/** The groups among these that have a lesson now, and until when. */
export async function liveLessons(tx: Tx, groups: readonly string[], now: Date): Promise<Map<GroupId, Date>> {
  const rows = await tx
    .selectFrom('organisations.lesson')
    .select(['group', 'ends'])
    .where('group', '=', sql<GroupId>`any(${[...groups]}::uuid[])`)
    .where('stopped', 'is', null)
    .where('ends', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.group, row.ends]));
}

/** `false` when another lesson, of any day, has this code: then nothing was stored, and the next code may do. */
export async function insertLesson(tx: Tx, lesson: LessonTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('organisations.lesson')
    .values(lesson)
    .onConflict((taken) => taken.column('code_index').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Gives a lesson another code, and the time anew. `false` when another lesson has the code. */
export async function recodeLesson(
  tx: Tx,
  id: LessonId,
  change: Pick<LessonTable, 'code_index' | 'code_sealed' | 'ends'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations.lesson')
    .set(change)
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('organisations.lesson as other')
            .select('other.id')
            .where('other.code_index', '=', change.code_index),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function endLesson(tx: Tx, id: LessonId, at: Date): Promise<void> {
  await tx.updateTable('organisations.lesson').set({ stopped: at }).where('id', '=', id).execute();
}

export type LessonAtDoor = {
  lesson: LessonId;
  group: GroupId;
  mentor: PersonId;
  groupName: string;
  organisationName: string;
};

/** The lesson that is open now under this code. */
export async function lessonByCode(
  tx: Tx,
  codeIndex: Uint8Array,
  now: Date,
): Promise<LessonAtDoor | undefined> {
  return tx
    .selectFrom('organisations.lesson as lesson')
    .innerJoin('organisations.group as group', 'group.id', 'lesson.group')
    .innerJoin('organisations.organisation as organisation', 'organisation.id', 'lesson.organisation')
    .select(['lesson.id as lesson', 'lesson.group', 'lesson.mentor', 'group.name as groupName'])
    .select('organisation.name as organisationName')
    .where('lesson.code_index', '=', codeIndex)
    .where('lesson.stopped', 'is', null)
    .where('lesson.ends', '>', now)
    .executeTakeFirst();
}

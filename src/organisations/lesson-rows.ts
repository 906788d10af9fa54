import { sql } from 'kysely';
import type { GroupId, LessonId, OwnerId, PersonId } from '../base/id.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import type { LessonTable } from './rows.ts';

/** The group's lesson that has not been stopped and has not run out, if there is one. */
export const lessonNow = (group: GroupId, now: Date): Statement<LessonTable> => statement`
  select * from organisations.lesson where "group" = ${group} and stopped is null and ends > ${now} order by opened desc limit 1`;

export async function liveLesson(tx: Tx, group: GroupId, now: Date): Promise<LessonTable | undefined> {
  return (await ask(tx, lessonNow(group, now)))[0];
}

/** The group's lesson that was opened last, whether it is still on or not. */
export async function lastLesson(tx: Tx, group: GroupId): Promise<LessonTable | undefined> {
  return tx
    .selectFrom('organisations.lesson')
    .selectAll()
    .where('group', '=', group)
    .orderBy('opened', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Takes a lesson to a step, for who saw where it was. `false` when it is elsewhere by now. */
export async function leadTo(
  tx: Tx,
  id: LessonId,
  { plan, step, seen }: { plan: string; step: number; seen: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations.lesson')
    .set({ plan, step })
    .where('id', '=', id)
    .where('step', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type TogetherRow = {
  lesson: LessonId;
  inLesson: LessonId | null;
  group: GroupId;
  groupName: string;
  plan: string;
  step: number;
  ends: Date;
};

/** The lesson that is on in a class of this owner; the newest one when there are more. */
export const lessonsOn = (owner: OwnerId, now: Date): Statement<TogetherRow> => statement`
  select l.id as lesson, m.lesson as "inLesson", m."group", g.name as "groupName", l.plan, l.step, l.ends
  from organisations.member m join organisations.lesson l on l."group" = m."group" join organisations."group" g on g.id = m."group"
  where m.owner = ${owner} and m."left" is null and l.stopped is null and l.ends > ${now}
  order by l.opened desc limit 1`;

/** Counts an owner in, in every lesson that is on in one of their classes. */
export async function enterLesson(tx: Tx, owner: OwnerId, now: Date): Promise<void> {
  await sql`update organisations.member m set lesson = l.id from organisations.lesson l
    where m.owner = ${owner} and m."left" is null and l."group" = m."group" and l.stopped is null and l.ends > ${now}
      and m.lesson is distinct from l.id`.execute(tx);
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

/** When each of these groups had its last lesson. */
export async function lastLessons(tx: Tx, groups: readonly string[]): Promise<Map<GroupId, Date>> {
  const rows = await tx
    .selectFrom('organisations.lesson')
    .select(['group', sql<Date>`max(opened)`.as('opened')])
    .where('group', '=', sql<GroupId>`any(${[...groups]}::uuid[])`)
    .groupBy('group')
    .execute();
  return new Map(rows.map((row) => [row.group, row.opened]));
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

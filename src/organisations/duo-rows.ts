import { sql } from 'kysely';
import type { GroupId, LessonId, OwnerId } from '../base/id.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

/** Puts who is in a lesson in this line, in place of the line before; who is not in it has no place. */
export async function putInLine(
  tx: Tx,
  { id, group }: { id: LessonId; group: GroupId },
  line: readonly OwnerId[],
): Promise<void> {
  await sql`update organisations.member set place = array_position(${[...line]}::uuid[], owner)
    where "group" = ${group} and lesson = ${id}`.execute(tx);
}

/** Makes pairs stand, or no more; for who saw in which round they were. `false` when somebody else pressed meanwhile. */
export async function setDuos(
  tx: Tx,
  id: LessonId,
  { duos, round, seen }: { duos: boolean; round: number; seen: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations.lesson')
    .set({ duos, round })
    .where('id', '=', id)
    .where('round', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type ClassmateRow = {
  lesson: LessonId;
  group: GroupId;
  ends: Date;
  duos: boolean;
  owner: OwnerId;
  called: Uint8Array;
  place: number | null;
};

/** Who is in the lesson that the acting owner is in, the owner too, the first to come first. The database knows who acts. */
export const classmatesNow = (now: Date): Statement<ClassmateRow> =>
  statement`select * from organisations.classmates(${now})`;

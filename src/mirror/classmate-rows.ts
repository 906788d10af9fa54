import { sql } from 'kysely';
import type { InvitationId, LessonId, OwnerId } from '../base/id.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'mirror.classmate': ClassmateTable;
  }
}

/** Which classmate of a lesson an invitation is for: row security shows it to who asked, and to that classmate. */
export type ClassmateTable = {
  invitation: InvitationId;
  owner: OwnerId;
  giver: OwnerId;
  lesson: LessonId;
  at: Date;
  ends: Date;
  /** When something was given; what it is stands elsewhere, for the owner alone. */
  given: Date | null;
};

export async function insertClassmate(tx: Tx, classmate: Omit<ClassmateTable, 'given'>): Promise<void> {
  await tx
    .insertInto('mirror.classmate')
    .values({ ...classmate, given: null })
    .execute();
}

/** The question to this classmate that stands in this lesson, if there is one. */
export async function standingWith(
  tx: Tx,
  owner: OwnerId,
  { giver, lesson }: { giver: OwnerId; lesson: LessonId },
  now: Date,
): Promise<InvitationId | undefined> {
  const row = await tx
    .selectFrom('mirror.classmate')
    .select('invitation')
    .where('owner', '=', owner)
    .where('giver', '=', giver)
    .where('lesson', '=', lesson)
    .where('ends', '>', now)
    .executeTakeFirst();
  return row?.invitation;
}

export type BetweenRow = Pick<ClassmateTable, 'invitation' | 'owner' | 'giver' | 'lesson'> & {
  given: boolean;
  /** For who asked alone: whether the answer was read. */
  heard: boolean;
};

/** What stands between this owner and classmates, both ways. A reply is in sight of who asked alone, and so is whether it was read. */
export const betweenClassmates = (owner: OwnerId, now: Date): Statement<BetweenRow> => statement`
  select c.invitation, c.owner, c.giver, c.lesson, c.given is not null as given, r.heard is not null as heard
  from mirror.classmate c left join mirror.reply r on r.invitation = c.invitation
  where (c.owner = ${owner} or c.giver = ${owner}) and c.ends > ${now} order by c.at`;

/** By who gives it; of an invitation to anybody else there is no row. */
export async function markGiven(tx: Tx, invitation: InvitationId, given: Date): Promise<void> {
  await tx.updateTable('mirror.classmate').set({ given }).where('invitation', '=', invitation).execute();
}

export async function deleteClassmate(tx: Tx, invitation: InvitationId): Promise<void> {
  await tx.deleteFrom('mirror.classmate').where('invitation', '=', invitation).execute();
}

/** For the night watch: who was asked by whom is of no use after the lesson. */
export async function forgetClassmates(tx: Tx, now: Date): Promise<void> {
  await sql`select mirror.forget_classmates(${now})`.execute(tx);
}

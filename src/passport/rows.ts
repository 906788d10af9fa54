import { type ColumnType, type Selectable, sql } from 'kysely';
import type { OwnerId } from '../base/id.ts';
import type { ChapterId, QuestionId, RouteId } from '../questions/model.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.passport': PassportTable;
    'passport.answer': AnswerTable;
    'passport.progress': { owner: OwnerId; chapters: Jsonb<Progress> };
    'passport.deletion': { owner: OwnerId; at: Date };
  }
}

/** How a passport looks to its owner: theme, text size, spacing. Kept as the page's frame understands it. */
export type LookChoice = Readonly<Record<string, string>>;

/** Read as a value, given as a JSON string. */
type Jsonb<T> = ColumnType<T, string, string>;

export type PassportTable = {
  owner: OwnerId;
  seed: string;
  method: string;
  route: RouteId | null;
  language: string;
  look: Jsonb<LookChoice>;
  called: Uint8Array;
  started: Date;
  used: string;
};

export type AnswerTable = {
  owner: OwnerId;
  question: QuestionId;
  chapter: ChapterId;
  revision: number;
  sealed: Uint8Array;
  filled: boolean;
  extra: boolean;
  private: boolean;
  saved: Date;
};

/** Counts only, so that a mentor's board can show them. `stamped` is the moment (ISO) that the owner set the stamp. */
export type ChapterProgress = { done: number; of: number; stamped: string | null };
export type Progress = Readonly<Record<ChapterId, ChapterProgress>>;

export async function passportOf(tx: Tx, owner: OwnerId): Promise<Selectable<PassportTable> | undefined> {
  return tx.selectFrom('passport.passport').selectAll().where('owner', '=', owner).executeTakeFirst();
}

export async function insertPassport(
  tx: Tx,
  passport: Selectable<PassportTable>,
  chapters: Progress,
): Promise<void> {
  const look = JSON.stringify(passport.look);
  await tx
    .insertInto('passport.passport')
    .values({ ...passport, look })
    .execute();
  await tx
    .insertInto('passport.progress')
    .values({ owner: passport.owner, chapters: JSON.stringify(chapters) })
    .execute();
}

export async function updatePassport(
  tx: Tx,
  owner: OwnerId,
  change: Partial<Pick<Selectable<PassportTable>, 'route' | 'language' | 'look' | 'called' | 'used'>>,
): Promise<void> {
  const { look, ...rest } = change;
  await tx
    .updateTable('passport.passport')
    .set({ ...rest, ...(look && { look: JSON.stringify(look) }) })
    .where('owner', '=', owner)
    .execute();
}

export async function progressOf(tx: Tx, owner: OwnerId): Promise<Progress | undefined> {
  const row = await tx
    .selectFrom('passport.progress')
    .select('chapters')
    .where('owner', '=', owner)
    .executeTakeFirst();
  return row?.chapters;
}

export async function updateProgress(tx: Tx, owner: OwnerId, chapters: Progress): Promise<void> {
  await tx
    .updateTable('passport.progress')
    .set({ chapters: JSON.stringify(chapters) })
    .where('owner', '=', owner)
    .execute();
}

/** How far these owners are, as far as the actor may see it. */
export async function progressOfAll(tx: Tx, owners: readonly OwnerId[]): Promise<Map<OwnerId, Progress>> {
  if (owners.length === 0) return new Map();
  const rows = await tx
    .selectFrom('passport.progress')
    .select(['owner', 'chapters'])
    .where('owner', 'in', [...owners])
    .execute();
  return new Map(rows.map((row) => [row.owner, row.chapters]));
}

export async function answersOf(tx: Tx, owner: OwnerId, chapter?: ChapterId): Promise<AnswerTable[]> {
  return tx
    .selectFrom('passport.answer')
    .selectAll()
    .where('owner', '=', owner)
    .$if(chapter !== undefined, (query) => query.where('chapter', '=', chapter ?? 'wie'))
    .execute();
}

export async function answerOf(
  tx: Tx,
  owner: OwnerId,
  questions: readonly QuestionId[],
): Promise<AnswerTable[]> {
  return tx
    .selectFrom('passport.answer')
    .selectAll()
    .where('owner', '=', owner)
    .where('question', 'in', [...questions])
    .execute();
}

/** Which questions are answered; no words. One row for all of them: every page of a question asks. */
export async function filledOf(tx: Tx, owner: OwnerId): Promise<ReadonlySet<QuestionId>> {
  const row = await tx
    .selectFrom('passport.answer')
    .select(sql<string | null>`string_agg(question, ' ')`.as('questions'))
    .where('owner', '=', owner)
    .where('filled', '=', true)
    .executeTakeFirst();
  return new Set(row?.questions?.split(' '));
}

/**
 * Stores an answer on top of the revision that its writer saw. Gives back whether the question was answered before, or
 * `undefined` when another revision stands there by now: then nothing was stored.
 */
export async function putAnswer(tx: Tx, answer: AnswerTable): Promise<{ was: boolean } | undefined> {
  if (answer.revision === 1) {
    const added = await tx
      .insertInto('passport.answer')
      .values(answer)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n ? { was: false } : undefined;
  }
  // The join with itself gives what stood there before: PostgreSQL 15 cannot return old values otherwise.
  return tx
    .updateTable('passport.answer as answer')
    .from('passport.answer as before')
    .set({ revision: answer.revision, sealed: answer.sealed, filled: answer.filled, saved: answer.saved })
    .whereRef('before.owner', '=', 'answer.owner')
    .whereRef('before.question', '=', 'answer.question')
    .where('answer.owner', '=', answer.owner)
    .where('answer.question', '=', answer.question)
    .where('answer.revision', '=', answer.revision - 1)
    .returning('before.filled as was')
    .executeTakeFirst();
}

export async function removePassport(tx: Tx, owner: OwnerId, at: Date): Promise<void> {
  await tx
    .insertInto('passport.deletion')
    .values({ owner, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.deleteFrom('passport.passport').where('owner', '=', owner).execute();
}

import type { ColumnType, Selectable } from 'kysely';
import type { GroupId, OwnerId } from '../base/id.ts';
import { wallOf } from '../base/wall.ts';
import type { ChapterId, QuestionId, RouteId } from '../questions/model.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.passport': PassportTable;
    'passport.answer': AnswerTable;
    'passport.progress': ProgressTable;
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
  /** The school year that the answers are of. */
  year: string | null;
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
  /** When the owner last said whether it still holds (U32), and that they were not sure. */
  still: Date | null;
  doubt: boolean;
  /** The published set that asked it; `null` is the method itself. */
  asked: string | null;
};
export type NewAnswer = Omit<AnswerTable, 'still' | 'doubt'>;

/** `moved`: the day (YYYY-MM-DD) that it last went on, by the clock on the wall; no time, because a mentor sees it (U31). */
export type ProgressTable = { owner: OwnerId; chapters: Jsonb<Progress>; moved: string | null };

export type PassportRow = Selectable<PassportTable>;

/** Counts only, so that a mentor's board can show them. `stamped` is the moment (ISO) that the owner set the stamp. */
export type ChapterProgress = { done: number; of: number; stamped: string | null };
export type Progress = Readonly<Record<ChapterId, ChapterProgress>>;

export const passportOfOwner = (owner: OwnerId): Statement<PassportRow> =>
  statement`select * from passport.passport where owner = ${owner}`;

export async function passportOf(tx: Tx, owner: OwnerId): Promise<PassportRow | undefined> {
  return (await ask(tx, passportOfOwner(owner)))[0];
}

export async function insertPassport(tx: Tx, passport: PassportRow, chapters: Progress): Promise<void> {
  const { owner, started } = passport;
  const look = JSON.stringify(passport.look);
  await tx
    .insertInto('passport.passport')
    .values({ ...passport, look })
    .execute();
  await tx
    .insertInto('passport.progress')
    .values({ owner, chapters: JSON.stringify(chapters), moved: wallOf(started).day })
    .execute();
}

export async function updatePassport(
  tx: Tx,
  owner: OwnerId,
  change: Partial<Pick<PassportRow, 'route' | 'language' | 'look' | 'called' | 'used' | 'year'>>,
): Promise<void> {
  const { look, ...rest } = change;
  await tx
    .updateTable('passport.passport')
    .set({ ...rest, ...(look && { look: JSON.stringify(look) }) })
    .where('owner', '=', owner)
    .execute();
}

/** Keeps that its owner was in today: an unused passport goes, at last (retention). */
export async function touch(tx: Tx, owner: OwnerId, now: Date): Promise<void> {
  await updatePassport(tx, owner, { used: dayOf(now) });
}

export const usedToday = ({ used }: PassportRow, now: Date): boolean => used === dayOf(now);

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export const progressOfOwner = (owner: OwnerId): Statement<{ chapters: Progress }> =>
  statement`select chapters from passport.progress where owner = ${owner}`;

export async function progressOf(tx: Tx, owner: OwnerId): Promise<Progress | undefined> {
  return (await ask(tx, progressOfOwner(owner)))[0]?.chapters;
}

/**
 * The same, to write it anew in this transaction: who else would waits until we are done, and then reads what we wrote. What is counted is asked after
 * this and not before: an answer that somebody else saved while we waited counts as well.
 */
export const progressToWrite = (owner: OwnerId): Statement<{ chapters: Progress }> =>
  statement`select chapters from passport.progress where owner = ${owner} for update`;

export async function updateProgress(tx: Tx, owner: OwnerId, chapters: Progress, at: Date): Promise<void> {
  await tx
    .updateTable('passport.progress')
    .set({ chapters: JSON.stringify(chapters), moved: wallOf(at).day })
    .where('owner', '=', owner)
    .execute();
}

export type HowFar = Selectable<ProgressTable>;

/** How far everybody is who is in this class now, as far as the actor may see it. */
export const progressIn = (group: GroupId): Statement<HowFar> => statement`
  select p.* from organisations.member m join passport.progress p on p.owner = m.owner
  where m."group" = ${group} and m."left" is null order by p.owner`;

/** An answer as it is needed to open it. */
export type SealedAnswer = Pick<
  AnswerTable,
  'owner' | 'question' | 'chapter' | 'revision' | 'sealed' | 'asked'
>;

/** All answers that row security shows of this passport to whoever asks. */
export const answersOfOwner = (owner: OwnerId): Statement<SealedAnswer> =>
  statement`select owner, question, chapter, revision, sealed, asked from passport.answer where owner = ${owner}`;

export const answersTo = (owner: OwnerId, questions: readonly QuestionId[]): Statement<AnswerTable> =>
  statement`select * from passport.answer where owner = ${owner} and question = any (${questions})`;

/** All of them, with everything that stands beside them: to take along. */
export async function answersOf(tx: Tx, owner: OwnerId): Promise<readonly AnswerTable[]> {
  return ask(tx, statement<AnswerTable>`select * from passport.answer where owner = ${owner}`);
}

export async function answerOf(
  tx: Tx,
  owner: OwnerId,
  questions: readonly QuestionId[],
): Promise<readonly AnswerTable[]> {
  return ask(tx, answersTo(owner, questions));
}

/** Which questions are answered, with words or with a proof; no words. One row for all of them: every page of a question asks. */
export const filledIn = (owner: OwnerId): Statement<{ questions: string | null }> =>
  statement`select string_agg(question, ' ') as questions from (
    select question from passport.answer where owner = ${owner} and filled
    union select question from passport.proof where owner = ${owner}) answered`;

export const setOf = ([row]: readonly { questions: string | null }[]): ReadonlySet<QuestionId> =>
  new Set(row?.questions?.split(' '));

export async function filledOf(tx: Tx, owner: OwnerId): Promise<ReadonlySet<QuestionId>> {
  return setOf(await ask(tx, filledIn(owner)));
}

/**
 * Stores an answer on top of the revision that its writer saw. Gives back whether the question was answered before, or
 * `undefined` when another revision stands there by now, or the answers are of another school year: then nothing was stored.
 * What stood before is kept as a version: always, or when it stood since before `sitting`, or when much of it went away.
 */
export async function putAnswer(tx: Tx, answer: NewAnswer, how: How): Promise<Stored | undefined> {
  const [stored] = await ask(tx, answer.revision === 1 ? firstAnswer(answer, how) : nextAnswer(answer, how));
  return stored;
}

type Stored = { was: boolean; kept: boolean };
type How = { year: string; sitting: Date; always: boolean };

const firstAnswer = (
  { owner, question, chapter, sealed, filled, extra, private: alone, saved, asked }: NewAnswer,
  { year }: How,
): Statement<Stored> => statement`
  insert into passport.answer (owner, question, chapter, revision, sealed, filled, extra, private, saved, asked)
  select owner, ${question}, ${chapter}, 1, ${sealed}, ${filled}::boolean, ${extra}::boolean, ${alone}::boolean, ${saved}, ${asked}::uuid
  from passport.passport where owner = ${owner} and year = ${year}
  on conflict do nothing returning false as was, false as kept`;

const nextAnswer = (
  { owner, question, chapter, revision, sealed, filled, saved, asked }: NewAnswer,
  { year, sitting, always }: How,
): Statement<Stored> => statement`
  with before as materialized (
    select a.revision, a.sealed, a.filled, a.saved, a.asked from passport.answer a
    where a.owner = ${owner} and a.question = ${question} and a.revision = ${revision}::integer - 1
      and exists (select from passport.passport p where p.owner = ${owner} and p.year = ${year})
    for update of a
  ), kept as (
    insert into passport.version (id, owner, question, chapter, item, revision, sealed, saved, asked)
    select gen_random_uuid(), ${owner}::uuid, ${question}, ${chapter}, ${question}, b.revision, b.sealed, b.saved, b.asked from before b
    where ${always}::boolean or b.saved < ${sitting}
      or octet_length(b.sealed) - octet_length(${sealed}::bytea) > ${muchLess}::integer
    on conflict do nothing returning id
  )
  update passport.answer a set revision = ${revision}::integer, sealed = ${sealed}, filled = ${filled}, saved = ${saved},
    doubt = false, asked = ${asked}::uuid
  from before where a.owner = ${owner} and a.question = ${question}
  returning before.filled as was, exists (select from kept) as kept`;

/** So many bytes less, and what stood is kept as a version, however young it is. */
const muchLess = 20;

export async function removePassport(tx: Tx, owner: OwnerId, at: Date): Promise<void> {
  await tx
    .insertInto('passport.deletion')
    .values({ owner, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.deleteFrom('passport.passport').where('owner', '=', owner).execute();
}

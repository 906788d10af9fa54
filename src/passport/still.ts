import { sql } from 'kysely';
import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { schoolYear, schoolYearBegan } from '../base/school-year.ts';
import type { Catalog } from '../questions/catalog.ts';
import type { Answers, Question, QuestionId, RouteId } from '../questions/model.ts';
import { isPrivate } from '../questions/private.ts';
import { type Statement, statement } from '../store/statement.ts';
import { type AnswerTable, answersOf, passportOf } from './rows.ts';
import { openAnswer } from './seal.ts';

/** "Klopt dit nog?": yes, or not sure. Who wants it otherwise changes the answer. */
export type Holds = 'yes' | 'unsure';

/** Answers of an earlier school year of which the owner has not said yet whether they hold (U32). */
export type StillToSee = { ids: readonly QuestionId[]; unsure: readonly QuestionId[]; answers: Answers };

/** Is this answer of an earlier school year, and not looked at in this one? */
export function isOld({ saved, still }: Pick<AnswerTable, 'saved' | 'still'>, now: Date): boolean {
  const last = still !== null && still > saved ? still : saved;
  return schoolYear(last) < schoolYear(now);
}

/** What was answered before this school year, on whatever route, without opening any. */
export const answeredBefore = (
  owner: OwnerId,
  now: Date,
): Statement<Pick<AnswerTable, 'question' | 'saved' | 'still'>> =>
  statement`select question, saved, still from passport.answer where owner = ${owner} and filled and saved < ${schoolYearBegan(now)}`;

/** Is this question looked at again by who is on this route? The name is not: it stands on every page. */
export function isAskedAgain(catalog: Catalog, id: QuestionId, route: RouteId | null): boolean {
  if (catalog.isKept(id)) return false;
  const asked = catalog.question(id)?.route;
  return !catalog.askedAtStart.has(id) && (asked === 'both' || asked === (route ?? undefined));
}

/** The old answers, in the order of the chapters, for the route of now. Only the first one is opened: one is asked at a time. */
export async function readStill(actor: OwnerActor, house: House): Promise<StillToSee> {
  return perform(house, actor, 'answer.read', { passport: actor.owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const passport = await passportOf(tx, actor.owner);
    const rows = new Map((await answersOf(tx, actor.owner)).map((row) => [row.question, row]));
    const filled = granted.catalog.questions.filter(
      ({ id }) => isAskedAgain(granted.catalog, id, passport?.route ?? null) && rows.get(id)?.filled === true,
    );
    const old = filled.filter(({ id }) => isOldRow(rows.get(id), now));
    const unsure = filled.filter(({ id }) => rows.get(id)?.doubt === true && !isOldRow(rows.get(id), now));
    const [first] = old;
    const row = first && rows.get(first.id);
    const answers = row && { [row.question]: await openAnswer(house.keys, permit, row) };
    return {
      ids: old.map(({ id }) => id),
      unsure: unsure.map(({ id }) => id),
      answers: answers ?? {},
    };
  });
}

const isOldRow = (row: AnswerTable | undefined, now: Date): boolean => row !== undefined && isOld(row, now);

/** The owner says whether an answer still holds. It stays as it is, for everybody who may see it. */
export async function sayStill(
  actor: OwnerActor,
  house: House,
  question: Question,
  holds: Holds,
): Promise<void> {
  const target = { passport: actor.owner, chapters: [question.chapter], private: isPrivate(question) };
  await perform(house, actor, 'answer.still', target, (granted) => mark(granted, actor, question, holds));
}

async function mark(
  { tx, now }: Granted,
  { owner }: OwnerActor,
  { id }: Question,
  holds: Holds,
): Promise<void> {
  await sql`update passport.answer set still = ${now}, doubt = ${holds === 'unsure'}::boolean
    where owner = ${owner} and question = ${id}`.execute(tx);
}

import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { catalog } from '../questions/catalog.ts';
import type { Answer, Answers, ChapterId, Question, QuestionId } from '../questions/model.ts';
import { isAnswered } from '../questions/value.ts';
import { countProgress, stampsOf } from './progress.ts';
import {
  type AnswerTable,
  answerOf,
  answersOf,
  filledOf,
  passportOf,
  progressOf,
  putAnswer,
  updatePassport,
  updateProgress,
} from './rows.ts';
import { openAnswer, sealAnswer, sealCalled } from './seal.ts';

export type Revisions = Readonly<Record<QuestionId, number>>;

/** All answers of one chapter (or of the whole passport), with the revision that each stands at. Own eyes only. */
export async function readAnswers(
  actor: OwnerActor,
  house: House,
  chapter?: ChapterId,
): Promise<{ answers: Answers; revisions: Revisions }> {
  const target = { passport: actor.owner, ...(chapter && { chapters: [chapter] }) };
  return perform(house, actor, 'answer.read', target, async (granted) =>
    opened(house, granted, await answersOf(granted.tx, actor.owner, chapter)),
  );
}

/** The answer to one question and to those that it is about (the cards that "Kies 3 kaarten" speaks of). */
export async function readAnswer(
  actor: OwnerActor,
  house: House,
  question: Question,
): Promise<{ answers: Answers; revision: number }> {
  const target = { passport: actor.owner, chapters: [question.chapter] };
  return perform(house, actor, 'answer.read', target, async (granted) => {
    const rows = await answerOf(granted.tx, actor.owner, [question.id, ...leansOn(question)]);
    const { answers, revisions } = await opened(house, granted, rows);
    return { answers, revision: revisions[question.id] ?? 0 };
  });
}

export type Saved =
  | { saved: true; revision: number }
  /** Somebody (on another device) saved another revision meanwhile: theirs stands, and is given back beside ours. */
  | { saved: false; revision: number; theirs: Answer | undefined };

/**
 * Saves an answer on top of the revision that its writer saw (0: none). Sealed, counted in the chapter's progress. An
 * answer never changes who may see the question (P62). Faults: `not-there` for a question that does not exist.
 */
export async function saveAnswer(
  actor: OwnerActor,
  house: House,
  id: QuestionId,
  answer: Answer,
  seen: number,
): Promise<Saved> {
  const question = catalog.question(id);
  if (question === undefined) throw new Fault('not-there', 'no such question');
  const target = { passport: actor.owner, chapters: [question.chapter] };
  return perform(house, actor, 'answer.save', target, async (granted) => {
    const { tx, permit, now } = granted;
    const place = { owner: actor.owner, chapter: question.chapter, question: id, revision: seen + 1 };
    const filled = isAnswered(answer);
    const put = await putAnswer(tx, {
      ...place,
      sealed: await sealAnswer(house.keys, permit, place, answer),
      filled,
      extra: question.sensitivity === 'extra',
      private: !question.shareable,
      saved: now,
    });
    if (put === undefined) return standing(house, granted, actor, id);
    if (put.was !== filled) await recount(granted, actor);
    if (catalog.askedAtStart.has(id)) await callAnew(house, granted, actor, answer);
    return { saved: true, revision: place.revision };
  });
}

/** Other questions whose answers a question shows or speaks of. */
export function leansOn(question: Question): QuestionId[] {
  return question.parts.flatMap((part) => {
    if (part.kind === 'each') return [part.of.question];
    if (part.kind === 'story') return part.sentences.flatMap((sentence) => sentence.from?.question ?? []);
    return [];
  });
}

export async function opened(
  house: House,
  granted: Granted,
  rows: readonly AnswerTable[],
): Promise<{ answers: Answers; revisions: Revisions }> {
  const answers: Record<QuestionId, Answer> = {};
  const revisions: Record<QuestionId, number> = {};
  for (const row of rows) {
    answers[row.question] = await openAnswer(house.keys, granted.permit, row);
    revisions[row.question] = row.revision;
  }
  return { answers, revisions };
}

async function standing(house: House, granted: Granted, actor: OwnerActor, id: QuestionId): Promise<Saved> {
  const [row] = await answerOf(granted.tx, actor.owner, [id]);
  const theirs = row && (await openAnswer(house.keys, granted.permit, row));
  return { saved: false, revision: row?.revision ?? 0, theirs };
}

/** Counts the chapters anew; called in the transaction that changed what is filled, or the route. */
export async function recount({ tx }: Granted, actor: OwnerActor): Promise<void> {
  const [passport, progress, filled] = await Promise.all([
    passportOf(tx, actor.owner),
    progressOf(tx, actor.owner),
    filledOf(tx, actor.owner),
  ]);
  if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
  await updateProgress(tx, actor.owner, countProgress(passport.route, filled, stampsOf(progress)));
}

/** The name is asked once (U11): what is answered here is what every page calls the owner by. */
async function callAnew(
  house: House,
  { tx, permit }: Granted,
  actor: OwnerActor,
  answer: Answer,
): Promise<void> {
  const [first] = Object.values(answer.parts);
  const called = first?.kind === 'short' ? first.text.trim() : '';
  if (called === '') return;
  await updatePassport(tx, actor.owner, {
    called: await sealCalled(house.keys, permit, actor.owner, called),
  });
}

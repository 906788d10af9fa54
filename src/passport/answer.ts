import type { OwnerActor } from '../access/actor.ts';
import { type Granted, glance, type House, perform, type Seen } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { OwnerId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import type { Catalog } from '../questions/catalog.ts';
import type { Answer, Answers, ChapterId, Question, QuestionId } from '../questions/model.ts';
import { isPrivate, placeOfQuestion } from '../questions/private.ts';
import { sameJson } from '../questions/same.ts';
import { isAnswered } from '../questions/value.ts';
import { askAll } from '../store/statement.ts';
import { countAnswer } from './counting.ts';
import { countProgress, stampsOf } from './progress.ts';
import {
  answerOf,
  answersOfOwner,
  answersTo,
  filledIn,
  passportOfOwner,
  progressToWrite,
  putAnswer,
  type SealedAnswer,
  setOf,
  updatePassport,
  updateProgress,
} from './rows.ts';
import { openAnswer, sealAnswer, sealCalled } from './seal.ts';
import { turnYear } from './snapshot.ts';
import { putAside, trimVersions } from './version-rows.ts';

/** Answers, the revision of each, and the questions as they were asked when they were answered. */
export type Opened = { answers: Answers; revisions: Revisions; told: Catalog };
export type Revisions = Readonly<Record<QuestionId, number>>;

/** All answers of one chapter (or of the whole passport), with the revision that each stands at and the questions as they were asked. Own eyes only. */
export async function readAnswers(actor: OwnerActor, house: House, chapter?: ChapterId): Promise<Opened> {
  // With somebody beside, `opened` leaves out what is private.
  const target = { passport: actor.owner, ...(chapter && { chapters: [chapter] }), private: false };
  return glance(house, actor, 'answer.read', target, [answersOfOwner(actor.owner)], (seen, rows) =>
    opened(
      house,
      seen,
      rows.filter((row) => chapter === undefined || row.chapter === chapter),
    ),
  );
}

/** The answer to one question and to those that it is about (the cards that "Kies 3 kaarten" speaks of). */
export async function readAnswer(
  actor: OwnerActor,
  house: House,
  question: Question,
): Promise<{ answers: Answers; revision: number }> {
  const target = { passport: actor.owner, chapters: [question.chapter], private: isPrivate(question) };
  const reads = [answersTo(actor.owner, [question.id, ...leansOn(question)])] as const;
  return glance(house, actor, 'answer.read', target, reads, async (seen, rows) => {
    const { answers, revisions } = await opened(house, seen, rows);
    return { answers, revision: revisions[question.id] ?? 0 };
  });
}

export type Saved =
  | { saved: true; revision: number }
  /** Somebody (on another device) saved another revision meanwhile: theirs stands, ours is kept aside until the owner chooses. */
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
  const place = placeOfQuestion(id);
  if (place === undefined) throw new Fault('not-there', 'no such question');
  const target = { passport: actor.owner, chapters: [place.chapter], private: place.private };
  return perform(house, actor, 'answer.save', target, async (granted) => {
    const { question, asked } = await answerable(granted, actor.owner, id);
    const revision = await writeAnswer(granted, house, actor.owner, question, answer, { seen, asked });
    if (revision !== undefined) return { saved: true, revision };
    return keepBoth(granted, house, actor, { question, asked }, answer);
  });
}

/**
 * A question that this passport is asked no more, as its answer was asked: another region's, or of a class that is long left. Its answer can be changed or
 * emptied like any other (decision 0055). Faults: `not-there` without such an answer.
 */
export async function readAskedThen(actor: OwnerActor, house: House, id: QuestionId): Promise<Question> {
  const place = placeOfQuestion(id);
  if (place === undefined) throw new Fault('not-there', 'no such question');
  const target = { passport: actor.owner, chapters: [place.chapter], private: true };
  return perform(
    house,
    actor,
    'answer.read',
    target,
    async (granted) => (await answerable(granted, actor.owner, id)).question,
  );
}

type Asked = { question: Question; asked: string | null };

/** The question as it is asked now, or else as the answer that stands was asked; with somebody beside the latter stays closed (`opened`). */
async function answerable(
  { tx, facts, catalog, told }: Granted,
  owner: OwnerId,
  id: QuestionId,
): Promise<Asked> {
  const now = catalog.question(id);
  if (now !== undefined) return { question: now, asked: catalog.set };
  const [row] = facts.paired ? [] : await answerOf(tx, owner, [id]);
  const then = row && (await told([row])).question(id);
  if (row === undefined || then === undefined) throw new Fault('not-there', 'no such question');
  return { question: then, asked: row.asked };
}

/**
 * Writes an answer in an open transaction, on top of the revision `seen`; `keep` makes a version of what stood, however young it is; `asked`
 * is the set that asked it. Gives the new revision, or `undefined` when another one stands there by now.
 */
export async function writeAnswer(
  granted: Granted,
  house: House,
  owner: OwnerId,
  question: Question,
  answer: Answer,
  { seen, asked, keep = false }: { seen: number; asked: string | null; keep?: boolean },
): Promise<number | undefined> {
  const { tx, permit, now } = granted;
  const place = { owner, chapter: question.chapter, question: question.id, revision: seen + 1 };
  const filled = isAnswered(answer);
  const row = {
    ...place,
    sealed: await sealAnswer(house.keys, permit, place, answer),
    filled,
    extra: question.sensitivity === 'extra',
    private: !question.shareable,
    saved: now,
    asked,
  };
  const how = { year: schoolYear(now), sitting: after(now, -sitting), always: keep };
  let put = await putAnswer(tx, row, how);
  if (put === undefined && (await turnYear(granted, house, owner))) put = await putAnswer(tx, row, how);
  if (put === undefined) return undefined;
  if (put.kept) await trimVersions(tx, owner, question.id);
  if (put.was !== filled) await recount(granted, owner);
  await countAnswer(granted, house, owner, question.id, answer);
  if (granted.catalog.askedAtStart.has(question.id)) await callAnew(house, granted, owner, answer);
  return place.revision;
}

/** What was written within so long is one sitting: between its saves no versions are kept. */
const sitting = minutes(10);

/** Other questions whose answers a question shows or speaks of. */
export function leansOn(question: Question): QuestionId[] {
  return question.parts.flatMap((part) => {
    if (part.kind === 'each') return [part.of.question];
    if (part.kind === 'story') return part.sentences.flatMap((sentence) => sentence.from?.question ?? []);
    return [];
  });
}

/** With somebody beside, the answers that are for the young person alone stay closed (F34). */
export async function opened(house: House, granted: Seen, rows: readonly SealedAnswer[]): Promise<Opened> {
  const answers: Record<QuestionId, Answer> = {};
  const revisions: Record<QuestionId, number> = {};
  for (const row of rows) {
    if (granted.facts.paired && isPrivate(granted.catalog.question(row.question))) continue;
    answers[row.question] = await openAnswer(house.keys, granted.permit, row);
    revisions[row.question] = row.revision;
  }
  return { answers, revisions, told: await granted.told(rows) };
}

/** Another revision stands there: the owner chooses later, and until then both are in the house. */
async function keepBoth(
  granted: Granted,
  house: House,
  actor: OwnerActor,
  asked: Asked,
  ours: Answer,
): Promise<Saved> {
  const [row] = await answerOf(granted.tx, actor.owner, [asked.question.id]);
  const theirs = row && (await openAnswer(house.keys, granted.permit, row));
  if (!sameJson(ours, theirs)) await putAside(granted, house, actor, asked, ours);
  return { saved: false, revision: row?.revision ?? 0, theirs };
}

/** Counts the chapters anew, one at a time; called in the transaction that changed what is filled, or the route. */
export async function recount({ tx, now, catalog }: Granted, owner: OwnerId): Promise<void> {
  const asked = [progressToWrite(owner), passportOfOwner(owner), filledIn(owner)] as const;
  const [[progress], [passport], filled] = await askAll(tx, asked);
  if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
  const stamps = stampsOf(progress.chapters);
  await updateProgress(tx, owner, countProgress(catalog, passport.route, setOf(filled), stamps), now);
}

/** The name is asked once (U11): what is answered here is what every page calls the owner by. */
async function callAnew(
  house: House,
  { tx, permit }: Granted,
  owner: OwnerId,
  answer: Answer,
): Promise<void> {
  const [first] = Object.values(answer.parts);
  const called = first?.kind === 'short' ? first.text.trim() : '';
  if (called === '') return;
  await updatePassport(tx, owner, { called: await sealCalled(house.keys, permit, owner, called) });
}

import { Fault } from '../base/fault.ts';
import type { Catalog } from '../questions/catalog.ts';
import {
  type Answer,
  type ChapterId,
  chapterIds,
  type Question,
  type QuestionId,
} from '../questions/model.ts';

/**
 * What a receiver sees. `chapters`: whole ones, live, so what is answered later flows along. `questions`: single answers.
 * `extra`: what is extra protected, each by name and chosen in a step of its own (AVG art. 9). The rules here are the first
 * wall; row security keeps them a second time (0002-rooms.sql, policy `shared`).
 */
export type Scope = {
  readonly chapters: readonly ChapterId[];
  readonly questions: readonly QuestionId[];
  readonly extra: readonly QuestionId[];
};

/** What I need is never shared as a whole. */
export const wholeChapters: readonly ChapterId[] = chapterIds.filter((chapter) => chapter !== 'nodig');

/** Only in the step of its own: everything that I need, and every question that is extra protected. */
export const isGuarded = (question: Question): boolean =>
  question.chapter === 'nodig' || question.sensitivity === 'extra';

/** A plain question with a part that is extra protected: the last sentence of "Mijn verhaal". */
export const hasGuardedPart = (question: Question): boolean =>
  !isGuarded(question) &&
  question.parts.some((part) => part.sensitivity === 'extra' || guardedIn(part).length > 0);

/** Can anybody else ever see it? Not what is private, nor the question that only leads to the sharing page. */
export const canBeShared = (question: Question): boolean =>
  question.shareable && !question.parts.every((part) => part.kind === 'share');

/** Whether the answer to this question is shown to who was given this scope. */
export function inScope(scope: Scope, question: Question): boolean {
  if (!canBeShared(question)) return false;
  if (isGuarded(question)) return scope.extra.includes(question.id);
  return scope.chapters.includes(question.chapter) || scope.questions.includes(question.id);
}

/** The answer as this scope lets it be seen: extra protected parts only when they were chosen by name. */
export function withinScope(scope: Scope, question: Question, answer: Answer): Answer {
  if (!hasGuardedPart(question) || scope.extra.includes(question.id)) return answer;
  const parts = { ...answer.parts };
  for (const part of question.parts) {
    const value = parts[part.id];
    if (part.sensitivity === 'extra') delete parts[part.id];
    else if (value?.kind === 'story') {
      const guarded = guardedIn(part);
      const sentences = Object.entries(value.sentences).filter(([id]) => !guarded.includes(id));
      parts[part.id] = { ...value, sentences: Object.fromEntries(sentences) };
    }
  }
  return { ...answer, parts };
}

/**
 * The scope as it is kept: each once, in the order of the method, single answers left out where the whole chapter goes.
 * Throws the fault `malformed` for what cannot be shared in that way: no form of ours offers it.
 */
export function soundScope(
  catalog: Catalog,
  scope: Scope,
): {
  chapters: ChapterId[];
  questions: QuestionId[];
  extra: QuestionId[];
} {
  for (const chapter of scope.chapters) {
    if (!wholeChapters.includes(chapter))
      throw new Fault('malformed', 'a chapter that is not shared as a whole');
  }
  for (const id of [...scope.questions, ...scope.extra]) {
    const question = catalog.question(id);
    if (question === undefined || !canBeShared(question))
      throw new Fault('malformed', 'a question that is not shared');
  }
  const known = catalog.questions;
  const single = known.filter((question) => scope.questions.includes(question.id));
  const extra = known.filter((question) => scope.extra.includes(question.id));
  if (single.some(isGuarded)) throw new Fault('malformed', 'an extra protected question outside its step');
  if (!extra.every((question) => isGuarded(question) || hasGuardedPart(question)))
    throw new Fault('malformed', 'a plain question in the extra step');
  return {
    chapters: wholeChapters.filter((chapter) => scope.chapters.includes(chapter)),
    questions: single.filter((q) => !scope.chapters.includes(q.chapter)).map((q) => q.id),
    extra: extra.map((q) => q.id),
  };
}

export const isEmpty = ({ chapters, questions, extra }: Scope): boolean =>
  chapters.length + questions.length + extra.length === 0;

/** Holds something of what I need, or something else extra protected: given by who shows the own factor (security.md). */
export const isSensitive = ({ chapters, extra }: Scope): boolean =>
  extra.length > 0 || chapters.includes('nodig');

function guardedIn(part: Question['parts'][number]): string[] {
  if (part.kind !== 'story') return [];
  return part.sentences.filter((sentence) => sentence.sensitivity === 'extra').map((sentence) => sentence.id);
}

import { chapterOfAdded } from './addition.ts';
import { catalog } from './catalog.ts';
import type { ChapterId, Question, QuestionId } from './model.ts';

/** What an act on the answer to this question is about, told by its id alone: what a region added is plain. `undefined` for what can be no question. */
export function placeOfQuestion(id: QuestionId): { chapter: ChapterId; private: boolean } | undefined {
  const question = catalog.question(id);
  if (question !== undefined) return { chapter: question.chapter, private: isPrivate(question) };
  const chapter = chapterOfAdded(id);
  return chapter && { chapter, private: chapter === 'nodig' };
}

/**
 * For the young person alone, also when somebody helps to fill in (F34): what is extra protected, what is in no share, and the chapter that
 * is private from the start. One that is not known (any more) counts as private.
 */
export function isPrivate(question: Question | undefined): boolean {
  if (question === undefined) return true;
  const { sensitivity, shareable, chapter, parts } = question;
  return sensitivity === 'extra' || !shareable || chapter === 'nodig' || parts.some(hasExtra);
}

const hasExtra = (part: Question['parts'][number]): boolean =>
  part.sensitivity === 'extra' ||
  (part.kind === 'story' && part.sentences.some((sentence) => sentence.sensitivity === 'extra'));

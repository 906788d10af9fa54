import type { Question } from './model.ts';

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

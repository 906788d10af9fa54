import type { Answer, PartValue, QuestionId } from './model.ts';

/** Whether a question counts as answered: something was given, or said to be unknown, or kept for a talk (U2). */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  return answer.state !== 'given' || hasContent(answer);
}

/** The questions of these answers that count as answered. */
export function answeredIn(answers: Iterable<readonly [QuestionId, Answer]>): Set<QuestionId> {
  const found = new Set<QuestionId>();
  for (const [id, answer] of answers) if (isAnswered(answer)) found.add(id);
  return found;
}

/** Whether there is anything to read in it. */
export function hasContent(answer: Answer): boolean {
  return Object.values(answer.parts).some(isFilled);
}

/** Whether a reader would see something: an empty row, or a card picked but not written about, is nothing yet. */
export function isFilled(value: PartValue): boolean {
  switch (value.kind) {
    case 'list':
      return value.rows.some((row) => hasText(row.fields));
    case 'each':
      return value.about.some((item) => hasText(item.fields));
    default:
      return !holdsNothing(value);
  }
}

/** Whether there is nothing in it to keep. */
export function holdsNothing(value: PartValue): boolean {
  switch (value.kind) {
    case 'short':
    case 'long':
      return value.text === '';
    case 'cards':
      return value.chosen.length === 0;
    case 'choice':
      return value.chosen.length === 0 && !value.own;
    case 'scale':
      return value.step === '';
    case 'scales':
      return !hasText(value.steps);
    case 'rank':
      return value.order.length === 0;
    case 'list':
      return value.rows.length === 0;
    case 'checklist':
      return value.done.length === 0;
    case 'date':
      return value.day === '';
    case 'number':
      return value.amount === '';
    case 'story':
      return !hasText(value.sentences);
    case 'each':
      return value.about.length === 0;
  }
}

export function hasText(fields: Readonly<Record<string, string>>): boolean {
  return Object.values(fields).some((text) => text !== '');
}

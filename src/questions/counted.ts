import { catalog } from './catalog.ts';
import type { Answer, Option, PartId, QuestionId } from './model.ts';

/** A part of which the choices are counted for the programme's figures: cards and options of the method, never own words (decision 0058). */
export type Counted = {
  readonly question: QuestionId;
  readonly part: PartId;
  /** How its figures are called: `skill-samenwerken`. */
  readonly as: 'skill' | 'need' | 'intake-read' | 'intake-helped';
  /** Special personal data (AVG art. 9): counted only after a yes. */
  readonly asked: boolean;
};

/** Skills, what helps, and what was said of the intake: whether somebody read the passport, and whether it helped (F109). */
export const counted: readonly Counted[] = [
  { question: 'kan1', part: 'kaarten', as: 'skill', asked: false },
  { question: 'nod1', part: 'kaarten', as: 'need', asked: true },
  { question: 'sm8', part: 'gelezen', as: 'intake-read', asked: false },
  { question: 'sm8', part: 'hielp', as: 'intake-helped', asked: false },
];

export const countedQuestions: readonly QuestionId[] = [...new Set(counted.map(({ question }) => question))];

/** All that can be chosen there, in the order of the method. */
export function choicesOf({ question, part }: Counted): readonly Option[] {
  const asked = catalog.question(question)?.parts.find(({ id }) => id === part);
  if (asked?.kind === 'cards') return catalog.deck(asked.deck).cards;
  return asked?.kind === 'choice' ? asked.options : [];
}

/** What of an answer is counted: `skill-samenwerken`, each once. Own cards are words of somebody's, and stay out. */
export function countIn(question: QuestionId, answer: Answer): string[] {
  if (answer.state !== 'given') return [];
  return counted
    .filter((one) => one.question === question)
    .flatMap((one) => {
      const value = answer.parts[one.part];
      const chosen =
        value?.kind === 'cards'
          ? value.chosen.map(({ card }) => card)
          : value?.kind === 'choice'
            ? value.chosen
            : [];
      const known = new Set(choicesOf(one).map(({ id }) => id));
      return [...new Set(chosen)].filter((id) => known.has(id)).map((id) => `${one.as}-${id}`);
    });
}

/** Whether what this question asks is counted only after a yes. */
export const countsAfterYes = (question: QuestionId): boolean =>
  counted.some((one) => one.question === question && one.asked);

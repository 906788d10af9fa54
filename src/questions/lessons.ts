import lob from '../../method/lessons/lob-4.json' with { type: 'json' };
import { catalog } from './catalog.ts';
import { type ChapterId, chapterIds, type TalkCard, type Words } from './model.ts';
import { cardsFor } from './talk-cards.ts';

/** Some questions of a chapter that a class does at the same time: "Wat kan ik, vraag 1–4". Numbers as the pupil sees them. */
export type Piece = {
  readonly id: string;
  readonly chapter: ChapterId;
  readonly from: number;
  readonly to: number;
};

/** One moment of a lesson: what the mentor does, and what the board says meanwhile. */
export type LessonStep = {
  readonly minutes?: number;
  /** The questions that the class does now. */
  readonly piece?: string;
  /** A question to talk about, out of the mentor's talk cards. */
  readonly card?: string;
  /** On the board, for the class; a step with a piece says which questions it is. */
  readonly board?: Words;
  /** For the mentor's own paper, never on the board. */
  readonly do?: Words;
};

/** A lesson that is ready to give (F40). */
export type ReadyLesson = {
  readonly id: string;
  readonly title: Words;
  readonly goal: Words;
  readonly bring: Words;
  readonly ready: Words;
  readonly absent: Words;
  readonly steps: readonly LessonStep[];
};

export type Series = { readonly id: string; readonly title: Words; readonly lessons: readonly ReadyLesson[] };

/** The file, typed; the test of the lessons holds it to this type. */
export const series = lob as Series;

/** Without a ready lesson the class goes through the pieces of all chapters, in order. */
export const freePlan = 'vrij';

/** At most this many questions at once: a class is on the same screen again after about ten minutes. */
const atOnce = 4;

/** The core questions of every chapter, cut in even pieces. What was asked to begin with is not asked again (U11). */
export const pieces: readonly Piece[] = chapterIds.flatMap((chapter) => {
  const count = Math.max(...([undefined, 'mbo', 'werk'] as const).map((route) => asked(chapter, route)));
  const parts = Math.max(1, Math.ceil(count / atOnce));
  return Array.from({ length: parts }, (_, n) => ({
    id: `${chapter}-${n + 1}`,
    chapter,
    from: Math.round((count * n) / parts) + 1,
    to: Math.round((count * (n + 1)) / parts),
  }));
});

function asked(chapter: ChapterId, route: 'mbo' | 'werk' | undefined): number {
  return catalog.questionsIn(chapter, route).core.filter(({ id }) => !catalog.askedAtStart.has(id)).length;
}

const byId = new Map(pieces.map((piece) => [piece.id, piece]));
export const pieceOf = (step: LessonStep | undefined): Piece | undefined => byId.get(step?.piece ?? '');

export const cardOf = (step: LessonStep | undefined): TalkCard | undefined =>
  cardsFor('begin', 'mentor').find(({ id }) => id === step?.card);

export const readyLesson = (plan: string | undefined): ReadyLesson | undefined =>
  series.lessons.find(({ id }) => id === plan);

/** The steps of a plan, the first one first. A plan that is not known (any more) is the free one. */
export function stepsOf(plan: string): readonly LessonStep[] {
  return readyLesson(plan)?.steps ?? pieces.map(({ id }) => ({ piece: id }));
}

/** The step that a lesson is at; 0 is before the first: everybody comes in. */
export const stepAt = (plan: string, step: number): LessonStep | undefined => stepsOf(plan)[step - 1];

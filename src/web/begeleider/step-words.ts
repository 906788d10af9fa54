import { catalog } from '../../questions/catalog.ts';
import { cardOf, type LessonStep, type Piece, pieceOf } from '../../questions/lessons.ts';
import type { View } from '../view.ts';

/** "Vraag 1 tot en met 4". */
export function questionsInWords({ t }: Pick<View, 't'>, { from, to }: Piece): string {
  return from === to ? t('lesson.question', { from }) : t('lesson.questions', { from, to });
}

/** A step of a plan on one line: "Wat kan ik: vraag 1 tot en met 4", or what the board says. */
export function stepInWords(view: Pick<View, 't' | 'language'>, step: LessonStep): string {
  const piece = pieceOf(step);
  if (piece !== undefined) {
    const chapter = catalog.chapter(piece.chapter).title[view.language];
    return view.t('lesson.piece', { chapter, questions: questionsInWords(view, piece).toLocaleLowerCase() });
  }
  return step.board?.[view.language] ?? cardOf(step)?.words[view.language] ?? '';
}

import type { Child } from '#jsx/jsx-runtime';
import type { PartKind, PartOfKind, Question, ValueOfKind, Words } from '../../../questions/model.ts';
import type { Source } from '../../../questions/source.ts';
import type { View } from '../../view.ts';
import type { Issue } from '../error-summary.tsx';

/** What each control of a question is given. */
export type PartProps<K extends PartKind> = {
  view: View;
  question: Question;
  part: PartOfKind<K>;
  value: ValueOfKind<K> | undefined;
  /** What is the matter, per field of the form. */
  issues: readonly Issue[];
  /** This part carries the question itself: its label or legend is the `h1`, its hint the help. */
  isQuestion: boolean;
  /** For a part that is about what was chosen elsewhere: what can be picked. */
  sources: readonly Source[];
};

/** The words of a question's data in the language of the page. */
export function say(view: View, words: Words): string {
  return words[view.language];
}

type Asking = { words: string; hint: Child; asHeading: boolean };

/** What a part is called and explained with, and whether that is the page's heading. */
export function askingOf(
  props: Pick<PartProps<PartKind>, 'view' | 'question' | 'part' | 'isQuestion'>,
): Asking {
  const { view, question, part, isQuestion } = props;
  const hint = part.hint ?? (isQuestion ? question.help : undefined);
  return {
    words: say(view, isQuestion ? question.title : (part.label ?? question.title)),
    hint: hint === undefined || say(view, hint) === '' ? undefined : say(view, hint),
    asHeading: isQuestion,
  };
}

/** The id of the region that a button of this part changes. */
export function regionId(part: { id: string }): string {
  return `deel-${part.id}`;
}

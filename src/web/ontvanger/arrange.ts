import type { Shown, ShownQuestion } from '../../look/build.ts';
import type { TakenOver } from '../../mirror/list.ts';
import type { QuestionId } from '../../questions/model.ts';

/** Own words to begin with; the plan; and how to get in touch. Everything else stays in its chapter. */
const own: ReadonlySet<QuestionId> = new Set(['sm3', 'sw3']);
const choice: ReadonlySet<QuestionId> = new Set(['wil4', 'wil10', 'sm1', 'sw1']);
const contact: ReadonlySet<QuestionId> = new Set(['sm2', 'sm5', 'nod8', 'sm9', 'sw2']);

export type Arranged = Record<'own' | 'choice' | 'needs' | 'contact', ShownQuestion[]> & {
  chapters: { id: string; title: string; questions: ShownQuestion[]; mirrors: readonly TakenOver[] }[];
};

/** Lays a shown passport out for somebody who prepares a talk: each question once, where an intaker looks for it. */
export function arrange(shown: Shown): Arranged {
  const all = shown.chapters.flatMap((chapter) => chapter.questions);
  const elsewhere = (question: ShownQuestion): boolean =>
    own.has(question.id) ||
    choice.has(question.id) ||
    contact.has(question.id) ||
    question.chapter === 'nodig';
  return {
    own: all.filter((question) => own.has(question.id)),
    choice: all.filter((question) => choice.has(question.id)),
    needs: all.filter((question) => question.chapter === 'nodig' && !contact.has(question.id)),
    contact: all.filter((question) => contact.has(question.id)),
    chapters: shown.chapters
      .map(({ id, title, questions, mirrors }) => ({
        id,
        title,
        mirrors,
        questions: questions.filter((one) => !elsewhere(one)),
      }))
      .filter(({ questions, mirrors }) => questions.length + mirrors.length > 0),
  };
}

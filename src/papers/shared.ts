import type { TakenOver } from '../mirror/list.ts';
import type { Proof } from '../passport/proof.ts';
import { catalog } from '../questions/catalog.ts';
import type { AnswerState, ChapterId, Question, QuestionId } from '../questions/model.ts';
import type { Line } from '../questions/show.ts';
import type { Language } from '../words/language.ts';
import { composePaper, type ForReceiver } from './compose.ts';
import type { Paper, PaperKind } from './model.ts';
import type { Others, Told } from './source.ts';

type ShownQuestion = {
  id: QuestionId;
  chapter: ChapterId;
  title: string | undefined;
  state: AnswerState | 'none';
  lines: readonly Line[];
  proofs: readonly Proof[];
};

/** What a receiver's look gives, as far as paper needs it. */
type Shown = {
  called: string;
  seed: string;
  chapters: readonly {
    questions: readonly ShownQuestion[];
    mirrors: readonly TakenOver[];
  }[];
};

/** What stands beside it in the same look. */
type Beside = Omit<Others, 'taken'>;

/**
 * A receiver's paper, of just what is shared: made of the very thing that stands on their screen, so that neither can hold more than the other.
 * With the day, the purpose, and until when it may be seen (F72); nothing is hinted at (U43).
 */
export function sharedPaper(
  shown: Shown,
  beside: Beside,
  order: { short: boolean; language: Language; on: Date; for: ForReceiver },
): Paper {
  const told = shown.chapters
    .flatMap(({ questions }) => questions)
    .map((one): Told => ({ ...one, question: catalog.question(one.id) ?? plain(one) }));
  const toWork = told.some(({ question }) => question.route === 'werk');
  const kind: PaperKind = order.short ? (toWork ? 'werk' : 'intake') : 'paspoort';
  const others = { ...beside, taken: shown.chapters.flatMap(({ mirrors }) => mirrors) };
  const source = { called: shown.called, seed: shown.seed, route: null, stamps: [], told, others };
  return composePaper(source, { kind, language: order.language, on: order.on, for: order.for });
}

/** A question that a region added, out of what is shown of it: on a paper it stands in its chapter, as it was asked. */
function plain({ id, chapter, title = '' }: Pick<ShownQuestion, 'id' | 'chapter' | 'title'>): Question {
  const [words, none] = [
    { nl: title, en: title },
    { nl: '', en: '' },
  ];
  return {
    ...{ id, chapter, route: 'both', core: false, sensitivity: 'plain', shareable: true, title: words },
    ...{ sensitiveTopic: false, with: [], lob: [], help: none, why: none, examples: [], parts: [] },
  };
}

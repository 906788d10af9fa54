import type { CallCard } from '../guidance/call.ts';
import type { CallWhen } from '../guidance/call-rows.ts';
import type { Contribution } from '../guidance/read.ts';
import type { Taken } from '../mirror/model.ts';
import type { Proof } from '../passport/proof.ts';
import type { Catalog } from '../questions/catalog.ts';
import type {
  Answer,
  AnswerState,
  ChapterId,
  Question,
  QuestionId,
  RouteId,
  SetLanguage,
} from '../questions/model.ts';
import { type Line, readAnswer } from '../questions/show.ts';
import { canBeShared, isGuarded, withinScope } from '../sharing/scope.ts';

/** What a paper is made from: who, and the questions that may stand on it with their answers, in the order of the method. */
export type Source = {
  called: string;
  seed: string;
  route: RouteId | null;
  stamps: readonly { chapter: ChapterId; at: Date }[];
  told: readonly Told[];
  others: Others;
};

/** What is of others, as far as the owner chose it for this paper: words that were taken over, the mentor's part, and how to call the mentor. */
export type Others = {
  taken: readonly Taken[];
  contributions: readonly Contribution[];
  call: (CallCard & { when: CallWhen; handover: boolean }) | undefined;
};

export const nobodyElse: Others = { taken: [], contributions: [], call: undefined };

/** No lines and no proofs: it was asked and not filled in (U8). */
export type Told = {
  question: Question;
  title: string | undefined;
  state: AnswerState | 'none';
  lines: readonly Line[];
  proofs: readonly Proof[];
};

/**
 * What the owner puts on paper, to hand over: everything that can be shared on this route, and of what is extra protected only what was
 * chosen by name. What is private never stands on paper. Proofs that are not to be `shown` leave a question out that has nothing else: it was
 * filled in, and "Niet ingevuld" would be untrue.
 */
export function ownTold(
  catalog: Catalog,
  answers: Readonly<Record<QuestionId, Answer>>,
  route: RouteId | null,
  needs: readonly QuestionId[],
  language: SetLanguage,
  proofs: readonly Proof[] = [],
  shown = true,
): Told[] {
  return askedOn(catalog, route, needs).flatMap((question) => {
    const answer = answers[question.id];
    const scope = { chapters: [question.chapter], questions: [], extra: needs };
    const lines =
      answer === undefined ? [] : readAnswer(question, withinScope(scope, question, answer), language);
    const own = proofs.filter((proof) => proof.question === question.id);
    const state = lines.length === 0 ? 'none' : (answer?.state ?? 'none');
    if (lines.length === 0 && own.length > 0 && !shown) return [];
    if (state === 'none' && own.length === 0 && !question.core && !needs.includes(question.id)) return [];
    return [{ question, title: titleOf(question, language), state, lines, proofs: shown ? own : [] }];
  });
}

/** The questions that can stand on a paper for this route: each that can be shared, and what is guarded when it was chosen by name. */
export function askedOn(catalog: Catalog, route: RouteId | null, needs: readonly QuestionId[]): Question[] {
  return catalog.chapters
    .flatMap(({ id }) => {
      const { core, more } = catalog.questionsIn(id, route ?? undefined);
      const kept = catalog.questions.filter((one) => one.chapter === id && catalog.isKept(one.id));
      return [...core, ...more, ...kept];
    })
    .filter((question) => canBeShared(question) && (!isGuarded(question) || needs.includes(question.id)));
}

/** As it was asked; none for the story, whose title would tell how many sentences there are (U43). */
function titleOf(question: Question, language: SetLanguage): string | undefined {
  return question.parts.some((part) => part.kind === 'story') ? undefined : question.title[language];
}

import type { TakenOver } from '../mirror/list.ts';
import type { Proof } from '../passport/proof.ts';
import type { Catalog } from '../questions/catalog.ts';
import {
  type AnswerState,
  type Answers,
  type ChapterId,
  chapterIds,
  type Question,
  type QuestionId,
  type RouteId,
} from '../questions/model.ts';
import { type Line, readAnswer } from '../questions/show.ts';
import { inScope, isGuarded, type Scope, withinScope } from '../sharing/scope.ts';
import type { Language } from '../words/language.ts';

/** One question with its answer, to read. No lines: it was asked, and not filled in (U8). */
export type ShownQuestion = {
  id: QuestionId;
  chapter: ChapterId;
  /** The question as it was asked; `undefined` for the story, whose title would tell how many sentences there are (U43). */
  title: string | undefined;
  state: AnswerState | 'none';
  lines: readonly Line[];
  /** What goes with the answer: photos, papers, films, sounds. */
  proofs: readonly Proof[];
};

/** What somebody sees of a passport. The preview and the look are made by the same hand, so they cannot differ. */
export type Shown = {
  called: string;
  seed: string;
  chapters: readonly {
    id: ChapterId;
    title: string;
    questions: readonly ShownQuestion[];
    /** What others wrote and the owner took over: with the answer that it belongs to, and never apart from it. */
    mirrors: readonly TakenOver[];
  }[];
  /** "3 van 5 hoofdstukken", "2 losse antwoorden", and from the step of its own. */
  count: { chapters: number; of: number; single: number; extra: number };
};

export type Passport = { called: string; seed: string; route: RouteId | null };

/** The questions whose answers this scope may show on this route, those that are asked no more among them. Answers of another route wait till the owner is back on it. */
export function visible(catalog: Catalog, scope: Scope, route: RouteId | null): Question[] {
  return chapterIds.flatMap((chapter) => {
    const { core, more } = catalog.questionsIn(chapter, route ?? undefined);
    const kept = catalog.questions.filter((one) => one.chapter === chapter && catalog.isKept(one.id));
    return [...core, ...more, ...kept].filter((question) => inScope(scope, question));
  });
}

/**
 * Scope and answers in, a page's worth of words out. What is outside the scope leaves no trace: no empty heading, no
 * placeholder (U43). What was asked and skipped says so (U8). `catalog`: the questions as they were asked.
 */
export function build(
  catalog: Catalog,
  scope: Scope,
  passport: Passport,
  answers: Answers,
  language: Language,
  proofs: readonly Proof[] = [],
  mirrors: readonly TakenOver[] = [],
): Shown {
  const questions = visible(catalog, scope, passport.route).flatMap((question) => {
    const own = proofs.filter((proof) => proof.question === question.id);
    const shown = { ...show(scope, question, answers, language), proofs: own };
    const asked =
      !catalog.isKept(question.id) &&
      (question.core || scope.questions.includes(question.id) || isGuarded(question));
    return shown.state === 'none' && own.length === 0 && !asked ? [] : [shown];
  });
  const chapters = chapterIds.flatMap((id) => {
    const own = questions.filter((question) => question.chapter === id);
    const title = catalog.chapter(id).title[language];
    const others = mirrors.filter((mirror) => mirror.chapter === id && goesAlong(catalog, scope, mirror));
    return own.length === 0 ? [] : [{ id, title, questions: own, mirrors: others }];
  });
  const guarded = questions.filter(({ id }) => scope.extra.includes(id)).length;
  const single = questions.filter(({ id }) => scope.questions.includes(id)).length;
  return {
    called: passport.called,
    seed: passport.seed,
    chapters,
    count: { chapters: scope.chapters.length, of: chapterIds.length, single, extra: guarded },
  };
}

/** Words of others belong to a question, and go where its answer goes, whether it was answered or not. */
function goesAlong(catalog: Catalog, scope: Scope, mirror: TakenOver): boolean {
  const question = catalog.question(mirror.question);
  return question !== undefined && inScope(scope, question);
}

function show(
  scope: Scope,
  question: Question,
  answers: Answers,
  language: Language,
): Omit<ShownQuestion, 'proofs'> {
  const { id, chapter } = question;
  const story = question.parts.some((part) => part.kind === 'story');
  const title = story ? undefined : question.title[language];
  const answer = answers[id];
  if (answer === undefined) return { id, chapter, title, state: 'none', lines: [] };
  const lines = readAnswer(question, withinScope(scope, question, answer), language);
  return { id, chapter, title, state: lines.length === 0 ? 'none' : answer.state, lines };
}

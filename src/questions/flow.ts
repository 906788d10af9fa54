import type { Catalog, QuestionsInChapter } from './catalog.ts';
import type { ChapterId, Question, QuestionId, RouteId } from './model.ts';

/** Which questions count as answered: `answeredIn` makes it, or the store without opening any answer. */
export type Answered = ReadonlySet<QuestionId>;

/** Where a question stands: "Vraag 3 van 6". `start`: given when the passport began, shown and not asked again (U11). */
export type Place = {
  readonly run: 'core' | 'more' | 'start';
  readonly number: number;
  readonly of: number;
  /** Absent at the ends: there the chapter's own page follows. */
  readonly previous?: QuestionId;
  readonly next?: QuestionId;
};

/** A chapter's questions as they are asked, and those that were known from the start. */
export function runs(
  catalog: Catalog,
  chapter: ChapterId,
  route: RouteId | undefined,
  answered: Answered,
): QuestionsInChapter & { readonly start: readonly Question[] } {
  const { core, more } = catalog.questionsIn(chapter, route);
  const known = (question: Question) => catalog.askedAtStart.has(question.id) && answered.has(question.id);
  return { start: core.filter(known), core: core.filter((question) => !known(question)), more };
}

/**
 * The place of a question; `undefined` when it is not asked on this route (its answer is kept all the same). One that is asked no more is on its own, as
 * long as its answer is there.
 */
export function placeOf(
  catalog: Catalog,
  id: QuestionId,
  route: RouteId | undefined,
  answered: Answered,
): Place | undefined {
  const question = catalog.question(id);
  if (question === undefined) return undefined;
  const found = runs(catalog, question.chapter, route, answered);
  for (const run of ['core', 'more', 'start'] as const) {
    const at = found[run].findIndex((question) => question.id === id);
    if (at < 0) continue;
    const previous = found[run][at - 1]?.id;
    const next = run === 'start' ? found.core[0]?.id : found[run][at + 1]?.id;
    return {
      run,
      number: at + 1,
      of: found[run].length,
      ...(previous && { previous }),
      ...(next && { next }),
    };
  }
  const kept = catalog.isKept(id) && answered.has(id);
  return kept ? { run: 'more', number: 1, of: 1 } : undefined;
}

/** The first core question without an answer: where "Ga verder" leads. `undefined` when all have one. */
export function firstUnanswered(
  catalog: Catalog,
  chapter: ChapterId,
  route: RouteId | undefined,
  answered: Answered,
): QuestionId | undefined {
  return runs(catalog, chapter, route, answered).core.find((question) => !answered.has(question.id))?.id;
}

export type Progress = {
  /** At most three states (U5); only the young person's stamp makes it done (U6). */
  readonly state: 'not-begun' | 'busy' | 'done';
  readonly answered: number;
  /** Core questions, and whatever else was answered: progress only goes up (U24). */
  readonly of: number;
  /** "Nog ongeveer … minuten", rounded up (U22); 0 when every core question has an answer. */
  readonly minutesLeft: number;
};

/** How far a chapter is. Works from ids alone: nothing has to be opened. */
export function progressOf(
  catalog: Catalog,
  chapter: ChapterId,
  route: RouteId | undefined,
  answered: Answered,
  stamped: boolean,
): Progress {
  const { core, more } = runs(catalog, chapter, route, answered);
  const done = core.filter((question) => answered.has(question.id)).length;
  const extra = more.filter((question) => answered.has(question.id)).length;
  const { minutes } = catalog.chapter(chapter);
  const minutesLeft = core.length === 0 ? 0 : Math.ceil((minutes * (core.length - done)) / core.length);
  const begun = done + extra > 0;
  return {
    state: stamped ? 'done' : begun ? 'busy' : 'not-begun',
    answered: done + extra,
    of: core.length + extra,
    minutesLeft,
  };
}

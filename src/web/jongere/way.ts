import type { Home } from '../../passport/home.ts';
import { catalog } from '../../questions/catalog.ts';
import { type Answered, firstUnanswered, type Progress, progressOf } from '../../questions/flow.ts';
import { type ChapterId, chapterIds, type QuestionId, type RouteId } from '../../questions/model.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** What the way through the chapters hangs on; a passport's first page has it. */
export type OnTheWay = Pick<Home, 'route' | 'filled' | 'progress'>;

/** How one chapter stands, for a sheet on the first page. */
export type Stage = { id: ChapterId; title: string; progress: Progress; stamped: Date | undefined };

export function stageOf(home: OnTheWay, id: ChapterId, view: View): Stage {
  const { stamped } = home.progress[id];
  return {
    id,
    title: catalog.chapter(id).title[view.language],
    progress: progressOf(view.catalog, id, home.route ?? undefined, home.filled, stamped !== null),
    stamped: stamped === null ? undefined : new Date(stamped),
  };
}

/** The first chapter without a stamp; `undefined` when all five stand. */
export function nextChapter({ progress }: Pick<OnTheWay, 'progress'>): ChapterId | undefined {
  return chapterIds.find((id) => progress[id].stamped === null);
}

/** Where "Ga verder met …" leads: the route first if that is needed, the next open question, or whether it is done. */
export function wayInto({ catalog }: Pick<View, 'catalog'>, chapter: ChapterId, home: OnTheWay): string {
  if (asksRoute(chapter, home.route, home.filled)) return routeBefore(chapter);
  const open = firstUnanswered(catalog, chapter, home.route ?? undefined, home.filled);
  return open === undefined ? paths.done(chapter) : paths.question(chapter, open);
}

/** Where a chapter's own sheet leads. */
export function chapterDoor(chapter: ChapterId, home: OnTheWay): string {
  return asksRoute(chapter, home.route, home.filled) ? routeBefore(chapter) : paths.chapter(chapter);
}

/**
 * Mbo or work is asked before these chapters. "Weet ik nog niet" is an answer: then what I want has the questions that both routes
 * share, and is not held up a second time.
 */
export function asksRoute(chapter: ChapterId, route: RouteId | null, filled: Answered): boolean {
  if (route !== null) return false;
  const { core, more } = catalog.questionsIn(chapter, undefined);
  if (core.length === 0) return true;
  return chapter === 'wil' && ![...core, ...more].some((question) => filled.has(question.id));
}

export const routeBefore = (chapter: ChapterId): string => `${paths.route()}?naar=${chapter}`;

/** A chapter out of an address or a form. */
export function readChapter(text: string | undefined | null): ChapterId | undefined {
  return chapterIds.find((id) => id === text);
}

/** The page of a question, to come back from to its row among the answers (U7). */
export const changeAnswer = (chapter: ChapterId, id: QuestionId): string =>
  `${paths.question(chapter, id)}?terug=antwoorden`;

import type { Catalog } from '../questions/catalog.ts';
import { type ChapterId, chapterIds, type QuestionId, type RouteId } from '../questions/model.ts';
import type { ChapterProgress, Progress } from './rows.ts';

/**
 * How far each chapter is on this route: core questions answered, of how many. A stamp stays when answers change and when
 * the route does (U24: progress only goes up; the stamp says what the owner found then).
 */
export function countProgress(
  catalog: Catalog,
  route: RouteId | null,
  filled: ReadonlySet<QuestionId>,
  stamps: Partial<Record<ChapterId, string | null>>,
): Progress {
  const count = (chapter: ChapterId): ChapterProgress => {
    const core = catalog.questionsIn(chapter, route ?? undefined).core;
    return {
      done: core.filter((question) => filled.has(question.id)).length,
      of: core.length,
      stamped: stamps[chapter] ?? null,
    };
  };
  return Object.fromEntries(chapterIds.map((chapter) => [chapter, count(chapter)])) as Progress;
}

/** The stamps out of a progress, to count the rest anew around them. */
export function stampsOf(progress: Progress): Partial<Record<ChapterId, string | null>> {
  return Object.fromEntries(chapterIds.map((chapter) => [chapter, progress[chapter].stamped]));
}

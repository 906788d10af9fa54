import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalog } from './catalog.ts';
import { cardOf, pieceOf, pieces, series, stepAt, stepsOf } from './lessons.ts';
import { chapterIds } from './model.ts';

const words = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
const shape = z.strictObject({
  id: z.string(),
  title: words,
  lessons: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      title: words,
      goal: words,
      bring: words,
      ready: words,
      absent: words,
      steps: z.array(
        z.strictObject({
          minutes: z.number().int().positive(),
          piece: z.string().optional(),
          card: z.string().optional(),
          board: words.optional(),
          do: words,
        }),
      ),
    }),
  ),
});

describe('the ready lessons (F40)', () => {
  it('are whole, in every language: goal, what to bring, minutes, who is ready, who was absent', () => {
    expect(shape.safeParse(series).error).toBeUndefined();
  });

  it('are four hours of fifty minutes, and together they pass every piece of every chapter once', () => {
    expect(series.lessons).toHaveLength(4);
    for (const { steps } of series.lessons)
      expect(steps.reduce((sum, { minutes = 0 }) => sum + minutes, 0)).toBe(50);
    const passed = series.lessons.flatMap(({ steps }) => steps.flatMap(({ piece }) => piece ?? []));
    expect(passed).toEqual(pieces.map(({ id }) => id));
  });

  it('name only pieces and talk cards that there are, and each step has something for the board', () => {
    for (const step of series.lessons.flatMap(({ steps }) => steps)) {
      if (step.piece !== undefined) expect(pieceOf(step)?.id).toBe(step.piece);
      if (step.card !== undefined) expect(cardOf(step)?.id).toBe(step.card);
      expect([step.piece, step.board].some((what) => what !== undefined)).toBe(true);
    }
  });

  it('have short sentences: none over fifteen words, nine on average (A9)', () => {
    const dutch = series.lessons.flatMap(({ title, goal, bring, ready, absent, steps }) => [
      ...[title, goal, bring, ready, absent].map(({ nl }) => nl),
      ...steps.flatMap((step) => [step.board?.nl ?? [], step.do?.nl ?? []].flat()),
    ]);
    const lengths = dutch
      .flatMap((text) => text.split(/(?<=[.?:])\s+/))
      .map((one) => one.split(/\s+/).filter(Boolean).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(15);
    expect(lengths.reduce((sum, one) => sum + one, 0) / lengths.length).toBeLessThanOrEqual(9);
  });
});

describe('the pieces', () => {
  it('hold every core question of every chapter on the longest route, at most four at once', () => {
    for (const chapter of chapterIds) {
      const own = pieces.filter((piece) => piece.chapter === chapter);
      const most = Math.max(
        ...([undefined, 'mbo', 'werk'] as const).map(
          (route) =>
            catalog.questionsIn(chapter, route).core.filter(({ id }) => !catalog.askedAtStart.has(id)).length,
        ),
      );
      expect(
        own.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
      ).toEqual(Array.from({ length: most }, (_, n) => n + 1));
      expect(own.every(({ from, to }) => to - from < 4)).toBe(true);
    }
  });

  it('are the steps of a lesson without a plan', () => {
    expect(stepsOf('vrij').map(({ piece }) => piece)).toEqual(pieces.map(({ id }) => id));
    expect(stepsOf('never-was')).toEqual(stepsOf('vrij'));
    expect(stepAt('vrij', 0)).toBeUndefined();
    expect(stepAt('vrij', 1)?.piece).toBe('wie-1');
  });
});

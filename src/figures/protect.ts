import { randomInt } from 'node:crypto';

/** A figure as it is kept: what the next one is made of, and what anybody sees of it; `null` is "under ten, or not to be told". */
export type Figure = { noisy: number; shown: number | null };

/** Nothing under this is told, and what is told goes in steps of it. */
export const step = 10;

/** A fraction of 2 to the power 47, drawn so that nobody can foretell or repeat it. */
export type Draw = () => number;
export const secure: Draw = () => randomInt(2 ** 47) / 2 ** 47;

/**
 * Noise of the two-sided geometric mechanism (Ghosh, Roughgarden and Sundararajan 2012; the discrete Laplace of Dwork and others 2006): a whole number around
 * zero, so that a count with and without one person give every outcome with chances that differ by a factor of e^epsilon at the most. Whole numbers, because
 * rounded fractions give the noise away (Mironov 2012).
 */
export function noise(epsilon: number, draw: Draw = secure): number {
  const again = Math.exp(-epsilon);
  const one = (): number => {
    let n = 0;
    while (draw() < again) n++;
    return n;
  };
  return one() - one();
}

/**
 * The next figure of a place: what is new since the last one, with noise, on top of it. Each person is new once a year, so that each month's noise hides whom
 * it counts, and all months together hide no less.
 */
export function grow(before: Figure | undefined, fresh: number, added: number): Figure {
  const noisy = (before?.noisy ?? 0) + fresh + added;
  return { noisy, shown: higher(before, inSteps(noisy)) };
}

/**
 * The figure of a whole out of those of its parts, and of nothing else: what can be told of the whole minus the parts is what the parts tell. Parts that are hidden
 * count when they are two or more and together ten or more; else the whole leaves them out, so that no subtraction leads to one.
 */
export function total(parts: readonly Figure[]): Figure {
  const noisy = parts.reduce((sum, part) => sum + part.noisy, 0);
  const told = parts.reduce((sum, { shown }) => sum + (shown ?? 0), 0);
  const hidden = parts.filter(({ shown }) => shown === null);
  const rest = hidden.length < 2 ? 0 : (inSteps(hidden.reduce((sum, part) => sum + part.noisy, 0)) ?? 0);
  return { noisy, shown: told + rest === 0 ? null : told + rest };
}

function inSteps(noisy: number): number | null {
  return noisy < step ? null : Math.round(noisy / step) * step;
}

/** What was told of a place is not taken back within a year: steps that were made were made. */
function higher(before: Figure | undefined, shown: number | null): number | null {
  if (before === undefined || before.shown === null) return shown;
  return shown === null || shown < before.shown ? before.shown : shown;
}

import { createHash } from 'node:crypto';

/**
 * The rosette: a guilloche as on a banknote, computed from a seed. One closed wave runs around and is repeated a step further in its phase,
 * which is the same as turned a little. The seed is a random public id, never a name or a code.
 */
export type Ring = {
  /** How often the wave swings out on its way. */
  lobes: number;
  /** How often it goes around before it closes; more than once makes lace. */
  turns: number;
  /** Its middle and its swing, where the whole rosette is 1000 wide. */
  middle: number;
  swing: number;
  /** How much the swing itself swings: 0 is an even wave. */
  lace: number;
  copies: number;
};

/** The rings of this seed, the outer one first. Always the same for the same seed. */
export function rings(seed: string): readonly [Ring, Ring] {
  const bytes = createHash('sha256').update(seed).digest();
  const pick = (n: number, from: readonly number[]): number => from[(bytes[n] ?? 0) % from.length] ?? 0;
  const outer: Ring = {
    lobes: pick(0, [11, 13, 14, 16, 17]),
    turns: 1,
    middle: pick(1, [372, 378, 384]),
    swing: pick(2, [92, 98, 104]),
    lace: pick(3, [-0.16, -0.08, 0, 0.08, 0.16]),
    copies: pick(4, [5, 6, 7]),
  };
  const inner: Ring = {
    lobes: pick(5, [7, 9, 11, 13]),
    turns: pick(6, [2, 4]),
    middle: pick(7, [190, 200, 210]),
    swing: pick(8, [84, 92, 100]),
    lace: pick(9, [-0.1, 0, 0.1]),
    copies: pick(10, [3, 4]),
  };
  return [outer, inner];
}

/** How far one copy is turned from the next, in degrees. */
export function turnOf({ lobes, turns, copies }: Ring): number {
  return Number(((360 * turns) / lobes / copies).toFixed(3));
}

/** The wave of a ring around 0,0 as one closed path. */
export function wave({ lobes, turns, middle, swing, lace }: Ring): string {
  const steps = lobes * 5;
  return closedCurve(
    Array.from({ length: steps }, (_, n) => {
      const along = (2 * Math.PI * n) / 5;
      const angle = (along * turns) / lobes;
      const radius = middle + swing * (Math.sin(along) + lace * Math.sin(2 * along));
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );
}

/** A smooth closed curve through the points (Catmull-Rom as Bézier), in whole units and relative steps to keep it small. */
function closedCurve(points: readonly [number, number][]): string {
  const at = (n: number): [number, number] => points[(n + points.length) % points.length] ?? [0, 0];
  let [x, y] = [Math.round(at(0)[0]), Math.round(at(0)[1])];
  let path = `M${x} ${y}c`;
  for (let n = 0; n < points.length; n++) {
    const [a, b, c, d] = [at(n - 1), at(n), at(n + 1), at(n + 2)];
    const step = [
      b[0] + (c[0] - a[0]) / 6 - x,
      b[1] + (c[1] - a[1]) / 6 - y,
      c[0] - (d[0] - b[0]) / 6 - x,
      c[1] - (d[1] - b[1]) / 6 - y,
      c[0] - x,
      c[1] - y,
    ].map(Math.round);
    path += `${n === 0 ? '' : ' '}${step.join(' ').replaceAll(' -', '-')}`;
    x += step[4] ?? 0;
    y += step[5] ?? 0;
  }
  return `${path}z`;
}

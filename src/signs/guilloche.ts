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
  const [lobes, turns, copies] = pickOne(bytes[0] ?? 0, outerKinds);
  const outer: Ring = {
    lobes,
    turns,
    copies,
    middle: pick(1, [364, 371, 378]),
    swing: pick(2, [86, 94, 102]),
    lace: pick(3, [-0.14, -0.07, 0, 0.07, 0.14]),
  };
  const [innerLobes, innerTurns, innerCopies] = pickOne(bytes[5] ?? 0, innerKinds);
  const inner: Ring = {
    lobes: innerLobes,
    turns: innerTurns,
    copies: innerCopies,
    middle: pick(7, [180, 195, 210]),
    swing: pick(8, [80, 92, 104]),
    lace: pick(9, [-0.12, 0, 0.12]),
  };
  return [outer, inner];
}

/** Lobes, turns and copies that look well together. Lobes and turns share no divisor, else the wave closes too early. */
type Pattern = readonly [lobes: number, turns: number, copies: number];
const outerKinds: readonly Pattern[] = [
  [9, 1, 7],
  [11, 1, 6],
  [12, 1, 5],
  [14, 1, 5],
  [16, 1, 4],
  [13, 2, 4],
  [17, 2, 3],
  [13, 3, 4],
  [16, 3, 3],
  [17, 4, 3],
];
const innerKinds: readonly Pattern[] = [
  [5, 1, 7],
  [6, 1, 6],
  [8, 1, 5],
  [7, 2, 4],
  [9, 2, 4],
  [8, 3, 4],
  [10, 3, 3],
  [9, 4, 3],
];

function pickOne(byte: number, kinds: readonly Pattern[]): Pattern {
  return kinds[byte % kinds.length] ?? [9, 1, 7];
}

/** How far one copy is turned from the next, in degrees. */
export function turnOf({ lobes, copies }: Ring): number {
  return Number((360 / lobes / copies).toFixed(3));
}

/** How many pieces of curve one lobe takes: as few as keep it smooth, because each page with a cover carries them. */
const pieces = 5;

/** The wave of a ring around 0,0 as one closed path, in whole units and relative steps to keep it small. */
export function wave(ring: Ring): string {
  const steps = ring.lobes * pieces;
  const third = (2 * Math.PI) / pieces / 3;
  let { x, y } = rounded(pointOf(ring, 0));
  let path = `M${x} ${y}c`;
  for (let n = 0; n < steps; n++) {
    const from = pointOf(ring, n);
    const to = pointOf(ring, n + 1);
    const end = rounded(to);
    const step = [
      from.x + from.alongX * third - x,
      from.y + from.alongY * third - y,
      to.x - to.alongX * third - x,
      to.y - to.alongY * third - y,
      end.x - x,
      end.y - y,
    ].map(Math.round);
    path += `${n === 0 ? '' : ' '}${step.join(' ').replaceAll(' -', '-')}`;
    ({ x, y } = end);
  }
  return `${path}z`;
}

type Point = { x: number; y: number; alongX: number; alongY: number };

/** The n-th point of the wave, and which way the wave goes there. */
function pointOf({ lobes, turns, middle, swing, lace }: Ring, n: number): Point {
  const along = (2 * Math.PI * n) / pieces;
  const pace = turns / lobes;
  const angle = along * pace;
  const radius = middle + swing * (Math.sin(along) + lace * Math.sin(2 * along));
  const outward = swing * (Math.cos(along) + 2 * lace * Math.cos(2 * along));
  return {
    x: radius * Math.cos(angle),
    y: radius * Math.sin(angle),
    alongX: outward * Math.cos(angle) - radius * pace * Math.sin(angle),
    alongY: outward * Math.sin(angle) + radius * pace * Math.cos(angle),
  };
}

function rounded({ x, y }: Point): { x: number; y: number } {
  return { x: Math.round(x), y: Math.round(y) };
}

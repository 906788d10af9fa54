import { describe, expect, it } from 'vitest';
import { epsilon } from './measures.ts';
import { type Figure, grow, noise, step, total } from './protect.ts';

/** A small stream of numbers, the same each time: an attack that is repeated comes out as it did. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type World = { schools: readonly Figure[]; region: Figure };
/** How much noise: the real one, or the sabotage. */
type Noise = (draw: () => number) => number;
const real: Noise = (draw) => noise(epsilon.steps, draw);
const none: Noise = () => 0;

/** Ten months of a region. In month `of` one more counts in the first school, or not: that is what the attacker wants to know. */
function publish(
  fresh: readonly (readonly number[])[],
  there: boolean,
  of: number,
  add: Noise,
  draw: () => number,
): World[] {
  let schools: (Figure | undefined)[] = fresh.map(() => undefined);
  return Array.from({ length: 10 }, (_, month) => {
    schools = fresh.map((months, n) =>
      grow(schools[n], (months[month] ?? 0) + (there && n === 0 && month === of ? 1 : 0), add(draw)),
    );
    const now = schools.flatMap((one) => one ?? []);
    return { schools: now, region: total(now) };
  });
}

/**
 * The strongest attacker that there is: knows of everybody else exactly when they counted, sees every month, every school and the region, and what stands in the
 * database besides. The best guess (Neyman and Pearson): is what the month added nearer to the others, or to the others and one more?
 */
function guessKnowingAll(seen: readonly World[], others: readonly number[], of: number): boolean {
  const before = of === 0 ? 0 : (seen[of - 1]?.schools[0]?.noisy ?? 0);
  const added = (seen[of]?.schools[0]?.noisy ?? 0) - before;
  return added - (others[of] ?? 0) >= 1;
}

/** The same of who sees only what is shown: whether a step was taken, in any of the months from then on, sooner than without. */
function guessFromPages(seen: readonly World[], fresh: readonly (readonly number[])[], of: number): boolean {
  const without = publish(fresh, false, of, none, () => 0);
  const difference = (get: (world: World) => number | null): number =>
    seen.reduce(
      (sum, world, month) => sum + (month < of ? 0 : (get(world) ?? 0) - (get(without[month] ?? world) ?? 0)),
      0,
    );
  return (
    difference((world) => world.schools[0]?.shown ?? null) + difference((world) => world.region.shown) > 0
  );
}

function attack(
  add: Noise,
  guess: (seen: readonly World[], fresh: readonly (readonly number[])[], of: number) => boolean,
) {
  const draw = stream(20261126);
  const trials = 6_000;
  let right = 0;
  for (let n = 0; n < trials; n++) {
    const of = Math.floor(draw() * 10);
    // The first school stands just under a step, where one more is seen best.
    const first = Array.from({ length: 10 }, (_, month) => (month === 0 ? 14 : 0));
    const others = Array.from({ length: 4 }, () => Array.from({ length: 10 }, () => Math.floor(draw() * 4)));
    const there = draw() < 0.5;
    const seen = publish([first, ...others], there, of, add, draw);
    if (guess(seen, [first, ...others], of) === there) right++;
  }
  return right / trials;
}

const knowing = (seen: readonly World[], fresh: readonly (readonly number[])[], of: number): boolean =>
  guessKnowingAll(seen, fresh[0] ?? [], of);

describe('no difference gives one away (U55)', () => {
  // What epsilon promises: of two equally likely stories the better guess is right e^ε/(1+e^ε) of the time, whatever is known besides.
  const bound = Math.exp(epsilon.steps) / (1 + Math.exp(epsilon.steps));

  it('to who knows everybody else, all months, all filters and the database: no better than promised', () => {
    expect(attack(real, knowing)).toBeLessThan(bound + 0.02);
  });

  it('to who subtracts pages of months, schools and the region: little better than a coin', () => {
    expect(attack(real, guessFromPages)).toBeLessThan(0.6);
  });

  it('and without the noise both attacks find everybody: they can win', () => {
    expect(attack(none, knowing)).toBe(1);
    expect(attack(none, guessFromPages)).toBe(1);
  });
});

describe('nothing under ten (U55, G: figures about groups)', () => {
  const draw = stream(7);
  const worlds = Array.from({ length: 400 }, () => {
    const fresh = Array.from({ length: 1 + Math.floor(draw() * 6) }, () =>
      Array.from({ length: 10 }, () => Math.floor(draw() ** 3 * 12)),
    );
    return publish(fresh, false, 0, real, draw);
  });

  it('no figure, and no difference between two: not over time, not of a region and its schools', () => {
    for (const months of worlds) {
      const all = months.flatMap(({ schools, region }) =>
        [...schools, region].map(({ shown }) => shown ?? 0),
      );
      for (const one of all) expect(one % step).toBe(0);
      for (const { schools, region } of months) {
        const hidden = schools.filter(({ shown }) => shown === null);
        const told = schools.reduce((sum, { shown }) => sum + (shown ?? 0), 0);
        const left = (region.shown ?? 0) - told;
        expect(left === 0 || (left >= step && hidden.length >= 2)).toBe(true);
      }
    }
  });

  it('of a place, what was told is not taken back', () => {
    for (const months of worlds)
      for (let n = 1; n < months.length; n++)
        for (const [school, { shown }] of (months[n]?.schools ?? []).entries())
          expect(shown ?? 0).toBeGreaterThanOrEqual(months[n - 1]?.schools[school]?.shown ?? 0);
  });
});

describe('the noise', () => {
  it('is whole, around zero, and e times rarer at each step away', () => {
    const draw = stream(3);
    const drawn = Array.from({ length: 60_000 }, () => noise(1, draw));
    const times = (n: number): number => drawn.filter((one) => one === n).length;
    expect(drawn.every(Number.isInteger)).toBe(true);
    expect(Math.abs(drawn.reduce((sum, one) => sum + one, 0) / drawn.length)).toBeLessThan(0.03);
    for (const [near, far] of [
      [0, 1],
      [1, 2],
      [-1, -2],
    ] as const)
      expect(times(near) / times(far)).toBeCloseTo(Math.E, 0);
  });

  it('cannot be drawn again', () => {
    const drawn = () => Array.from({ length: 64 }, () => noise(0.5)).join();
    expect(drawn()).not.toBe(drawn());
  });
});

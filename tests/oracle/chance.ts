/** Chance that comes back: the same seed makes the same world, so that a difference can be looked at again. */
export type Chance = {
  /** From 0, up to and without `n`. */
  below(n: number): number;
  /** Once in so many. */
  once(n: number): boolean;
  one<T>(of: readonly T[]): T;
  some<T>(of: readonly T[], once?: number): T[];
  id(): string;
};

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (n: number): number => next() % n;
  const hex = (): string => next().toString(16).padStart(8, '0');
  return {
    below,
    once: (n) => below(n) === 0,
    one: (of) => {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
    some: (of, once = 2) => of.filter(() => below(once) === 0),
    id: () => {
      const all = hex() + hex() + hex() + hex();
      return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-a${all.slice(17, 20)}-${all.slice(20)}`;
    },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, grow, step, total } from './protect.ts';

/** How figures are made: as they are, or with a leak that was planted. */
type Making = { grow: typeof grow; total: typeof total };
const real: Making = { grow, total };

/** What is new each month at each place of each school, with the noise of that month. */
type World = { fresh: number; noise: number }[][][];
const cell = fc.record({ fresh: fc.nat(14), noise: fc.integer({ min: -3, max: 3 }) });
const worlds: fc.Arbitrary<World> = fc.array(
  fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 5 },
);

/** A whole and the parts that stand on pages or in lists beside it: a school with its places, the region with its schools, the programme with its regions. */
type Page = { whole: Figure; parts: readonly Figure[] };

/** Every page of each month: somebody who works everywhere at once, and keeps them all. */
function publish(world: World, making: Making): Page[][] {
  let places: (Figure | undefined)[][] = world.map((school) => school.map(() => undefined));
  return [0, 1, 2, 3].map((month) => {
    places = world.map((school, s) =>
      school.map((months, p) => {
        const { fresh, noise } = months[month] ?? { fresh: 0, noise: 0 };
        return making.grow(places[s]?.[p], fresh, noise);
      }),
    );
    const inSchools = places.map((parts) => parts.flatMap((part) => part ?? []));
    const schools = inSchools.map((parts) => making.total(parts));
    // A neighbour that is told of, and who has no school.
    const others: Figure[] = [
      { noisy: 44, shown: 40 },
      { noisy: 6, shown: null },
    ];
    const region = making.total(schools);
    const programme = making.total([region, ...others]);
    return [
      ...inSchools.map((parts, s) => ({ whole: schools[s] ?? making.total(parts), parts })),
      { whole: region, parts: schools },
      { whole: programme, parts: [region, ...others] },
    ];
  });
}

type Found = { what: 'few' | 'one'; of: string; number: number };

/**
 * Takes every choice of told parts off every whole, each month and from month to month, and looks for what must not be there: a number under ten, or a number that is
 * about one part alone which is not told. Gives the first.
 */
function search(world: World, making: Making): Found | undefined {
  const months = publish(world, making);
  for (const [month, pages] of months.entries())
    for (const [n, page] of pages.entries()) {
      const before = months[month - 1]?.[n];
      const told = page.parts.flatMap(({ shown }, part) => (shown === null ? [] : [part]));
      const hidden = page.parts.length - told.length;
      for (const chosen of choices(told)) {
        const left = lessParts(page, chosen);
        const since = before === undefined ? 0 : left - lessParts(before, chosen);
        const of = `page ${n}, month ${month}, without ${chosen.join()}`;
        for (const number of [left, since])
          if (number !== 0 && Math.abs(number) < step) return { what: 'few', of, number };
        if (hidden === 1 && chosen.length === told.length && left !== 0)
          return { what: 'one', of, number: left };
      }
    }
  return undefined;
}

const seen = ({ shown }: Figure): number => shown ?? 0;
const lessParts = ({ whole, parts }: Page, chosen: readonly number[]): number =>
  seen(whole) - chosen.reduce((sum, part) => sum + (parts[part] ? seen(parts[part]) : 0), 0);

/** Every choice of some of them, none and all among them. */
const choices = (told: readonly number[]): number[][] =>
  Array.from({ length: 2 ** told.length }, (_, bits) => told.filter((_, n) => (bits >> n) & 1));

/** What the search finds in worlds until it finds something, made as small as it can be; always the same ones. */
const attack = (making: Making): Found | undefined => {
  const run = fc.check(
    fc.property(worlds, (world) => search(world, making) === undefined),
    { seed: 20261126, numRuns: 1_500 },
  );
  const [world] = run.counterexample ?? [];
  return world && search(world, making);
};

/** Numbers as they are, from ten on: nothing is brought to tens. */
const withoutTens: Making['grow'] = (before, fresh, added) => {
  const { noisy } = grow(before, fresh, added);
  return { noisy, shown: noisy < step ? null : noisy };
};
const ofWhatIsTold: Making['total'] = (parts) => ({
  noisy: parts.reduce((sum, part) => sum + part.noisy, 0),
  shown: parts.reduce((sum, part) => sum + seen(part), 0) || null,
});
/** A whole is simply what its parts are together, also when one of them is not told. */
const withoutCover: Making['total'] = (parts) => {
  const noisy = parts.reduce((sum, part) => sum + part.noisy, 0);
  return { noisy, shown: grow(undefined, noisy, 0).shown };
};
/** What is told of a whole counts one hidden part, when it is nearly ten. */
const withOneHidden: Making['total'] = (parts) => {
  const known = total(parts);
  const hidden = parts.filter(({ shown }) => shown === null);
  const [one] = hidden;
  return hidden.length === 1 && one !== undefined && one.noisy >= 5
    ? { ...known, shown: (known.shown ?? 0) + step }
    : known;
};

describe('who takes pages off each other (U55)', () => {
  it('finds no number under ten and none of one hidden part: parts off wholes, and month off month', () => {
    expect(attack(real)).toBeUndefined();
  });

  it.each([
    ['numbers are not brought to tens', { grow: withoutTens, total: ofWhatIsTold }, 'few'],
    ['a whole counts what one part hides', { grow, total: withOneHidden }, 'one'],
    ['a whole is brought to tens by itself', { grow, total: withoutCover }, 'one'],
  ] as const)('finds it at once where %s: the search can win', (_, making, what) => {
    expect(attack(making)?.what).toBe(what);
  });
});

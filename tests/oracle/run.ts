import type { Store } from '../../src/store/store.ts';
import { casesOf } from './cases.ts';
import { deviate } from './deviate.ts';
import { type Differed, type Difference, differ } from './differ.ts';
import type { Fault } from './fault.ts';
import { makeWorld } from './make.ts';
import { type Keeper, plant } from './plant.ts';

/** A database with nothing else in it, as the harness gives one, in which `openQuestions` was done. */
export type Ground = { store: Store; owner: Keeper };

const passports = 8;

/** Worlds by chance, each asked so many cases: how many decisions were held against the oracle, and where they differ. */
export async function hold(
  { store, owner }: Ground,
  { worlds, cases, seed = 1 }: { worlds: number; cases: number; seed?: number },
  told: (sofar: Differed) => void = () => undefined,
): Promise<Differed> {
  const all: Differed = { decisions: 0, differences: [] };
  for (let n = seed; n < seed + worlds; n++) {
    const world = makeWorld(n, passports);
    await plant(owner, world);
    const { decisions, differences } = await differ(store, world, casesOf(world, n, cases));
    all.decisions += decisions;
    all.differences.push(...differences);
    told(all);
  }
  return all;
}

/** Makes one fault, and asks until the oracle sees it: after how many cases, and what it saw first. `undefined`: it lived through them all. */
export async function hunt(
  { store, owner }: Ground,
  fault: Fault,
  { worlds, cases }: { worlds: number; cases: number },
): Promise<{ after: number; first: Difference } | undefined> {
  const { judging, undo } = await deviate(owner, fault);
  try {
    for (let n = 1, after = 0; n <= worlds; n++) {
      const world = makeWorld(n, passports);
      await plant(owner, world);
      const all = casesOf(world, n, cases);
      for (let from = 0; from < all.length; from += 24) {
        const { differences } = await differ(store, world, all.slice(from, from + 24), judging);
        after += 24;
        const [first] = differences;
        if (first !== undefined) return { after, first };
      }
    }
    return undefined;
  } finally {
    await undo();
  }
}

import type { Store } from '../../src/store/store.ts';
import { casesOf } from './cases.ts';
import { change, deviate } from './deviate.ts';
import { type Differed, type Difference, differ, inWords } from './differ.ts';
import type { Fault } from './fault.ts';
import { makeWorld } from './make.ts';
import { type Keeper, plant } from './plant.ts';

/** A database with nothing else in it, as the harness gives one, in which `openQuestions` was done. */
export type Ground = { store: Store; owner: Keeper };

/** How many passports a world has: more make what is rare likelier, and each case dearer. */
const few = 8;

/** Worlds by chance, each asked so many cases: how many decisions were held against the oracle, and where they differ. */
export async function hold(
  { store, owner }: Ground,
  { worlds, cases, seed = 1 }: { worlds: number; cases: number; seed?: number },
  told: (sofar: Differed) => void = () => undefined,
): Promise<Differed> {
  const all: Differed = { decisions: 0, differences: [] };
  for (let n = seed; n < seed + worlds; n++) {
    const world = makeWorld(n, few);
    await plant(owner, world);
    const { decisions, differences } = await differ(store, world, casesOf(world, n, cases));
    all.decisions += decisions;
    all.differences.push(...differences);
    told(all);
  }
  return all;
}

export type Hunt = { worlds: number; cases: number; seed?: number; passports?: number };

/**
 * Makes one fault, and asks until the oracle sees it: after how many cases, and what it saw first. `undefined`: it lived through them all. What differs
 * without the fault too, or by the wall alone that it stands behind, does not count.
 */
export async function hunt(
  { store, owner }: Ground,
  fault: Fault,
  { worlds, cases, seed = 1, passports = few }: Hunt,
): Promise<{ after: number; first: Difference } | undefined> {
  const putWallBack =
    fault.wall && (await change(owner, fault.wall, `the wall is out before: ${fault.says}`));
  let made = await deviate(owner, fault);
  try {
    for (let n = seed, after = 0; n < seed + worlds; n++) {
      const world = makeWorld(n, passports);
      await plant(owner, world);
      const all = casesOf(world, n, cases);
      for (let from = 0; from < all.length; from += 24) {
        const some = all.slice(from, from + 24);
        const { differences } = await differ(store, world, some, made.judging);
        after += some.length;
        if (differences.length === 0) continue;
        await made.undo();
        const anyhow = new Set((await differ(store, world, some)).differences.map(inWords));
        made = await deviate(owner, fault);
        const first = differences.find((one) => !anyhow.has(inWords(one)));
        if (first !== undefined) return { after, first };
      }
    }
    return undefined;
  } finally {
    await made.undo();
    await putWallBack?.();
  }
}

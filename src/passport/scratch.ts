import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { openScratch, putScratch, scratchOf } from './scratch-rows.ts';

export type Scratch = { words: string; revision: number };

/** The own scratch pad (F25). Nobody else can ever read it: no rule names anybody but the owner, and row security neither. */
export async function readScratch(actor: OwnerActor, house: House): Promise<Scratch> {
  return perform(house, actor, 'scratch.read', { passport: actor.owner }, async ({ tx, permit }) => {
    const row = await scratchOf(tx, actor.owner);
    if (row === undefined) return { words: '', revision: 0 };
    return { words: await openScratch(house.keys, permit, row), revision: row.revision };
  });
}

/**
 * Writes on top of the revision that was seen. Did another device write meanwhile, then both texts stand under each other: `joined`.
 */
export async function writeScratch(
  actor: OwnerActor,
  house: House,
  words: string,
  seen: number,
): Promise<Scratch & { joined: boolean }> {
  const { owner } = actor;
  return perform(house, actor, 'scratch.write', { passport: owner }, async ({ tx, permit, now }) => {
    const put = (revision: number, text: string) =>
      putScratch(tx, house.keys, permit, { owner, revision, saved: now }, text);
    if (seen === 0 && words === '') return { words, revision: 0, joined: false };
    if (await put(seen + 1, words)) return { words, revision: seen + 1, joined: false };
    const row = await scratchOf(tx, owner);
    if (row === undefined) throw new Fault('not-there', 'the scratch pad was emptied elsewhere');
    const theirs = await openScratch(house.keys, permit, row);
    if (theirs.includes(words)) return { words: theirs, revision: row.revision, joined: theirs !== words };
    const both = `${theirs}\n\n${words}`;
    await put(row.revision + 1, both);
    return { words: both, revision: row.revision + 1, joined: true };
  });
}

import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { lengthOf } from '../questions/clean.ts';
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

/** The most that one scratch pad holds, in characters: some forty pages. What is typed on one device is at most half of it. */
export const mostScratch = 80_000;

/**
 * What came of a save. `joined`: another device wrote meanwhile, and what it wrote stands around the words that came: `head`, those words,
 * `tail`. `full`: together they are more than a pad holds, and nothing was written.
 */
export type ScratchWritten =
  | { kind: 'saved'; revision: number }
  | { kind: 'joined'; revision: number; head: string; tail: string }
  | { kind: 'full' };

/** Writes on top of the revision that was seen. Did another device write meanwhile, then both texts stand under each other. */
export async function writeScratch(
  actor: OwnerActor,
  house: House,
  words: string,
  seen: number,
): Promise<ScratchWritten> {
  const { owner } = actor;
  return perform(house, actor, 'scratch.write', { passport: owner }, async ({ tx, permit, now }) => {
    const put = (revision: number, text: string) =>
      putScratch(tx, house.keys, permit, { owner, revision, saved: now }, text);
    if (lengthOf(words) > mostScratch) return { kind: 'full' };
    if (seen === 0 && words === '') return { kind: 'saved', revision: 0 };
    if (await put(seen + 1, words)) return { kind: 'saved', revision: seen + 1 };
    const row = await scratchOf(tx, owner, 'to write');
    if (row === undefined) throw new Fault('not-there', 'the scratch pad was emptied elsewhere');
    const { revision } = row;
    const theirs = await openScratch(house.keys, permit, row);
    if (theirs === words) return { kind: 'saved', revision };
    const at = theirs.indexOf(words);
    if (at >= 0)
      return { kind: 'joined', revision, head: theirs.slice(0, at), tail: theirs.slice(at + words.length) };
    const head = `${theirs}\n\n`;
    if (lengthOf(head + words) > mostScratch) return { kind: 'full' };
    await put(revision + 1, head + words);
    return { kind: 'joined', revision: revision + 1, head, tail: '' };
  });
}

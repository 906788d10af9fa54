import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import type { Keys } from '../keys/keys.ts';
import { putPictures } from './helper-rows.ts';
import { noteToOwner } from './own-note.ts';

/**
 * Pictures to choose four out of (decision 0051): things that everybody knows by sight and by name. Recognised, not remembered (WCAG 2.2, 3.3.8). What
 * stands here stays: who chose is asked for the same ones years later. 24 give 10,626 fours.
 */
export const pictures = [
  ...['alarm', 'ball-football', 'barbell', 'book-2', 'bulb', 'calculator', 'candle', 'car'],
  ...['chef-hat', 'coffee', 'crane', 'ear', 'eye', 'feather', 'hammer', 'headphones'],
  ...['horse-toy', 'mountain', 'music', 'paw', 'puzzle', 'rocket', 'shopping-cart', 'trees'],
] as const;
export type PictureName = (typeof pictures)[number];

export const howManyPictures = 4;

/** Four that were chosen, in whatever order; `undefined` when they are not four. */
export function readPictures(chosen: readonly string[]): PictureName[] | undefined {
  const known = pictures.filter((one) => chosen.includes(one));
  return known.length === howManyPictures ? known : undefined;
}

/** Bound to the passport: the same four of somebody else have another index. */
export const indexPictures = (keys: Keys, owner: OwnerId, chosen: readonly PictureName[]): Buffer =>
  keys.index('own-pictures', `${owner} ${[...chosen].sort().join(' ')}`);

/** Chooses the own four, in place of those before. Nobody can show them again. */
export async function choosePictures(
  actor: OwnerActor,
  house: House,
  chosen: readonly PictureName[],
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'pictures.choose', { passport: owner }, async (granted) => {
    await putPictures(granted.tx, owner, indexPictures(house.keys, owner, chosen), granted.now);
    await noteToOwner(house, granted, owner, 'ways');
  });
}

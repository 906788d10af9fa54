import { randomUUID } from 'node:crypto';
import { visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { codeLength, newCode, readCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import { makeCard } from './card.ts';
import { arePictures } from './helper-rows.ts';
import { indexPictures, type PictureName } from './own-pictures.ts';
import {
  giveBackRescueTry,
  insertRescue,
  rescueBy,
  takeRescueTry,
  useRescue,
  type Vouched,
} from './rescue-rows.ts';
import { type Arriving, comeBack } from './return.ts';

/** How long somebody has to reach who helps them. One figure for act and page (C3). */
export const askDays = 3;
/** How often the own pictures may be wrong before a yes is over: one chance in two thousand. */
export const mostPictureTries = 5;

/** Somebody who is nobody asks to come back. Gives the code that they read to who helps them; it is of no passport yet. */
export async function askBack(house: House): Promise<string> {
  const code = newCode(codeLength.signIn);
  const ask_index = house.keys.index('rescue-ask', code);
  await perform(house, visitor, 'rescue.begin', {}, ({ tx, now }) =>
    insertRescue(tx, { id: randomUUID(), ask_index, made: now, ends: after(now, days(askDays)) }),
  );
  return code;
}

export type CameHelped =
  | { kind: 'in'; token: string }
  /** All right; it opens then, unless somebody stops it. */
  | { kind: 'wait'; opens: Date }
  /** These codes do not belong together, or nobody said yes (yet), or it was stopped: nobody can tell which. */
  | { kind: 'wrong' }
  | { kind: 'pictures'; left: number };

/**
 * Comes back with both codes and the own pictures (F6): at first it says from when, and from then on it lets in, once, with a new card in place of the lost one.
 * Each try with the right codes is in the log, and in sight of whoever is in. Whoever calls this counts tries of codes (`rescue-network`).
 */
export async function comeHelped(
  house: House,
  brought: { ask: string; answer: string; pictures: readonly PictureName[] },
  arriving: Arriving,
): Promise<CameHelped> {
  const codes = indexCodes(house, brought);
  const found =
    codes && (await perform(house, visitor, 'rescue.find', {}, ({ tx, now }) => rescueBy(tx, codes, now)));
  if (found === undefined) return { kind: 'wrong' };
  const left = await tryPictures(house, found, brought.pictures);
  if (left === 0) return { kind: 'wrong' };
  if (left !== 'right') return { kind: 'pictures', left };
  if (found.opens > house.clock()) return { kind: 'wait', opens: found.opens };
  return enter(house, found, arriving);
}

function indexCodes({ keys }: House, brought: { ask: string; answer: string }) {
  const [ask, answer] = [brought.ask, brought.answer].map((code) => readCode(code, codeLength.signIn));
  if (ask === undefined || answer === undefined) return undefined;
  return { ask: keys.index('rescue-ask', ask), answer: keys.index('rescue-answer', `${ask} ${answer}`) };
}

async function tryPictures(
  house: House,
  { owner, ask_index }: Vouched,
  chosen: readonly PictureName[],
): Promise<'right' | number> {
  return perform(house, visitor, 'rescue.try', { passport: owner }, async ({ tx }) => {
    const nth = await takeRescueTry(tx, ask_index, mostPictureTries);
    if (nth === undefined) return 0;
    if (!(await arePictures(tx, owner, indexPictures(house.keys, owner, chosen))))
      return mostPictureTries - nth;
    await giveBackRescueTry(tx, ask_index);
    return 'right';
  });
}

async function enter(house: House, { owner, id }: Vouched, arriving: Arriving): Promise<CameHelped> {
  try {
    const token = await comeBack(house, owner, 'help', arriving, async (granted) => {
      if (!(await useRescue(granted.tx, owner, id, granted.now)))
        throw new Fault('not-there', 'it was stopped meanwhile');
      await makeCard(granted, house, owner);
    });
    return token === undefined ? { kind: 'wrong' } : { kind: 'in', token };
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return { kind: 'wrong' };
    throw fault;
  }
}

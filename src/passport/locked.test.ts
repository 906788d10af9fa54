import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, type Passport } from '../../tests/harness/passport.ts';
import { perform } from '../access/perform.ts';
import { takeEverything } from '../export/take.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import {
  lockKey,
  lockText,
  newLockCode,
  newSalt,
  readLockCode,
  showLockCode,
  unlockText,
} from '../web/client/lock.ts';
import { boxShape, dropLocked, keepLocked, readLocked } from './locked.ts';

const secret = 'Dat ik bang ben voor september.';
let house: FreshHouse;
let noor: Passport;
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
});
afterAll(() => house.drop());

it('what the browser locks opens with its code however it is typed, and with no other (F90)', async () => {
  const [code, salt] = [newLockCode(), newSalt()];
  expect(new Set(Array.from({ length: 20 }, newLockCode)).size).toBe(20);
  const box = await lockText(await lockKey(code, salt), salt, secret);
  expect(boxShape.safeParse(box).success).toBe(true);
  const typed = readLockCode(` ${showLockCode(code).toLowerCase().replaceAll(' ', '-')} `) ?? '';
  expect(await unlockText(await lockKey(typed, salt), box)).toBe(secret);
  expect(await unlockText(await lockKey(newLockCode(), salt), box)).toBeUndefined();
  expect(readLockCode('K7')).toBeUndefined();
});

it('the house keeps what it cannot read: not in its rows, nor in what is taken along; another device’s words are not overwritten', async () => {
  const [code, salt] = [newLockCode(), newSalt()];
  const key = await lockKey(code, salt);
  const box = await lockText(key, salt, secret);
  expect(await keepLocked(noor.actor, house, box, 0)).toBe(1);
  expect(await keepLocked(noor.actor, house, await lockText(key, salt, 'anders'), 0)).toBeUndefined();
  expect(await readLocked(noor.actor, house)).toMatchObject({ ...box, revision: 1 });
  const taken = await takeEverything(noor.actor, house, 'nl');
  expect(taken.locked).toMatchObject(box);
  expect(JSON.stringify(taken)).not.toContain(secret);
  // With the keys of the house in hand there is still the browser's own seal.
  const rows = await house.owner('select sealed from passport.locked');
  expect(JSON.stringify(rows)).not.toContain(box.box.slice(0, 20));
});

it('a page whose answer was lost goes on where it was; of two of its saves the later stays; another page’s words are not overwritten', async () => {
  const [salt, { actor }] = [newSalt(), await aPassport(house, 'Sam')];
  const key = await lockKey(newLockCode(), salt);
  const save = async (tab: string, nth: number, words: string, seen: number) =>
    keepLocked(actor, house, { ...(await lockText(key, salt, words)), tab: tab.repeat(22), nth }, seen);
  const stands = async () => {
    const locked = await readLocked(actor, house);
    return locked && (await unlockText(key, locked));
  };
  // Each arrived, and no answer did: the page goes on saying that it saw nothing yet.
  expect(await save('a', 1, 'een', 0)).toBe(1);
  expect(await save('a', 2, 'twee', 0)).toBe(2);
  expect(await save('a', 4, 'vier', 0)).toBe(3);
  expect(await save('a', 3, 'drie', 0)).toBe(3);
  expect(await stands()).toBe('vier');
  expect(await save('b', 5, 'anders', 2)).toBeUndefined();
  expect(await save('b', 6, 'verder', 3)).toBe(4);
  expect(await save('a', 7, 'zeven', 3)).toBeUndefined();
  expect(await stands()).toBe('verder');
});

it('is in no share and for nobody else; who lost the code throws it away', async () => {
  const grant = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, grant, { chapters: ['wie', 'kan', 'wil'], questions: [] });
  await giveGrant(noor.actor, house, grant);
  const receiver = await accept(house, noor, grant);
  await expect(readLocked(receiver as never, house)).rejects.toThrow();
  const seen = await perform(house, receiver, 'grant.look', { passport: noor.actor.owner, grant }, ({ tx }) =>
    tx.selectFrom('passport.locked').selectAll().execute(),
  );
  expect(seen).toEqual([]);
  await dropLocked(noor.actor, house);
  expect(await readLocked(noor.actor, house)).toBeUndefined();
});

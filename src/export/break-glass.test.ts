import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport, write } from '../../tests/harness/passport.ts';
import { days } from '../base/clock.ts';
import { askGlass, seeGlass } from '../emergency/glass.ts';
import { endKeyholder, nameKeyholder } from '../emergency/keyholder.ts';
import { readToday } from '../look/today.ts';
import { breakGlass } from './break-glass.ts';

let house: FreshHouse;
let noor: Passport;
let [one, two] = ['', ''];
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  await write(house, noor, 'wie5', 'Dat ik voetbal.');
  one = await nameKeyholder(house, 'Hanna Bos');
  two = await nameKeyholder(house, 'Joost Vis');
});
afterAll(() => house.drop());

const ask = async () => (await askGlass(house, noor.actor.owner, 'Gevaar voor het leven.', one)) ?? fail();
function fail(): never {
  throw new Error('nobody asked');
}

it('opens one passport with two keyholders, once; one alone, or twice the same, opens nothing (F96)', async () => {
  expect(await askGlass(house, noor.actor.owner, 'zomaar', 'BBBB BBBB BBBB')).toBeUndefined();
  const id = await ask();
  for (const code of [one, 'BBBB BBBB BBBB', ''])
    expect(await breakGlass(house, id, code)).toEqual({ kind: 'refused' });
  expect((await readToday(noor.actor, house)).opened).toEqual([]);
  const broken = await breakGlass(house, id, two);
  expect(JSON.stringify(broken)).toContain('Dat ik voetbal.');
  expect(await breakGlass(house, id, two)).toEqual({ kind: 'refused' });
  await expect(
    house.owner('update emergency.glass set opener = asker, opened = asked, names = reason where id = $1', [
      id,
    ]),
  ).rejects.toThrow();
});

it('the young person reads who and why on the first page, until it was read; and in the log for good', async () => {
  expect((await readToday(noor.actor, house)).opened).toMatchObject([
    { names: 'Hanna Bos, Joost Vis', reason: 'Gevaar voor het leven.' },
  ]);
  await seeGlass(noor.actor, house);
  expect((await readToday(noor.actor, house)).opened).toEqual([]);
  const lines = (await logOf(house, noor)).map(({ action, role }) => `${role} ${action}`);
  expect(lines).toEqual(
    expect.arrayContaining(['system glass.ask', 'system glass.open', 'owner glass.seen']),
  );
});

it('of two keyholders who answer at once one opens, and one line says so', async () => {
  const opened = async () =>
    (await logOf(house, noor)).filter(({ action }) => action === 'glass.open').length;
  const [before, id, three] = [await opened(), await ask(), await nameKeyholder(house, 'Ada Mol')];
  const both = await Promise.all([breakGlass(house, id, two), breakGlass(house, id, three)]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(['opened', 'refused']);
  expect(await opened()).toBe(before + 1);
});

it('a first yes waits a day, and a keyholder whose code was ended says nothing more', async () => {
  const id = await ask();
  house.setClock(days(1));
  expect(await breakGlass(house, id, two)).toEqual({ kind: 'refused' });
  const fresh = await ask();
  expect(await endKeyholder(house, two)).toBe(true);
  expect(await breakGlass(house, fresh, two)).toEqual({ kind: 'refused' });
});

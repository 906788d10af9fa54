import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { startPassport } from '../identity/start.ts';
import { openLimits } from '../store/limit.ts';
import { tidy } from './tidy.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
});
afterAll(() => house.drop());

it('sessions that are over are cleared away, with the sealed name in them; others stay', async () => {
  const beginning = { called: 'Noor', device: 'own' as const, language: 'nl', look: {} };
  house.setClock('2020-01-01T09:00:00.000Z');
  await startPassport(house, beginning);
  house.setClock(new Date().toISOString());
  await startPassport(house, beginning);
  expect(await house.owner('select id from identity.session')).toHaveLength(2);
  await tidy(house, openLimits(house.store, Buffer.alloc(32)));
  expect(await house.owner('select id from identity.session')).toHaveLength(1);
});

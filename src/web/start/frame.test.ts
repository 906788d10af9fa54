import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin, typedIn } from '../../../tests/harness/owner.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

const question = '/mijn/wie/wie5';
const byScript = { 'x-auto-save': '1' };

it('"Snel weg" ends the session, and the last words may come in behind it (U14)', async () => {
  const { browser } = await begin(doors, 'Jip');
  const page = await browser.get(question);
  const after = doors.browser();
  for (const [name, value] of browser.cookies) after.cookies.set(name, value);
  const leaving = browser.post(paths.quickExit(), {}, byScript);
  await setTimeout(100);
  const words = typedIn(page.html, [['p.tekst', 'Nog net gezegd.']]);
  expect(JSON.parse((await after.post(question, words, byScript)).html)).toMatchObject({ saved: true });
  expect((await leaving).location).toBe(paths.quickExit());
  expect((await after.get(question)).location).toBe('/terug');
});

it('without a script the button ends the session at once', async () => {
  const { browser } = await begin(doors, 'Jop');
  const after = doors.browser();
  for (const [name, value] of browser.cookies) after.cookies.set(name, value);
  const leaving = await browser.post(paths.quickExit(), {});
  expect([leaving.status, leaving.location]).toEqual([303, paths.quickExit()]);
  expect((await after.get(question)).location).toBe('/terug');
});

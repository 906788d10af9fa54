import { afterEach, expect, it } from 'vitest';
import { comeIn, type Manner, type Person, press, says } from './browse.ts';
import { join, startLesson } from './road.ts';

/** A class that no other journey comes into: in another one somebody may be ready already. */
const mail = 'adema@heuvelgaard.example';
const people: Person[] = [];
const meet = async (manner: Manner): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  return person;
};
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

it('a mentor at a projector leads; the board renews itself, and no pupil’s page moves (F116, U53)', async () => {
  const mentor = await meet({ width: 1280 });
  const code = await startLesson(mentor, mail);
  const before = mentor.page.url();
  const pupil = await meet({ width: 390 });
  const inside = mentor.page.locator('#binnen');
  const present = async (): Promise<number> => Number.parseInt(await inside.innerText(), 10);
  const there = await present();
  await join(pupil, code, 'Robin', '4T');
  await expect.poll(present, { timeout: 10_000 }).toBe(there + 1);
  expect(await says(mentor)).not.toContain('Robin');
  expect(mentor.page.url()).toBe(before);

  await pupil.go('/mijn/kan/kan1');
  await press(mentor, 'Begin samen');
  expect(await says(mentor)).toContain(`0 van ${there + 1} klaar`);
  expect(await says(pupil)).not.toContain('Nu samen met');
  await pupil.page.reload();
  expect(await says(pupil)).toContain('Nu samen met 4T: Wie ben ik');
  await press(pupil, 'Ga erheen');
  expect(new URL(pupil.page.url()).pathname).toBe('/mijn/wie/wie2');

  await press(mentor, 'Stop de les');
  expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
});

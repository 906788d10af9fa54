import { afterEach, expect, it } from 'vitest';
import { comeIn, type Person, press, says } from './browse.ts';
import { firstStep } from './road.ts';

const people: Person[] = [];
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

/** Signs in with the code out of the letter and the second step, and puts this hat on. */
async function wear(worker: Person, hat: RegExp): Promise<void> {
  await worker.context.clearCookies();
  await firstStep(worker, 'brouns@kiezel.example');
  await press(worker, 'Doe de tweede stap voor mij');
  expect(await says(worker)).toContain('Kies één rol. Voor een andere rol logt u opnieuw in.');
  await worker.page.getByRole('radio', { name: hat }).check({ force: true });
  await press(worker, 'Ga verder');
}

it('a mentor with two hats wears one at a time: what the one opens is closed under the other (F56)', async () => {
  const worker = await comeIn({ width: 1280 });
  people.push(worker);
  await wear(worker, /^Mentor/);
  expect(await says(worker)).toContain('5P');
  await press(worker, /^Start een les/);
  const board = new URL(worker.page.url()).pathname;
  const lesson = board.replace(/\/bord$/, '');
  await worker.go(lesson);
  expect(await says(worker)).toContain('5P');

  await wear(worker, /^Consulent/);
  expect(await says(worker)).not.toContain('5P');
  for (const closed of [lesson, board]) {
    const answer = await worker.page.goto(closed);
    expect(answer?.status()).toBe(404);
    expect(await says(worker)).not.toContain('5P');
  }
  const answer = await worker.page.goto('/begeleider/gedeeld');
  expect(answer?.status()).toBe(200);

  await wear(worker, /^Mentor/);
  expect((await worker.page.goto(lesson))?.status()).toBe(200);
  await worker.go(board);
  await press(worker, 'Stop de les');
  expect(worker.trouble).toEqual([]);
});

import { afterEach, describe, expect, it } from 'vitest';
import { comeIn, type Manner, type Person, press, says } from './browse.ts';
import { inspectAccess, inspectShape } from './inspect.ts';
import { codeAfter } from './road.ts';

const people: Person[] = [];
async function begin(name: string, manner: Manner = {}, device: 'own' | 'shared' = 'own') {
  const person = await comeIn(manner);
  people.push(person);
  await person.go('/zelf');
  await person.page.getByLabel('Hoe wil je dat mensen je noemen?').fill(name);
  if (device === 'own') await person.page.getByLabel('Ja, van mij alleen').check({ force: true });
  await press(person, 'Begin');
  return { person, card: codeAfter(await person.page.content(), 12) };
}
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

const question = '/mijn/wie/wie5';
const field = ({ page }: Person) => page.getByRole('textbox').first();
const status = ({ page }: Person, words: string) =>
  page.waitForFunction(
    (w) => document.querySelector('pvs-auto-save [data-status]')?.textContent?.includes(w),
    words,
  );
const stands = ({ page }: Person, words: string) =>
  page.waitForFunction((w) => document.querySelector('textarea')?.value === w, words);
/** Pages that no link leads to are inspected where they come up. */
const inspected = async ({ page }: Person) => [...(await inspectShape(page)), ...(await inspectAccess(page))];
/** The session is over, as if the time were: its cookie opens nothing any more. */
async function endSession(person: Person): Promise<void> {
  const cookies = await person.context.cookies();
  await person.context.clearCookies();
  await person.context.addCookies(
    cookies.map((one) => (one.name === 'pvs' ? { ...one, value: 'voorbij' } : one)),
  );
}
async function comeBack(person: Person, card: string): Promise<void> {
  await person.go('/terug');
  await person.page.getByLabel('Code op je kaart').fill(card);
  await press(person, 'Kom binnen');
}

describe('without a line (F9, P70)', () => {
  it('says where it is kept, stays on the page, and saves when the line is back', async () => {
    const { person } = await begin('Robin');
    await person.go(question);
    await person.context.setOffline(true);
    await field(person).fill('In de tunnel');
    await status(person, 'Bewaard op dit apparaat. Geen verbinding.');
    await person.page.getByRole('button', { name: 'Ga verder' }).click();
    await person.page.getByRole('link', { name: 'Terug' }).click();
    await status(person, 'Geen verbinding. Blijf nog even hier.');
    expect(new URL(person.page.url()).pathname).toBe(question);
    // One polite place says what is saved; the reading aloud has its own.
    expect(await person.page.locator('[role="status"]:not(pvs-read-aloud *)').count()).toBe(1);
    await person.context.setOffline(false);
    await status(person, 'Weer verbinding. Alles is bewaard.');
    await person.page.reload();
    await stands(person, 'In de tunnel');
  });

  it('a page that went away while there was no line is caught up with by the next one', async () => {
    const { person } = await begin('Robin');
    await person.go(question);
    await person.context.setOffline(true);
    await field(person).fill('Nog niet verstuurd');
    await status(person, 'Bewaard op dit apparaat.');
    await person.page.goto('about:blank');
    await person.context.setOffline(false);
    await person.go('/mijn');
    await person.page.waitForFunction(() =>
      document.querySelector('[data-line]')?.textContent?.includes('Weer verbinding.'),
    );
    await person.go(question);
    await stands(person, 'Nog niet verstuurd');
  });

  it('two devices after a spell without a line: both texts are there, and the young person chooses', async () => {
    const { person, card } = await begin('Robin');
    await person.go(question);
    await person.context.setOffline(true);
    await field(person).fill('Op de telefoon, in de tunnel');
    await status(person, 'Bewaard op dit apparaat.');
    const other = await comeIn({ width: 1280 });
    people.push(other);
    await comeBack(other, card);
    await other.go(question);
    await field(other).fill('Op het Chromebook');
    await status(other, 'Bewaard.');
    await person.context.setOffline(false);
    await status(person, 'Op een ander apparaat');
    await press(person, 'Ga verder');
    expect(await says(person)).toContain('Op het Chromebook');
    expect(await inspected(person)).toEqual([]);
    await press(person, 'Houd wat ik nu schreef');
    await other.go(question);
    await stands(other, 'Op de telefoon, in de tunnel');
    await press(other, 'Kijk wat hier eerder stond');
    expect(await says(other)).toContain('Op het Chromebook');
  });
});

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a session that ended (A18, P37, P69), %s', (_, script) => {
  it('what was sent comes back after signing in again', async () => {
    const { person, card } = await begin('Robin', { script });
    await person.go(question);
    await endSession(person);
    await field(person).fill('Net te laat');
    await press(person, 'Ga verder');
    expect(await says(person)).toContain('Je tekst is er nog.');
    if (script) expect(await inspected(person)).toEqual([]);
    await person.page.getByLabel('Code op je kaart').fill('BK4T 9WX2 HR7M');
    await press(person, 'Kom binnen');
    await person.page.getByLabel('Code op je kaart').fill(card);
    await press(person, 'Kom binnen');
    expect(await says(person)).toContain('Net te laat');
    if (script) expect(await inspected(person)).toEqual([]);
    await press(person, 'Bewaar dit');
    await person.go(question);
    expect(await field(person).inputValue()).toBe('Net te laat');
  });

  it('and never to somebody else', async () => {
    const sam = await begin('Sam');
    const { person } = await begin('Robin', { script });
    await person.go(question);
    await endSession(person);
    await field(person).fill('Alleen van Robin');
    await press(person, 'Ga verder');
    await person.page.getByLabel('Code op je kaart').fill(sam.card);
    await press(person, 'Kom binnen');
    expect(await says(person)).toContain('Hoi Sam');
    await person.go(question);
    await person.page.waitForTimeout(500);
    expect(await person.page.content()).not.toContain('Alleen van Robin');
    expect(await field(person).inputValue()).toBe('');
  });
});

describe('what the browser keeps', () => {
  it('is never in clear, and nothing after signing out (C12, G17)', async () => {
    const { person } = await begin('Robin', {}, 'shared');
    await person.go(question);
    await person.context.setOffline(true);
    await field(person).fill('Een kanarie van Robin');
    await status(person, 'Bewaard op dit apparaat.');
    const kept = () =>
      person.page.evaluate(async () => {
        if (!(await indexedDB.databases()).some(({ name }) => name === 'pvs')) return [];
        const database = await new Promise<IDBDatabase>((resolve) => {
          const asked = indexedDB.open('pvs');
          asked.onsuccess = () => resolve(asked.result);
        });
        if (!database.objectStoreNames.contains('unsent')) return [];
        return new Promise<string[]>((resolve) => {
          const all = database.transaction('unsent').objectStore('unsent').getAll();
          all.onsuccess = () =>
            resolve(
              all.result.map((one) => JSON.stringify(one) + new TextDecoder('latin1').decode(one.sealed)),
            );
        });
      });
    expect(await kept()).toHaveLength(1);
    expect((await kept()).join()).not.toContain('kanarie');
    await person.context.setOffline(false);
    await status(person, 'Weer verbinding.');
    await expect.poll(kept).toEqual([]);
    await press(person, 'Uitloggen');
    expect(await kept()).toEqual([]);
    await person.page.goBack();
    expect(await person.page.content()).not.toContain('kanarie');
  });

  it('typed a moment before signing out is saved all the same', async () => {
    const { person, card } = await begin('Robin', {}, 'shared');
    await person.go(question);
    await field(person).fill('Nog net');
    await press(person, 'Uitloggen');
    await comeBack(person, card);
    await person.go(question);
    await stands(person, 'Nog net');
  });
});

describe('Back, double click and another language (U3, P19, P31, L2)', () => {
  it('lose nothing', async () => {
    const { person } = await begin('Robin');
    await person.go(question);
    await field(person).fill('Mijn hond');
    await press(person, 'English');
    await stands(person, 'Mijn hond');
    await field(person).fill('Mijn hond Bo');
    await person.page.getByRole('button', { name: 'Continue' }).dblclick();
    await person.page.waitForURL('**/wie6');
    await person.page.goBack();
    await stands(person, 'Mijn hond Bo');
    expect(await person.page.getByRole('link', { name: 'See what was here before' }).count()).toBe(0);
  });
});

describe('a shared device (A18, C12)', () => {
  it('warns two minutes ahead, and one key is enough to stay', async () => {
    const { person } = await begin('Robin', {}, 'shared');
    await person.page.clock.install();
    await person.go('/mijn');
    await person.page.clock.fastForward(27 * 60_000);
    expect(await person.page.locator('[data-warning]').isVisible()).toBe(false);
    await person.page.clock.fastForward(90_000);
    expect(await person.page.locator('[data-warning]').innerText()).toContain('Over 2 minuten');
    await person.page.keyboard.press('Shift');
    await expect.poll(() => person.page.locator('[data-warning]').isVisible()).toBe(false);
  });
});

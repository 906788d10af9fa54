import { afterAll, expect, it } from 'vitest';
import { become, comeIn, type Manner, type Person } from './browse.ts';
import { inspectAccess, inspectShape } from './inspect.ts';

/** A10, F18, L8: with voices of our own making, since a browser without sound has none. */
type Voice = { lang: string; localService: boolean };
const people: Person[] = [];
afterAll(() => Promise.all(people.map((person) => person.close())));

it('reads heading, hint and options in order, marks the sentence, and stops by Esc', async () => {
  const { page, ...person } = await listen('Word Noor', '/mijn/nodig/nod1', [dutch]);
  expect(await said(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lees voor' }).click();
  for (let n = 0; n < 12; n++) await finish(page);
  const heard = await said(page);
  const heading = (await page.locator('h1').innerText()).trim();
  expect(heard.slice(0, 2).join(' ')).toContain('Vraag 1 van');
  const at = heard.indexOf(heading);
  expect(at).toBeGreaterThan(0);
  expect(heard[at + 1]).toBe(
    (await page.locator('.hint').first().innerText()).split('. ')[0]?.replace(/\.?$/, '.'),
  );
  const options = (await page.locator('.choice label').allInnerTexts()).map((words) => words.trim());
  expect(heard.findIndex((words) => words.startsWith(options[0] ?? '-'))).toBeGreaterThan(at);
  expect(await marked(page)).toBe(heard.at(-1)?.replace(/, gekozen$/, ''));
  await page.keyboard.press('Escape');
  expect([await marked(page), await page.evaluate(() => window.heard.speaking)]).toEqual(['', false]);
  await page.getByRole('button', { name: 'Lees voor' }).waitFor();
  expect(person.trouble).toEqual([]);
});

it('pauses, goes on with the same sentence, goes back one, and says which card was chosen', async () => {
  const { page } = await listen('Word Noor', '/mijn/wie/wie2', [dutch]);
  await page.getByLabel('Rustig').check({ force: true });
  await page.getByRole('button', { name: 'Lees voor' }).click();
  for (let n = 0; n < 4; n++) await finish(page);
  const before = await marked(page);
  await page.getByRole('button', { name: 'Pauze' }).click();
  await finish(page);
  expect(await marked(page)).toBe(before);
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Lees verder');
  await page.keyboard.press('Enter');
  expect((await said(page)).at(-1)).toContain(before);
  await page.getByRole('button', { name: 'Zin terug' }).click();
  expect(await marked(page)).not.toBe(before);
  for (let n = 0; n < 8; n++) await finish(page);
  expect(await said(page)).toContain('Rustig, gekozen');
});

it('asks before a voice that goes over the internet, and reads nothing until then', async () => {
  const { page } = await listen('Word Noor', '/mijn/wie/wie4', [{ lang: 'nl-NL', localService: false }]);
  await page.getByRole('button', { name: 'Lees voor' }).click();
  await page.getByText('Dan gaat de tekst van deze pagina naar de maker van die stem.').waitFor();
  expect(await inspectAccess(page)).toEqual([]);
  expect(await said(page)).toEqual([]);
  await page.getByRole('button', { name: 'Liever niet' }).click();
  await page.getByRole('button', { name: 'Lees voor' }).click();
  await page.getByRole('button', { name: 'Lees toch voor' }).click();
  await expect.poll(() => said(page)).not.toEqual([]);
});

it('says plainly that there is no voice of this language', async () => {
  const { page } = await listen('Word Noor', '/mijn/wie/wie4', [{ lang: 'en-GB', localService: true }]);
  await page.getByRole('button', { name: 'Lees voor' }).click();
  await page.getByText('Op dit apparaat is geen stem voor deze taal.').waitFor();
  expect(await said(page)).toEqual([]);
});

it('reads what a receiver was given, where they look for it, on a phone and on a computer', async () => {
  for (const width of [320, 390, 1280]) {
    const { page } = await listen('Open het paspoort van Daan', '/inzage/paspoort', [dutch], { width });
    await page.getByRole('button', { name: 'Lees voor' }).click();
    await expect.poll(() => said(page)).not.toEqual([]);
    expect([...(await inspectShape(page)), ...(await inspectAccess(page))]).toEqual([]);
  }
});

it('on pages of companions only with a voice of their language; words in another are left to be read (L8)', async () => {
  const arabic: Voice = { lang: 'ar-EG', localService: true };
  for (const voices of [[dutch], [dutch, arabic]]) {
    const person = await comeIn();
    people.push(person);
    const { page } = person;
    await page.addInitScript(speak, voices);
    await person.go('/vraag/uitleg?taal=ar');
    const button = page.getByRole('button', { name: 'اقرأ بصوت عالٍ' });
    if (voices.length === 1) {
      await page.waitForTimeout(200);
      expect(await button.count()).toBe(0);
      continue;
    }
    await page.evaluate(() => document.querySelector('main p')?.setAttribute('lang', 'pl'));
    const [left, read] = await page.locator('main > p').allInnerTexts();
    await button.click();
    for (let n = 0; n < 12; n++) await finish(page);
    expect((await said(page)).join(' ')).toContain((read ?? '').slice(0, 20));
    expect((await said(page)).join(' ')).not.toContain((left ?? '').slice(0, 60));
    expect([...(await inspectShape(page)), ...(await inspectAccess(page)), ...person.trouble]).toEqual([]);
  }
});

const dutch: Voice = { lang: 'nl-NL', localService: true };

async function listen(
  who: string,
  path: string,
  voices: readonly Voice[],
  manner: Manner = {},
): Promise<Person> {
  const person = await comeIn(manner);
  people.push(person);
  await person.page.addInitScript(speak, voices);
  await become(person, who);
  await person.go(path);
  return person;
}

type Heard = { said: string[]; speaking: boolean; end(): void };
declare global {
  interface Window {
    heard: Heard;
  }
}

/** Runs in the page: voices that remember what they said, and finish when the test says so. */
function speak(voices: readonly Voice[]): void {
  let now: { text: string; onend: (() => void) | null } | undefined;
  window.heard = {
    said: [],
    get speaking() {
      return now !== undefined;
    },
    end: () => {
      const ended = now;
      now = undefined;
      ended?.onend?.();
    },
  };
  class Utterance {
    text: string;
    onend: (() => void) | null = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  const synthesis = {
    getVoices: () => voices.map((voice) => ({ ...voice, default: false, name: voice.lang })),
    speak: (one: Utterance) => {
      now = one;
      window.heard.said.push(one.text);
    },
    cancel: () => {
      now = undefined;
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
}

const said = (page: Person['page']): Promise<string[]> => page.evaluate(() => window.heard.said);
const finish = (page: Person['page']): Promise<void> => page.evaluate(() => window.heard.end());

/** The words that are marked on the page, in a colour of their own: a mark that no rule colours is none. */
const marked = (page: Person['page']): Promise<string> =>
  page.evaluate(() => {
    const ranges = [...(CSS.highlights.get('pvs-read') ?? [])] as Range[];
    const colours = ranges.map(({ startContainer: { parentElement } }) =>
      parentElement === null ? '' : getComputedStyle(parentElement, '::highlight(pvs-read)').backgroundColor,
    );
    if (colours.includes('rgba(0, 0, 0, 0)')) return 'marked without a colour';
    return ranges.map((range) => range.toString().replace(/\s+/g, ' ').trim()).join('');
  });

import { afterAll, beforeAll, expect, it } from 'vitest';
import { measure, wordsOf } from '../src/reading/measure.ts';
import { type Browser, type FreshDoors, freshDoors } from './harness/doors.ts';
import { begin } from './harness/owner.ts';
import { plain } from './harness/visitor.ts';

/** A9: each page as a whole, as it is drawn: with its headings, buttons and hints together. */
let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

it('every page of a visitor and of somebody who just began scores 80 or more (A9)', async () => {
  const noor = await begin(doors, 'Noor');
  const pages = [...(await walk(doors.browser(), '/')), ...(await walk(noor.browser, '/mijn'))];
  expect(pages.length).toBeGreaterThan(40);
  const hard = pages.filter(({ lines }) => lines.flatMap(wordsOf).length >= 40 && measure(lines).ease < 80);
  expect(hard.map(({ path, lines }) => `${path}: ${Math.round(measure(lines).ease)}`)).toEqual([]);
});

type Read = { path: string; lines: readonly string[] };

/** Every page that links lead to from here. */
async function walk(browser: Browser, start: string): Promise<Read[]> {
  const queue = [start];
  const read: Read[] = [];
  for (const path of queue) {
    const { status, html, headers } = await browser.get(path);
    if (status !== 200 || !headers.get('content-type')?.startsWith('text/html')) continue;
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
    read.push({ path, lines: linesIn(main) });
    const links = [...html.matchAll(/ href="(\/[^"#?]*)/g)].map((match) => match[1] ?? '');
    queue.push(...links.filter((link) => !/^\/(assets|icon)|\.\w+$/.test(link) && !queue.includes(link)));
  }
  return read;
}

/** The running text: single words to choose from (a deck, a list of languages) are no sentences. */
function linesIn(html: string): string[] {
  const text = html
    .replace(/<template[\s\S]*?<\/template>/g, '')
    .replace(/<(?!\/?(?:b|strong|bdi|a)\b)[^>]*>/g, '\n');
  const lines = plain(text.replace(/<[^>]*>/g, '')).split(/\n+/);
  return lines.map((line) => line.trim()).filter((line) => wordsOf(line).length > 2);
}

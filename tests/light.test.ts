import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from './harness/doors.ts';
import { begin, type OwnerAtTheDoor } from './harness/owner.ts';

/**
 * A7: what a page weighs over the line, compressed as it is sent. How long that takes on a slow line and a poor phone is measured by `npm run bench` (its figures are
 * of a machine, and no test).
 */
const kB = 1024;
let built: Map<string, number>;
let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  const root = join(import.meta.dirname, '..');
  const out = [await build({ root, logLevel: 'silent', build: { write: false } })].flat();
  const files = out.flatMap((one) => ('output' in one ? one.output : []));
  built = new Map(files.map((one) => [one.fileName, weigh(one)]));
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

type Built = { fileName: string } & (
  | { type: 'asset'; source: string | Uint8Array }
  | { type: 'chunk'; code: string }
);

/** A font is packed already. */
function weigh(one: Built): number {
  const bytes = Buffer.from(one.type === 'asset' ? one.source : one.code);
  return one.fileName.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
}

const sum = (name: RegExp): number =>
  [...built].reduce((all, [file, size]) => (name.test(file) ? all + size : all), 0);

it('all scripts together are at most 25 kB, all styles 11.5 kB, and the letter of a page 60 kB', () => {
  expect(sum(/\.css$/)).toBeLessThanOrEqual(11.5 * kB);
  expect(sum(/\.js$/)).toBeLessThanOrEqual(25 * kB);
  expect(sum(/hyperlegible-next-latin-wght.*\.woff2$/)).toBeGreaterThan(10 * kB);
  expect(sum(/hyperlegible-next-latin(-ext)?-wght.*\.woff2$/)).toBeLessThanOrEqual(60 * kB);
});

const pages = [
  '/',
  '/zelf',
  '/mijn',
  '/mijn/wie/wie1',
  '/mijn/kan/kan1',
  '/mijn/nodig/nod1',
  '/delen',
  '/gesprekken',
  '/mijn/instellingen',
];

it.each(pages)('%s is at most 60 kB the first time, and 15 kB every next time', async (path) => {
  const page = await noor.browser.get(path);
  expect([path, page.status]).toEqual([path, 200]);
  const html = gzipSync(page.html).length;
  expect(html).toBeLessThanOrEqual(15 * kB);
  expect(html + sum(/\.css$/) + sum(/\.js$/)).toBeLessThanOrEqual(60 * kB);
});

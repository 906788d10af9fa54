import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../tests/harness/doors.ts';
import { listRecordings } from '../cli/recordings.ts';
import { readRecordings, spokenLanguages, spokenPages, toRecord } from './recordings.ts';

const folder = mkdtempSync(join(tmpdir(), 'pvs-stem-'));
const sound = Buffer.from('made up, and no sound at all');
const put = (name: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), sound);
};
const arabic = `${toRecord('uitleg', 'ar').file}.mp3`;
const tamazight = `${toRecord('uitleg', 'ber').file}.m4a`;

let doors: FreshDoors;
beforeAll(async () => {
  for (const name of [arabic, tamazight, 'ar/uitleg.00000000.mp3', 'ar/notes.txt', 'secret.txt']) put(name);
  doors = await freshDoors({ RECORDINGS_DIR: folder });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await doors.house.drop();
});

it('a recording is offered on its page, in its language, without a script, and Tamazight beside any (L8)', async () => {
  const inArabic = doors.browser();
  inArabic.cookies.set('pvs-taal', 'ar');
  const about = await inArabic.get('/vraag/uitleg');
  expect(about.html).toContain('<html lang="ar"');
  expect(about.html).toContain(`<audio controls="" preload="none" src="/stem/${arabic}"`);
  expect(about.html).toContain('<span lang="ber">Tamaziɣt</span>');
  const dutch = await doors.browser().get('/vraag/uitleg');
  expect(dutch.html).not.toContain('/stem/ar/');
  expect(dutch.html).toContain(`/stem/${tamazight}`);
  expect((await doors.browser().get('/vraag')).html).not.toContain('<audio');
});

it('not of words that were changed since, and nothing else of the folder is given', async () => {
  const { unused, routes } = readRecordings(folder);
  expect([...unused].sort()).toEqual(['ar/notes.txt', 'ar/uitleg.00000000.mp3', 'secret.txt']);
  for (const path of ['ar/uitleg.00000000.mp3', 'ar/notes.txt', 'ar/..%2Fsecret.txt', '../secret.txt'])
    expect((await routes.request(`/stem/${path}`)).status).toBe(404);
});

it('is given in stretches, as browsers play sound, and kept', async () => {
  const { browser } = doors;
  const whole = await browser().ask(`/stem/${arabic}`);
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
  expect(Buffer.from(await whole.arrayBuffer()).equals(sound)).toBe(true);
  expect(whole.headers.get('cache-control')).toContain('immutable');
  const part = await browser().ask(`/stem/${arabic}`, { headers: { range: 'bytes=5-7' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    ...[206, `bytes 5-7/${sound.length}`],
    sound.subarray(5, 8).toString(),
  ]);
  const none = await browser().ask(`/stem/${arabic}`, { headers: { range: 'bytes=999-' } });
  expect(none.status).toBe(416);
});

it('the list of what to record names each page in each language once, and no gap is left in its words', () => {
  const files = listRecordings(undefined)
    .split('\n')
    .filter((line) => line.endsWith('.mp3'));
  expect(new Set(files).size).toBe(spokenPages.length * spokenLanguages.length);
  expect(listRecordings('ar')).toContain(arabic);
  expect(listRecordings(undefined)).not.toMatch(/[{}#]/);
  expect(() => listRecordings('xx')).toThrow('There are: nl,');
});

it('a folder that is named and is not there stops the start', () => {
  expect(() => readRecordings(join(folder, 'nowhere'))).toThrow();
  expect(readRecordings(undefined).unused).toEqual([]);
});

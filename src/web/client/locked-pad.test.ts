import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  buildClient,
  launch,
  openStage,
  type Post,
  type Stage,
} from '../../../tests/harness/client-stage.ts';
import { lockKey, readLockCode, toBytes, unlockText } from './lock.ts';

const pad = `
  <pvs-locked data-saved="Bewaard, op slot." data-away="Nog niet bewaard.">
    <div data-part="make" hidden><strong data-code></strong><input id="again"><p data-status></p>
      <button type="button" class="main">Begin</button></div>
    <div data-part="write" hidden><form method="post" action="/alleen"><input type="hidden" name="revision" value="0">
      <textarea id="eigen"></textarea><p role="status" data-status></p><button type="button" class="main">Bewaar</button></form></div>
  </pvs-locked>`;

let browser: Browser;
let script: string;
let stage: Stage;
let code: string;
beforeAll(async () => {
  [browser, script] = await Promise.all([launch(), buildClient('locked')]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await openStage(browser, script);
  await stage.show(pad);
  code = await stage.page.locator('[data-code]').innerText();
  await stage.page.locator('#again').fill(code);
  await stage.page.getByText('Begin').click();
  await stage.page.locator('#eigen').waitFor();
});
afterEach(async () => {
  expect(stage.problems).toEqual([]);
  await stage.close();
});

const write = (words: string) => stage.page.locator('#eigen').fill(words);
const line = () => stage.page.locator('form [data-status]').textContent();
const sent = (n: number) => expect.poll(() => stage.posts.length, { timeout: 10_000 }).toBe(n);
const saved = (revision: number) => ({ status: 200, json: { saved: true, revision: String(revision) } });

/** What somebody with the code on paper reads in a post. */
async function words({ fields }: Post): Promise<string | undefined> {
  const of = (name: string): string => fields.get(name) ?? '';
  const salt = of('salt');
  const key = await lockKey(readLockCode(code) ?? '', toBytes(salt));
  return unlockText(key, { salt, iv: of('iv'), box: of('box') });
}

/** Answers that wait until the test lets each of them go. */
function held(): (revision: number) => void {
  const waiting: ((revision: number) => void)[] = [];
  stage.answer(() => new Promise((go) => waiting.push((revision) => go(saved(revision)))));
  return (revision) => waiting.shift()?.(revision);
}

test('G10: what is typed or pressed while a save is under way is saved after it, and "bewaard" is said of what stands there', async () => {
  const letGo = held();
  await write('een');
  await sent(1);
  await write('een twee');
  await stage.page.getByText('Bewaar', { exact: true }).click();
  await stage.page.waitForTimeout(1_700);
  expect(stage.atOnce()).toBe(1);
  letGo(1);
  await sent(2);
  expect(await line()).toBe('');
  expect(await words(stage.posts[1] as Post)).toBe('een twee');
  expect(stage.posts[1]?.fields.get('revision')).toBe('1');
  letGo(2);
  await expect.poll(line).toBe('Bewaard, op slot.');
  await write('een twee drie');
  expect(await line()).toBe('');
});

test('a save whose answer was lost is followed by one of the same page, that says so', async () => {
  stage.answer(() => ({ status: 503 }));
  await write('in de');
  await expect.poll(line, { timeout: 10_000 }).toBe('Nog niet bewaard.');
  stage.answer(() => saved(2));
  await write('in de tunnel');
  await expect.poll(line, { timeout: 10_000 }).toBe('Bewaard, op slot.');
  const [first, second] = stage.posts.map(({ fields }) => fields);
  expect(second?.get('tab')).toMatch(/^[\w-]{22}$/);
  expect(second?.get('tab')).toBe(first?.get('tab'));
  expect([first?.get('nth'), second?.get('nth')]).toEqual(['1', '2']);
});

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

const pad = `<pvs-quick-exit><form method="post" action="/weg"><button>Snel weg</button></form></pvs-quick-exit>
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
let questions: string[];
beforeAll(async () => {
  const [every, locked] = await Promise.all([buildClient(), buildClient('locked')]);
  script = `{${every}}{${locked}}`;
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await openStage(browser, script);
  questions = [];
  stage.page.on('dialog', (dialog) => {
    questions.push(dialog.type());
    void dialog.dismiss();
  });
  await open(pad);
});
afterEach(async () => {
  expect(stage.problems).toEqual([]);
  await stage.close();
});

async function open(body: string): Promise<void> {
  await stage.show(body);
  code = await stage.page.locator('[data-code]').innerText();
  await stage.page.locator('#again').fill(code);
  await stage.page.getByText('Begin').click();
  await stage.page.locator('#eigen').waitFor();
}

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

/** Typed key by key: a browser asks nothing of who never touched the page. */
const type = (words: string) => stage.page.locator('#eigen').pressSequentially(words);

test('U14: "Snel weg" right after typing leaves no question and no words on the screen, and the last words are sent first', async () => {
  // One letter: of more, a slow machine saves the first ones by itself while the others are typed.
  await type('b');
  await stage.page.getByText('Snel weg').click();
  await stage.page.waitForURL('**/weg');
  expect(questions).toEqual([]);
  await expect.poll(() => stage.posts.map(({ path }) => path)).toEqual(['/alleen', '/weg']);
  expect(await words(stage.posts[0] as Post)).toBe('b');
});

test('words that are on their way when the page goes are not sent once more behind the "Snel weg" that ends the session', async () => {
  const letGo = held();
  await type('b');
  await sent(1);
  await stage.page.getByText('Snel weg').click({ noWaitAfter: true });
  await sent(2);
  letGo(2);
  letGo(2);
  await stage.page.waitForURL('**/weg');
  await stage.page.waitForTimeout(300);
  expect(stage.posts.map(({ path }) => path)).toEqual(['/alleen', '/weg']);
  expect(await words(stage.posts[0] as Post)).toBe('b');
});

test('words that do not get through with "Snel weg" are not sent once more behind it', async () => {
  await stage.page.route('**/alleen', (route) => route.abort());
  await stage.page.route('**/weg', async (route) => {
    if (route.request().method() === 'GET') await new Promise((go) => setTimeout(go, 500));
    await route.continue();
  });
  await type('b');
  await stage.page.getByText('Snel weg').click({ noWaitAfter: true });
  await stage.page.waitForTimeout(200);
  await stage.page.unroute('**/alleen');
  await stage.page.waitForURL('**/weg');
  await stage.page.waitForTimeout(300);
  expect(stage.posts.map(({ path }) => path)).toEqual(['/weg']);
  expect(questions).toEqual([]);
});

test('a session that is over on a shared screen takes the words away, whatever was not saved', async () => {
  stage.answer(() => ({ status: 503 }));
  await open(`${pad}<pvs-line data-idle="4"></pvs-line>`);
  await type('bang');
  await stage.page.locator('#eigen').waitFor({ state: 'hidden', timeout: 15_000 });
  expect(await stage.page.locator('#eigen').inputValue()).toBe('');
  expect(questions).toEqual([]);
});

test('who leaves by another way with words that were not saved is asked first (P70)', async () => {
  stage.answer(() => ({ status: 503 }));
  await type('bang');
  await stage.page.evaluate(() => location.assign('/elders'));
  await expect.poll(() => questions).toEqual(['beforeunload']);
  expect(await stage.page.locator('#eigen').inputValue()).toBe('bang');
});

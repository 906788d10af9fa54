import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildClient, launch, openStage, type Stage } from '../../../tests/harness/client-stage.ts';

let browser: Browser;
let script: string;
let stage: Stage;
beforeAll(async () => {
  [browser, script] = await Promise.all([launch(), buildClient()]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await openStage(browser, script);
});
afterEach(async () => {
  // Nothing breaks under Trusted Types and a policy without inline scripts.
  expect(stage.problems).toEqual([]);
  await stage.close();
});

test('all scripts together are at most 15 kB compressed (A7)', () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(15 * 1024);
});

const list = (rows: string[], saved = ''): string => `
  <form method="post" action="/vraag"><button type="submit" class="enter-first"></button>
    <input type="hidden" name="revision" value="${rows.length}">
    <pvs-region id="deel">
      ${rows.map((row, n) => `<input type="text" name="r${n}" value="${row}"${n === rows.length - 1 ? ' data-next' : ''}>`).join('')}
      <button type="submit" name="do" value="list.add">Erbij</button>
    </pvs-region><strong role="status" data-status>${saved}</strong><button type="submit">Verder</button></form>`;

test('a button in a region changes that region only; what is typed meanwhile stays', async () => {
  stage.answer(async () => {
    stage.body(list(['een', '']));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { status: 303, go: '/vraag' };
  });
  await stage.show(list(['een']));
  await stage.page.evaluate(() => Object.assign(window, { same: true }));
  await stage.page.getByText('Erbij').click();
  await stage.page.locator('[name=r0]').fill('een en een half');
  await stage.page.locator('[name=r1]').waitFor();
  expect(stage.posts[0]?.fields.get('do')).toBe('list.add');
  expect(await stage.page.evaluate(() => 'same' in window)).toBe(true);
  expect(await stage.page.locator('[name=r0]').inputValue()).toBe('een en een half');
  expect(await stage.page.locator('[name=revision]').inputValue()).toBe('2');
});

test('a button in a region says that its change is saved, as the page that comes back says it', async () => {
  stage.answer(() => {
    stage.body(list(['een', ''], 'Bewaard.'));
    return { status: 303, go: '/vraag' };
  });
  await stage.show(list(['een']));
  expect(await stage.page.locator('[data-status]').textContent()).toBe('');
  await stage.page.getByText('Erbij').click();
  await stage.page.getByText('Bewaard.').waitFor();
});

test('after adding, the focus is in the new field', async () => {
  stage.answer(() => {
    stage.body(list(['een', '']));
    return { status: 303, go: '/vraag' };
  });
  await stage.show(list(['een']));
  await stage.page.getByText('Erbij').click();
  await stage.page.locator('[name=r1]').waitFor();
  expect(await stage.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('r1');
});

test('P31: a form that is pressed twice is sent once', async () => {
  stage.answer(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { status: 303, go: '/klaar' };
  });
  await stage.show('<form method="post" action="/deel"><button id="b">Deel</button></form>');
  await stage.page.evaluate(() => {
    const press = (): void => document.getElementById('b')?.click();
    press();
    setTimeout(press, 200);
  });
  await stage.page.waitForURL('**/klaar');
  expect(stage.posts).toHaveLength(1);
});

test('U14: three times Shift clears the page, signs out and replaces it in the history', async () => {
  const page =
    '<p>geheim</p><pvs-quick-exit><form method="post" action="/weg"><button>Snel weg</button></form></pvs-quick-exit>';
  await stage.show('<p>eerst</p>');
  await stage.page.goto(stage.page.url().replace('/vraag', '/begin'));
  await stage.show(page);
  await stage.page.keyboard.press('Shift');
  await stage.page.keyboard.press('a');
  await stage.page.keyboard.press('Shift');
  await stage.page.keyboard.press('Shift');
  expect(await stage.page.locator('p').textContent()).toBe('geheim');
  await stage.page.keyboard.press('Shift');
  await stage.page.waitForURL('**/weg');
  await expect.poll(() => stage.posts.map(({ path }) => path)).toEqual(['/weg']);
  await stage.page.goBack();
  expect(stage.page.url()).toContain('/begin');
});

test('a code behind the # goes into the field and out of the address', async () => {
  await stage.show('<pvs-fragment-code><input name="code"></pvs-fragment-code>');
  await stage.page.goto(`${stage.page.url()}?x=1#K7T4R9WX2B`);
  await expect.poll(() => stage.page.locator('input').inputValue()).toBe('K7T4R9WX2B');
  expect(stage.page.url()).toMatch(/\/vraag\?x=1$/);
});

test('a countdown goes by the server clock, and stops at nought', async () => {
  const now = Date.parse('2020-01-01T10:00:00Z');
  const at = (ms: number): string => new Date(now + ms).toISOString();
  const words = `data-now="${at(0)}" data-words="nog {time}"`;
  await stage.show(
    `<pvs-countdown id="a" until="${at(102_000)}" ${words}></pvs-countdown><pvs-countdown id="b" until="${at(1_000)}" ${words}></pvs-countdown>`,
  );
  expect(await stage.page.locator('#a').textContent()).toMatch(/^nog 1:4[12]$/);
  await stage.page.waitForTimeout(2_200);
  expect(await stage.page.locator('#a').textContent()).toMatch(/^nog 1:(39|40)$/);
  expect(await stage.page.locator('#b').textContent()).toBe('nog 0:00');
});

test('a region that refreshes takes over what is new and keeps the focus', async () => {
  const board = (n: number): string =>
    `<pvs-refresh id="bord" seconds="2"><p>${n} binnen</p><button id="stop">Stop</button></pvs-refresh>`;
  await stage.show(board(1));
  await stage.page.locator('#stop').focus();
  stage.body(board(2));
  await stage.page.getByText('2 binnen').waitFor({ timeout: 5_000 });
  expect(await stage.page.evaluate(() => document.activeElement?.id)).toBe('stop');
});

test('copy and print buttons show themselves only now', async () => {
  await stage.show(
    '<pvs-print><button type="button" hidden>Print</button></pvs-print><button id="rest" hidden>x</button>',
  );
  expect(await stage.page.getByText('Print').isVisible()).toBe(true);
  expect(await stage.page.locator('#rest').isVisible()).toBe(false);
});

test('A5: with Tab and Enter alone somebody comes past every round, and chooses; nothing is sent', async () => {
  const round = (name: string, value: string, more = ''): string =>
    `<label><input type="radio" name="${name}" value="${value}"${more}>${value}</label>`;
  await stage.show(`<form method="post" action="/vraag">
    ${round('a', 'een')}${round('a', 'twee', ' checked')}${round('a', 'drie')}
    <label><input type="checkbox" name="b" value="ja">ja</label>
    <select name="c"><option>nl</option><option>en</option></select><button>Verder</button></form>`);
  const met: string[] = [];
  for (const key of ['Tab', 'Tab', 'Tab', 'Enter', 'Tab', 'Enter', 'Tab', 'Enter', 'Tab', 'Shift+Tab']) {
    await stage.page.keyboard.press(key);
    met.push(await stage.page.evaluate(() => (document.activeElement as HTMLInputElement).value));
  }
  expect(met.join(' ')).toBe('een twee drie drie ja ja nl en  en');
  const fields = await stage.page.evaluate(() => [...new FormData(document.forms[0])].join(' '));
  expect(fields).toBe('a,drie b,ja c,en');
  expect(stage.posts).toEqual([]);
});

test('A5: arrows and Space go on working', async () => {
  await stage.show(
    '<form><input type="radio" name="a" value="1"><input type="radio" name="a" value="2"><input type="checkbox" name="b"></form>',
  );
  for (const key of ['Tab', 'ArrowDown', 'Tab', 'Space']) await stage.page.keyboard.press(key);
  const fields = await stage.page.evaluate(() => [...new FormData(document.forms[0])].join(' '));
  expect(fields).toBe('a,2 b,on');
});

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildClient, launch, openStage, type Stage } from '../../../tests/harness/client-stage.ts';

const form = `
  <pvs-auto-save data-saving="Bewaren…" data-saved="Bewaard." data-away="Geen verbinding.">
    <form id="v" method="post" action="/vraag">
      <input type="hidden" name="revision" value="1">
      <textarea name="tekst" id="t">begin</textarea>
      <input type="radio" name="keuze" value="a" id="a"><label for="a">a</label>
      <button type="submit" id="verder" name="verder" value="ja">Ga verder</button>
      <strong role="status" data-status></strong>
    </form>
  </pvs-auto-save>`;

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
  expect(stage.problems).toEqual([]);
  await stage.close();
});

const status = (words: string) =>
  stage.page.waitForFunction((w) => document.querySelector('[data-status]')?.textContent === w, words);
const typed = (n: number): string | null | undefined => stage.posts.at(n)?.fields.get('tekst');

test('F21: what is typed is saved after a pause, once, and the newest revision goes along the next time', async () => {
  let revision = 1;
  stage.answer(() => ({ status: 200, json: { saved: true, revision: String(++revision) } }));
  await stage.show(form);
  await stage.page.locator('#t').pressSequentially(' en meer', { delay: 20 });
  await status('Bewaard.');
  expect(stage.posts).toHaveLength(1);
  expect(stage.posts[0]?.byScript).toBe(true);
  expect(typed(0)).toContain('en meer');
  await stage.page.locator('#a').check();
  await expect.poll(() => stage.posts.at(-1)?.fields.get('keuze')).toBe('a');
  expect(stage.posts[1]?.fields.get('revision')).toBe('2');
});

test('never two requests at once, and the last one holds everything', async () => {
  stage.answer(async () => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    return { status: 200, json: { saved: true, revision: '2' } };
  });
  await stage.show(form);
  for (const word of ['een', 'twee', 'drie']) {
    await stage.page.locator('#t').fill(word);
    await stage.page.locator('#t').blur();
    await stage.page.waitForTimeout(650);
  }
  await stage.page.waitForTimeout(1500);
  expect(stage.atOnce()).toBe(1);
  expect(typed(-1)).toBe('drie');
});

test('typing before the script woke is saved too', async () => {
  stage.body(form);
  let wake = (): void => undefined;
  const asleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await stage.page.route('**/client.js', async (route) => {
    await asleep;
    await route.continue();
  });
  void stage.show(form).catch(() => undefined);
  await stage.page.locator('#t').fill('vroeg getypt');
  expect(stage.posts).toHaveLength(0);
  wake();
  await status('Bewaard.');
  expect(typed(0)).toBe('vroeg getypt');
});

test('P70: without a line it says so, keeps what was typed, and saves when the line is back', async () => {
  await stage.show(form);
  await stage.page.context().setOffline(true);
  await stage.page.locator('#t').fill('in de tunnel');
  await status('Geen verbinding.');
  await stage.page.locator('#verder').click();
  await stage.page.waitForTimeout(300);
  expect(await stage.page.locator('#t').inputValue()).toBe('in de tunnel');
  expect(stage.posts).toHaveLength(0);
  await stage.page.context().setOffline(false);
  await status('Bewaard.');
  expect(typed(0)).toBe('in de tunnel');
});

test('a server that is away is asked again by itself', async () => {
  let tries = 0;
  stage.answer(() =>
    ++tries < 2
      ? { status: 503, json: { message: 'x' } }
      : { status: 200, json: { saved: true, revision: '2' } },
  );
  await stage.show(form);
  await stage.page.locator('#t').fill('nog eens');
  await status('Geen verbinding.');
  await status('Bewaard.');
  expect(tries).toBe(2);
});

test('an answer that was refused says why, in its own words, and is not sent again by itself', async () => {
  stage.answer(() => ({ status: 409, json: { message: 'Dit is al veranderd.' } }));
  await stage.show(form);
  await stage.page.locator('#t').fill('botsing');
  await status('Dit is al veranderd.');
  await stage.page.waitForTimeout(2500);
  expect(stage.posts).toHaveLength(1);
  expect(await stage.page.locator('#t').inputValue()).toBe('botsing');
});

test('"Ga verder" right after typing saves first with the old revision and goes on with the new one', async () => {
  stage.answer((post) =>
    post.byScript ? { status: 200, json: { saved: true, revision: '7' } } : { status: 303, go: '/klaar' },
  );
  await stage.show(form);
  await stage.page.locator('#t').fill('snel');
  await stage.page.locator('#verder').click();
  await stage.page.waitForURL('**/klaar');
  const last = stage.posts.at(-1);
  expect(last?.byScript).toBe(false);
  expect(last?.fields.get('tekst')).toBe('snel');
  expect(last?.fields.get('revision')).toBe('7');
  expect(last?.fields.get('verder')).toBe('ja');
});

test('G10: a page that is left while typing still sends what was typed', async () => {
  await stage.show(form);
  await stage.page.locator('#t').fill('begin weg');
  await stage.page.goto('about:blank');
  await expect.poll(() => typed(-1)).toBe('begin weg');
});

test('"Snel weg" while a save is under way still sends what was typed since, on top of that save', async () => {
  stage.answer(async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return { status: 200, json: { saved: true, revision: '2' } };
  });
  await stage.show(form);
  await stage.page.locator('#t').fill('eerst');
  await expect.poll(() => typed(-1)).toBe('eerst');
  await stage.page.locator('#t').fill('eerst en daarna');
  await stage.page.evaluate(() => {
    dispatchEvent(new Event('pvs-leave'));
    document.body.replaceChildren();
    location.replace('about:blank');
  });
  await expect.poll(() => typed(-1)).toBe('eerst en daarna');
  expect(stage.posts.map(({ fields }) => fields.get('revision'))).toEqual(['1', '2']);
});

test('what another device wrote comes around what is typed, also what was typed meanwhile, and is written on top of', async () => {
  let first = true;
  stage.answer(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const around = { head: 'van de telefoon\n\n', tail: '\nen dit' };
    const json = { kept: true, revision: '7', around, message: 'Beide staan hier.' };
    const answer = first ? { status: 409, json } : { status: 200, json: { saved: true, revision: '8' } };
    first = false;
    return answer;
  });
  await stage.show(form);
  await stage.page.locator('#t').focus();
  await stage.page.keyboard.press('End');
  await stage.page.keyboard.type(' een');
  await expect.poll(() => stage.posts.length).toBe(1);
  await stage.page.keyboard.type(' twee');
  await expect.poll(() => stage.posts.length).toBe(2);
  await status('Bewaard.');
  expect([typed(1), stage.posts[1]?.fields.get('revision')]).toEqual([
    'van de telefoon\n\nbegin een twee\nen dit',
    '7',
  ]);
  await stage.page.keyboard.type('!');
  await expect.poll(() => typed(2)).toBe('van de telefoon\n\nbegin een twee!\nen dit');
});

import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildClient, launch, openStage, type Stage } from '../../../tests/harness/client-stage.ts';

let browser: Browser;
let script: string;
let stage: Stage;
beforeAll(async () => {
  [browser, script] = await Promise.all([launch(), buildClient('voice')]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await openStage(browser, script);
});
afterEach(async () => {
  expect(stage.problems).toEqual([]);
  await stage.close();
});

const form = `
  <pvs-upload data-largest="1000" data-sending="Bezig" data-looking="Binnen" data-away="Verbinding weg" data-too-large="Te groot" data-none="Kies eerst">
    <form method="post" action="/bewijs" enctype="multipart/form-data">
      <input type="hidden" name="eens" value="m"><input type="file" name="bestand"><input name="bijschrift"><button>Bewaar</button>
    </form>
    <div class="upload-state"><progress max="100" value="0" hidden></progress><p role="status" data-status></p></div>
  </pvs-upload>`;
const says = (words: string) => stage.page.getByRole('status').getByText(words).waitFor();
const choose = (length: number) =>
  stage.page.setInputFiles('[name=bestand]', {
    name: 'a.png',
    mimeType: 'image/png',
    buffer: Buffer.alloc(length),
  });

test('what sends and records is at most 3 kB compressed, beside what every page has', () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(3 * 1024);
});

test('nothing is sent before a file was chosen, or when it is too large', async () => {
  await stage.show(form);
  await stage.page.getByText('Bewaar').click();
  await says('Kies eerst');
  await choose(2_000);
  await stage.page.getByText('Bewaar').click();
  await says('Te groot');
  expect(stage.posts).toHaveLength(0);
});

test('what the server cannot keep is told in its words, and file and caption stay', async () => {
  stage.answer(() => ({ status: 422, json: { message: 'Dit bestand is niet heel.' } }));
  await stage.show(form);
  await choose(500);
  await stage.page.locator('[name=bijschrift]').fill('De tafel');
  await stage.page.getByText('Bewaar').click();
  await says('Dit bestand is niet heel.');
  expect(await stage.page.locator('[name=bijschrift]').inputValue()).toBe('De tafel');
});

test('without a line nothing is lost: it is sent again when the line is back, and goes on', async () => {
  stage.answer(() => ({ status: 200, json: { go: '/klaar' } }));
  await stage.show(form);
  await choose(500);
  await stage.page.context().setOffline(true);
  await stage.page.getByText('Bewaar').click();
  await says('Verbinding weg');
  await stage.page.context().setOffline(false);
  await stage.page.waitForURL('**/klaar');
  expect(stage.posts).toHaveLength(1);
});

const dictate = `<textarea id="t">Ik kan</textarea><pvs-dictate hidden data-field="t" data-start="Praat" data-stop="Stop"><button type="button"><span>Praat</span></button></pvs-dictate>`;

test.each([
  ['no recogniser', 'none', false],
  ['one that sends the voice elsewhere', 'downloadable', false],
  ['one on the device', 'available', true],
])('A11: with %s (%s) a button is there: %s', async (_, answer, shown) => {
  await stage.page.addInitScript((answer) => {
    class Kind extends EventTarget {
      static available = async () => answer;
      start() {}
      stop() {}
    }
    Object.assign(window, { SpeechRecognition: answer === 'none' ? undefined : Kind });
  }, answer);
  await stage.show(dictate);
  await stage.page.waitForTimeout(200);
  expect(await stage.page.getByText('Praat').isVisible()).toBe(shown);
});

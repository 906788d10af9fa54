import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { mostScratch } from '../../passport/scratch.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

const pad = () => noor.browser.get(paths.scratch());
/** What the pad shows, as text. */
const shown = async () => />([^<]*)<\/textarea>/.exec((await pad()).html)?.[1];

async function save(tekst: string, revision: string, byScript: boolean) {
  const als = hiddenField((await pad()).html, 'als');
  const headers = byScript ? { 'X-Auto-Save': '1', Accept: 'application/json' } : {};
  return noor.browser.post(paths.scratch(), { als, tekst, revision }, headers);
}

it('two tabs: each is told what stands around its words, and who types on writes them once (F25, U9)', async () => {
  expect((await save('Hallo A', '0', true)).status).toBe(200);
  const joined = await save('Hallo B', '0', true);
  const answer: { revision: string; around: { head: string; tail: string } } = JSON.parse(joined.html);
  expect([joined.status, answer.around]).toEqual([409, { head: 'Hallo A\n\n', tail: '' }]);
  const { head, tail } = answer.around;
  expect((await save(`${head}Hallo B en verder${tail}`, answer.revision, true)).status).toBe(200);
  expect(await shown()).toBe('Hallo A\n\nHallo B en verder');
});

it('what is more than a pad holds is refused in plain words, and comes back whole (U9)', async () => {
  const stood = await shown();
  const long = 'z'.repeat(mostScratch + 5);
  const byScript = await save(long, '3', true);
  expect([byScript.status, byScript.html.includes('Je kladblok is vol.')]).toEqual([409, true]);
  const plain = await save(long, '3', false);
  expect([plain.status, plain.html.includes('Je kladblok is vol.'), plain.html.includes(long)]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await shown()).toBe(stood);
});

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTraining, type Training } from '../../src/cli/training.ts';

let home: string;
let training: Training | undefined;
const told: string[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'oefen-'));
});
afterEach(async () => {
  await training?.stop();
  await rm(home, { recursive: true, force: true });
});

async function until(so: () => boolean): Promise<void> {
  for (let n = 0; n < 4000 && !so(); n++) await new Promise((done) => setTimeout(done, 25));
  expect(so()).toBe(true);
}

it('the button of a practice school: what was written and who began is gone, the rest stands as at first, and nothing beside it was touched (F111)', async () => {
  const beside = ['echt/store', 'echt/store-keys', 'school-keys'];
  for (const name of beside) await mkdir(join(home, name), { recursive: true });
  for (const name of beside) await writeFile(join(home, name, 'of-somebody'), name);
  training = await openTraining({
    program: join(import.meta.dirname, '../harness/practice.ts'),
    ...{ folder: join(home, 'school'), env: { PATH: process.env.PATH } },
    ...{ clock: () => new Date(), tell: (words) => void told.push(words) },
  });
  const at = join(home, 'school', 'now');
  const ask = async (what: 'spoil' | 'tell'): Promise<unknown> => {
    await rm(join(at, 'told'), { force: true });
    await writeFile(join(at, what), '');
    await until(() => existsSync(join(at, 'told')));
    return JSON.parse(await readFile(join(at, 'told'), 'utf8'));
  };
  const first = await ask('tell');
  expect(first).toMatchObject({ answer: { revision: 0 }, second: false });
  expect(await ask('spoil')).toMatchObject({ answer: { revision: 1 }, second: true });
  await writeFile(join(at, 'press'), '');
  await until(() => told.length === 2);
  expect(await ask('tell')).toEqual(first);
  for (const name of beside) expect(await readFile(join(home, name, 'of-somebody'), 'utf8')).toBe(name);
});

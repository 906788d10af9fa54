import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { openTraining, type Training } from './training.ts';

/** Stands in for the program: plants once in a fresh folder, opens, and presses the reset button when a file `press` appears. */
const program = `
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
const at = process.env.DATA_DIR;
mkdirSync(at, { recursive: true });
if (!existsSync(at + '/story')) writeFileSync(at + '/story', String(Date.now()));
writeFileSync(at + '/env', JSON.stringify(process.env));
process.send('open');
process.on('SIGTERM', () => process.exit(0));
setInterval(() => {
  if (existsSync(at + '/fall')) process.exit(3);
  if (!existsSync(at + '/press')) return;
  const twice = readFileSync(at + '/press', 'utf8') === 'twice';
  rmSync(at + '/press');
  for (let n = 0; n < (twice ? 2 : 1); n++) process.send('reset');
}, 20);
`;

let home: string;
let training: Training | undefined;
const told: string[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'oefen-'));
  await writeFile(join(home, 'program.mjs'), program);
  told.length = 0;
});
afterEach(async () => {
  await training?.stop();
  training = undefined;
  await rm(home, { recursive: true, force: true });
});

async function open(file = join(home, 'program.mjs')): Promise<Training> {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    SMTP_URL: 'smtp://echt.example',
    DATABASE_URL: 'postgres://echt',
  };
  training = await openTraining({
    ...{ program: file, folder: join(home, 'school'), env },
    ...{ clock: () => new Date(), tell: (words) => void told.push(words) },
  });
  return training;
}
const inStore = (name: string): string => join(home, 'school', 'now', 'store', name);
const story = (): Promise<string> => readFile(inStore('story'), 'utf8');
async function until(so: () => boolean): Promise<void> {
  for (let n = 0; n < 600 && !so(); n++) await new Promise((done) => setTimeout(done, 25));
  expect(so()).toBe(true);
}

describe('a practice school (F111)', () => {
  it('is put back as it was last night, whatever was done in it', async () => {
    const opened = await open();
    const first = await story();
    await writeFile(inStore('story'), 'spoilt');
    await writeFile(inStore('added'), 'by who practised');
    await opened.reset();
    expect(await story()).toBe(first);
    expect(existsSync(inStore('added'))).toBe(false);
  });

  it('is put back by the button on its page', async () => {
    await open();
    await writeFile(inStore('added'), 'by who practised');
    await writeFile(inStore('press'), '');
    await until(() => told.length === 2);
    expect(existsSync(inStore('added'))).toBe(false);
  });

  it('is put back once, however often the button is pressed while it closes', async () => {
    await open();
    await writeFile(inStore('press'), 'twice');
    await until(() => told.length === 2);
    await new Promise((done) => setTimeout(done, 1_500));
    expect(told).toHaveLength(2);
  });

  it('is planted anew at night, so that its stories are near again', async () => {
    const opened = await open();
    const first = await story();
    await new Promise((done) => setTimeout(done, 5));
    await opened.renew();
    expect(Number(await story())).toBeGreaterThan(Number(first));
    const second = await story();
    await opened.reset();
    expect(await story()).toBe(second);
  });

  it('gets no store, keys or mail server of anybody real', async () => {
    await open();
    const env: Record<string, string> = JSON.parse(await readFile(inStore('env'), 'utf8'));
    expect(env).toMatchObject({ TRAINING: '1', PORT: '0' });
    for (const name of ['SMTP_URL', 'DATABASE_URL', 'KEYS_URL', 'KEY_FILES', 'SCHOOL_ACCOUNTS'])
      expect(env[name]).toBeUndefined();
    const real = readConfig({
      TRAINING: '1',
      SMTP_URL: 'smtp://echt.example',
      DATABASE_URL: 'postgres://x',
      KEYS_URL: 'postgres://y',
    });
    expect(real).toMatchObject({
      problems: expect.arrayContaining([
        expect.stringContaining('embedded'),
        expect.stringContaining('SMTP_URL'),
      ]),
    });
  });

  it('throws no folder away that was not made for it', async () => {
    await mkdir(join(home, 'school'));
    await writeFile(join(home, 'school', 'real'), 'of somebody');
    await expect(open()).rejects.toThrow('was not made for a practice school');
    expect(await readFile(join(home, 'school', 'real'), 'utf8')).toBe('of somebody');
  });

  it('tells when the program ends by itself', async () => {
    const opened = await open();
    await writeFile(inStore('fall'), '');
    expect(await opened.ended).toBe(3);
  });
});

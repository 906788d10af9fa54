import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { listFile } from './harness/list-file.ts';

const home = mkdtempSync(join(tmpdir(), 'pvs-half-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Takes a list over in a process of its own, on the embedded store; killed when so many places were sealed. */
async function take(list: string, at = 'Infinity'): Promise<{ signal: string | null; said: string }> {
  const file = join(home, 'list.csv');
  writeFileSync(file, list);
  const script = join(import.meta.dirname, 'drills/half-list.ts');
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: join(home, 'data') };
  const child = spawn(process.execPath, [script, file, at], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  const [, signal] = await once(child, 'close');
  return { signal, said: said.trim() };
}

it('a list that is killed half way leaves nothing half, and then goes in whole (F50)', {
  timeout: 300_000,
}, async () => {
  const whole = listFile(400, 0);
  const few = whole
    .split('\r\n')
    .slice(0, 101)
    .join('\r\n')
    .replace(/;[^;]+;(\d[A-Z]);/g, ';Oud;$1;');
  expect(JSON.parse((await take(few)).said)).toMatchObject({ kind: 'done', counts: [100, 0, 0, 0, 4] });
  // 300 new places were inserted by then, and no name was changed yet.
  expect(await take(whole, '350')).toEqual({ signal: 'SIGKILL', said: '' });
  expect(JSON.parse((await take(whole)).said)).toMatchObject({
    kind: 'done',
    counts: [300, 0, 100, 0, 10],
    same: 0,
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectStore } from '../src/store/connect.ts';

/** The drills of `tests/drills`, in short. By hand they run for as long as one likes. */
describe('the embedded store', { timeout: 180_000 }, () => {
  it('loses nothing that was confirmed when the power goes', async () => {
    const { code, result } = await drill('power-cut.ts', '--cuts', '3');
    expect(result).toMatchObject({ cuts: 3, lost: 0, broken: 0 });
    expect(code).toBe(0);
  });

  it('does lose it when fsync only says yes: so the drill can fail', async () => {
    const { code, result } = await drill('power-cut.ts', '--cuts', '3', '--sabotage');
    expect(Number(result.lost) + Number(result.broken)).toBeGreaterThan(0);
    expect(code).toBe(1);
  });

  it('loses nothing that was confirmed when its process is killed', async () => {
    const { code, result } = await drill('kill-store.ts', '--kills', '2');
    expect(result).toMatchObject({ kills: 2, lost: 0 });
    expect(code).toBe(0);
  });

  it('is refused to a second process, in plain words, and free again when the first was killed', async () => {
    const home = mkdtempSync(join(tmpdir(), 'pvs-two-'));
    const first = start('writer.ts', home);
    await once(first.stdout, 'data');
    const second = await finish(start('writer.ts', home));
    expect(second.code).toBe(1);
    expect(second.said).toContain(`another program is using ${home}: stop that one first`);
    first.kill('SIGKILL');
    await once(first, 'close');
    const store = await connectStore({ dataDir: home });
    await store.close();
    rmSync(home, { recursive: true });
  });
});

function start(name: string, ...words: string[]) {
  const script = join(import.meta.dirname, 'drills', name);
  return spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finish(child: ReturnType<typeof start>): Promise<{ code: number | null; said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  await once(child, 'close');
  return { code: child.exitCode, said };
}

async function drill(name: string, ...words: string[]) {
  const { code, said } = await finish(start(name, ...words));
  const line = said.split('\n').find((each) => each.startsWith('{'));
  if (line === undefined) throw new Error(`${name} said: ${said}`);
  const result: Record<string, unknown> = JSON.parse(line);
  return { code, result };
}

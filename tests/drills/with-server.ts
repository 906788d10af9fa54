import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, postgres } from '../../scripts/postgres.ts';

/** Runs one test file in its long form, on a PostgreSQL server of its own. Gives how it ended. */
export async function inLong(file: string, env: Record<string, string>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pvs-long-'));
  try {
    const url = postgres('start', folder, await freePort());
    const all = { ...process.env, ...env, TEST_DATABASE_URL: url };
    return spawnSync('npx', ['vitest', 'run', file], { stdio: 'inherit', env: all }).status ?? 1;
  } finally {
    postgres('stop', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

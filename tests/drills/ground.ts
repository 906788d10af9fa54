import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, postgres } from '../../scripts/postgres.ts';
import { freshServer } from '../harness/server.ts';
import { openQuestions } from '../oracle/ask.ts';
import type { Ground } from '../oracle/run.ts';

/** A PostgreSQL server of its own, with an empty database that the oracle's questions can be asked in. */
export async function onGround<T>(work: (ground: Ground) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pvs-oracle-'));
  try {
    const fresh = await freshServer(postgres('start', folder, await freePort()));
    await openQuestions(fresh.owner);
    return await work(fresh).finally(() => fresh.drop());
  } finally {
    postgres('stop', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

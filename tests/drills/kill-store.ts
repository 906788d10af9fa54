import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { connectStore } from '../../src/store/connect.ts';

/**
 * Drill: `kill -9` of a process that is writing to the embedded store, again and again on the same data (G4).
 *
 *   node tests/drills/kill-store.ts --kills 20     must end with 0 lost
 *
 * After each kill the store must open, and have every row that was confirmed before it.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' } } });

const home = mkdtempSync(join(tmpdir(), 'pvs-kill-'));
const confirmed = new Set<number>();
let lost = 0;
for (let n = 0; n < Number(values.kills); n++) {
  await writeUntilKilled();
  lost += await countLost();
}
rmSync(home, { recursive: true });
console.log(JSON.stringify({ kills: Number(values.kills), confirmed: confirmed.size, lost }));
process.exit(lost === 0 && confirmed.size > 0 ? 0 : 1);

/** Kills at a random moment up to a second after the first row was confirmed. */
async function writeUntilKilled(): Promise<void> {
  const first = Math.max(0, ...confirmed) + 100;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), home, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let waiting = true;
  for await (const line of createInterface({ input: child.stdout })) {
    confirmed.add(Number(line));
    if (waiting) setTimeout(() => child.kill('SIGKILL'), Math.random() * 1_000);
    waiting = false;
  }
}

async function countLost(): Promise<number> {
  const store = await connectStore({ dataDir: home });
  const found = await store.transaction((tx) =>
    sql<{ points: number }>`select points from store.tally`.execute(tx),
  );
  await store.close();
  const kept = new Set(found.rows.map((row) => row.points));
  return [...confirmed].filter((n) => !kept.has(n)).length;
}

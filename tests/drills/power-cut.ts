import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/store/embedded-open.ts';
import { asKeeper } from '../../src/store/embedded-settle.ts';
import { ShadowDisk } from './shadow-disk.ts';

/**
 * Drill: the power goes while the embedded store is writing (G4). Nothing that was confirmed may be lost, and the database must open.
 *
 *   node tests/drills/power-cut.ts --cuts 30            must end with 0 lost
 *   node tests/drills/power-cut.ts --cuts 10 --sabotage fsync does nothing: must end with rows lost
 *
 * One run writes; at random moments, between any two changes of any file, a copy is made of what a disk would hold then. Each copy is
 * opened afterwards and asked for every row that had been confirmed by that moment.
 */
const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '30' }, sabotage: { type: 'boolean', default: false } },
});

const home = mkdtempSync(join(tmpdir(), 'pvs-power-cut-'));
const confirmed = await writeAndCut(Number(values.cuts));
const found = [];
for (const [n, rows] of confirmed.entries()) found.push(await look(join(home, `cut-${n}`), rows));
rmSync(home, { recursive: true });

const lost = found.reduce((sum, each) => sum + each.lost, 0);
const broken = found.filter((each) => each.broken).length;
const rows = confirmed.reduce((sum, each) => sum + each, 0);
console.log(JSON.stringify({ cuts: found.length, confirmed: rows, lost, broken, sabotage: values.sabotage }));
process.exit(lost + broken === 0 ? 0 : 1);

/** Returns for each cut how many rows had been confirmed. */
async function writeAndCut(cuts: number): Promise<readonly number[]> {
  const dataDir = join(home, 'data');
  mkdirSync(dataDir);
  const disk = new ShadowDisk(dataDir);
  disk.lying = values.sabotage;
  const database = await openDatabase(dataDir);
  const atCut: number[] = [];
  let acknowledged = 0;
  let until = wait();
  disk.onChange = () => {
    until -= 1;
    if (until > 0 || atCut.length >= cuts) return;
    until = wait();
    disk.cut(join(home, `cut-${atCut.length}`), [0, 0.5, 0.9][atCut.length % 3] ?? 0);
    atCut.push(acknowledged);
  };
  while (atCut.length < cuts) {
    const n = acknowledged + 1;
    await database.query('begin');
    await database.query(`insert into store.tally values ($1, 0, $2)`, [keyOf(n), n]);
    await database.query(`update store.tally set points = points + 1 where key = $1`, [
      keyOf(Math.ceil(Math.random() * n)),
    ]);
    await database.query('commit');
    acknowledged = n;
    if (n % 150 === 0)
      await asKeeper(database, () => database.exec('vacuum').then(() => database.exec('checkpoint')));
  }
  disk.onChange = () => {};
  await database.close();
  return atCut;
}

async function look(dataDir: string, rows: number): Promise<{ lost: number; broken: boolean }> {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return { lost: rows, broken: rows > 0 };
  try {
    const database = await openDatabase(dataDir);
    const keys = await database.query<{ key: string }>('select key from store.tally');
    const kept = new Set(keys.rows.map((row) => row.key));
    let lost = 0;
    for (let n = 1; n <= rows; n++) if (!kept.has(keyOf(n))) lost += 1;
    const [row] = (
      await database.query<{ n: number }>('select count(distinct key)::int as n from store.tally')
    ).rows;
    await database.close();
    return { lost, broken: row?.n !== keys.rows.length };
  } catch {
    return { lost: rows, broken: true };
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

function keyOf(n: number): string {
  return `row-${n}-${'x'.repeat(150)}`;
}

/** Changes of files until the next cut. */
function wait(): number {
  return Math.ceil(Math.random() * 60);
}

import { Fault } from '../base/fault.ts';
import { type Migration, readMigrations } from './migrations.ts';

/** A connection as the owner of the tables, that nobody else uses meanwhile. */
export type OwnerConnection = {
  rows(sql: string, parameters?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Runs several statements at once. */
  run(script: string): Promise<void>;
};

/**
 * Brings a database up to date: each file that it has not had, forward only, each in one transaction. Two nodes that start together
 * wait for each other. Returns the names of what it ran. Throws `Fault('unavailable')` when a file that the database has had was
 * edited or is missing; then nothing was changed.
 */
export async function migrate(owner: OwnerConnection, folder?: string): Promise<readonly string[]> {
  const files = await readMigrations(folder);
  await owner.run(`select pg_advisory_lock(${lockNumber})`);
  try {
    const done = await readDone(owner);
    if (done.length > files.length)
      throw new Fault('unavailable', `${done.at(-1)?.name} ran here, and is missing`);
    const due = dueAfter(done, files);
    for (const file of due) await runFile(owner, file);
    return due.map((file) => file.name);
  } finally {
    await owner.run(`select pg_advisory_unlock(${lockNumber})`);
  }
}

/**
 * Throws `Fault('unavailable')` unless the database has had every file. It may have had more: while a new version is rolled out, nodes
 * with the old one keep running.
 */
export async function demandMigrated(reader: Pick<OwnerConnection, 'rows'>, folder?: string): Promise<void> {
  const files = await readMigrations(folder);
  const due = dueAfter(await readDone(reader), files);
  if (due.length === 0) return;
  const names = due.map((file) => file.name).join(', ');
  throw new Fault('unavailable', `the database is not up to date (${names}): run "npm run migrate" first`);
}

/** Any number will do, as long as it stays the same. */
const lockNumber = 7_268_466_274;

type Done = { number: number; name: string; hash: string };

async function readDone(reader: Pick<OwnerConnection, 'rows'>): Promise<readonly Done[]> {
  const [there] = await reader.rows(`select to_regclass('store.migration') is not null as there`);
  if (there?.there !== true) return [];
  const rows = await reader.rows('select number, name, hash from store.migration order by number');
  return rows.map(({ number, name, hash }) => ({
    number: Number(number),
    name: String(name),
    hash: String(hash),
  }));
}

function dueAfter(done: readonly Done[], files: readonly Migration[]): readonly Migration[] {
  for (const [n, file] of files.slice(0, done.length).entries()) {
    if (done[n]?.name === file.name && done[n].hash === file.hash) continue;
    throw new Fault('unavailable', `${file.name} is not the file that ran here: a migration is never edited`);
  }
  return files.slice(done.length);
}

async function runFile(owner: OwnerConnection, { number, name, hash, sql }: Migration): Promise<void> {
  await owner.run('begin');
  try {
    await owner.run(sql);
    const values = [number, name, hash];
    await owner.rows(
      'insert into store.migration (number, name, hash, at) values ($1, $2, $3, now())',
      values,
    );
    await owner.run('commit');
  } catch (cause) {
    await owner.run('rollback');
    throw new Fault(
      'unavailable',
      `${name} failed: ${cause instanceof Error ? cause.message : cause}`,
      cause,
    );
  }
}

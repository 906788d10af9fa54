import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Fault } from '../base/fault.ts';
import { DurableFiles } from './durable-files.ts';
import { settle } from './embedded-settle.ts';
import { demandSafe } from './safe.ts';
import { parsers } from './types.ts';

/**
 * Opens the embedded database in `dataDir/database`, as the app. The first time it is made in a folder beside it that is renamed when
 * all of it is on disk, so that a power cut leaves a whole database or none.
 * Throws `Fault('unavailable')` when the disk was not seen to be written: then nothing may be promised to anyone.
 */
export async function openDatabase(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, 'database');
  if (!existsSync(folder)) await make(folder);
  const files = new DurableFiles(folder);
  const database = await start(files);
  await demandLogWrites(database, files);
  await settle(database);
  await demandSafe(async (sql) => (await database.query(sql)).rows);
  return database;
}

/** PGlite's own start, without `-F` (fsync off) and `-O` (system tables may be changed). */
const startParams = [
  ...PGlite.defaultStartParams.filter((given) => given !== '-F' && given !== '-O'),
  ...['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'max_wal_size=128MB'].flatMap((setting) => [
    '-c',
    setting,
  ]),
  // The library knows fsync only; fdatasync, the default, is a word without a deed there.
  ...['-c', 'wal_sync_method=fsync'],
];

async function start(fs: DurableFiles): Promise<PGlite> {
  return PGlite.create({ fs, startParams, parsers });
}

async function make(folder: string): Promise<void> {
  const beside = `${folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  const database = await start(new DurableFiles(beside));
  await database.exec('checkpoint');
  await database.close();
  syncTree(beside);
  renameSync(beside, folder);
  syncOne(dirname(folder));
}

/** Commits something at each start, and looks whether the operating system was asked to write it. */
async function demandLogWrites(database: PGlite, files: DurableFiles): Promise<void> {
  const before = files.logWrites;
  await database.query(`select pg_logical_emit_message(true, 'start', '')`);
  if (files.logWrites > before) return;
  await database.close();
  throw new Fault('unavailable', 'the embedded database does not write to disk: it is not used');
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncOne(path);
  }
  syncOne(folder);
}

function syncOne(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { becomeApp, settle } from '../../src/store/embedded-settle.ts';
import { embeddedStore } from '../../src/store/embedded-store.ts';
import { readMigrations } from '../../src/store/migrations.ts';
import { parsers } from '../../src/store/types.ts';
import type { Fresh } from './store.ts';

/**
 * A database in memory, from a template that all test processes share. It has the roles and the rights of the real one; what
 * keeps that one safe on disk has tests of its own.
 */
export async function freshEmbedded(): Promise<Fresh> {
  template ??= readTemplate();
  const database = await PGlite.create({ loadDataDir: await template, parsers });
  await becomeApp(database);
  const store = embeddedStore(database, async () => {});
  return {
    store,
    owner: (sql, parameters) =>
      database.transaction(async (tx) => {
        await tx.query('set local session authorization postgres');
        return (await tx.query<Record<string, unknown>>(sql, parameters && [...parameters])).rows;
      }),
    another: async () => store,
    drop: () => store.close(),
  };
}

let template: Promise<Blob> | undefined;

async function readTemplate(): Promise<Blob> {
  const migrations = await readMigrations();
  const key = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);
  const path = join(tmpdir(), 'pvs-templates', `${key}.tar`);
  const bytes = await readFile(path).catch(() => makeTemplate(path));
  return new Blob([new Uint8Array(bytes)]);
}

async function makeTemplate(path: string): Promise<Uint8Array> {
  const database = await PGlite.create({ parsers });
  await settle(database);
  await database.exec('set session authorization postgres; checkpoint');
  const bytes = new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer());
  await database.close();
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(`${path}.${process.pid}`, bytes);
  await rename(`${path}.${process.pid}`, path);
  return bytes;
}

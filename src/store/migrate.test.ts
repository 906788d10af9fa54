import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demandMigrated, migrate, type OwnerConnection } from './migrate.ts';
import { readMigrations } from './migrations.ts';

describe('migrations', () => {
  let folder: string;
  let database: PGlite;
  let owner: OwnerConnection;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pvs-migrations-'));
    database = await PGlite.create();
    owner = {
      rows: async (sql, parameters) =>
        (await database.query<Record<string, unknown>>(sql, [...(parameters ?? [])])).rows,
      run: async (script) => void (await database.exec(script)),
    };
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const first = `create schema store; create table store.migration
    (number int primary key, name text not null, hash text not null, at timestamptz not null);`;
  let last: string;
  const write = (name: string, sql: string) => {
    const bytes = last === '' ? sql : `-- after: sha256 ${last}\n${sql}`;
    writeFileSync(join(folder, name), bytes);
    last = createHash('sha256').update(bytes).digest('hex');
  };
  beforeEach(async () => {
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'pvs-migrations-'));
    await database.exec('drop schema if exists store cascade; drop table if exists a, b');
    last = '';
    write('0001-store.sql', first);
    write('0002-a.sql', 'create table a (n int);');
  });

  it('run once, in order, and are written down', async () => {
    await expect(demandMigrated(owner, folder)).rejects.toThrow(
      'not up to date (0001-store.sql, 0002-a.sql)',
    );
    expect(await migrate(owner, folder)).toEqual(['0001-store.sql', '0002-a.sql']);
    expect(await migrate(owner, folder)).toEqual([]);
    write('0003-b.sql', 'create table b (n int);');
    await expect(demandMigrated(owner, folder)).rejects.toThrow('0003-b.sql');
    expect(await migrate(owner, folder)).toEqual(['0003-b.sql']);
    await expect(demandMigrated(owner, folder)).resolves.toBeUndefined();
  });

  it('are refused when a file that ran was edited, even with a chain that fits', async () => {
    await migrate(owner, folder);
    last = '';
    write('0001-store.sql', `${first} -- a little better`);
    write('0002-a.sql', 'create table a (n int);');
    await expect(migrate(owner, folder)).rejects.toThrow('0001-store.sql is not the file that ran here');
  });

  it('are refused when the chain is broken, a number is left out, or the last one is gone', async () => {
    writeFileSync(join(folder, '0001-store.sql'), `${first} -- edited`);
    await expect(readMigrations(folder)).rejects.toThrow('0002-a.sql must start with: -- after: sha256');
    writeFileSync(join(folder, '0001-store.sql'), first);
    await migrate(owner, folder);
    renameSync(join(folder, '0002-a.sql'), join(folder, '0003-a.sql'));
    await expect(readMigrations(folder)).rejects.toThrow('0003-a.sql is out of order');
    rmSync(join(folder, '0003-a.sql'));
    await expect(migrate(owner, folder)).rejects.toThrow('0002-a.sql ran here, and is missing');
    // A node of the version before keeps running while the new one is rolled out.
    await expect(demandMigrated(owner, folder)).resolves.toBeUndefined();
  });

  it('leave nothing of a file that fails half way', async () => {
    write('0003-b.sql', 'create table b (n int); select nonsense;');
    await expect(migrate(owner, folder)).rejects.toThrow('0003-b.sql failed');
    expect(await owner.rows(`select to_regclass('b') as b`)).toEqual([{ b: null }]);
    expect(await owner.rows('select number from store.migration order by 1')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
  });
});

it('the real chain holds', async () => {
  expect((await readMigrations()).map((file) => file.number)).toContain(1);
});

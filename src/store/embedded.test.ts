import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DurableFiles } from './durable-files.ts';
import { openEmbedded } from './embedded.ts';
import { openDatabase } from './embedded-open.ts';
import { keepUp } from './embedded-upkeep.ts';
import type { Store } from './store.ts';

/** The real one, on disk and in its thread. What every store does is tested in `store.test.ts`; power cuts in `tests/drills`. */
describe('the embedded store', { timeout: 60_000 }, () => {
  let home: string;
  let store: Store;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'pvs-embedded-'));
    store = await openEmbedded(home, 1_500);
  });
  afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true });
  });

  const add = (key: string) =>
    store.transaction((tx) => sql`insert into store.tally values (${key}, 1, null)`.execute(tx));
  const has = async (key: string) => {
    const found = await store.transaction((tx) =>
      sql`select from store.tally where key = ${key}`.execute(tx),
    );
    return found.rows.length === 1;
  };
  const settings = `select current_user as role, current_setting('fsync') as fsync, current_setting('wal_sync_method') as method,
    current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commits`;

  it('runs as the app, with every setting that keeps what it confirms', async () => {
    const { rows } = await store.transaction((tx) => sql.raw(settings).execute(tx));
    expect(rows).toEqual([{ role: 'pvs_app', fsync: 'on', method: 'fsync', pages: 'on', commits: 'on' }]);
  });

  it('is refused to a second one, also within this process', async () => {
    await expect(openEmbedded(home)).rejects.toThrow(`another program is using ${home}: stop that one first`);
  });

  it('still has everything after it was closed', async () => {
    await add('kept');
    await store.close();
    await expect(store.transaction(async () => {})).rejects.toMatchObject({ kind: 'unavailable' });
    store = await openEmbedded(home, 1_500);
    expect(await has('kept')).toBe(true);
  });

  it('stays the app after a rest', async () => {
    await store.rest();
    const { rows } = await store.transaction((tx) => sql.raw(settings).execute(tx));
    expect(rows).toMatchObject([{ role: 'pvs_app' }]);
  });

  it('stops a statement without end, keeps nothing of its transaction, and is well at the next', async () => {
    const endless = store.transaction(async (tx) => {
      await sql`insert into store.tally values ('half', 1, null)`.execute(tx);
      await sql`select count(*) from generate_series(1, 10000000000)`.execute(tx);
    });
    await expect(endless).rejects.toMatchObject({ kind: 'unavailable' });
    await vi.waitFor(() => store.healthy(), { timeout: 30_000 });
    expect(await has('half')).toBe(false);
    await add('after');
    expect(await has('after')).toBe(true);
  });

  it('does not go on in a new thread with the other half of a transaction', async () => {
    const work = store.transaction(async (tx) => {
      await sql`select count(*) from generate_series(1, 10000000000)`.execute(tx).catch(() => {});
      await sql`insert into store.tally values ('other half', 1, null)`.execute(tx);
    });
    await expect(work).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await has('other half')).toBe(false);
  });
});

describe('the disk of the embedded store', { timeout: 60_000 }, () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'pvs-disk-'));
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => rmSync(home, { recursive: true }));

  it('is written at every commit', async () => {
    const database = await openDatabase(home);
    const written = vi.spyOn(fs, 'fsyncSync');
    for (let n = 0; n < 5; n++) await database.query(`insert into store.tally values ('row ${n}', 1, null)`);
    expect(written.mock.calls.length).toBeGreaterThanOrEqual(5);
    await database.close();
  });

  it('is not filled by the log of changes', { timeout: 120_000 }, async () => {
    const database = await openDatabase(home);
    const { afterCommit } = keepUp(database, 16 * 1_048_576);
    const logged = () =>
      readdirSync(join(home, 'database', 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
    const most: number[] = [];
    for (let n = 0; n < 2_000; n++) {
      await database.query(`select pg_logical_emit_message(true, 'much', repeat('x', 60000))`);
      await afterCommit();
      if (n % 100 === 0) most.push(logged());
    }
    // 120 MB were logged, in files of 16 MB each.
    expect(Math.max(...most)).toBeLessThanOrEqual(5);
    expect((await database.query('select current_user as role')).rows).toEqual([{ role: 'pvs_app' }]);
    await database.close();
  });

  it('is not used when no write to it was seen', async () => {
    vi.spyOn(DurableFiles.prototype, 'init').mockImplementation(NodeFS.prototype.init);
    await expect(openDatabase(home)).rejects.toThrow('does not write to disk');
  });

  it('that refuses a write stops the commit: nothing is confirmed', async () => {
    const database = await openDatabase(home);
    const full = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw new Error('EIO');
    });
    const write = database.query(`insert into store.tally values ('never', 1, null)`);
    const outcome = await write.then(
      (result) => result.command ?? 'no end',
      () => 'refused',
    );
    expect(outcome).not.toBe('INSERT');
    full.mockRestore();
    const again = await openDatabase(home);
    expect((await again.query('select from store.tally')).rows.length).toBeGreaterThanOrEqual(5);
    await again.close();
  });
});

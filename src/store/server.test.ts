import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, rolePassword } from '../../tests/harness/server.ts';
import { type Fresh, freshStore } from '../../tests/harness/store.ts';
import { Fault } from '../base/fault.ts';
import { connectStore } from './connect.ts';
import { migrateServer } from './server.ts';
import type { Store, Tx } from './store.ts';

/** What only a server can do: several connections, roles that sign in, going away. Needs `TEST_DATABASE_URL`. */
const url = process.env.TEST_DATABASE_URL ?? '';

describe.skipIf(url === '')('the store on a server', () => {
  let fresh: Fresh;
  let name: string;
  beforeAll(async () => {
    fresh = await freshStore();
    name = String((await fresh.owner('select current_database() as name'))[0]?.name);
  });
  afterAll(() => fresh.drop());

  const why = async (role: string, options = '') => {
    const opened = await connectStore({ databaseUrl: `${at(url, name, role)}${options}` }).catch(
      (error) => error,
    );
    if (opened instanceof Fault && opened.kind === 'unavailable') return opened.message;
    await opened.transaction(async () => {}).then(() => opened.close());
    return 'opened';
  };
  const withRole = async (attributes: string, check: (role: string) => Promise<void>) => {
    const role = `pvs_odd_${randomBytes(4).toString('hex')}`;
    await fresh.owner(`create role ${role} login password '${rolePassword}' ${attributes}`);
    await check(role).finally(() => fresh.owner(`drop owned by ${role}; drop role ${role}`));
  };

  it('opens for a login that is a member of pvs_app and owns nothing', async () => {
    expect(await why('pvs_login')).toBe('opened');
  });

  it('is refused to every role against which row security would not hold, and to a stranger', async () => {
    await withRole('superuser', async (role) => expect(await why(role)).toContain('superuser'));
    await withRole('bypassrls in role pvs_app', async (role) =>
      expect(await why(role)).toContain('BYPASSRLS'),
    );
    await withRole('in role pvs_app, pvs_owner', async (role) =>
      expect(await why(role)).toContain('owns tables'),
    );
    await withRole('', async (role) => expect(await why(role)).not.toBe('opened'));
    await withRole('', async (role) => {
      await fresh.owner(`grant usage on schema store to ${role}`);
      await fresh.owner(`grant select on store.migration to ${role}`);
      expect(await why(role)).toContain('no member of pvs_app');
    });
  });

  it('is refused when this very connection would confirm what is not on disk', async () => {
    expect(await why('pvs_login', '?options=-c%20synchronous_commit%3Doff')).toContain(
      'synchronous_commit is off',
    );
    expect(await why('pvs_login', '?options=-c%20synchronous_commit%3Dlocal')).toBe('opened');
  });

  it('is refused before the migrations have run, and says how', async () => {
    await fresh.owner('create table store.kept as table store.migration');
    await fresh.owner('delete from store.migration where number = (select max(number) from store.migration)');
    expect(await why('pvs_login')).toContain('npm run migrate');
    await fresh.owner('insert into store.migration select * from store.kept on conflict do nothing');
    await fresh.owner('drop table store.kept');
    expect(await why('pvs_login')).toBe('opened');
  });

  it('is migrated once by two nodes that start together', async () => {
    const empty = `pvs_empty_${randomBytes(4).toString('hex')}`;
    await fresh.owner(`create database ${empty} owner pvs_owner`);
    const owner = at(url, empty, 'pvs_owner');
    const ran = await Promise.all([migrateServer(owner), migrateServer(owner)]);
    await fresh.owner(`drop database ${empty}`);
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('gives statements names, so that they are planned once', async () => {
    const one = await connectStore({ databaseUrl: at(url, name, 'pvs_login'), poolSize: 1 });
    const ask = (n: number) => one.transaction((tx) => sql`select ${n}::int as n`.execute(tx));
    for (let n = 0; n < 5; n++) await ask(n);
    const found = await one.transaction((tx) =>
      sql`select statement from pg_prepared_statements where statement like '%as n'`.execute(tx),
    );
    await one.close();
    expect(found.rows).toHaveLength(1);
  });

  it('goes on under a table that a migration changed', async () => {
    await fresh.owner('create table store.changing (a int)');
    await fresh.owner('grant select on store.changing to pvs_app');
    const ask = () =>
      fresh.store.transaction((tx) => sql`select * from store.changing where ${1}::int = 1`.execute(tx));
    await Promise.all(Array.from({ length: 20 }, ask));
    await fresh.owner('alter table store.changing add b int');
    await Promise.all(Array.from({ length: 20 }, ask));
    await fresh.owner('drop table store.changing');
  });

  it('lets both of two transactions through that wait for each other', async () => {
    for (const key of ['left', 'right'])
      await fresh.owner('insert into store.tally values ($1, 0, null)', [key]);
    const count = (key: string) => (tx: Tx) =>
      sql`update store.tally set points = points + 1 where key = ${key}`.execute(tx);
    const both = (first: string, second: string) =>
      fresh.store.transaction(async (tx) => {
        await count(first)(tx);
        await pause(100);
        await count(second)(tx);
      });
    await Promise.all([both('left', 'right'), both('right', 'left')]);
    const rows = await fresh.owner(`select points from store.tally where key in ('left', 'right')`);
    expect(rows).toEqual([{ points: 2 }, { points: 2 }]);
  });

  it('gives up a statement after five seconds, and is well afterwards', async () => {
    const slow = fresh.store.transaction((tx) => sql`select pg_sleep(20)`.execute(tx));
    await expect(slow).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(fresh.store.healthy()).resolves.toBeUndefined();
  });

  it('says unavailable when it is cut off within a transaction, keeps nothing of it, and goes on', async () => {
    const cut = fresh.store.transaction(async (tx) => {
      await sql`insert into store.tally values ('cut', 1, null)`.execute(tx);
      await fresh.owner(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'pvs_login' and datname = $1`,
        [name],
      );
      await sql`select 1`.execute(tx);
    });
    await expect(cut).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(fresh.store.healthy()).resolves.toBeUndefined();
    expect(await fresh.owner(`select from store.tally where key = 'cut'`)).toHaveLength(0);
  });

  it('says unavailable, and nothing worse, when nobody is there', async () => {
    const nobody = connectStore({ databaseUrl: 'postgresql://someone@127.0.0.1:1/none' });
    await expect(nobody).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('waits no longer than it must when all connections are taken', async () => {
    const one: Store = await connectStore({ databaseUrl: at(url, name, 'pvs_login'), poolSize: 1 });
    const holding = one.transaction(() => pause(6_000));
    await expect(one.transaction(async () => {})).rejects.toMatchObject({ kind: 'unavailable' });
    await holding;
    await one.close();
  });

  it('is not ready on a server that only reads', async () => {
    const admin = new pg.Client({ connectionString: at(url, name) });
    await admin.connect();
    await admin.query(`alter role pvs_login in database ${name} set default_transaction_read_only = on`);
    const reading = await connectStore({ databaseUrl: at(url, name, 'pvs_login'), poolSize: 1 });
    await admin.query(`alter role pvs_login in database ${name} reset default_transaction_read_only`);
    await admin.end();
    const write = reading.transaction((tx) =>
      sql`insert into store.tally values ('read', 1, null)`.execute(tx),
    );
    await expect(write).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(reading.healthy()).rejects.toMatchObject({ kind: 'unavailable' });
    await reading.close();
  });
});

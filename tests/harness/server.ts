import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { readMigrations } from '../../src/store/migrations.ts';
import { connectServer, migrateServer } from '../../src/store/server.ts';
import type { Store } from '../../src/store/store.ts';
import { parsers } from '../../src/store/types.ts';
import type { Fresh } from './store.ts';

/** A database of its own on the server of `url`, copied from a template that all test processes share. */
export async function freshServer(url: string): Promise<Fresh> {
  template ??= makeTemplate(url);
  const from = await template;
  const name = `pvs_test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(url, `create database ${name} template ${from}`);
  const store = await connectServer(at(url, name, 'pvs_login'));
  const others: Store[] = [];
  const owner = new pg.Pool({
    connectionString: at(url, name),
    max: 1,
    types: { getTypeParser: typeParser },
  });
  owner.on('error', () => {});
  return {
    store,
    owner: async (sql, parameters) => (await owner.query(sql, parameters && [...parameters])).rows,
    another: async () => {
      const one = await connectServer(at(url, name, 'pvs_login'));
      others.push(one);
      return one;
    },
    drop: async () => {
      for (const one of [store, ...others]) await one.close();
      await owner.end();
      await asAdministrator(url, `drop database ${name} with (force)`);
    },
  };
}

/** The address of database `name` on the server of `url`, for `role` when given. */
export function at(url: string, name: string, role?: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  if (role !== undefined) {
    address.username = role;
    address.password = rolePassword;
  }
  return address.href;
}

/** Only on a throw-away server on loopback. */
export const rolePassword = 'only-for-tests';

let template: Promise<string> | undefined;

async function makeTemplate(url: string): Promise<string> {
  const migrations = await readMigrations();
  const name = `pvs_template_${createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Test processes that start together make it once.
    await client.query('select pg_advisory_lock(42)');
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [
      name,
    ]);
    if (rowCount !== 0) return name;
    await client.query(roles);
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name} owner pvs_owner`);
    await migrateServer(at(url, name, 'pvs_owner'));
    await client.query(`alter database ${name} is_template true`);
    return name;
  } finally {
    await client.end();
  }
}

/** As an administrator would make them: an owner that is no superuser, and a login that owns nothing. */
const roles = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'pvs_app') then create role pvs_app nologin; end if;
    if not exists (select from pg_roles where rolname = 'pvs_owner') then
      create role pvs_owner login password '${rolePassword}';
    end if;
    if not exists (select from pg_roles where rolname = 'pvs_login') then
      create role pvs_login login password '${rolePassword}' in role pvs_app;
    end if;
  end $$`;

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  parsers[oid] ?? pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyServer } from '../src/keys/key-server-store.ts';
import { connectServer, migrateServer } from '../src/store/server.ts';
import { blocksOf } from './harness/papers.ts';

/** The README's SQL on a real server, under names of its own so that it can stand beside other tests. Needs `TEST_DATABASE_URL`. */
const url = process.env.TEST_DATABASE_URL ?? '';
const mark = randomBytes(4).toString('hex');
const own = (sql: string): string => sql.replace(/\bpvs(_owner|_login|_keys|_backup)?\b/g, `pvs$1_${mark}`);

const statements = blocksOf('README.md', 'sql')
  .join('')
  .split(';')
  .map((statement) => own(statement.trim()))
  // The one role whose name the migrations know; another test may have made it already.
  .filter((statement) => statement !== '' && statement !== 'create role pvs_app nologin');

const at = (role: string, database: string): string => {
  const address = new URL(url);
  address.username = own(role);
  address.password = 'any';
  address.pathname = `/${own(database)}`;
  return address.href;
};

async function ask(address: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe.skipIf(url === '')('the SQL of the README', () => {
  beforeAll(async () => {
    await ask(
      url,
      `do $$ begin create role pvs_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
    );
    for (const statement of statements) await ask(url, statement);
    await migrateServer(at('pvs_owner', 'pvs'));
  });
  afterAll(async () => {
    for (const database of ['pvs', 'pvs_keys']) await ask(url, `drop database ${own(database)} with (force)`);
    for (const role of ['pvs_owner', 'pvs_login', 'pvs_keys', 'pvs_backup'])
      await ask(url, `drop role ${own(role)}`);
  });

  it('makes a server that the program accepts', async () => {
    const store = await connectServer(at('pvs_login', 'pvs'), 1);
    await store.healthy();
    await store.close();
    const keys = await openKeyServer(at('pvs_keys', 'pvs_keys'));
    await keys.healthy();
    await keys.close();
  });

  it('keeps data and keys apart', async () => {
    const denied = { code: '42501' };
    await expect(ask(at('pvs_login', 'pvs_keys'), 'select 1')).rejects.toMatchObject(denied);
    await expect(ask(at('pvs_keys', 'pvs'), 'select 1')).rejects.toMatchObject(denied);
    await expect(ask(at('pvs_backup', 'pvs_keys'), 'select 1')).rejects.toMatchObject(denied);
  });

  it('has a role that can make a whole backup, which the owner of the tables cannot', async () => {
    const asPgDump = 'set row_security = off; select * from audit.entry';
    await expect(ask(at('pvs_owner', 'pvs'), asPgDump)).rejects.toMatchObject({ code: '42501' });
    await ask(at('pvs_backup', 'pvs'), asPgDump);
  });
});

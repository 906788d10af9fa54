import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Fault } from '../base/fault.ts';
import { demandMigrated, migrate } from './migrate.ts';
import { demandSafe } from './safe.ts';
import { namedPool } from './statements.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { transactions } from './transaction.ts';
import { troubleOf } from './trouble.ts';
import { parsers } from './types.ts';

/**
 * The store on a PostgreSQL server (15 or newer). `databaseUrl` signs in as a role that is a member of `pvs_app` and owns nothing.
 * Throws `Fault('unavailable')`, in words that say what to do, when that is not so, when the server could lose what it has
 * promised to keep, or when the migrations have not run.
 */
export async function connectServer(databaseUrl: string, poolSize = 10): Promise<Store> {
  const pool = openPool(databaseUrl, poolSize);
  try {
    await demandMigrated({ rows: async (sql) => (await pool.query(sql)).rows });
  } catch (error) {
    await pool.end();
    throw troubleOf(error);
  }
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namedPool(pool) }) });
  const transaction = transactions(database);
  return {
    kind: 'server',
    transaction,
    single: async (statement) => {
      // A connection in the pool may have died: then the transaction finds another one.
      const asked = statement.execute(database).catch((error) => {
        if (!(error instanceof Fault)) throw error;
        return transaction((tx) => statement.execute(tx));
      });
      return (await asked).rows;
    },
    healthy: async () => {
      const question = sql<{ reading: string }>`select current_setting('transaction_read_only') as reading`;
      const { rows } = await transaction((tx) => question.execute(tx));
      if (rows[0]?.reading !== 'off') throw new Fault('unavailable', 'the database only reads now');
    },
    rest: async () => {},
    close: () => database.destroy().then(() => (pool.ended ? undefined : pool.end())),
  };
}

/** Brings the server's database up to date, as the owner of the tables. Returns the names of the files that it ran. */
export async function migrateServer(ownerUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect().catch(away);
  try {
    return await migrate({
      rows: async (sql, parameters) => (await client.query(sql, parameters && [...parameters])).rows,
      run: async (script) => void (await client.query(script)),
    });
  } finally {
    await client.end();
  }
}

function openPool(databaseUrl: string, poolSize: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    // The server's own limit comes first; this one is for a server that does not answer at all.
    query_timeout: 8_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    // Statements that do not wait for each other go to the server together.
    pipeline: true,
    types: { getTypeParser: typeParser },
    verify: (client, done) => {
      demandSafe(async (sql) => (await client.query(sql)).rows).then(() => done(), done);
    },
  });
  // A connection that the server closes, idle or in use, is no reason to fall over: its statement fails, or the next use opens a new one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  parsers[oid] ?? pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');

function away(error: unknown): never {
  throw troubleOf(error);
}

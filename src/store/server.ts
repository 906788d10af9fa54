import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Fault } from '../base/fault.ts';
import { demandMigrated, migrate } from './migrate.ts';
import { patience } from './patience.ts';
import { demandSafe } from './safe.ts';
import { askAll, exchangeIn, type RowsOf, type Statement } from './statement.ts';
import { type Lines, linesOf } from './statements.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { demandOutside, transactions } from './transaction.ts';
import { lostRace, NotBegun, troubleOf } from './trouble.ts';

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
  const lines = linesOf(pool);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: lines.forKysely }) });
  const transaction = transactions(database);
  return {
    kind: 'server',
    transaction,
    together: async (statements) => {
      demandOutside();
      try {
        return await onOneLine(lines, statements);
      } catch (error) {
        // A connection in the pool may have died, or a plan grown old: a transaction begins again where it can.
        if (!(error instanceof Fault) && !lostRace(error)) throw error;
        return transaction((tx) => askAll(tx, statements));
      }
    },
    exchange: async (first, decide) => {
      demandOutside();
      try {
        return await exchangeOnOneLine(lines, first, decide);
      } catch (error) {
        if (!(error instanceof NotBegun) && !lostRace(error)) throw error;
        return transaction((tx) => exchangeIn(tx, first, decide));
      }
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

/** Outside a transaction one packet is one: the server commits it at its end, and undoes all of it when one of them is refused. */
async function onOneLine<const S extends readonly Statement<unknown>[]>(
  lines: Lines,
  statements: S,
): Promise<RowsOf<S>> {
  const line = await lines.connect();
  try {
    const results = await Promise.all(statements.map(({ text, values }) => line.query(text, values)));
    return results.map(({ rows }) => rows) as RowsOf<S>;
  } finally {
    line.release();
  }
}

/** "begin" leaves with the first statements, and "commit" with the last: refused with them when one of them is. */
async function exchangeOnOneLine<T, const S extends readonly Statement<unknown>[]>(
  lines: Lines,
  first: S,
  decide: (rows: RowsOf<S>) => { last: readonly Statement<unknown>[]; value: T },
): Promise<T> {
  const line = await lines.connect();
  const askOf = async (statements: readonly Statement<unknown>[], end: readonly string[] = []) =>
    Promise.all([
      ...statements.map(({ text, values }) => line.query(text, values)),
      ...end.map((text) => line.query(text)),
    ]);
  let unsure = true;
  try {
    await line.query('begin');
    const rows = (await askOf(first)).map((result) => result.rows) as RowsOf<S>;
    const { last, value } = decide(rows);
    const ended = (await askOf(last, ['commit'])).at(-1);
    if (ended?.command !== 'COMMIT') throw new Fault('unavailable', 'the transaction was undone');
    unsure = false;
    return value;
  } catch (error) {
    await line.query('rollback').then(
      () => {
        unsure = false;
      },
      () => undefined,
    );
    throw error;
  } finally {
    line.release(unsure);
  }
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
    ...patience,
    idle_in_transaction_session_timeout: 30_000,
    // A named statement is planned once: left to itself PostgreSQL plans some of ours anew every time, which costs more than running them.
    options: '-c plan_cache_mode=force_generic_plan',
    verify: (client, done) => {
      demandSafe(async (sql) => (await client.query(sql)).rows).then(() => done(), done);
    },
  });
  // A connection that the server closes, idle or in use, is no reason to fall over: its statement fails, or the next use opens a new one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function away(error: unknown): never {
  throw troubleOf(error);
}

import { Kysely, PGliteDialect, type PGliteDialectConfig, sql } from 'kysely';
import { Fault } from '../base/fault.ts';
import { askAll, exchangeIn } from './statement.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { transactions } from './transaction.ts';
import { troubleOf } from './trouble.ts';

/** What Kysely's own dialect needs of an embedded database. Other dialects mixed up the rows of concurrent requests. */
export type EmbeddedClient = Exclude<PGliteDialectConfig['pglite'], (...given: never[]) => unknown>;

/**
 * The store over an embedded database. Kysely's mutex lets one transaction in at a time; `rest` is given the database when
 * nobody else has it.
 */
export function embeddedStore(client: EmbeddedClient, rest: () => Promise<void>): Store {
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: speakingInFaults(client) }) });
  const transaction = transactions(database);
  return {
    kind: 'embedded',
    transaction,
    exchange: (first, decide) => transaction((tx) => exchangeIn(tx, first, decide)),
    together: (statements) => transaction((tx) => askAll(tx, statements)),
    healthy: () => within(5_000, sql`select 1`.execute(database)),
    rest: () => database.connection().execute(rest),
    close: async () => {
      await database.destroy();
      if (!client.closed) await client.close();
    },
  };
}

function speakingInFaults(client: EmbeddedClient): EmbeddedClient {
  return {
    get closed() {
      return client.closed;
    },
    get ready() {
      return client.ready;
    },
    waitReady: client.waitReady,
    close: () => client.close(),
    query: (text, parameters, options) => client.query<never>(text, parameters, options).catch(away),
    transaction: (work) =>
      client
        .transaction((tx) =>
          work({
            query: (text, parameters, options) => tx.query<never>(text, parameters, options).catch(away),
            rollback: () => tx.rollback(),
          }),
        )
        .catch(away),
  };
}

/** A value of the wrong kind is our mistake and stays one; all that the database says becomes the house's own. */
function away(error: unknown): never {
  throw error instanceof Error && error.message.startsWith('Invalid input for') ? error : troubleOf(error);
}

async function within(milliseconds: number, answer: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const tooLong = new Fault('unavailable', 'the database does not answer');
  const timer = setTimeout(() => reject(tooLong), milliseconds);
  await Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}

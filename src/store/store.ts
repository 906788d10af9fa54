import type { RawBuilder, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** An open transaction. Every function that reads or writes rows takes one, and only the inner door hands them out. */
export type Tx = Transaction<Tables>;

/** The one place where things are kept: a PostgreSQL server, or the embedded database on one machine. */
export type Store = {
  readonly kind: 'embedded' | 'server';

  /**
   * Runs `work` in one transaction. When the promise resolves, everything is on disk; when it rejects, nothing has changed.
   * After a deadlock or a failed serialization `work` runs once more, so it may change nothing but rows.
   * Throws `Fault('unavailable')` when the database is away, full or too slow, and an `Error` when called within a transaction:
   * on the embedded store, that has one connection, it would wait for itself.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;

  /**
   * One statement that is a transaction of its own, in one round trip. For what every request asks; the statement must bear being
   * asked twice. Gives its rows; faults as of `transaction`.
   */
  single<T>(statement: RawBuilder<T>): Promise<readonly T[]>;

  /** Asks the database something that it can only answer when it works. Throws `Fault('unavailable')` within five seconds. */
  healthy(): Promise<void>;

  /**
   * Clears away dead rows and writes a checkpoint. The embedded store has nobody who does so by itself, and answers no one
   * meanwhile: a job calls this when it is quiet. On a server autovacuum does it, and this does nothing.
   */
  rest(): Promise<void>;

  close(): Promise<void>;
};

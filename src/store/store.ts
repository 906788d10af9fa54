import type { Transaction } from 'kysely';
import type { RowsOf, Statement } from './statement.ts';
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
   * A few statements that do not wait for each other, as a transaction of their own: on a server one way there and back for all of them. They
   * must bear being asked twice. Gives the rows of each; faults as of `transaction`.
   */
  together<const S extends readonly Statement<unknown>[]>(statements: S): Promise<RowsOf<S>>;

  /**
   * A transaction of two ways there and back: asks `first`, gives the rows to `decide`, asks what that says last, and commits. `decide` only
   * thinks; when it throws, nothing has changed. Faults as of `transaction`.
   */
  exchange<T, const S extends readonly Statement<unknown>[]>(
    first: S,
    decide: (rows: RowsOf<S>) => { last: readonly Statement<unknown>[]; value: T },
  ): Promise<T>;

  /** Asks the database something that it can only answer when it works. Throws `Fault('unavailable')` within five seconds. */
  healthy(): Promise<void>;

  /**
   * Clears away dead rows and writes a checkpoint. The embedded store has nobody who does so by itself, and answers no one
   * meanwhile: a job calls this when it is quiet. On a server autovacuum does it, and this does nothing.
   */
  rest(): Promise<void>;

  close(): Promise<void>;
};

import { mkdirSync } from 'node:fs';
import { type EmbeddedClient, embeddedStore } from './embedded-store.ts';
import { muchPatience, startThread, type Thread } from './embedded-thread.ts';
import { lockDirectory } from './lock.ts';
import type { Store } from './store.ts';

/**
 * The store on this machine's own disk: PostgreSQL within the process (PGlite), made durable and safe. For trying out, developing,
 * a pilot on one machine. A statement may take `patience` milliseconds. Throws `Fault('unavailable')` when another program has
 * `dataDir`, or its disk keeps nothing.
 */
export async function openEmbedded(dataDir: string, patience = 10_000): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDirectory(dataDir);
  const threads = keepAlive(() => startThread(dataDir, patience));
  try {
    await threads.live();
  } catch (error) {
    lock.free();
    throw error;
  }
  const store = embeddedStore(clientOver(threads), async () => {
    await (await threads.live()).ask({ ask: 'rest' }, muchPatience);
  });
  return {
    ...store,
    close: async () => {
      await store.close();
      lock.free();
    },
  };
}

type Threads = { live(): Promise<Thread>; close(): Promise<void>; readonly closed: boolean };

/** A thread that has ended (disk full, a statement without end) is followed by a new one at the next question. */
function keepAlive(start: () => Promise<Thread>): Threads {
  let current = start();
  let closed = false;
  return {
    live: async () => {
      const thread = await current.catch(() => undefined);
      if (thread?.ended === false || closed) return current;
      current = start();
      return current;
    },
    close: async () => {
      closed = true;
      const thread = await current;
      if (!thread.ended) await thread.ask({ ask: 'close' }, muchPatience);
      await thread.end();
    },
    get closed() {
      return closed;
    },
  };
}

function clientOver(threads: Threads): EmbeddedClient {
  return {
    get closed() {
      return threads.closed;
    },
    ready: true,
    waitReady: Promise.resolve(),
    close: () => threads.close(),
    query: async (sql, parameters) => query(await threads.live(), sql, parameters),
    transaction: (work) => inTransaction(threads, work),
  };
}

async function query(thread: Thread, sql: string, parameters: readonly unknown[] = []) {
  const { rows, affectedRows } = await thread.ask({ ask: 'query', sql, parameters });
  // Which rows a statement gives is for the caller to know, as with every driver.
  return { rows: rows as never[], fields: [], ...(affectedRows !== undefined && { affectedRows }) };
}

/**
 * A transaction stays with the thread that it began in: when that one ends, its statements fail, and do not go on, half, in the next.
 * When it cannot begin, `work` still runs, with statements that fail: Kysely waits until it has begun.
 */
async function inTransaction<T>(threads: Threads, work: Work<T>): Promise<T> {
  const begun = threads.live().then(async (thread) => {
    await thread.ask({ ask: 'begin' });
    return thread;
  });
  begun.catch(() => {});
  const rollback = async () => {
    const thread = await begun;
    if (!thread.ended) await thread.ask({ ask: 'rollback' });
  };
  try {
    const done = await work({
      query: async (sql, parameters) => query(await begun, sql, parameters),
      rollback,
    });
    await (await begun).ask({ ask: 'commit' });
    return done;
  } catch (error) {
    await rollback().catch(() => {});
    throw error;
  }
}

type Work<T> = (tx: Parameters<Parameters<EmbeddedClient['transaction']>[0]>[0]) => Promise<T>;

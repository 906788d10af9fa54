import type { Store } from '../../src/store/store.ts';
import { freshEmbedded } from './embedded.ts';
import { freshServer } from './server.ts';

/** A store of its own, with every migration, for one test. */
export type Fresh = {
  store: Store;
  /** Asks the database past row security, to see what really stands there. For checks, not for the acts under test. */
  owner: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** The same database as another node has it: on a server over connections of its own. */
  another: () => Promise<Store>;
  drop: () => Promise<void>;
};

/**
 * An empty store. Embedded and in memory by itself; on the server of `TEST_DATABASE_URL` (a superuser, on loopback: see
 * `scripts/postgres.sh`) when that is set, so that the same tests pass on both.
 */
export function freshStore(): Promise<Fresh> {
  const url = process.env.TEST_DATABASE_URL;
  return url === undefined || url === '' ? freshEmbedded() : freshServer(url);
}

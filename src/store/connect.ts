import { openEmbedded } from './embedded.ts';
import { connectServer } from './server.ts';
import type { Store } from './store.ts';

/**
 * Opens the store: the embedded database in `dataDir` (made and migrated when it is not there yet), or a PostgreSQL server, that
 * `npm run migrate` has brought up to date. Throws `Fault('unavailable')`, in plain words, when it could not keep what it promises.
 */
export function connectStore(
  at: { dataDir: string } | { databaseUrl: string; poolSize?: number },
): Promise<Store> {
  return 'dataDir' in at ? openEmbedded(at.dataDir) : connectServer(at.databaseUrl, at.poolSize);
}

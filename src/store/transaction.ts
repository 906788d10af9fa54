import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import { Fault } from '../base/fault.ts';
import type { Store, Tx } from './store.ts';
import type { Tables } from './tables.ts';
import { lostRace } from './trouble.ts';

/** `Store.transaction` over a Kysely instance whose driver already speaks in faults (see `trouble.ts`). */
export function transactions(database: Kysely<Tables>): Store['transaction'] {
  return async (work) => {
    if (around.getStore()?.open === true)
      throw new Error('a transaction is already open here: pass its tx on');
    try {
      return await run(database, work);
    } catch (error) {
      if (!lostRace(error)) throw error;
    }
    try {
      return await run(database, work);
    } catch (error) {
      throw lostRace(error) ? new Fault('unavailable', 'the transaction lost a race twice', error) : error;
    }
  };
}

/** Says in which transaction we are. A promise that outlives its transaction finds it closed, and may open its own. */
const around = new AsyncLocalStorage<{ open: boolean }>();

async function run<T>(database: Kysely<Tables>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const here = { open: true };
  try {
    return await around.run(here, () => database.transaction().execute(work));
  } finally {
    here.open = false;
  }
}

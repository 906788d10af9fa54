import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Fault } from '../base/fault.ts';
import type { Store, Tx } from './store.ts';
import type { Tables } from './tables.ts';
import { lostRace, NotBegun } from './trouble.ts';

/** `Store.transaction` over a Kysely instance whose driver already speaks in faults (see `trouble.ts`). */
export function transactions(database: Kysely<Tables>): Store['transaction'] {
  return async (work) => {
    demandOutside();
    const start = Date.now();
    for (let tries = 1; ; tries++) {
      const here: Here = { open: true, begun: false };
      try {
        return await run(database, work, here);
      } catch (error) {
        if (here.begun && !(error instanceof NotBegun)) {
          if (!lostRace(error)) throw error;
          if (tries > 1) throw new Fault('unavailable', 'the transaction lost a race twice', error);
        } else {
          // When we were kept waiting it is busy, not dead: trying again would only add to it.
          if (!(error instanceof Fault)) throw new Fault('unavailable', 'the store is closed', error);
          if (tries > 2 || Date.now() - start > 1_000) throw error;
          await pause(50);
        }
      }
    }
  };
}

/** Throws when a transaction is open here: on the embedded store, that has one connection, a second one would wait for the first for ever. */
export function demandOutside(): void {
  if (around.getStore()?.open === true) throw new Error('a transaction is already open here: pass its tx on');
}

/**
 * In which transaction we are. A promise that outlives its transaction finds it closed, and may open its own. One that could not begin, because
 * the connection in the pool was dead, changed nothing: it begins again on another one.
 */
type Here = { open: boolean; begun: boolean };
const around = new AsyncLocalStorage<Here>();

function run<T>(database: Kysely<Tables>, work: (tx: Tx) => Promise<T>, here: Here): Promise<T> {
  const begin = (tx: Tx): Promise<T> => {
    here.begun = true;
    return work(tx);
  };
  return around
    .run(here, () => database.transaction().execute(begin))
    .finally(() => {
      here.open = false;
    });
}

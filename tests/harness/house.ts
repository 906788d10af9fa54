import { randomBytes } from 'node:crypto';
import type { House } from '../../src/access/perform.ts';
import { openKeyFile } from '../../src/keys/key-file-store.ts';
import { openKeys } from '../../src/keys/keys.ts';
import { type Fresh, freshStore } from './store.ts';

/** A house of its own for one test: an empty store, its own keys, and a clock that stands still until it is set. */
export type FreshHouse = House &
  Pick<Fresh, 'owner' | 'another' | 'drop'> & {
    /** Moves the clock to this moment (ISO), or by so many milliseconds. */
    setClock: (to: string | number) => void;
  };

export async function freshHouse(): Promise<FreshHouse> {
  const { store, owner, another, drop } = await freshStore();
  const keys = await openKeys(openKeyFile(':memory:'), new Map([[1, randomBytes(32)]]));
  let now = new Date('2026-11-23T09:00:00.000Z');
  return {
    store,
    keys,
    clock: () => now,
    owner,
    another,
    drop,
    setClock(to) {
      now = typeof to === 'string' ? new Date(to) : new Date(now.getTime() + to);
    },
  };
}

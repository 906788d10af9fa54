import { firstHash, hashEntry } from './entry.ts';
import type { EntryTable } from './rows.ts';

/** Where a log is not whole: the number of the first line that is off, and how. */
export type Flaw = { n: number; what: 'missing' | 'changed' | 'unlinked' };

/**
 * Checks a chain, oldest line first: every number there, every line linked to the one before, every hash its own.
 * Given the head (or a signed checkpoint), a cut-off end is found too.
 */
export function verify(
  entries: readonly EntryTable[],
  head?: { n: number; hash: Uint8Array },
): Flaw | undefined {
  let previous: Uint8Array = firstHash;
  let n = 0;
  for (const entry of entries) {
    n++;
    if (entry.n !== n) return { n, what: 'missing' };
    if (!same(entry.previous, previous)) return { n, what: 'unlinked' };
    const hash = hashEntry({ ...entry, detailHash: entry.detail_hash }, previous);
    if (!same(entry.hash, hash)) return { n, what: 'changed' };
    previous = hash;
  }
  if (head && head.n !== n) return { n: n + 1, what: 'missing' };
  if (head && !same(head.hash, previous)) return { n, what: 'changed' };
  return undefined;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

import { randomBytes } from 'node:crypto';
import type { Json } from '../base/json.ts';
import { canonical } from '../base/json.ts';
import type { Tx } from '../store/store.ts';
import { type Entry, firstHash, hashDetail, hashEntry } from './entry.ts';
import { insertDetail, insertEntry } from './rows.ts';

/** The end of a chain as this transaction found (and locked) it; a chain that has no line yet has no head. */
export type Head = { n: number; hash: Uint8Array } | undefined;

export type NewLine = Omit<Entry, 'n' | 'detailHash'> & {
  /** At most one such line a chain: the second act under the same mark leans on the first one's line. */
  once?: string | undefined;
  /** What is worth knowing and must be erasable. `seal` binds it to this line. */
  detail?: { words: Json; seal: (n: number, words: string) => Promise<Buffer> } | undefined;
};

/** Appends one line to a chain and gives back the new end. */
export async function append(tx: Tx, head: Head, line: NewLine): Promise<NonNullable<Head>> {
  const { once, detail, ...rest } = line;
  const n = (head?.n ?? 0) + 1;
  const previous = head?.hash ?? firstHash;
  const salt = detail && randomBytes(16);
  const detailHash = detail && salt ? hashDetail(salt, detail.words) : null;
  const hash = hashEntry({ ...rest, n, detailHash }, previous);
  const { detailHash: _, ...row } = { ...rest, detailHash };
  await insertEntry(tx, {
    ...row,
    n,
    chapters: [...rest.chapters],
    previous,
    hash,
    detail_hash: detailHash,
    once: once ?? null,
  });
  if (detail && salt) {
    await insertDetail(tx, rest.chain, n, { salt, sealed: await detail.seal(n, canonical(detail.words)) });
  }
  return { n, hash };
}

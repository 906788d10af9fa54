import { randomBytes } from 'node:crypto';
import type { Json } from '../base/json.ts';
import { canonical } from '../base/json.ts';
import { ask, type Statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import { type Entry, firstHash, hashDetail, hashEntry } from './entry.ts';
import { insertDetail, lineAndHead } from './rows.ts';

/** The end of a chain as this transaction found (and locked) it; a chain that has no line yet has no head. */
export type Head = { n: number; hash: Uint8Array } | undefined;

export type NewLine = Omit<Entry, 'n' | 'detailHash'> & {
  /** At most one such line a chain: the second act under the same mark leans on the first one's line. */
  once?: string | undefined;
  /** What is worth knowing and must be erasable. `seal` binds it to this line. */
  detail?: { words: Json; seal: (n: number, words: string) => Promise<Buffer> } | undefined;
};

/** Appends one line to a chain. */
export async function append(tx: Tx, head: Head, line: NewLine): Promise<void> {
  const { detail, ...rest } = line;
  const salt = detail && randomBytes(16);
  const detailHash = detail && salt ? hashDetail(salt, detail.words) : null;
  await ask(tx, lineAfter(head, rest, detailHash));
  if (!detail || !salt) return;
  const n = numberAfter(head);
  await insertDetail(tx, line.chain, n, { salt, sealed: await detail.seal(n, canonical(detail.words)) });
}

/** The line that comes after this head, as a statement. */
export function lineAfter(
  head: Head,
  { once, ...line }: Omit<NewLine, 'detail'>,
  detailHash: Uint8Array | null = null,
): Statement<never> {
  const n = numberAfter(head);
  const previous = head?.hash ?? firstHash;
  const hash = hashEntry({ ...line, n, detailHash }, previous);
  const chapters = [...line.chapters];
  return lineAndHead({ ...line, n, chapters, previous, hash, detail_hash: detailHash, once: once ?? null });
}

const numberAfter = (head: Head): number => (head?.n ?? 0) + 1;

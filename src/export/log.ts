import type { OwnerActor } from '../access/actor.ts';
import type { Granted, House } from '../access/perform.ts';
import { entriesOf, type ReadEntry } from '../audit/rows.ts';
import type { OwnerId } from '../base/id.ts';
import type { Json } from '../base/json.ts';
import type { Tx } from '../store/store.ts';

/** The whole log, oldest line first; the line of this very export is the last. */
export async function entriesInOrder(tx: Tx, owner: OwnerId): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = [];
  for (let before: number | undefined; ; before = entries.at(-1)?.n) {
    const page = await entriesOf(tx, owner, { most: 500, ...(before !== undefined && { before }) });
    entries.push(...page);
    if (page.length < 500) return entries.reverse();
  }
}

/** With hashes and salts, so that anybody can check that no line was changed or left out. */
export async function linesOf(
  { permit }: Granted,
  house: House,
  actor: Pick<OwnerActor, 'owner'>,
  entries: readonly ReadEntry[],
): Promise<Json[]> {
  const lines: Json[] = [];
  for (const entry of entries) {
    const { n, detail, salt, at, previous, hash, detail_hash, once: _, ...rest } = entry;
    const place = { owner: actor.owner, chapter: 'log', item: 'detail', revision: n };
    lines.push({
      n,
      at: at.toISOString(),
      ...rest,
      detail: detail === null ? null : (JSON.parse(await house.keys.open(permit, place, detail)) as Json),
      salt: hex(salt),
      detailHash: hex(detail_hash),
      previous: hex(previous),
      hash: hex(hash),
    });
  }
  return lines;
}

const hex = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('hex');

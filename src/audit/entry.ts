import { createHash } from 'node:crypto';
import { canonical, type Json } from '../base/json.ts';

/** How an act was done: by oneself, together with somebody, as an export, or by the night watch. */
export type Way = 'own' | 'together' | 'export' | 'system';

/**
 * One line of a log. Holds nothing that was written in a passport and nobody's name: `actor` is a pseudonym within this
 * chain. What else is worth knowing (who exactly, under which name) stands sealed beside the chain and can be erased.
 */
export type Entry = {
  chain: string;
  n: number;
  at: Date;
  actor: string;
  role: string;
  organisation: string | null;
  action: string;
  outcome: 'allowed' | 'refused';
  chapters: readonly string[];
  grant: string | null;
  ground: string | null;
  way: Way;
  detailHash: Uint8Array | null;
};

/** The hash before the first line. */
export const firstHash = Buffer.alloc(32);

/** SHA-256 over the canonical JSON of the line and the hash of the line before it: change one, and every later one is off. */
export function hashEntry(entry: Entry, previous: Uint8Array): Buffer {
  const line: Json = {
    action: entry.action,
    actor: entry.actor,
    at: entry.at.toISOString(),
    chain: entry.chain,
    chapters: entry.chapters,
    detail: entry.detailHash && Buffer.from(entry.detailHash).toString('hex'),
    grant: entry.grant,
    ground: entry.ground,
    n: entry.n,
    organisation: entry.organisation,
    outcome: entry.outcome,
    previous: Buffer.from(previous).toString('hex'),
    role: entry.role,
    way: entry.way,
  };
  return createHash('sha256').update(canonical(line)).digest();
}

/** The hash that stands in the chain for details that stand beside it. The salt keeps a guess from being tried on it. */
export function hashDetail(salt: Uint8Array, detail: Json): Buffer {
  return createHash('sha256').update(salt).update(canonical(detail)).digest();
}

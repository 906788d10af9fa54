import { sql } from 'kysely';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import type { Way } from './entry.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'audit.entry': EntryTable;
    'audit.detail': { chain: string; n: number; salt: Uint8Array; sealed: Uint8Array };
    'audit.head': { chain: string; n: number; hash: Uint8Array };
  }
}

export type EntryTable = {
  chain: string;
  n: number;
  previous: Uint8Array;
  hash: Uint8Array;
  at: Date;
  actor: string;
  role: string;
  organisation: string | null;
  action: string;
  outcome: 'allowed' | 'refused';
  chapters: string[];
  grant: string | null;
  ground: string | null;
  way: Way;
  detail_hash: Uint8Array | null;
  once: string | null;
};

export type Detail = { salt: Uint8Array; sealed: Uint8Array };

/**
 * Adds one line and moves the head, in one statement. The head's row is locked by whoever read it in this transaction; on another head than
 * the line was made for it stays as it is, and the next line finds its place taken.
 */
export const lineAndHead = (entry: EntryTable): Statement<never> => statement`
  with line as (
    insert into audit.entry (chain, n, previous, hash, at, actor, role, organisation, action, outcome, chapters, "grant", ground, way,
      detail_hash, once)
    values (${entry.chain}, ${entry.n}, ${entry.previous}, ${entry.hash}, ${entry.at}, ${entry.actor}, ${entry.role}, ${entry.organisation},
      ${entry.action}, ${entry.outcome}, ${entry.chapters}, ${entry.grant}, ${entry.ground}, ${entry.way}, ${entry.detail_hash}, ${entry.once})
  )
  insert into audit.head as head (chain, n, hash) values (${entry.chain}, ${entry.n}, ${entry.hash})
  on conflict (chain) do update set n = excluded.n, hash = excluded.hash where head.n = excluded.n - 1`;

export async function insertDetail(tx: Tx, chain: string, n: number, detail: Detail): Promise<void> {
  await tx
    .insertInto('audit.detail')
    .values({ chain, n, ...detail })
    .execute();
}

export type ReadEntry = EntryTable & { salt: Uint8Array | null; detail: Uint8Array | null };

/** A passport's log, newest first, with the sealed details where they are still there. */
export async function entriesOf(
  tx: Tx,
  chain: string,
  page: { before?: number; most: number },
): Promise<ReadEntry[]> {
  return tx
    .selectFrom('audit.entry as entry')
    .leftJoin('audit.detail as detail', (join) =>
      join.onRef('detail.chain', '=', 'entry.chain').onRef('detail.n', '=', 'entry.n'),
    )
    .selectAll('entry')
    .select(['detail.salt', 'detail.sealed as detail'])
    .where('entry.chain', '=', chain)
    .$if(page.before !== undefined, (query) => query.where('entry.n', '<', page.before ?? 0))
    .orderBy('entry.n', 'desc')
    .limit(page.most)
    .execute();
}

/** The lines between two moments, both included, oldest first. */
export async function entriesBetween(tx: Tx, chain: string, from: Date, to: Date): Promise<ReadEntry[]> {
  return tx
    .selectFrom('audit.entry as entry')
    .leftJoin('audit.detail as detail', (join) =>
      join.onRef('detail.chain', '=', 'entry.chain').onRef('detail.n', '=', 'entry.n'),
    )
    .selectAll('entry')
    .select(['detail.salt', 'detail.sealed as detail'])
    .where('entry.chain', '=', chain)
    .where('entry.at', '>=', from)
    .where('entry.at', '<=', to)
    .orderBy('entry.n')
    .execute();
}

/** The lines of what was done under the hats of one organisation, newest first; row security says which of them may be seen. */
export async function entriesAt(
  tx: Tx,
  organisation: string,
  page: { before: Date | undefined; most: number },
): Promise<EntryTable[]> {
  return tx
    .selectFrom('audit.entry')
    .selectAll()
    .where('organisation', '=', organisation)
    .$if(page.before !== undefined, (query) => query.where('at', '<', page.before ?? new Date(0)))
    .orderBy('at', 'desc')
    .orderBy('n', 'desc')
    .limit(page.most)
    .execute();
}

export type Looks = { grant: string; times: number; last: Date };

/** How often and when last each grant was looked through. */
export async function looksOf(tx: Tx, chain: string): Promise<Looks[]> {
  const rows = await tx
    .selectFrom('audit.entry')
    .select(({ fn }) => ['grant', fn.countAll<number>().as('times'), fn.max('at').as('last')])
    .where('chain', '=', chain)
    .where('action', '=', 'grant.look')
    .where('outcome', '=', 'allowed')
    .where('grant', 'is not', null)
    .groupBy('grant')
    .execute();
  return rows.map((row) => ({ grant: row.grant ?? '', times: Number(row.times), last: new Date(row.last) }));
}

/** The lines of one thing that was done with a grant, the newest first: when. */
export async function momentsOf(tx: Tx, chain: string, action: string, grant: string): Promise<Date[]> {
  const rows = await tx
    .selectFrom('audit.entry')
    .select('at')
    .where('chain', '=', chain)
    .where('action', '=', action)
    .where('outcome', '=', 'allowed')
    .where('grant', '=', grant)
    .orderBy('n', 'desc')
    .execute();
  return rows.map(({ at }) => new Date(at));
}

/** When each grant was looked through for the first time. */
export async function firstLooksOf(tx: Tx, chain: string): Promise<Map<string, Date>> {
  const rows = await tx
    .selectFrom('audit.entry')
    .select(({ fn }) => ['grant', fn.min('at').as('first')])
    .where('chain', '=', chain)
    .where('action', '=', 'grant.look')
    .where('outcome', '=', 'allowed')
    .where('grant', 'is not', null)
    .groupBy('grant')
    .execute();
  return new Map(rows.map(({ grant, first }) => [grant ?? '', new Date(first)]));
}

/** Forgets a whole log. The database does it only for a passport that stands in the list of deletions. */
export async function forgetChain(tx: Tx, chain: string): Promise<void> {
  await sql`select audit.forget(${chain}::uuid)`.execute(tx);
}

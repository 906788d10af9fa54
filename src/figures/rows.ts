import { sql } from 'kysely';
import type { Tx } from '../store/store.ts';
import type { Figure } from './protect.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'figures.figure': FigureTable;
    'figures.made': { level: Made; scope: string; month: string; at: Date };
  }
}

export type Level = 'place' | 'school' | 'region' | 'programme';
type Made = Exclude<Level, 'school'>;
export type FigureTable = {
  level: Level;
  scope: string;
  year: string;
  measure: string;
  noisy: number;
  shown: number | null;
};

/** The scope of the whole programme, and the place of who has no school. */
export const nowhere = '00000000-0000-0000-0000-000000000000';

export type Figures = ReadonlyMap<string, Figure>;

/** All figures of these scopes in a year, by scope. */
export async function figuresOf(
  tx: Tx,
  level: Level,
  scopes: readonly string[],
  year: string,
): Promise<Map<string, Map<string, Figure>>> {
  const { rows } = await sql<FigureTable>`select scope, measure, noisy, shown from figures.figure
    where level = ${level} and scope = any (${[...scopes]}::uuid[]) and year = ${year}`.execute(tx);
  const found = new Map<string, Map<string, Figure>>();
  for (const { scope, measure, noisy, shown } of rows) {
    const one = found.get(scope) ?? new Map<string, Figure>();
    found.set(scope, one.set(measure, { noisy, shown }));
  }
  return found;
}

export async function putFigures(
  tx: Tx,
  { level, scope, year }: Pick<FigureTable, 'level' | 'scope' | 'year'>,
  figures: Figures,
): Promise<void> {
  const measures = [...figures.keys()];
  const noisy = [...figures.values()].map((one) => one.noisy);
  const shown = [...figures.values()].map((one) => one.shown);
  await sql`insert into figures.figure (level, scope, year, measure, noisy, shown)
    select ${level}, ${scope}::uuid, ${year}, m.measure, m.noisy, m.shown
    from unnest(${measures}::text[], ${noisy}::integer[], ${shown}::integer[]) as m (measure, noisy, shown)
    on conflict (level, scope, year, measure) do update set noisy = excluded.noisy, shown = excluded.shown`.execute(
    tx,
  );
}

/** Keeps that a month was made; `false` when it was already, also by another node at this moment. */
export async function beginMonth(
  tx: Tx,
  level: Made,
  scope: string,
  month: string,
  at: Date,
): Promise<boolean> {
  const done = await tx
    .insertInto('figures.made')
    .values({ level, scope, month, at })
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function isMade(tx: Tx, level: Made, scope: string, month: string): Promise<boolean> {
  const row = await tx
    .selectFrom('figures.made')
    .select('month')
    .where('level', '=', level)
    .where('scope', '=', scope)
    .where('month', '=', month)
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest month that was made of anything. */
export async function lastMonth(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('figures.made')
    .select(({ fn }) => fn.max('month').as('month'))
    .executeTakeFirst();
  return row?.month ?? undefined;
}

export type Span = { year: string; from: Date; until: Date };

/**
 * Counts what is new of a place since the last time, and marks it as counted: each young person and step once a year. `only`: these steps alone. `undefined`, and nothing marked, when fewer than ten are of
 * that place. The exact numbers are not to be kept.
 */
export async function countFresh(
  tx: Tx,
  place: string,
  { year, from, until }: Span,
  core: readonly object[],
  only: readonly string[] | null,
): Promise<Map<string, number> | undefined> {
  let present = 0;
  for (const { lower, upper } of stretches(place === nowhere ? 1 : 0)) {
    const asked = sql<{ n: number }>`select figures.present(${place}::uuid, ${year}, ${from},
      ${lower}::uuid, ${upper}::uuid) as n`;
    present += (await asked.execute(tx)).rows[0]?.n ?? 0;
  }
  if (present < 10) return undefined;
  const counts = new Map<string, number>();
  for (const { lower, upper } of stretches(digitsFor(place, present))) {
    const { rows } = await sql<{
      measure: string;
      n: number;
    }>`select * from figures.count(${place}::uuid, ${year},
      ${from}, ${until}, ${JSON.stringify(core)}::jsonb, ${only === null ? null : [...only]}::text[],
      ${lower}::uuid, ${upper}::uuid, ${present})`.execute(tx);
    for (const { measure, n } of rows) counts.set(measure, (counts.get(measure) ?? 0) + n);
  }
  return counts;
}

/** Each statement has to end in five seconds, also on a machine that does much else: so many are looked at by the first signs of their ids. */
function digitsFor(place: string, present: number): 0 | 1 | 2 {
  if (present > 5_000) return 2;
  return place === nowhere || present > 100 ? 1 : 0;
}

/** All ids, or those that begin with each sign, or with each two. */
function stretches(digits: 0 | 1 | 2): { lower: string; upper: string }[] {
  return Array.from({ length: 16 ** digits }, (_, n) => {
    const first = digits === 0 ? '' : n.toString(16).padStart(digits, '0');
    return { lower: edge(first, '0'), upper: edge(first, 'f') };
  });
}

/** The first id, or the last one, of those that begin so. */
function edge(first: string, sign: '0' | 'f'): string {
  const signs = first.padEnd(32, sign);
  return [
    signs.slice(0, 8),
    signs.slice(8, 12),
    signs.slice(12, 16),
    signs.slice(16, 20),
    signs.slice(20),
  ].join('-');
}

export async function takeSlips(
  tx: Tx,
  place: string,
  year: string,
): Promise<readonly { id: Uint8Array; sealed: Uint8Array }[]> {
  const asked = sql<{
    id: Uint8Array;
    sealed: Uint8Array;
  }>`select * from figures.take_slips(${place}::uuid, ${year})`;
  return (await asked.execute(tx)).rows;
}

export async function forgetOldSlips(tx: Tx, year: string): Promise<void> {
  await sql`select figures.forget_slips(${year})`.execute(tx);
}

/** Where young people are in class: schools and locations, by region. */
export type Place = { id: string; region: string; school: string };

export async function placesToCount(tx: Tx): Promise<Place[]> {
  const { rows } =
    await sql<Place>`select id, region, coalesce(parent, id) as school from organisations.organisation
    where kind in ('school', 'location') order by region, id`.execute(tx);
  return rows;
}

export type ShownRow = Pick<FigureTable, 'scope' | 'year' | 'measure' | 'shown'>;

/** What anybody sees of these scopes, of every year; how it was made does not come along. */
export async function shownOf(tx: Tx, level: Level, scopes: readonly string[]): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`select scope, year, measure, shown from figures.figure
    where level = ${level} and scope = any (${[...scopes]}::uuid[])`.execute(tx);
  return rows;
}

/** The same of one year, and of these measures alone. */
export async function shownIn(
  tx: Tx,
  level: Level,
  scopes: readonly string[],
  year: string,
  measures: readonly string[],
): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`select scope, year, measure, shown from figures.figure
    where level = ${level} and scope = any (${[...scopes]}::uuid[]) and year = ${year}
      and measure = any (${[...measures]}::text[])`.execute(tx);
  return rows;
}

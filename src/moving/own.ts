import type { MovingTable } from './tables.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
type Tables = Readonly<Record<string, Rows>>;

/** Columns that name somebody at work. */
export const naming = ['person', 'changed_by', 'published_by', 'recorded_by', 'ended_by'] as const;

/** What may be nobody's: at the top of a tree, and of a whole organisation. */
const empty = ['parent', 'group'];

/**
 * Whether a file is of one region and of nothing else: whatever a row says that it belongs to is in the file too. Sums and seal do not say so, since whoever makes a file makes those as well; without this, a region that comes in
 * could give roles in a region that is here already, or write in it.
 */
export function isOfItself(tables: Tables, moving: readonly MovingTable[]): boolean {
  const ids = (table: string) => (tables[table] ?? []).map(({ id }) => id);
  const regions = ids('organisations.region');
  const organisations = new Set(ids('organisations.organisation'));
  const own: Readonly<Record<string, ReadonlySet<unknown>>> = {
    region: new Set(regions),
    organisation: organisations,
    parent: organisations,
    group: new Set(ids('organisations."group"')),
    scope: new Set([...regions, ...organisations]),
  };
  const fits = (row: Rows[number], column: string): boolean =>
    (empty.includes(column) && (row[column] ?? null) === null) || own[column]?.has(row[column]) !== false;
  return (
    regions.length === 1 &&
    moving.every(({ name, columns }) =>
      (tables[name] ?? []).every((row) => columns.every((column) => fits(row, column))),
    )
  );
}

/** Who is named and does not come along: somebody forgotten, a year after the last role. */
export function namedOnly(tables: Tables, people: readonly { id: string }[]): string[] {
  const along = new Set(people.map(({ id }) => id));
  return peopleIn(tables).filter((id) => !along.has(id));
}

/** Everybody who is named, once. */
export const peopleIn = (tables: Tables): string[] =>
  [
    ...new Set(
      Object.values(tables).flatMap((rows) =>
        rows.flatMap((row) =>
          naming.flatMap((column) => (typeof row[column] === 'string' ? [row[column]] : [])),
        ),
      ),
    ),
  ].sort();

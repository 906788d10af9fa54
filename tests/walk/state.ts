import type { FreshHouse } from '../harness/house.ts';

/** What may stand otherwise after a page was only opened: when a session or a passport was last used, how often something was tried, and the log, which is looked at apart. */
const moving: Record<string, readonly string[]> = {
  'identity.session': ['seen'],
  'passport.passport': ['used'],
};
const counted: readonly string[] = ['store.tally'];

export type State = Readonly<Record<string, string>>;

/** A hash of every row of every table that is there, table by table. `but`: tables that are left out. `only`: the rows in which one of these texts stands. */
export async function stateOf(
  house: FreshHouse,
  { but = [], only }: { but?: readonly string[]; only?: readonly string[] } = {},
): Promise<State> {
  const where = only === undefined ? '' : `where x::text ~ '${only.join('|')}'`;
  const one = (table: string): string => {
    const row = (moving[table] ?? []).reduce((json, column) => `${json} - '${column}'`, 'to_jsonb(x)');
    return `select '${table}' as name, count(*) || ' ' || md5(coalesce(string_agg(md5((${row})::text), '' order by md5((${row})::text)), '')) as hash from ${table} x ${where}`;
  };
  const tables = (await tablesOf(house)).filter((table) => !counted.includes(table) && !but.includes(table));
  const rows = await house.owner(tables.map(one).join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [String(name), String(hash)]));
}

export async function tablesOf(house: FreshHouse): Promise<string[]> {
  const rows =
    await house.owner(`select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%' order by 1`);
  return rows.map(({ name }) => String(name));
}

export const logTables = ['audit.entry', 'audit.head', 'audit.detail'] as const;

/** Lines that say that something was let happen: what a look, or an act, leaves. */
export async function allowedLines(house: FreshHouse): Promise<readonly Record<string, unknown>[]> {
  return house.owner(
    `select chain, role, action from audit.entry where outcome = 'allowed' order by at, chain, n`,
  );
}

/** Each id that stands in a table, by table. */
export type Rows = ReadonlyMap<string, readonly string[]>;

export async function rowsOf(house: FreshHouse): Promise<Rows> {
  const columns =
    await house.owner(`select format('%I.%I', n.nspname, c.relname) as "table", a.attname as name
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and i.indnkeyatts = 1 and a.atttypid = 'uuid'::regtype`);
  const rows = new Map<string, readonly string[]>();
  for (const { table, name } of columns) {
    const found = await house.owner(`select "${name}" as id from ${table}`);
    rows.set(
      String(table),
      found.map(({ id }) => String(id)),
    );
  }
  return rows;
}

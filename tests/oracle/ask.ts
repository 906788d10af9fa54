import { sql } from 'kysely';
import type { Store } from '../../src/store/store.ts';
import { type Keeper, openGround } from './plant.ts';
import { everyRow, forged, touches } from './tables.ts';
import type { Case } from './world.ts';

/** What the database said to one case: the facts for the rules, the names of the rows that row security leaves in sight, and of those that can be changed. */
export type Told = {
  entered: { passport_there: boolean | null; facts: Record<string, unknown> | null };
  seen: string[];
  /** Of one case in four, and of one in two of who has few rows to change; to try costs more than to look. */
  changed: string[] | null;
};

/**
 * Puts a function in a test database that asks many cases at once. Each comes in by `access.enter`, as every act does, with the rights of the app; what
 * it set is rolled back before the next, as with a transaction of its own.
 */
export async function openQuestions(keeper: Keeper): Promise<void> {
  await keeper('create schema oracle');
  await keeper('grant usage on schema oracle to pvs_app');
  await openGround(keeper);
  // One statement that may change nothing, and what it changed; a refusal is nothing.
  await keeper(`
    create function oracle.touch(p_statement text) returns text[] language plpgsql as $$
    declare changed text[];
    begin
      execute 'with changed(name) as (' || p_statement || ') select coalesce(array_agg(name), ''{}'') from changed' into changed;
      raise exception 'as if it never was' using errcode = 'PV001';
    exception when sqlstate 'PV001' then return changed;
      when insufficient_privilege or unique_violation then return '{}';
    end $$`);
  await keeper(`
    create function oracle.ask(p_cases jsonb) returns table (n integer, entered jsonb, seen text[], changed text[]) language plpgsql as $$
    declare c record; told jsonb; rows text[]; touched text[]; statement text;
    begin
      for c in select * from jsonb_to_recordset(p_cases)
        as x(n integer, kind text, actor uuid, organisation uuid, passport uuid, "grant" uuid, at timestamptz, try boolean) loop
        begin
          select to_jsonb(e) into told
            from access.enter(c.kind, c.actor, c.organisation, c.passport, c."grant", c.passport, null, c.at) e;
          select coalesce(array_agg(x.name), '{}') into rows from (${everyRow}) x;
          touched := case when c.try then '{}'::text[] end;
          foreach statement in array case when not c.try then '{}' when c.kind in ('owner', 'system') then array[${forged.map(quoted)}]
            else array[${[...forged, ...touches].map(quoted)}] end loop
            touched := touched || oracle.touch(statement);
          end loop;
          raise exception 'as if it never was' using errcode = 'PV000';
        exception when sqlstate 'PV000' then null;
        end;
        n := c.n; entered := told; seen := rows; changed := touched;
        return next;
      end loop;
    end $$`);
  await keeper('grant execute on all functions in schema oracle to pvs_app');
}

const quoted = (statement: string): string => `'${statement.replaceAll("'", "''")}'`;

const ofOne: readonly string[] = ['companion', 'guardian', 'helper', 'adviser'];

export async function askMany(store: Store, cases: readonly Case[]): Promise<Told[]> {
  const asked = cases.map(({ who, passport, grant, at }, n) => ({
    ...{
      n,
      kind: who.kind,
      passport,
      at: new Date(at).toISOString(),
      grant: grant ?? null,
      try: n % 4 === 0 || (n % 2 === 0 && ofOne.includes(who.kind)),
    },
    ...{ actor: 'id' in who ? who.id : null, organisation: 'organisation' in who ? who.organisation : null },
  }));
  const told: Told[] = [];
  // No statement may take long.
  for (let from = 0; from < asked.length; from += 24) {
    const some = JSON.stringify(asked.slice(from, from + 24));
    const ask = sql<Told & { n: number }>`select * from oracle.ask(${some}::jsonb) order by n`;
    told.push(...(await store.transaction((tx) => ask.execute(tx))).rows);
  }
  return told;
}

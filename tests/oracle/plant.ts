import { rowsOfPassport } from './plant-passport.ts';
import { known } from './tables.ts';
import type { World } from './world.ts';

/** Asks the database past row security, as a test's harness gives it. */
export type Keeper = (
  sql: string,
  parameters?: readonly unknown[],
) => Promise<readonly Record<string, unknown>[]>;
export type Rows = { [table: string]: Record<string, unknown>[] };

export const moment = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();
/** Sealed: that is not what the rules look at. */
export const sealed = '\\x00';
/** Something to be found by, that nobody else has. */
export const indexOf = (mark: string): string => `\\x${Buffer.from(mark).toString('hex')}`;

/** Makes this world in the database, in place of the one before. */
export async function plant(keeper: Keeper, world: World): Promise<void> {
  const rows = rowsOfPlace(world);
  for (const passport of world.passports)
    for (const [table, more] of Object.entries(rowsOfPassport(passport, world.now)))
      rows[table] = [...(rows[table] ?? []), ...more];
  await keeper('select oracle.plant($1::jsonb)', [JSON.stringify(rows)]);
}

/** Puts the function that plants into a test database. It is the keeper's: it looks at no policy and fires no trigger. */
export async function openGround(keeper: Keeper): Promise<void> {
  await keeper(`
    create function oracle.plant(p_rows jsonb) returns void language plpgsql set session_replication_role = replica as $$
    declare place text; names text; all_of jsonb;
    begin
      for place in select t from unnest(array[${[...grounds].map((name) => `'${name}'`)}]) t loop
        execute 'delete from ' || place;
      end loop;
      for place, all_of in select * from jsonb_each(p_rows) loop
        continue when jsonb_array_length(all_of) = 0;
        select string_agg(quote_ident(k), ', ') into names from jsonb_object_keys(all_of -> 0) k;
        execute format('insert into %s (%s) select %s from jsonb_populate_recordset(null::%s, $1)', place, names, names, place) using all_of;
      end loop;
    end $$`);
}

const grounds: readonly string[] = [
  ...Object.keys(known),
  ...[
    'passport.deletion',
    'audit.head',
    'organisations.staff',
    'organisations."group"',
    'organisations.organisation',
  ],
  ...['organisations.region', 'contracts.contract', 'contracts.requirement'],
];

function rowsOfPlace({ regions, organisations, groups, posts, signed, required, now }: World): Rows {
  return {
    'organisations.region': regions.map((id) => ({ id, name: id })),
    'organisations.organisation': organisations.map(({ id, region, kind, parent }) => ({
      ...{ id, region, kind, name: id, parent: parent ?? null },
    })),
    'organisations."group"': groups.map(({ id, organisation }) => ({
      ...{ id, organisation, name: id, school_year: '2026-2027' },
    })),
    'organisations.staff': posts.map(({ person, role, organisation, group, since, until }) => ({
      ...{ person, role, organisation, group: group ?? null, since: moment(since), until: moment(until) },
    })),
    'contracts.contract': signed.map(({ organisation, kind, day, ended }, n) => ({
      ...{
        id: organisation.slice(0, -4) + String(n).padStart(4, '0'),
        organisation,
        kind,
        version: '1',
        signed: day,
      },
      ...{ signed_by: 'x', recorded: moment(now), recorded_by: organisation },
      ...{ ended: moment(ended), ended_by: ended === undefined ? null : organisation },
    })),
    'contracts.requirement': required.map(({ region, receiver, kinds }) => ({ region, receiver, kinds })),
  };
}

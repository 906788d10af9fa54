import type { PGlite } from '@electric-sql/pglite';
import { Fault } from '../base/fault.ts';
import { migrate } from './migrate.ts';

/**
 * Brings an open embedded database to where the app may use it: roles as on a server, migrations run as their owner, and from then
 * on the session is the app's, for whom row security counts. Throws `Fault('unavailable')` when it would not.
 */
export async function settle(database: PGlite, folder?: string): Promise<void> {
  await database.exec(roles);
  await database.exec('set session authorization pvs_owner');
  await migrate(
    {
      rows: async (sql, parameters) =>
        (await database.query<Record<string, unknown>>(sql, parameters && [...parameters])).rows,
      run: async (script) => void (await database.exec(script)),
    },
    folder,
  );
  await becomeApp(database);
}

/** From here on the app's rights, no more. Only SQL that we do not write could go back. */
export async function becomeApp(database: PGlite): Promise<void> {
  await database.exec('set session authorization pvs_app');
}

/**
 * Runs `work` with the rights of who made the cluster, for upkeep that no app may do. Throws what `work` throws, or `Fault('unavailable')` when
 * the session could not become the app's again: then nobody may use it any more.
 */
export async function asKeeper(database: PGlite, work: () => Promise<unknown>): Promise<void> {
  await database.exec('set session authorization postgres');
  try {
    await work();
  } finally {
    await becomeApp(database).catch((cause: unknown) => {
      throw new Fault('unavailable', 'the session stayed the keeper of the database', cause);
    });
  }
}

/** The owner is no superuser here either, so that what passes on the embedded store passes on a server. */
const roles = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'pvs_owner') then create role pvs_owner nologin; end if;
    if not exists (select from pg_roles where rolname = 'pvs_app') then create role pvs_app nologin; end if;
  end $$;
  grant create on database postgres to pvs_owner;`;

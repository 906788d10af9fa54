import { Fault } from '../base/fault.ts';

/**
 * Asks a connection what it really is and refuses it when the second wall (row security) would not hold against it, or when the
 * server could forget what it confirmed. Asked at every new connection, as settings can change under a running program.
 * Throws `Fault('unavailable')` with what to do.
 */
export async function demandSafe(rows: (sql: string) => Promise<readonly unknown[]>): Promise<void> {
  const [found] = await rows(question);
  if (typeof found !== 'object' || found === null)
    throw new Fault('unavailable', 'the database does not answer');
  for (const [fact, why] of refusals) {
    if (Reflect.get(found, fact) !== true) continue;
    throw new Fault('unavailable', `the database is not used: ${why}`);
  }
}

/** 'member' counts what the role can become with SET ROLE, not only what it is now. */
const question = `
  select
    exists (select from pg_roles r where r.rolsuper and pg_has_role(current_user, r.oid, 'member')) as superuser,
    exists (select from pg_roles r where r.rolbypassrls and pg_has_role(current_user, r.oid, 'member')) as bypasses,
    exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_temp'
        and c.relkind in ('r', 'p', 'v', 'm', 'f') and pg_has_role(current_user, c.relowner, 'member')
    ) as owns,
    not exists (select from pg_roles r where r.rolname = 'pvs_app' and pg_has_role(current_user, r.oid, 'usage')) as stranger,
    current_setting('server_version_num')::int < 150000 as old,
    current_setting('fsync') = 'off' as forgets,
    current_setting('full_page_writes') = 'off' as tears,
    current_setting('synchronous_commit') = 'off' as hurries`;

const refusals: readonly (readonly [fact: string, why: string])[] = [
  ['superuser', 'its role is a superuser, for whom row security does not count. Make a role that is not.'],
  ['bypasses', 'its role has BYPASSRLS, for whom row security does not count. Make a role that has not.'],
  ['owns', 'its role owns tables. Let another role own them and run "npm run migrate" (DATABASE_OWNER_URL).'],
  ['stranger', 'its role is no member of pvs_app. As an administrator: GRANT pvs_app TO that role.'],
  ['old', 'it is older than PostgreSQL 15.'],
  ['forgets', 'fsync is off, so a power cut loses answers. Switch it on.'],
  ['tears', 'full_page_writes is off, so a power cut damages tables. Switch it on.'],
  ['hurries', 'synchronous_commit is off, so a crash loses answers that were confirmed. Switch it on.'],
];

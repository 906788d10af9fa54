import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from './harness/house.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
});
afterAll(() => house.drop());

/** Tables with a column of an owner that need no row security, with why. */
const withoutRowSecurity: Record<string, string> = {};

type Table = { name: string; enabled: boolean; forced: boolean; owned: boolean };

async function tables(): Promise<Table[]> {
  const rows = await house.owner(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('owner', 'chain') and not a.attisdropped) as owned
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
    order by 1`);
  return rows as Table[];
}

/** Tables that hold something of a passport, and are not behind forced row security. */
const open = (all: readonly Table[]): string[] =>
  all
    .filter((t) => t.owned && !(t.enabled && t.forced) && !(t.name in withoutRowSecurity))
    .map((t) => t.name);

describe('the second wall: row-level security', () => {
  it('is enabled and forced on every table that holds something of a passport', async () => {
    const all = await tables();
    expect(all.filter((table) => table.owned).length).toBeGreaterThanOrEqual(10);
    expect(open(all)).toEqual([]);
  });

  it('the walk notices a table where it is enabled but not forced', () => {
    expect(open([{ name: 'passport.x', enabled: true, forced: false, owned: true }])).toEqual(['passport.x']);
  });

  it('no view leaves it out', async () => {
    const views = await house.owner(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
        and not coalesce(c.reloptions::text, '') like '%security_invoker=true%'`);
    expect(views).toEqual([]);
  });

  it('the role of the app owns nothing, and is no superuser', async () => {
    const [role] = await house.owner(`
      select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = 'pvs_app'`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owns: 0 });
  });

  it('the log can be appended to, and nothing else', async () => {
    const rights = await house.owner(`
      select privilege_type from information_schema.role_table_grants
      where grantee = 'pvs_app' and table_schema = 'audit' and table_name in ('entry', 'detail') order by 1`);
    expect(new Set(rights.map((row) => row.privilege_type))).toEqual(new Set(['INSERT', 'SELECT']));
  });

  it('without an actor, nobody is signed out and no slip is cleared away', async () => {
    for (const call of [
      sql`select identity.end_person(gen_random_uuid())`,
      sql`select figures.forget_slips('2000-2001')`,
    ])
      await expect(house.store.transaction((tx) => call.execute(tx))).rejects.toThrow(
        /done on the way|only the job/,
      );
  });

  it('without an actor, the app reads no row of anybody', async () => {
    const { startPassport } = await import('../src/identity/start.ts');
    const look = { theme: 'auto' };
    await startPassport(house, { called: 'Noor', device: 'own', language: 'nl', look });
    const seen = await house.store.transaction(async (tx) => ({
      passports: await tx.selectFrom('passport.passport').select('owner').execute(),
      answers: await tx.selectFrom('passport.answer').select('question').execute(),
      cards: await tx.selectFrom('identity.card').select('owner').execute(),
      sessions: await tx.selectFrom('identity.session').select('id').execute(),
      lines: await tx.selectFrom('audit.entry').select('n').execute(),
    }));
    expect(seen).toEqual({ passports: [], answers: [], cards: [], sessions: [], lines: [] });
  });
});

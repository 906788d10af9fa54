import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { settle } from '../store/embedded-settle.ts';
import { migrationsFolder } from '../store/migrations.ts';

it('an installation with figures: what was agreed is called so, and is not counted again', async () => {
  const all = readdirSync(migrationsFolder()).sort();
  const told = all.findIndex((name) => name.endsWith('-figures-told.sql'));
  const folder = mkdtempSync(join(tmpdir(), 'pvs-figures-'));
  const database = await PGlite.create();
  try {
    for (const name of all.slice(0, told)) cpSync(join(migrationsFolder(), name), join(folder, name));
    await settle(database, folder);
    await database.exec(`set session authorization postgres;
      insert into figures.figure (level, scope, year, measure, noisy, shown) values
        ('place', '00000000-0000-0000-0000-000000000001', '2026-2027', 'arrived', 21, 20),
        ('place', '00000000-0000-0000-0000-000000000002', '2026-2027', 'arrived', 31, 30),
        ('place', '00000000-0000-0000-0000-000000000002', '2026-2027', 'agreed', 12, 10);
      set session_replication_role = replica;
      insert into passport.counted (owner, year, steps) values
        ('00000000-0000-0000-0000-00000000000a', '2026-2027', '{started,arrived}'),
        ('00000000-0000-0000-0000-00000000000b', '2026-2027', '{agreed,arrived}');
      set session_replication_role = origin`);
    await settle(database);
    await database.exec('set session authorization postgres');
    const rows = async (sql: string) => (await database.query<Record<string, unknown>>(sql)).rows;
    expect(await rows('select measure, noisy from figures.figure order by scope')).toEqual([
      { measure: 'agreed', noisy: 21 },
      { measure: 'agreed', noisy: 12 },
    ]);
    expect(await rows('select steps from passport.counted order by owner')).toEqual([
      { steps: ['started', 'agreed'] },
      { steps: ['agreed'] },
    ]);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
});

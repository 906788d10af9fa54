import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../base/fault.ts';

/** One file of `migrations/`. `hash` is over its bytes. */
export type Migration = { number: number; name: string; hash: string; sql: string };

/**
 * The files of `migrations/`, in order. Each file after the first names the one before it by hash in its first line
 * (`-- after: sha256 …`), so that a published file cannot be edited, left out or moved without a trace.
 * Throws `Fault('unavailable')` that names the file and the line it should start with.
 */
export async function readMigrations(folder = migrationsFolder()): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const name of names) migrations.push(await readMigration(folder, name, migrations.at(-1)));
  if (migrations.length === 0) throw new Fault('unavailable', `no migrations in ${folder}`);
  return migrations;
}

export const migrationsFolder = (): string => join(projectFolder(), 'migrations');

/** The root of the project, from wherever this module runs: as source, or bundled in `dist/server`. */
export function projectFolder(from = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Fault('unavailable', 'the folder of the project is not there');
  return projectFolder(above);
}

async function readMigration(
  folder: string,
  name: string,
  before: Migration | undefined,
): Promise<Migration> {
  const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
  if (number !== (before?.number ?? 0) + 1) {
    throw new Fault(
      'unavailable',
      `${name} is out of order: after ${before?.name ?? 'the start'} comes the next number`,
    );
  }
  const bytes = await readFile(join(folder, name));
  const sql = bytes.toString('utf8');
  const firstLine = sql.slice(0, sql.indexOf('\n')).trimEnd();
  const due = before && `-- after: sha256 ${before.hash}`;
  if (due !== undefined && firstLine !== due)
    throw new Fault('unavailable', `${name} must start with: ${due}`);
  return { number, name, hash: createHash('sha256').update(bytes).digest('hex'), sql };
}

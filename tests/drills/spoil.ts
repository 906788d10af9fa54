import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnServer } from '../harness/own-server.ts';

/**
 * A copy of the build with a fault put in, to see that a drill notices. `changes` replaces text in the server's files; each has to be
 * found, or the drill would prove nothing. Gives the folder, to be named as `DIST`.
 */
export function spoilBuild(name: string, changes: Readonly<Record<string, string>>): string {
  const folder = join('dist', `spoilt-${name}`);
  rmSync(folder, { recursive: true, force: true });
  const from = process.env.DIST || 'dist';
  for (const half of ['client', 'server']) cpSync(join(from, half), join(folder, half), { recursive: true });
  const files = readdirSync(join(folder, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, 'server', file));
  for (const [right, wrong] of Object.entries(changes)) {
    const found = files.filter((file) => readFileSync(file, 'utf8').includes(right));
    if (found.length === 0) throw new Error(`nothing to spoil: "${right}" is not in the build`);
    for (const file of found) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(right, wrong));
  }
  return folder;
}

/** The embedded store confirms before its log is on disk. Both of its own guards would refuse to start so, and are taken out. */
export const embeddedHurries = (): string =>
  spoilBuild('hurries', {
    ...onlyHurries,
    "current_setting('synchronous_commit') = 'off'": 'false',
    'files.logWrites > before': 'true',
  });

/** The same with the guards left in: it must not start. */
export const embeddedHurriesSeen = (): string => spoilBuild('hurries-seen', onlyHurries);

const onlyHurries = { 'synchronous_commit=on': 'synchronous_commit=off' };

/**
 * The server confirms before its log is on disk. The app asks at each new connection and would refuse, so this comes later, under
 * connections that are open; and the process that would write the log after all is held up, as on a busy machine.
 */
export async function serverHurries(server: OwnServer): Promise<void> {
  await server.run('alter system set synchronous_commit = off');
  await server.run('select pg_reload_conf()');
  const [row] = await server.run(`select pid from pg_stat_activity where backend_type = 'walwriter'`);
  process.kill(Number(row?.pid), 'SIGSTOP');
}

export async function serverHurriesNoMore(server: OwnServer): Promise<void> {
  await server.run('alter system reset synchronous_commit');
  await server.run('select pg_reload_conf()');
}

/** One text is stored in clear beside its sealed form: what somebody is called, as the seed of their rosette. */
export const oneInClear = (): string =>
  spoilBuild('clear', { 'seed: randomBytes(12).toString("base64url")': 'seed: called' });

/** The log tells which address was asked for, and not only which page that is. */
export const tellsAddresses = (): string =>
  spoilBuild('addresses', { 'route: context.req.routePath,\n': 'route: context.req.path,\n' });

import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort, postgres } from '../../scripts/postgres.ts';
import { migrateServer } from '../../src/store/server.ts';

/** A PostgreSQL server of our own, with the databases and the roles that an administrator would make for one installation. */
export type OwnServer = {
  /** As superuser. */
  url: string;
  folder: string;
  /** What the app is started with. */
  env: Record<string, string>;
  /** Every process of the server: postmaster, writers, one for each connection. */
  pids(): readonly number[];
  /** `kill -9` of the postmaster and of everything that it started. */
  crash(): Promise<void>;
  /** Starts it again, on the same port. */
  start(): void;
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  drop(): void;
};

export async function ownServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pvs-own-server-'));
  const port = await freePort();
  const url = postgres('start', folder, port);
  const run = (sql: string) => asAdministrator(url, sql);
  for (const statement of roles) await run(statement);
  const at = (role: string, database: string): string => `postgresql://${role}@127.0.0.1:${port}/${database}`;
  await migrateServer(at('pvs_owner', 'pvs'));
  const keyFile = join(mkdtempSync(join(tmpdir(), 'pvs-own-keys-')), 'kek-1.key');
  writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const pids = (): readonly number[] => processesOf(postmaster(folder));
  const drop = (): void => {
    process.off('exit', drop);
    postgres('stop', folder);
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(keyFile, '..'), { recursive: true, force: true });
  };
  // Whoever started it and falls over leaves nothing behind.
  process.once('exit', drop);
  return {
    url,
    folder,
    env: {
      DATABASE_URL: at('pvs_login', 'pvs'),
      KEYS_URL: at('pvs_keys', 'pvs_keys'),
      KEY_FILES: keyFile,
    },
    pids,
    crash: async () => {
      await killAll(pids());
      // Nothing of it lives, but where nobody buries the dead (many containers) its number still looks taken.
      for (const lock of ['data/postmaster.pid', `.s.PGSQL.${port}.lock`])
        rmSync(join(folder, lock), { force: true });
    },
    start: () => void postgres('start', folder, port),
    run,
    drop,
  };
}

const roles = [
  'create role pvs_app nologin',
  'create role pvs_owner login',
  'create role pvs_login login in role pvs_app',
  'create role pvs_keys login',
  'create database pvs owner pvs_owner',
  'create database pvs_keys owner pvs_keys',
];

async function asAdministrator(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Record<string, unknown>>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

function postmaster(folder: string): number {
  return Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
}

function processesOf(parent: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [parent, ...all.map(Number).filter((pid) => parentOf(pid) === parent)];
}

function parentOf(pid: number): number | undefined {
  try {
    // The name stands in brackets and may hold spaces; what follows it is fixed.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined; // it ended meanwhile
  }
}

/** The postmaster first, so that it starts nothing new; then waits until the last is gone, as a restart needs. */
async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // ended by itself already
    }
  }
  while (pids.some((pid) => parentOf(pid) !== undefined && !isZombie(pid))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') ?? true;
  } catch {
    return true;
  }
}

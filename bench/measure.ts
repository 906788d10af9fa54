import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findPostgres } from '../scripts/machine.ts';
import type { OwnServer } from '../tests/harness/own-server.ts';
import { cpuOf } from './cpu.ts';
import type { Job, Met } from './load.ts';

/** One run of one thing at so many connections. `cpu`: milliseconds of all processes that did the work, for each request. */
export type Run = {
  what: string;
  connections: number;
  perSecond: number;
  p50: number;
  p99: number;
  cpu: number;
  /** The part of it that is PostgreSQL's. */
  postgres: number;
  faults: number;
};

/** Whose time counts: the server that answers, and when there is one the PostgreSQL behind it (the postmaster first). */
export type Workers = { node: number; postgres: readonly number[] };

/**
 * Asks for one page, or saves, at so many connections, and counts what it cost those who answered. The visitors' first visits, before that, carry
 * the styles and are not counted: they are no part of the requests that the time is divided by.
 */
export async function measure(what: string, job: Job, workers: () => Workers): Promise<Run> {
  const visitors = spawn(process.execPath, [join(import.meta.dirname, 'load.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = createInterface({ input: visitors.stdout })[Symbol.asyncIterator]();
  visitors.stdin.write(`${JSON.stringify(job)}\n`);
  await lineOf(said);
  const [before, storeBefore] = spentBy(workers());
  visitors.stdin.end('go\n');
  const met: Met = JSON.parse(await lineOf(said));
  const [after, storeAfter] = spentBy(workers());
  const requests = Math.max(1, met.requests);
  const postgres = (storeAfter - storeBefore) / requests;
  return {
    ...{ what, connections: job.connections, p50: met.p50, p99: met.p99, faults: met.faults },
    perSecond: met.requests / met.seconds,
    cpu: (after - before) / requests + postgres,
    postgres,
  };
}

async function lineOf(said: AsyncIterator<string>): Promise<string> {
  const { value, done } = await said.next();
  if (done === true) throw new Error('the load ended before its time');
  return value;
}

function spentBy({ node, postgres }: Workers): [node: number, postgres: number] {
  return [cpuOf([node]), cpuOf(postgres, postgres.slice(0, 1))];
}

/** Makes pgbench's own tables, in a database of their own on the same server. */
export async function preparePgbench(server: OwnServer): Promise<void> {
  await server.run('create database pgbench');
  pgbench(server, ['-i', '-q', '-s', '5']);
}

/** The reference: PostgreSQL's own simple update, with the client's time counted as ours counts Node's. */
export function measurePgbench(server: OwnServer, connections: number, seconds: number): Run {
  const { pids } = server;
  const postmaster = pids().slice(0, 1);
  const before = cpuOf(pids(), postmaster);
  const { said, clientMs } = pgbench(server, ['-N', '-n', '-c', `${connections}`, '-T', `${seconds}`]);
  const spent = cpuOf(pids(), postmaster) - before;
  const read = (pattern: RegExp): number => Number(pattern.exec(said)?.[1]);
  const done = read(/actually processed: (\d+)/);
  const latency = read(/latency average = ([\d.]+)/);
  return {
    ...{
      what: 'pgbench -N',
      connections,
      p50: latency,
      p99: Number.NaN,
      faults: read(/failed transactions: (\d+)/),
    },
    perSecond: read(/tps = ([\d.]+)/),
    cpu: (spent + clientMs) / done,
    postgres: spent / done,
  };
}

function pgbench(server: OwnServer, parameters: readonly string[]): { said: string; clientMs: number } {
  const address = new URL(server.url);
  const client = [
    join(findPostgres() ?? '', 'pgbench'),
    '-h',
    '127.0.0.1',
    '-p',
    address.port,
    '-U',
    'postgres',
    ...parameters,
    'pgbench',
  ];
  const timed = ['-c', 'TIMEFORMAT="cpu %U %S"; time "$@"', 'bash', ...client];
  const { status, stdout, stderr } = spawnSync('bash', timed, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) throw new Error(`pgbench: ${stderr}`);
  const [, user = '0', system = '0'] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return { said: stdout, clientMs: (Number(user) + Number(system)) * 1000 };
}

/** The middle of the runs of one thing at one number of connections. */
export function middle(runs: readonly Run[]): Run | undefined {
  const [first] = runs;
  if (first === undefined) return undefined;
  const mid = (of: (run: Run) => number): number => {
    const sorted = runs.map(of).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  };
  return {
    ...{ what: first.what, connections: first.connections },
    perSecond: mid((run) => run.perSecond),
    p50: mid((run) => run.p50),
    p99: mid((run) => run.p99),
    cpu: mid((run) => run.cpu),
    postgres: mid((run) => run.postgres),
    faults: runs.reduce((sum, run) => sum + run.faults, 0),
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readyMachine } from '../scripts/machine.ts';
import { type OwnServer, ownServer } from '../tests/harness/own-server.ts';
import { type Running, startProcess } from '../tests/harness/process.ts';
import type { Job } from './load.ts';
import { measure, measurePgbench, middle, preparePgbench, type Run, type Workers } from './measure.ts';
import { measurePages, type Opened } from './pages.ts';
import { type Seeded, seed } from './seed.ts';
import { ratiosOf, tables } from './table.ts';

/** `npm run bench`: see README.md beside this file. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    passports: { type: 'string', default: '200' },
  },
});
const seconds = Number(values.seconds);

type Target = { what: string; job: Pick<Job, 'origin' | 'path' | 'save' | 'tokens'>; workers: () => Workers };

async function main(): Promise<void> {
  readyMachine();
  const home = mkdtempSync(join(tmpdir(), 'pvs-bench-'));
  const server = await ownServer();
  let app: Running | undefined;
  const fixed = spawn(process.execPath, [join(import.meta.dirname, 'static.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    console.log(`Filling an installation on PostgreSQL with ${values.passports} passports.`);
    const seeded = await seed(server.env, Number(values.passports), 40);
    await preparePgbench(server);
    app = await startProcess(server.env, join(home, 'log'));
    const fixedAt = await addressOf(fixed);
    const all = targets(app, server, seeded, fixed, fixedAt);
    const runs = await inTurns(all, server);
    const pages = await measurePages(pagesOf(app.origin, seeded, fixedAt), 21);
    report(runs, pages);
  } finally {
    fixed.kill();
    await app?.stop();
    server.drop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the static server cannot be heard');
  const [port] = await once(child.stdout, 'data');
  return `http://127.0.0.1:${String(port).trim()}`;
}

function targets(
  app: Running,
  server: OwnServer,
  seeded: Seeded,
  fixed: ChildProcess,
  fixedAt: string,
): Target[] {
  const workers = (): Workers => ({ node: app.pid, postgres: server.pids() });
  const { origin } = app;
  const { owners, receivers, mentor, board } = seeded;
  const on = (what: string, path: string, tokens: readonly string[], save?: { field: string }): Target => ({
    what,
    job: { origin, path, tokens, ...(save && { save }) },
    workers,
  });
  return [
    on('start page', '/', []),
    on('question page', '/mijn/wie/wie5', owners),
    on('save one answer', '/mijn/wie/wie5', owners, { field: 'p.tekst' }),
    on('shared passport', '/inzage/paspoort', receivers),
    on('board of 30', board, [mentor]),
    on('passport as PDF', '/mijn/papieren/paspoort/pdf', owners),
    {
      what: 'static 20 kB',
      job: { origin: fixedAt, path: '/', tokens: [] },
      workers: () => ({ node: fixed.pid ?? 0, postgres: [] }),
    },
  ];
}

/** Rounds that do not count: in its first ten thousand requests V8 compiles, beside and between them, as much as it answers. A house in use is long past that. */
const warming = 10;

/** Everything a few times to warm up, and then round after round, so that what else the machine does falls on all alike. */
async function inTurns(all: readonly Target[], server: OwnServer): Promise<Run[]> {
  const runs: Run[] = [];
  const rounds = Number(values.rounds);
  for (let round = 1 - warming; round <= rounds; round++) {
    console.log(round < 1 ? 'Warming up.' : `Round ${round} of ${rounds}.`);
    for (const connections of round < 1 ? [8] : [1, 8, 32]) {
      for (const { what, job, workers } of all) {
        const whole = { ...job, connections, atMostMs: seconds * 1000, atMostRequests: 20_000 };
        const run = await measure(what, whole, workers);
        if (round > 0) runs.push(run);
      }
      const reference = measurePgbench(server, connections, seconds);
      if (round > 0) runs.push(reference);
    }
  }
  const kinds = [...new Set(runs.map(({ what }) => what))];
  return kinds.flatMap((what) =>
    [1, 8, 32].flatMap(
      (connections) =>
        middle(runs.filter((run) => run.what === what && run.connections === connections)) ?? [],
    ),
  );
}

function pagesOf(origin: string, { owners, receivers, mentor, board }: Seeded, fixedAt: string): Opened[] {
  return [
    { page: 'static page', address: `${fixedAt}/` },
    { page: 'static page with a style file', address: `${fixedAt}/styled` },
    { page: 'start page', address: `${origin}/` },
    { page: 'home', address: `${origin}/mijn`, token: owners[0] },
    { page: 'question page', address: `${origin}/mijn/wie/wie5`, token: owners[0] },
    { page: 'shared passport', address: `${origin}/inzage/paspoort`, token: receivers[0] },
    { page: 'board of 30', address: `${origin}${board}`, token: mentor },
  ];
}

function report(runs: readonly Run[], pages: Awaited<ReturnType<typeof measurePages>>): void {
  const ratios = ratiosOf(runs, pages);
  console.log(`\n${tables(runs, pages, ratios)}`);
  const at = new Date().toISOString();
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version };
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${at.replaceAll(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ at, machine, runs, pages, ratios }, undefined, 2)}\n`);
  console.log(`Written to ${file}.`);
}

await main();

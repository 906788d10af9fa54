import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readyMachine } from './machine.ts';
import { freePort, postgres } from './postgres.ts';
import { failuresOf, lineOf, sumOf, type Tally, tallyOf } from './tally.ts';

/**
 * `npm test`: everything that has to hold, on both databases, in a real browser. Every step runs even when one before it failed
 * (without a build there is nothing to drill), and the last line adds them up. What failed stands by name right above it.
 */
const minutes = 60_000;
const reports = 'test-results/reports';
/** Left to itself Vitest keeps a core free: of two that is half of the time. */
const everyCore = ['--maxWorkers=100%'];

async function main(): Promise<boolean> {
  readyMachine();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const tallies: Tally[] = [];
  const told = async (name: string, step: () => Promise<Tally>): Promise<boolean> => {
    const began = Date.now();
    console.log(`\n== ${name}`);
    const tally = await step();
    tallies.push(tally);
    console.log(`== ${name}: ${lineOf([tally])} (${Math.round((Date.now() - began) / 1000)} s)`);
    return tally.failed === 0;
  };
  await told('types', () => command('tsc', ['--noEmit']));
  await told('form', () => command('biome', ['check', '--max-diagnostics=50', '.']));
  const built = await told('build', () => command('npm', ['run', '--silent', 'build']));
  await told('unit and door tests, embedded', () => vitest('embedded', everyCore));
  await onServer((url) =>
    told('the same, on a PostgreSQL server', () => vitest('server', everyCore, { TEST_DATABASE_URL: url })),
  );
  if (built) {
    await told('drills, short', () => vitest('drills', ['--config', 'tests/drills/vitest.config.ts']));
    await told('journeys in Chromium', journeys);
  }
  for (const report of readdirSync(reports))
    for (const failure of failuresOf(join(reports, report))) console.log(`failed: ${failure}`);
  console.log(`\n${lineOf(tallies)}`);
  return tallies.every((tally) => tally.failed === 0);
}

/** The walk over all pages is half of the work: beside it, at a house and a browser of their own, all others. */
async function journeys(): Promise<Tally> {
  const config = ['--config', 'tests/journeys/vitest.config.ts'];
  const both = await Promise.all([
    vitest('pages', [...config, 'journeys/pages']),
    vitest('journeys', [...config, '--exclude', '**/pages.test.ts']),
  ]);
  return sumOf(both);
}

/** A step that is one thing: it passes or fails. */
async function command(name: string, parameters: readonly string[]): Promise<Tally> {
  const ok = (await run(name, parameters, {}, 10 * minutes)) === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function vitest(
  name: string,
  more: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Tally> {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(
    'vitest',
    ['run', ...more, ...reporters],
    { TEST_DATABASE_URL: '', ...env },
    40 * minutes,
  );
  return tallyOf(report, code);
}

async function onServer(work: (url: string) => Promise<unknown>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pvs-test-server-'));
  try {
    await work(postgres('start', folder, await freePort()));
  } finally {
    postgres('stop', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command with its output in sight, and ends it (with all that it started) when it takes too long. */
function run(
  name: string,
  parameters: readonly string[],
  env: Record<string, string>,
  atMost: number,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(name, [...parameters], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      detached: true,
    });
    const end = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(() => {
      console.log(`${name} took longer than ${atMost / minutes} minutes and was ended.`);
      end();
    }, atMost);
    process.once('SIGINT', end).once('SIGTERM', end);
    const ended = (code: number): void => {
      clearTimeout(timer);
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve(code);
    };
    child.on('error', (error) => {
      console.log(error.message);
      ended(1);
    });
    child.on('exit', (code) => ended(code ?? 1));
  });
}

process.exitCode = (await main()) ? 0 : 1;

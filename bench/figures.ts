import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readyMachine } from '../scripts/machine.ts';
import { finishSignIn, mailedCode } from '../seeds/sign-in.ts';
import { schoolYear } from '../src/base/school-year.ts';
import { readConfig } from '../src/config.ts';
import { publishFigures } from '../src/figures/publish.ts';
import { openHouse } from '../src/house.ts';
import { enrol } from '../src/identity/enrol.ts';
import { enterCode, knock } from '../src/identity/staff.ts';
import { type OwnServer, ownServer } from '../tests/harness/own-server.ts';
import { startProcess } from '../tests/harness/process.ts';
import { cpuOf } from './cpu.ts';
import { manyPassports, noMonthYet } from './many.ts';
import { measure, type Run } from './measure.ts';

/**
 * `npm run bench:figures`: what a view of the figures costs, of half a million passports (`--passports`), against the same view of a thousand and against counting them there
 * and then, all in one run on one machine. Says what it planted.
 */
const { values } = parseArgs({
  options: { passports: { type: 'string', default: '500000' }, seconds: { type: 'string', default: '4' } },
});
const [schools, regions, few] = [650, 40, 1_000];
const mail = 'bench@regio.example';
const atMost = 100;
const year = schoolYear(new Date());

const planting = async (server: OwnServer, statements: readonly string[]): Promise<number> => {
  const began = performance.now();
  const client = new pg.Client({ connectionString: server.url.replace(/\/postgres$/, '/pvs') });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.query('analyze');
  await client.end();
  return (performance.now() - began) / 1000;
};

/** Makes the month, and tells how long it took. */
async function publish(server: OwnServer): Promise<number> {
  const house = await openBench(server);
  const began = performance.now();
  await publishFigures(house);
  await house.close();
  return (performance.now() - began) / 1000;
}

async function openBench(server: OwnServer) {
  const config = readConfig(server.env);
  if ('problems' in config) throw new Error(config.problems.join());
  return openHouse(config);
}

/** The admin of one of the regions, as in life. */
async function signIn(server: OwnServer): Promise<string> {
  const house = await openBench(server);
  const role = { name: 'Bench', mail, roles: [{ role: 'region-admin' as const }] };
  await enrol(house, {
    region: 'Bench 0',
    organisations: [{ kind: 'region', name: 'Bench 0', staff: [role] }],
  });
  const browser = await knock(house, mail);
  await enterCode(house, browser, (await mailedCode(house, mail)) ?? '', 'shared');
  const token = await finishSignIn(house, browser, mail, 'region-admin');
  await house.close();
  if (token === undefined) throw new Error('nobody got in');
  return token;
}

async function view(server: OwnServer, token: string, what: string): Promise<Run[]> {
  const home = mkdtempSync(join(tmpdir(), 'pvs-bench-'));
  const app = await startProcess(server.env, join(home, 'log'));
  const workers = () => ({ node: app.pid, postgres: server.pids() });
  const paths = ['/begeleider/getallen', '/begeleider/getallen?waar=00000000-0000-0000-0000-000000000000'];
  const runs: Run[] = [];
  for (const path of paths) {
    const job = {
      ...{ origin: app.origin, path, tokens: [token], connections: 1 },
      ...{ atMostMs: Number(values.seconds) * 1000, atMostRequests: 4_000 },
    };
    await measure(what, job, workers);
    runs.push(await measure(`${what} ${path.includes('?') ? 'programme' : 'region'}`, job, workers));
  }
  await app.stop();
  rmSync(home, { recursive: true, force: true });
  return runs;
}

/** The reference: the way through of each school, counted there and then out of the passports, as a page without totals would. */
async function countLive(server: OwnServer): Promise<number> {
  const client = new pg.Client({ connectionString: server.url.replace(/\/postgres$/, '/pvs') });
  await client.connect();
  const before = cpuOf(server.pids(), server.pids().slice(0, 1));
  await client.query(`select g.organisation, count(*), count(s.id), count(a."grant") from organisations.member m
    join organisations."group" g on g.id = m."group" join passport.passport p on p.owner = m.owner
    left join passport.progress r on r.owner = m.owner left join sharing."grant" s on s.owner = m.owner
    left join sharing.acceptance a on a."grant" = s.id where m."left" is null group by g.organisation`);
  const spent = cpuOf(server.pids(), server.pids().slice(0, 1)) - before;
  await client.end();
  return spent;
}

async function main(): Promise<void> {
  readyMachine();
  const server = await ownServer();
  try {
    const many = Number(values.passports);
    await planting(server, manyPassports(few, 40, 10, year));
    const token = await signIn(server);
    await publish(server);
    const small = await view(server, token, `of ${few}`);
    await planting(server, [...noMonthYet, ...clear]);
    const planted = await planting(server, manyPassports(many, schools, regions, year));
    const made = await publish(server);
    const large = await view(server, token, `of ${many}`);
    const live = await countLive(server);
    report({ many, planted, made, small, large, live });
  } finally {
    server.drop();
  }
}

/** The few go before the many come; who looks stays. */
const clear = [
  'delete from passport.passport',
  'delete from organisations.member',
  'delete from organisations."group"',
  `delete from organisations.organisation where kind = 'school'`,
];

type Met = { many: number; planted: number; made: number; small: Run[]; large: Run[]; live: number };

function report({ many, planted, made, small, large, live }: Met): void {
  const faults = [...small, ...large].reduce((sum, run) => sum + run.faults, 0);
  console.log(
    `Planted ${many} passports in ${schools} schools of ${regions} regions (rows without words), in ${planted.toFixed(0)} s.`,
  );
  console.log(`A month was made in ${made.toFixed(1)} s; once a month, at night, a school at a time.`);
  console.log(
    '\n| a view | CPU ms | of a thousand | times | counted there and then |\n| --- | --- | --- | --- | --- |',
  );
  for (const [n, run] of large.entries()) {
    const before = small[n]?.cpu ?? Number.NaN;
    console.log(
      `| ${run.what} | ${run.cpu.toFixed(1)} | ${before.toFixed(1)} | ${(run.cpu / before).toFixed(2)} × | ${live.toFixed(0)} ms, ${(live / run.cpu).toFixed(0)} × |`,
    );
  }
  const reached = faults === 0 && large.every(({ cpu }) => cpu < atMost);
  console.log(`\n${reached ? 'Reached' : 'Not reached'}: under ${atMost} ms CPU a view, ${faults} faults.`);
  process.exitCode = reached ? 0 : 1;
}

await main();

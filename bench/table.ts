import type { Run } from './measure.ts';
import type { PageCost } from './pages.ts';

/** One target: what was reached beside what it should be, both as a number of times the reference or as kB. */
export type Ratio = { what: string; reached: number; most: number; unit: '×' | 'kB' };

const cpuTargets = [
  ['save one answer', 4],
  ['shared passport', 5],
  ['question page', 3],
] as const;

/** The targets, at one connection, where nobody waits for anybody. */
export function ratiosOf(runs: readonly Run[], pages: readonly PageCost[]): Ratio[] {
  const cpu = (what: string): number =>
    runs.find((run) => run.what === what && run.connections === 1)?.cpu ?? Number.NaN;
  const fixed = pages.find(({ page }) => page === 'static page')?.lcp ?? Number.NaN;
  const ours = pages.filter(({ page }) => !page.startsWith('static page'));
  return [
    ...cpuTargets.map(
      ([what, most]): Ratio => ({
        ...{ what: `${what}: CPU against one pgbench -N`, most, unit: '×' },
        reached: cpu(what) / cpu('pgbench -N'),
      }),
    ),
    ...ours.flatMap(({ page, lcp, script, bytes, fonts }): Ratio[] => [
      { what: `${page}: LCP against the static page`, reached: lcp / fixed, most: 1.3, unit: '×' },
      { what: `${page}: JavaScript`, reached: script / 1000, most: 15, unit: 'kB' },
      { what: `${page}: everything but fonts`, reached: (bytes - fonts) / 1000, most: 60, unit: 'kB' },
    ]),
  ];
}

/** All tables, for people to read. */
export function tables(runs: readonly Run[], pages: readonly PageCost[], ratios: readonly Ratio[]): string {
  return [
    rows(
      ['', 'conn.', 'per second', 'p50 ms', 'p99 ms', 'CPU ms', 'of which PG', 'faults'],
      runs.map((run) => [
        run.what,
        `${run.connections}`,
        run.perSecond.toFixed(0),
        ms(run.p50),
        ms(run.p99),
        run.cpu.toFixed(2),
        run.postgres.toFixed(2),
        `${run.faults}`,
      ]),
    ),
    rows(
      ['first visit, slow phone', 'requests', 'kB', 'script kB', 'fonts kB', 'LCP ms'],
      pages.map((each) => [
        each.page,
        `${each.requests}`,
        kB(each.bytes),
        kB(each.script),
        kB(each.fonts),
        each.lcp.toFixed(0),
      ]),
    ),
    rows(
      ['target', 'reached', 'at most', ''],
      ratios.map(({ what, reached, most, unit }) => [
        what,
        `${reached.toFixed(2)} ${unit}`,
        `${most} ${unit}`,
        reached <= most ? 'yes' : 'NO',
      ]),
    ),
  ].join('\n');
}

const ms = (value: number): string => (Number.isNaN(value) ? '' : value.toFixed(1));
const kB = (bytes: number): string => (bytes / 1000).toFixed(1);

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  const all = [head, ...body];
  const wide = head.map((_, n) => Math.max(...all.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(wide[n] ?? 0) : cell.padStart(wide[n] ?? 0))).join('  ');
  return [line(head), wide.map((size) => '-'.repeat(size)).join('  '), ...body.map(line), ''].join('\n');
}

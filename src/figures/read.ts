import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { OrganisationTable } from '../organisations/rows.ts';
import { organisationsByIds } from '../organisations/staffing-rows.ts';
import { road } from './measures.ts';
import { spanOf } from './publish.ts';
import { type Level, lastMonth, nowhere, type ShownRow, shownIn, shownOf } from './rows.ts';

/** What is shown of each measure: tens, or `null` for what is not told. A measure that is not in it was never counted. */
export type Shown = ReadonlyMap<string, number | null>;

/** Of what figures can be chosen. `name` is absent of the whole programme. */
export type Scope = { key: string; level: Level; name?: string };

export type FiguresRead = {
  scopes: readonly Scope[];
  scope: Scope;
  /** There are figures of; the newest first. */
  years: readonly string[];
  year: string | undefined;
  /** Until when is counted; `undefined` before the first time. */
  until: Date | undefined;
  figures: Shown;
  /** The way through in each year. */
  byYear: ReadonlyMap<string, Shown>;
  /** Of a region: the same of each of its schools. */
  schools: readonly { name: string; figures: Shown }[];
};

/**
 * Figures of one scope and year: a dean's own school, the region, each of its schools, or the whole programme (F57, F129). Reads totals that stand ready: as quick for half a
 * million passports as for ten. Faults: `not-there` for who looks after none, and for a scope that this hat does not reach.
 */
export async function readFigures(
  actor: StaffActor,
  house: House,
  chosen: { scope?: string | undefined; year?: string | undefined },
): Promise<FiguresRead> {
  return perform(house, actor, 'figures.read', {}, async ({ tx, facts }) => {
    const all = await organisationsByIds(tx, facts.staffReach);
    const scopes = scopesOf(actor, all);
    const scope = chosen.scope === undefined ? scopes[0] : scopes.find(({ key }) => key === chosen.scope);
    if (scope === undefined) throw new Fault('not-there', 'no figures of that');
    const rows = await shownOf(tx, scope.level, [scope.key]);
    const years = [...new Set(rows.map(({ year }) => year))].sort().reverse();
    const year = years.find((one) => one === chosen.year) ?? years[0];
    const month = await lastMonth(tx);
    return {
      ...{ scopes, scope, years, year },
      until: month === undefined ? undefined : spanOf(month).until,
      figures: shown(rows.filter((row) => row.year === year)),
      byYear: new Map(
        years.map((one) => [one, shown(rows.filter((row) => row.year === one && isRoad(row)))]),
      ),
      schools: scope.level === 'region' && year !== undefined ? await schoolsIn(tx, all, year) : [],
    };
  });
}

const shown = (rows: readonly ShownRow[]): Shown => new Map(rows.map((row) => [row.measure, row.shown]));
const isRoad = ({ measure }: ShownRow): boolean => road.some((one) => one === measure);

/** What this hat reaches: a school with its locations, or a region with its schools and the whole programme. */
function scopesOf(actor: StaffActor, all: readonly OrganisationTable[]): Scope[] {
  const schools = all.filter(({ kind }) => kind === 'school');
  const own = all.find(({ id }) => id === actor.organisation);
  if (actor.role === 'region-admin')
    return own === undefined
      ? []
      : [
          { key: own.region, level: 'region', name: own.name },
          { key: nowhere, level: 'programme' },
          ...schools.map(({ id, name }) => ({ key: id, level: 'school' as const, name })),
        ];
  const places = all.filter(({ kind }) => kind === 'location');
  return [
    ...schools.map(({ id, name }) => ({ key: id, level: 'school' as const, name })),
    ...places.map(({ id, name }) => ({ key: id, level: 'place' as const, name })),
  ];
}

async function schoolsIn(
  tx: Parameters<typeof shownIn>[0],
  all: readonly OrganisationTable[],
  year: string,
): Promise<FiguresRead['schools']> {
  const schools = all.filter(({ kind }) => kind === 'school');
  const ids = schools.map(({ id }) => id);
  const rows = await shownIn(tx, 'school', ids, year, road);
  return schools.map(({ id, name }) => ({ name, figures: shown(rows.filter((row) => row.scope === id)) }));
}

import { hash } from 'node:crypto';
import type { SystemActor } from '../src/access/actor.ts';
import { type Granted, type House, perform } from '../src/access/perform.ts';
import { schoolYear } from '../src/base/school-year.ts';
import { wallOf } from '../src/base/wall.ts';
import { choices, steps, stops } from '../src/figures/measures.ts';
import { type Figure, grow } from '../src/figures/protect.ts';
import { totals } from '../src/figures/publish.ts';
import {
  beginMonth,
  lastMonth,
  nowhere,
  type Place,
  placesToCount,
  putFigures,
} from '../src/figures/rows.ts';

const job: SystemActor = { kind: 'system', job: 'figures' };

/** How many young people began in a made-up school: two years ago, last year, and this year so far. */
const schools: Readonly<Record<string, readonly [number, number, number]>> = {
  'De Wilgenstroom': [138, 155, 64],
  'Praktijkschool De Kiezel': [44, 52, 27],
  'De Heuvelgaard': [92, 113, 48],
};
/** Which part of them took a step. Nobody's: a story in numbers. */
const parts: Readonly<Record<string, number>> = {
  ...{ started: 1, finished: 0.61, talked: 0.55, shared: 0.48, read: 0.42, agreed: 0.24, arrived: 0.36 },
  ...{ 'begun-wie': 0.97, 'begun-kan': 0.9, 'begun-wil': 0.84, 'begun-nodig': 0.71, 'begun-stap': 0.66 },
  ...{ 'done-wie': 0.88, 'done-kan': 0.79, 'done-wil': 0.74, 'done-nodig': 0.6, 'done-stap': 0.57 },
  ...{ 'route-mbo': 0.72, 'route-werk': 0.19 },
  ...{ 'intake-read-ja': 0.4, 'intake-read-nee': 0.08, 'intake-read-weet-niet': 0.12 },
  ...{ 'intake-helped-ja': 0.33, 'intake-helped-een-beetje': 0.19, 'intake-helped-nee': 0.06 },
};

/** Figures of earlier years for the demo, of a size that real schools have: made up, and marked as made for this month. Again there is nothing to plant. */
export async function plantFigures(house: House): Promise<void> {
  await perform(house, job, 'figures.count', {}, async (granted) => {
    if ((await lastMonth(granted.tx)) !== undefined) return;
    const places = await placesToCount(granted.tx);
    const month = wallOf(house.clock()).day.slice(0, 7);
    const first = Number(schoolYear(house.clock()).slice(0, 4));
    for (const ago of [2, 1, 0]) await plantYear(granted, places, `${first - ago}-${first - ago + 1}`, ago);
    for (const { id } of places) await beginMonth(granted.tx, 'place', id, month, granted.now);
    await beginMonth(granted.tx, 'programme', nowhere, month, granted.now);
  });
}

async function plantYear(
  { tx }: Granted,
  places: readonly Place[],
  year: string,
  ago: number,
): Promise<void> {
  const regions = new Map<string, Map<string, Figure>[]>();
  const named = await tx.selectFrom('organisations.organisation').select(['id', 'name']).execute();
  for (const { id, region } of places) {
    const name = named.find((one) => one.id === id)?.name ?? '';
    const began = schools[name]?.[2 - ago];
    if (began === undefined) continue;
    const figures = figuresOf(name, began, ago > 0);
    await putFigures(tx, { level: 'place', scope: id, year }, figures);
    await putFigures(tx, { level: 'school', scope: id, year }, totals([figures]));
    regions.set(region, [...(regions.get(region) ?? []), totals([figures])]);
  }
  const all = [...regions].map(([region, schools]) => [region, totals(schools)] as const);
  for (const [scope, figures] of all) await putFigures(tx, { level: 'region', scope, year }, figures);
  await putFigures(
    tx,
    { level: 'programme', scope: nowhere, year },
    totals(all.map(([, figures]) => figures)),
  );
}

/** Of a year that is not over, no cards were counted yet. */
function figuresOf(school: string, began: number, over: boolean): Map<string, Figure> {
  const measures = [...steps, ...stops, ...(over ? choices : [])];
  return new Map(
    measures.map((measure) => [measure, grow(undefined, Math.round(began * partOf(school, measure)), 0)]),
  );
}

/** Between a fiftieth and a third for a card, a little for a question; the same each time. */
function partOf(school: string, measure: string): number {
  const known = parts[measure];
  const chance = Number.parseInt(hash('sha256', `${school} ${measure}`, 'hex').slice(0, 8), 16) / 2 ** 32;
  if (known !== undefined) return known * (0.94 + chance * 0.06);
  return measure.startsWith('stop-') ? chance ** 3 * 0.2 : 0.02 + chance ** 2 * 0.34;
}

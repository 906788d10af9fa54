import type { SystemActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { schoolYear, schoolYearBegan } from '../base/school-year.ts';
import { startOfDay, wallOf } from '../base/wall.ts';
import { choices, coreQuestions, countsChoices, epsilon, steps, stops } from './measures.ts';
import { type Figure, grow, noise, total } from './protect.ts';
import {
  beginMonth,
  countFresh,
  figuresOf,
  forgetOldSlips,
  isMade,
  nowhere,
  type Place,
  placesToCount,
  putFigures,
  type Span,
  takeSlips,
} from './rows.ts';

const job: SystemActor = { kind: 'system', job: 'figures' };

/**
 * Makes the figures of the month that has just begun, when they are not there yet: of each place what is new, with noise; then of regions and of the whole programme, out of
 * those alone (decision 0058). A place is one transaction, and a month of it is made once: a run that stops half way goes on where it was. Gives how many places were made.
 */
export async function publishFigures(house: House): Promise<number> {
  const month = wallOf(house.clock()).day.slice(0, 7);
  const done = await perform(house, job, 'figures.count', {}, ({ tx }) =>
    isMade(tx, 'programme', nowhere, month),
  );
  if (done) return 0;
  const places = await perform(house, job, 'figures.count', {}, ({ tx }) => placesToCount(tx));
  const span = spanOf(month);
  let made = 0;
  for (const place of [...places.map(({ id }) => id), nowhere])
    if (await perform(house, job, 'figures.count', {}, (granted) => makePlace(granted, house, place, span)))
      made++;
  const regions = [...new Set(places.map(({ region }) => region))];
  for (const region of regions)
    await perform(house, job, 'figures.count', {}, (granted) =>
      makeRegion(
        granted,
        region,
        places.filter((place) => place.region === region),
        span,
      ),
    );
  await perform(house, job, 'figures.count', {}, (granted) => makeProgramme(granted, regions, span));
  return made;
}

export type Month = Span & { month: string };

/** A month ends the one before it: on 1 August the figures are the last ones of the school year that ended. */
export function spanOf(month: string): Month {
  const until = startOfDay(`${month}-01`);
  const last = new Date(until.getTime() - 1);
  return { month, year: schoolYear(last), from: schoolYearBegan(last), until };
}

const measures: readonly string[] = [...steps, ...stops];

async function makePlace(granted: Granted, house: House, place: string, span: Month): Promise<boolean> {
  const { tx, now } = granted;
  if (!(await beginMonth(tx, 'place', place, span.month, now))) return false;
  const fresh = await countFresh(tx, place, span, coreQuestions);
  if (fresh === undefined) return false;
  const before = (await figuresOf(tx, 'place', [place], span.year)).get(place);
  const next = new Map<string, Figure>();
  // Noise is in every figure, also where nothing is new: else it would tell that nothing was.
  for (const measure of measures)
    next.set(measure, grow(before?.get(measure), fresh.get(measure) ?? 0, noise(epsilon.steps)));
  if (countsChoices(span.month)) {
    const chosen = await countSlips(granted, house, place, span.year);
    for (const measure of choices)
      next.set(measure, grow(before?.get(measure), chosen.get(measure) ?? 0, noise(epsilon.choices)));
  }
  await putFigures(tx, { level: 'place', scope: place, year: span.year }, next);
  return true;
}

/** Opens the slips of a place, whose they are nobody can tell, and counts what is on them. */
async function countSlips(
  { tx, permit }: Granted,
  house: House,
  place: string,
  year: string,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { id, sealed } of await takeSlips(tx, place, year)) {
    const words = house.keys.openForHouse(permit, 'slip', Buffer.from(id).toString('hex'), sealed);
    const chosen: unknown = JSON.parse(words);
    if (!Array.isArray(chosen)) throw new Error('a slip that is no list');
    for (const measure of chosen) counts.set(String(measure), (counts.get(String(measure)) ?? 0) + 1);
  }
  return counts;
}

async function makeRegion(
  { tx, now }: Granted,
  region: string,
  places: readonly Place[],
  { month, year }: Month,
): Promise<void> {
  if (!(await beginMonth(tx, 'region', region, month, now))) return;
  const own = await figuresOf(
    tx,
    'place',
    places.map(({ id }) => id),
    year,
  );
  const schools = [...new Set(places.map(({ school }) => school))];
  const made = new Map<string, Map<string, Figure>>();
  for (const school of schools) {
    const parts = places.filter((place) => place.school === school).flatMap(({ id }) => own.get(id) ?? []);
    if (parts.length === 0) continue;
    const whole = totals(parts);
    made.set(school, whole);
    await putFigures(tx, { level: 'school', scope: school, year }, whole);
  }
  await putTotal(tx, 'region', region, year, [...made.values()]);
}

async function makeProgramme({ tx, now }: Granted, regions: readonly string[], span: Month): Promise<void> {
  const { month, year } = span;
  if (!(await beginMonth(tx, 'programme', nowhere, month, now))) return;
  const parts = await figuresOf(tx, 'region', regions, year);
  const without = (await figuresOf(tx, 'place', [nowhere], year)).get(nowhere);
  await putTotal(tx, 'programme', nowhere, year, [...parts.values(), ...(without ? [without] : [])]);
  await forgetOldSlips(tx, year);
}

async function putTotal(
  tx: Granted['tx'],
  level: 'region' | 'programme',
  scope: string,
  year: string,
  parts: readonly ReadonlyMap<string, Figure>[],
): Promise<void> {
  if (parts.length === 0) return;
  await putFigures(tx, { level, scope, year }, totals(parts));
}

/** Of each measure that any part has. */
export function totals(parts: readonly ReadonlyMap<string, Figure>[]): Map<string, Figure> {
  const all = new Set(parts.flatMap((part) => [...part.keys()]));
  return new Map(
    [...all].map((measure) => [measure, total(parts.flatMap((part) => part.get(measure) ?? []))]),
  );
}

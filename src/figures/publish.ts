import type { SystemActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { schoolYear, schoolYearBegan } from '../base/school-year.ts';
import { startOfDay, wallOf } from '../base/wall.ts';
import { choices, coreQuestions, countsChoices, epsilon, lateSteps, steps, stops } from './measures.ts';
import { type Draw, type Figure, grow, noise, secure, total } from './protect.ts';
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
 * `draw` is where the noise comes from: only an attack gives another one (decision 0079).
 */
export async function publishFigures(house: House, draw: Draw = secure): Promise<number> {
  const month = wallOf(house.clock()).day.slice(0, 7);
  const done = await perform(house, job, 'figures.count', {}, ({ tx }) =>
    isMade(tx, 'programme', nowhere, month),
  );
  if (done) return 0;
  const places = await perform(house, job, 'figures.count', {}, ({ tx }) => placesToCount(tx));
  const spans = spansOf(month);
  let made = 0;
  for (const place of [...places.map(({ id }) => id), nowhere])
    if (
      await perform(house, job, 'figures.count', {}, (granted) =>
        makePlace(granted, house, place, spans, draw),
      )
    )
      made++;
  const regions = [...new Set(places.map(({ region }) => region))];
  for (const region of regions)
    await perform(house, job, 'figures.count', {}, (granted) =>
      makeRegion(
        granted,
        region,
        places.filter((place) => place.region === region),
        spans,
      ),
    );
  await perform(house, job, 'figures.count', {}, (granted) => makeProgramme(granted, regions, spans));
  return made;
}

export type Month = Span & { month: string };

/** A month ends the one before it: on 1 August the figures are the last ones of the school year that ended. */
export function spanOf(month: string): Month {
  const until = startOfDay(`${month}-01`);
  const last = new Date(until.getTime() - 1);
  return { month, year: schoolYear(last), from: schoolYearBegan(last), until };
}

/** In September and October the year that ended is added to: who lands, lands in summer. */
export function spansOf(month: string): Counting[] {
  const span = { ...spanOf(month), only: null };
  if (!/-(09|10)$/.test(month)) return [span];
  const before = spanOf(`${month.slice(0, 4)}-08`);
  return [{ ...before, month, until: span.until, only: lateSteps }, span];
}

/** A span, and which steps alone are counted in it. */
type Counting = Month & { only: readonly string[] | null };

const measures: readonly string[] = [...steps, ...stops];

async function makePlace(
  granted: Granted,
  house: House,
  place: string,
  spans: readonly Counting[],
  draw: Draw,
): Promise<boolean> {
  const [{ month } = { month: '' }] = spans;
  if (!(await beginMonth(granted.tx, 'place', place, month, granted.now))) return false;
  let made = false;
  for (const span of spans) if (await countPlace(granted, house, place, span, draw)) made = true;
  return made;
}

async function countPlace(
  granted: Granted,
  house: House,
  place: string,
  span: Counting,
  draw: Draw,
): Promise<boolean> {
  const { tx } = granted;
  const fresh = await countFresh(tx, place, span, span.only === null ? coreQuestions : [], span.only);
  if (fresh === undefined) return false;
  const before = (await figuresOf(tx, 'place', [place], span.year)).get(place);
  const next = new Map<string, Figure>();
  // Noise is in every figure, also where nothing is new: else it would tell that nothing was.
  for (const measure of span.only ?? measures)
    next.set(measure, grow(before?.get(measure), fresh.get(measure) ?? 0, noise(epsilon.steps, draw)));
  if (span.only === null && countsChoices(span.month)) {
    const chosen = await countSlips(granted, house, place, span.year);
    for (const measure of choices)
      next.set(measure, grow(before?.get(measure), chosen.get(measure) ?? 0, noise(epsilon.choices, draw)));
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
    for (const measure of readSlip(() =>
      house.keys.openForHouse(permit, 'slip', Buffer.from(id).toString('hex'), sealed),
    ))
      counts.set(String(measure), (counts.get(String(measure)) ?? 0) + 1);
  }
  return counts;
}

/** What is on a slip. One that does not open, or is no list, counts as empty: it may not hold up the figures of all others. */
function readSlip(open: () => string): unknown[] {
  try {
    const chosen: unknown = JSON.parse(open());
    return Array.isArray(chosen) ? chosen : [];
  } catch {
    return [];
  }
}

async function makeRegion(
  { tx, now }: Granted,
  region: string,
  places: readonly Place[],
  spans: readonly Counting[],
): Promise<void> {
  const [{ month } = { month: '' }] = spans;
  if (!(await beginMonth(tx, 'region', region, month, now))) return;
  for (const { year } of spans) await sumRegion(tx, region, places, year);
}

async function sumRegion(
  tx: Granted['tx'],
  region: string,
  places: readonly Place[],
  year: string,
): Promise<void> {
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

async function makeProgramme(
  { tx, now }: Granted,
  regions: readonly string[],
  spans: readonly Counting[],
): Promise<void> {
  const [{ month } = { month: '' }] = spans;
  if (!(await beginMonth(tx, 'programme', nowhere, month, now))) return;
  for (const { year } of spans) {
    const parts = await figuresOf(tx, 'region', regions, year);
    const without = (await figuresOf(tx, 'place', [nowhere], year)).get(nowhere);
    await putTotal(tx, 'programme', nowhere, year, [...parts.values(), ...(without ? [without] : [])]);
  }
  await forgetOldSlips(tx, spanOf(month).year);
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

import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import type { OwnerId } from '../base/id.ts';
import { writeToOwner } from '../identity/own-address.ts';
import { passportOf } from '../passport/rows.ts';
import { forgetPassport } from './forget.ts';
import { type Due, defaultTerms, dueOf, staffNameDays, type TermName, termNames, warnings } from './life.ts';
import {
  forgetLists,
  forgetStaff,
  putTerm,
  putWarning,
  regionId,
  regionTerm,
  unusedNow,
  warningsOf,
} from './rows.ts';

const job: SystemActor = { kind: 'system', job: 'terms' };
const atOnce = 200;

export type Kept = { warned: number; erased: number; places: number };

/**
 * Keeps the terms (AVG art. 5, promise F92): warns and at last erases passports that nobody used, takes old class lists away, and names of staff
 * who left. Each passport is its own transaction by the door, so that one that fails does not hold up the others; when some did, it throws at the end, and the next night tries again. Gives counts.
 */
export async function keepTerms(house: House): Promise<Kept> {
  const kept = { warned: 0, erased: 0, places: 0 };
  let failed = 0;
  await perform(house, job, 'term.keep', {}, async ({ tx, now }) => {
    kept.places = await forgetLists(tx, dayOf(now));
    await forgetStaff(tx, after(now, -days(staffNameDays)));
  });
  for (let from: OwnerId | null = null; ; ) {
    const page: OwnerId[] = await perform(house, job, 'term.keep', {}, ({ tx, now }) =>
      unusedNow(tx, now, defaultTerms['unused-passport'], from, atOnce),
    );
    for (const owner of page) {
      const due = await age(house, owner).catch(() => 'failed' as const);
      if (due === 'failed') failed++;
      if (due === 'warn') kept.warned++;
      if (due === 'erase') kept.erased++;
    }
    from = page.at(-1) ?? null;
    if (page.length < atOnce) break;
  }
  if (failed > 0) throw new Error(`the terms of ${failed} passports could not be kept`);
  return kept;
}

export type Chosen = Partial<Record<TermName, number>>;

/** A region's own terms, in days (1 to 3660). Throws when no region has this name. */
export async function chooseTerms(house: House, region: string, chosen: Chosen): Promise<void> {
  await perform(house, job, 'term.choose', {}, async ({ tx }) => {
    const id = await regionId(tx, region);
    if (id === undefined) throw new Error(`there is no region "${region}"`);
    for (const name of termNames) {
      const days = chosen[name];
      if (days !== undefined) await putTerm(tx, id, name, days);
    }
  });
}

/** Does what is due for one passport tonight, and says what it was. */
async function age(house: House, owner: OwnerId): Promise<Due['kind']> {
  const kind = await perform(house, job, 'passport.age', { passport: owner }, async (granted) => {
    const { tx, now } = granted;
    const passport = await passportOf(tx, owner);
    if (passport === undefined) return 'nothing';
    const term = (await regionTerm(tx, owner, 'unused-passport')) ?? defaultTerms['unused-passport'];
    const due = dueOf(passport.used, term, await warningsOf(tx, owner), now);
    if (due.kind === 'warn') {
      await putWarning(tx, owner, due.step, now);
      // The day that it goes if nobody comes and every warning is in time: it may be later, never sooner.
      const day = after(now, days(30) * (warnings + 1 - due.step)).toISOString();
      await writeToOwner(house, granted, { owner, language: passport.language }, { kind: 'unused', day });
    }
    if (due.kind === 'erase') await forgetPassport(granted, house, owner);
    return due.kind;
  });
  if (kind === 'erase') await house.keys.destroy(owner).catch(() => undefined);
  return kind;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, hours } from '../base/clock.ts';
import type { GroupId, OrganisationId } from '../base/id.ts';
import { schoolYear, schoolYearBegan } from '../base/school-year.ts';
import { groupNamed } from './enrol-rows.ts';
import { movePlaces } from './place-rows.ts';
import { changeRole, giveRole, groupsIn, mentorsAt } from './staffing-rows.ts';

/** The year that classes are made for: from May on the next one, and before that the one that is on. */
export function yearToMake(now: Date): string {
  const [from = 0] = schoolYear(now).split('-').map(Number);
  // By the clock on the wall, as the school year itself turns: on the last evening of July it is August there already.
  const month = after(now, hours(2)).getUTCMonth();
  return month >= 4 && month < 7 ? `${from + 1}-${from + 2}` : schoolYear(now);
}

/** The years that a list can be for: the one that is on, and from May to July also the one to come. */
export const listYears = (now: Date): readonly string[] => [...new Set([schoolYear(now), yearToMake(now)])];

/** What comes after a class: "3B" becomes "4B". A name without a year ("10A" has none) keeps it. */
export const nextName = (name: string): string =>
  name.replace(/(?<!\d)[1-5](?!\d)/, (year) => String(Number(year) + 1));

export type TurnClass = { id: GroupId; name: string; next: string; mentors: number };
export type Turn = { year: string; before: string; classes: readonly TurnClass[]; made: readonly string[] };

/** The classes of the year before, with the names that they might have, and those that were made already. Faults: `not-there` for a school that is not this dean's. */
export async function readTurn(actor: StaffActor, house: House, organisation: OrganisationId): Promise<Turn> {
  return perform(house, actor, 'year.read', { organisation }, async ({ tx, now }) => {
    const year = yearToMake(now);
    const before = yearBefore(year);
    const old = await groupsIn(tx, [organisation], before);
    const mentors = await mentorsAt(
      tx,
      old.map(({ id }) => id),
      now,
    );
    return {
      year,
      before,
      classes: old.map(({ id, name }) => ({
        ...{ id, name, next: nextName(name) },
        mentors: mentors.filter(({ group, person }) => group === id && person !== actor.person).length,
      })),
      made: (await groupsIn(tx, [organisation], year)).map(({ name }) => name),
    };
  });
}

/** `name` of the new class; without one the class goes on no further. `list`: the school's list goes along, to be corrected by the next list. */
export type TurnChoice = { from: GroupId; name: string | undefined; mentor: boolean; list: boolean };

/**
 * Makes the classes of a new year out of those of the year before (F50), in one go. Mentors who go along are mentor of the new class from its beginning; of the old one
 * until 1 October, when its list has had its time. Who makes the classes gives none to themselves. Doing it again makes nothing double. Young people come into the new class with the code on the board:
 * nobody is put before a mentor by another. `more`: names of classes that come out of none, as in a school that has none yet (F49). Gives how many classes there are now. Faults: as `readTurn`.
 */
export async function turnYear(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  choices: readonly TurnChoice[],
  more: readonly string[] = [],
): Promise<number> {
  return perform(house, actor, 'year.turn', { organisation }, async ({ tx, now }) => {
    const year = yearToMake(now);
    const known = await groupsIn(tx, [organisation], yearBefore(year));
    const began = schoolYearBegan(new Date(`${year.slice(0, 4)}-09-01T00:00:00Z`));
    const ends = new Date(`${year.slice(0, 4)}-10-01T00:00:00Z`);
    for (const { from, name, mentor, list } of choices) {
      if (!known.some(({ id }) => id === from)) continue;
      const to =
        name === undefined ? undefined : await groupNamed(tx, { organisation, name, school_year: year });
      for (const old of await mentorsAt(tx, [from], now)) {
        if (old.person === actor.person) continue;
        if (to !== undefined && mentor && old.until === null)
          await giveRole(tx, { ...old, group: to, since: began > now ? began : now, until: null });
        if (old.until === null)
          await changeRole(tx, { ...old, group: from }, { until: ends > now ? ends : now });
      }
      if (to !== undefined && list) await movePlaces(tx, from, to);
    }
    for (const name of more) await groupNamed(tx, { organisation, name, school_year: year });
    return (await groupsIn(tx, [organisation], year)).length;
  });
}

function yearBefore(year: string): string {
  const [from = 0, to = 0] = year.split('-').map(Number);
  return `${from - 1}-${to - 1}`;
}

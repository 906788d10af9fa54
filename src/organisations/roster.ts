import { createHash } from 'node:crypto';
import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, hours } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { type GroupId, newId, type OrganisationId, type PlaceId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import { groupNamed } from './enrol-rows.ts';
import { indexNumber, newStartCode, openName, sealName } from './place.ts';
import {
  changePlace,
  changePlaces,
  dropRoster,
  endMembersOf,
  endPlaces,
  freePlace,
  holdList,
  insertPlaces,
  placesOf,
  stagedRoster,
  stageRoster,
} from './place-rows.ts';
import type { NoRoster, Roster, RosterRow } from './roster-columns.ts';
import { readRosterFile, stagedShape } from './roster-file.ts';
import { type Listed, planRoster, type RosterPlan } from './roster-plan.ts';
import { groupsOfYear } from './rows.ts';
import { organisationsByIds } from './staffing-rows.ts';
import { listYears } from './turn.ts';

/** How long a list that was read waits for a yes. */
export const rosterWaits = hours(4);

/** A list that was read, and what taking it over would do. `mark` stands for exactly this. */
export type Preview = { roster: Roster; plan: RosterPlan; year: string; mark: string };

/**
 * Reads a list of groups and pupils, a table or a OneRoster bundle, and keeps it sealed until it is taken over or four hours have gone by (F50). Nothing changes yet. Gives why it is no
 * list, or `undefined`. `year`: which school year it is for; the one that is on when it is left out, and from May on it can be the next. Faults: `not-there` for an
 * organisation that is not this dean's, `malformed` for another year.
 */
export async function readList(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  bytes: Uint8Array,
  wanted?: string,
): Promise<NoRoster | undefined> {
  return perform(house, actor, 'roster.read', { organisation }, async ({ tx, now }) => {
    const year = wanted ?? schoolYear(now);
    if (!listYears(now).includes(year)) throw new Fault('malformed', 'a list of no year that can be made');
    const [own] = await organisationsByIds(tx, [organisation]);
    const reader = { name: own?.name ?? '', code: own?.code ?? null, today: now.toISOString().slice(0, 10) };
    const roster = readRosterFile(bytes, reader);
    if ('kind' in roster) return roster;
    const sealed = house.keys.sealForHouse('roster', organisation, JSON.stringify({ ...roster, year }));
    await stageRoster(tx, { organisation, person: actor.person, made: now, sealed });
    return undefined;
  });
}

/** What taking over the list that waits would do now; `undefined` when none waits. Faults: as `readList`. */
export async function previewList(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
): Promise<Preview | undefined> {
  return perform(house, actor, 'roster.read', { organisation }, (granted) =>
    preview(granted, house, actor, organisation),
  );
}

/** `changed`: the school's list is another one than when the preview was drawn; look again. `gone`: none waits (any more). */
export type Taken =
  | { kind: 'done'; plan: RosterPlan; roster: Roster }
  | { kind: 'changed' }
  | { kind: 'gone' };

/**
 * Takes the list over, in one transaction: all of it or nothing (F50). New groups and places are made, with a start card for each; who moved or left is off the old
 * mentor's list at once. `mark`: of the preview that was said yes to. Faults: as `readList`.
 */
export async function takeList(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  mark: string,
): Promise<Taken> {
  return perform(house, actor, 'roster.take', { organisation }, async (granted) => {
    const { tx, now } = granted;
    await holdList(tx, organisation);
    const found = await preview(granted, house, actor, organisation);
    if (found === undefined) return { kind: 'gone' };
    if (found.mark !== mark) return { kind: 'changed' };
    if (!(await dropRoster(tx, organisation, actor.person))) return { kind: 'gone' };
    const { plan, year } = found;
    const groups = await groupsFor(granted, organisation, year, plan);
    const groupOf = ({ group }: RosterRow): GroupId => {
      const id = groups.get(group);
      if (id === undefined) throw new Error('a group that was not made');
      return id;
    };
    await insertPlaces(
      tx,
      plan.fresh.map((row) => {
        const id = newId<PlaceId>();
        const number_index = indexNumber(house.keys, organisation, row.number);
        const own = {
          id,
          organisation,
          group: groupOf(row),
          number_index,
          sealed: sealName(house.keys, id, row),
        };
        return { ...own, ...newStartCode(house.keys, id), claimed: null, left: null, made: now };
      }),
    );
    for (const { from, back } of plan.moves) {
      if (!back) continue;
      await freePlace(tx, from.id);
      await changePlace(tx, from.id, { left: null, claimed: null, ...newStartCode(house.keys, from.id) });
    }
    await changePlaces(
      tx,
      [...plan.moves, ...plan.renamed].map(({ from: { id }, to }) => ({
        ...{ id, group: groupOf(to), sealed: sealName(house.keys, id, to) },
      })),
    );
    await endPlaces(
      tx,
      plan.leaves.map(({ id }) => id),
      now,
    );
    await endMemberships(granted, organisation, found);
    return { kind: 'done', plan, roster: found.roster };
  });
}

/** Throws the list that waits away. Faults: as `readList`. */
export async function dropList(actor: StaffActor, house: House, organisation: OrganisationId): Promise<void> {
  await perform(house, actor, 'roster.read', { organisation }, ({ tx }) =>
    dropRoster(tx, organisation, actor.person),
  );
}

async function preview(
  { tx, permit, now }: Granted,
  house: House,
  actor: StaffActor,
  organisation: OrganisationId,
): Promise<Preview | undefined> {
  const row = await stagedRoster(tx, organisation, actor.person, after(now, -rosterWaits));
  if (row === undefined) return undefined;
  const read = JSON.parse(house.keys.openForHouse(permit, 'roster', organisation, row.sealed));
  const { year = schoolYear(now), ...found } = stagedShape.parse(read);
  // A list that waited over the first of August for a year that is over by now.
  if (year < schoolYear(now)) return undefined;
  // Who teaches a class of the year to come is made its mentor when that year is on.
  const roster = year === schoolYear(now) ? found : { ...found, mentors: undefined };
  const places = await placesOf(tx, organisation);
  const listed: Listed[] = places.map((place) => ({
    ...openName(house.keys, permit, place),
    ...{ id: place.id, group: place.group, groupName: place.groupName, left: place.left !== null },
  }));
  const plan = planRoster(roster, listed, await groupsOfYear(tx, organisation, year));
  const mark = createHash('sha256')
    .update(JSON.stringify([plan, year]))
    .digest('base64url');
  return { roster, plan, year, mark };
}

/**
 * Who leaves a class, or moves out of it, is off its mentor's list at once. A list for the year to come touches the classes of that year alone: whoever is
 * in a class now stays in it until its year is over.
 */
async function endMemberships(
  { tx, now }: Granted,
  organisation: OrganisationId,
  { plan, year }: Preview,
): Promise<void> {
  const moved = movedFrom(plan);
  if (year === schoolYear(now)) {
    await endMembersOf(
      tx,
      plan.leaves.map(({ id }) => id),
      now,
    );
    for (const [group, ids] of moved) await endMembersOf(tx, ids, now, group);
    return;
  }
  for (const { id } of await groupsOfYear(tx, organisation, year)) {
    const left = plan.leaves.filter(({ group }) => group === id).map((one) => one.id);
    await endMembersOf(tx, [...left, ...(moved.get(id) ?? [])], now, id);
  }
}

/** Who moves, by the class that they move from. Who comes back stands in none. */
function movedFrom({ moves }: RosterPlan): Map<GroupId, PlaceId[]> {
  const by = new Map<GroupId, PlaceId[]>();
  for (const { from, back } of moves) if (!back) by.set(from.group, [...(by.get(from.group) ?? []), from.id]);
  return by;
}

/** The groups of the list by name, the new ones made. */
async function groupsFor(
  { tx }: Granted,
  organisation: OrganisationId,
  year: string,
  plan: RosterPlan,
): Promise<Map<string, GroupId>> {
  const known = await groupsOfYear(tx, organisation, year);
  const groups = new Map(known.map(({ name, id }) => [name, id]));
  for (const name of plan.newGroups)
    groups.set(name, await groupNamed(tx, { organisation, name, school_year: year }));
  return groups;
}

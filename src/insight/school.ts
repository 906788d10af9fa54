import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { GroupId, OrganisationId, PersonId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import { openPerson } from '../identity/person.ts';
import { type PersonTable, personById } from '../identity/person-rows.ts';
import { type Returned, returnedAmong } from '../mail/returned-rows.ts';
import { countPlaces } from '../organisations/place-rows.ts';
import type { OrganisationTable, StaffTable } from '../organisations/rows.ts';
import { groupsIn, mentorsAt, organisationsByIds, rolesIn } from '../organisations/staffing-rows.ts';
import { yearToMake } from '../organisations/turn.ts';
import {
  type ClassFar,
  type SchoolApplied,
  schoolApplied,
  schoolProgress,
} from '../passport/applied-rows.ts';

/** Somebody at work, as who looks after them sees them. */
export type Worker = Pick<StaffTable, 'role' | 'organisation' | 'group' | 'since' | 'until'> & {
  person: PersonId;
  name: string;
  mail: string;
  /** Letters to the address came back (C6). */
  returned: Returned | undefined;
};
export type SchoolClass = {
  id: GroupId;
  name: string;
  /** Its school year: this one, or from May on also the next. */
  year: string;
  organisation: OrganisationId;
  mentors: readonly Worker[];
  /** On the school's own list, and how many of them began with their start card. */
  listed: number;
  begun: number;
  far: ClassFar | undefined;
};
export type School = {
  year: string;
  /** The own organisation first, and the locations under it. */
  places: readonly OrganisationTable[];
  classes: readonly SchoolClass[];
  applied: SchoolApplied | undefined;
};

/**
 * The school in one page, for its dean (F51, F52): classes with their mentors, and numbers. Opens names of mentors and nothing of anybody's passport: the database
 * counts, and leaves out what would be about somebody. Faults: `not-there` for who is no dean (any more).
 */
export async function readSchool(actor: StaffActor, house: House): Promise<School> {
  return perform(house, actor, 'school.read', {}, async (granted) => {
    const { tx, now, facts } = granted;
    const year = schoolYear(now);
    const found = await organisationsByIds(tx, facts.staffReach);
    const places = [...found].sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
    // From May on the classes of the next year stand beside those of this one, to be given mentors and lists.
    const years = [...new Set([year, yearToMake(now)])];
    const groups = [];
    for (const each of years)
      groups.push(...(await groupsIn(tx, facts.staffReach, each)).map((one) => ({ ...one, year: each })));
    const ids = groups.map(({ id }) => id);
    const [mentors, listed, far, applied] = [
      await withNames(granted, house, await mentorsAt(tx, ids, now)),
      await countPlaces(tx, ids),
      await schoolProgress(tx, now),
      await schoolApplied(tx, year),
    ];
    const classes = groups.map(({ id, name, organisation, year }) => ({
      ...{ id, name, organisation, year },
      mentors: mentors.filter(({ group }) => group === id),
      ...(listed.get(id) ?? { listed: 0, begun: 0 }),
      far: far.get(id),
    }));
    return { year, places, classes, applied };
  });
}

export type Region = {
  name: string;
  organisations: readonly OrganisationTable[];
  workers: readonly Worker[];
};

/** The region in one page, for who looks after it (F55, F56): its organisations, and who has which role there. Nothing of young people. */
export async function readRegion(actor: StaffActor, house: House): Promise<Region> {
  return perform(house, actor, 'region.read', {}, async (granted) => {
    const { tx, now, facts } = granted;
    const organisations = await organisationsByIds(tx, facts.staffReach);
    const workers = await withNames(granted, house, await rolesIn(tx, facts.staffReach, now));
    const name = organisations.find(({ id }) => id === actor.organisation)?.name ?? '';
    return { name, organisations, workers };
  });
}

async function withNames(
  { tx, permit }: Granted,
  house: House,
  staff: readonly StaffTable[],
): Promise<Worker[]> {
  const people = new Map<PersonId, Pick<Worker, 'name' | 'mail' | 'returned'>>();
  const rows: PersonTable[] = [];
  for (const { person } of staff) {
    if (rows.some(({ id }) => id === person)) continue;
    const row = await personById(tx, person);
    if (row !== undefined) rows.push(row);
  }
  const came = await returnedAmong(
    tx,
    rows.map(({ mail_index }) => mail_index),
  );
  for (const row of rows)
    people.set(row.id, {
      ...openPerson(house.keys, permit, row),
      returned: came.get(Buffer.from(row.mail_index).toString('hex')),
    });
  return staff.flatMap((one) => {
    const person = people.get(one.person);
    return person === undefined ? [] : [{ ...one, ...person }];
  });
}

import { z } from 'zod';
import { type StaffRole, staffRoles } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { type GroupId, newId, type OrganisationId, type PersonId } from '../base/id.ts';
import {
  groupNamed,
  holdEnrolment,
  organisationNamed,
  parentNamed,
  putStaff,
  regionNamed,
} from '../organisations/enrol-rows.ts';
import { needsParent, organisationKinds, partOf, rolesAt } from '../organisations/tree.ts';
import { languages, sourceLanguage } from '../words/language.ts';
import { keepWorkDomain } from './address-domain.ts';
import { indexMail, sealPerson } from './person.ts';
import { insertPerson, personByMail, updatePerson } from './person-rows.ts';

const role = z.strictObject({
  role: z.enum(staffRoles),
  /** Names of this organisation's groups. Only a mentor has them, and needs at least one. */
  groups: z.array(z.string().min(1)).optional(),
  /** The day that it ends, as 2027-08-01. */
  until: z.iso.date().optional(),
});

const staff = z.strictObject({
  name: z.string().trim().min(1).max(120),
  mail: z.email().max(254),
  language: z.enum(languages).default(sourceLanguage),
  roles: z.array(role).min(1),
});

const organisation = z.strictObject({
  kind: z.enum(organisationKinds),
  name: z.string().trim().min(1).max(120),
  /** The name of what it is a part of: a location of a school, a domain of an mbo, a municipality of a Doorstroompunt. */
  under: z.string().trim().min(1).max(120).optional(),
  /** The official number: BRIN, BRIN with the number of the location, or the number of a municipality. */
  code: z
    .string()
    .regex(/^[0-9A-Z]{2,12}$/)
    .optional(),
  place: z.string().trim().min(1).max(120).optional(),
  groups: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        schoolYear: z.string().regex(/^\d{4}-\d{4}$/),
      }),
    )
    .default([]),
  staff: z.array(staff).default([]),
});

/** A region as plain data: its organisations, their groups, and who works there as what (F30, F49). See docs/enrol.example.json. */
export const enrolmentShape = z.strictObject({
  region: z.string().trim().min(1).max(120),
  organisations: z.array(organisation),
});
export type Enrolment = z.input<typeof enrolmentShape>;
type Organisation = z.output<typeof organisation>;
type Staff = z.output<typeof staff>;

export type Enrolled = { organisations: number; groups: number; staff: number };

/**
 * Enrols a region. Doing it again changes nothing but names, languages and end days: nobody and nothing comes double, and what the
 * data leave out stays. Everything or nothing. Throws a ZodError for data of another shape, and an Error for a mentor's group that is not there.
 */
export async function enrol(house: House, enrolment: Enrolment): Promise<Enrolled> {
  const { region, organisations } = enrolmentShape.parse(enrolment);
  const job = { kind: 'system', job: 'enrol' } as const;
  return perform(house, job, 'organisation.enrol', {}, async (granted) => {
    await holdEnrolment(granted.tx);
    const regionId = await regionNamed(granted.tx, region);
    // What stands under another comes after it, in whatever order the data have them.
    const [tops, parts] = [organisations.filter(isTop), organisations.filter((one) => !isTop(one))];
    for (const one of [...tops, ...parts]) await enrolOrganisation(granted, house, regionId, one);
    const count = (of: (one: Organisation) => readonly unknown[]) =>
      organisations.reduce((sum, one) => sum + of(one).length, 0);
    return {
      organisations: organisations.length,
      groups: count((one) => one.groups),
      staff: count((one) => one.staff),
    };
  });
}

const isTop = ({ under }: Organisation): boolean => under === undefined;

async function enrolOrganisation(
  granted: Granted,
  house: House,
  region: string,
  { kind, name, under, code, place, groups, staff }: Organisation,
): Promise<void> {
  const { tx } = granted;
  const parent = await parentOf(granted, region, { kind, name, under });
  const organisation = await organisationNamed(tx, {
    ...{ region, kind, name, parent },
    ...(code !== undefined && { code }),
    ...(place !== undefined && { place }),
  });
  const known = new Map<string, GroupId>();
  for (const group of groups) {
    known.set(
      group.name,
      await groupNamed(tx, { organisation, name: group.name, school_year: group.schoolYear }),
    );
  }
  for (const one of staff) {
    const person = await enrolPerson(granted, house, one);
    for (const { role, groups: names, until } of one.roles) {
      if (!rolesAt[kind].includes(role)) throw new Error(`"${name}" is a ${kind}: nobody is ${role} there`);
      const end = until === undefined ? null : new Date(`${until}T00:00:00Z`);
      for (const group of groupsFor(role, names ?? [], known)) {
        await putStaff(tx, { person, role, organisation, group, since: granted.now, until: end });
      }
    }
  }
}

/** What it is a part of; some kinds cannot do without, and some are part of nothing. */
async function parentOf(
  { tx }: Granted,
  region: string,
  { kind, name, under }: Pick<Organisation, 'kind' | 'name' | 'under'>,
): Promise<OrganisationId | null> {
  const above = partOf[kind];
  if (under === undefined) {
    if (needsParent.includes(kind)) throw new Error(`"${name}" is a ${kind}: say of what, with "under"`);
    return null;
  }
  const parent = above && (await parentNamed(tx, { region, kind: above, name: under }));
  if (parent === undefined) throw new Error(`"${name}" cannot stand under "${under}"`);
  return parent;
}

/** A mentor has a hat for each group; everybody else one for the whole organisation. */
function groupsFor(
  role: StaffRole,
  names: readonly string[],
  known: ReadonlyMap<string, GroupId>,
): (GroupId | null)[] {
  if (role !== 'mentor') return [null];
  if (names.length === 0) throw new Error('a mentor without a group');
  return names.map((name) => {
    const group = known.get(name);
    if (group === undefined) throw new Error(`no group is called "${name}" here`);
    return group;
  });
}

/** The person at this address; made when nobody is, called anew when the name is another by now. */
async function enrolPerson(
  { tx }: Granted,
  house: House,
  { name, mail, language }: Staff,
): Promise<PersonId> {
  const mailIndex = indexMail(house.keys, mail);
  const found = await personByMail(tx, mailIndex);
  const id = found?.id ?? newId<PersonId>();
  const sealed = sealPerson(house.keys, id, { name, mail });
  await keepWorkDomain(tx, house.keys, mail);
  if (found === undefined) await insertPerson(tx, { id, mail_index: mailIndex, sealed, language });
  else await updatePerson(tx, { id, sealed, language });
  return id;
}

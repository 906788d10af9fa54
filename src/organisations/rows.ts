import { sql } from 'kysely';
import type { StaffRole } from '../access/actor.ts';
import type { GroupId, LessonId, OrganisationId, OwnerId, PersonId } from '../base/id.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import type { OrganisationKind } from './tree.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'organisations.region': { id: string; name: string };
    'organisations.organisation': OrganisationTable;
    'organisations.group': GroupTable;
    'organisations.staff': StaffTable;
    'organisations.lesson': LessonTable;
    'organisations.member': MemberTable;
  }
}

/** `parent`: what it is a part of (see tree.ts). `code`: its official number. `gone`: since when a register does not name it any more. */
export type OrganisationTable = {
  id: OrganisationId;
  region: string;
  kind: OrganisationKind;
  name: string;
  parent: OrganisationId | null;
  code: string | null;
  place: string | null;
  gone: string | null;
};
export type GroupTable = { id: GroupId; organisation: OrganisationId; name: string; school_year: string };

/** One hat: this person has this role here, for a group or for the whole organisation, from `since` to `until`. */
export type StaffTable = {
  person: PersonId;
  role: StaffRole;
  organisation: OrganisationId;
  group: GroupId | null;
  since: Date;
  until: Date | null;
};

/** A lesson's code is found by its blind index, and kept sealed so that the board can show it again. */
export type LessonTable = {
  id: LessonId;
  group: GroupId;
  organisation: OrganisationId;
  mentor: PersonId;
  code_index: Uint8Array;
  code_sealed: Uint8Array;
  opened: Date;
  ends: Date;
  stopped: Date | null;
  /** The plan that the lesson follows, and the step that the class is at: 0 is before the first. */
  plan: string;
  step: number;
  /** How many times pairs were made (F115), and whether they stand. */
  round: number;
  duos: boolean;
};

/** An owner in a class. `called` is the name for this class alone, sealed for the house: a mentor sees it, a passport stays shut. */
export type MemberTable = {
  owner: OwnerId;
  group: GroupId;
  called: Uint8Array;
  joined: Date;
  lesson: LessonId | null;
  left: Date | null;
  /** The mentor who took them off the list. */
  off_by: PersonId | null;
  /** In the line of that lesson, for the pairs; the database gives it to who comes in later. */
  place: number | null;
};

/** Puts an owner in a class; somebody who left or was taken off comes back in. */
export async function insertMember(tx: Tx, member: Omit<MemberTable, 'place'>): Promise<void> {
  const { called, joined, lesson, left, off_by } = member;
  await tx
    .insertInto('organisations.member')
    .values(member)
    .onConflict((again) =>
      again.columns(['owner', 'group']).doUpdateSet({ called, joined, lesson, left, off_by }),
    )
    .execute();
}

/** Who is in the class now, the first to come first. */
export const membersIn = (group: GroupId): Statement<MemberTable> =>
  statement`select * from organisations.member where "group" = ${group} and "left" is null order by joined, owner`;

export const membersOf = (tx: Tx, group: GroupId): Promise<readonly MemberTable[]> =>
  ask(tx, membersIn(group));

/** How many are in each of these groups now. */
export async function countMembers(tx: Tx, groups: readonly string[]): Promise<Map<GroupId, number>> {
  const rows = await tx
    .selectFrom('organisations.member')
    .select(['group', sql<number>`count(*)::int`.as('count')])
    .where('group', '=', sql<GroupId>`any(${[...groups]}::uuid[])`)
    .where('left', 'is', null)
    .groupBy('group')
    .execute();
  return new Map(rows.map((row) => [row.group, row.count]));
}

/** Takes an owner out of a class from `at` on. `false` when the owner is not in it. */
export async function leaveGroup(
  tx: Tx,
  group: GroupId,
  owner: OwnerId,
  at: Date,
  by: PersonId | null = null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations.member')
    .set({ left: at, off_by: by })
    .where('group', '=', group)
    .where('owner', '=', owner)
    .where('left', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Puts back who was taken off by this mentor since then. `false` for anybody else: nobody is put on a list by another. */
export async function putBack(
  tx: Tx,
  group: GroupId,
  owner: OwnerId,
  by: PersonId,
  since: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations.member')
    .set({ left: null, off_by: null })
    .where('group', '=', group)
    .where('owner', '=', owner)
    .where('off_by', '=', by)
    .where('left', '>', since)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The groups of an organisation in one school year, by name. */
export async function groupsOfYear(
  tx: Tx,
  organisation: OrganisationId,
  year: string,
): Promise<{ id: GroupId; name: string }[]> {
  return tx
    .selectFrom('organisations.group')
    .select(['id', 'name'])
    .where('organisation', '=', organisation)
    .where('school_year', '=', year)
    .orderBy('name')
    .execute();
}

export type NamedGroup = GroupTable & { organisationName: string };

/** Groups with the name of their organisation, by name. */
export const groupsNamed = (ids: readonly string[]): Statement<NamedGroup> => statement`
  select g.*, o.name as "organisationName" from organisations."group" g join organisations.organisation o on o.id = g.organisation
  where g.id = any (${ids}::uuid[]) order by g.name`;

export async function groupsByIds(tx: Tx, ids: readonly string[]): Promise<readonly NamedGroup[]> {
  return ids.length === 0 ? [] : ask(tx, groupsNamed(ids));
}

export type Hat = { role: StaffRole; organisation: OrganisationId; organisationName: string };

/** What somebody is at work now: each role in each organisation once, however many groups it has. */
export async function hatsOf(tx: Tx, person: PersonId, now: Date): Promise<Hat[]> {
  return tx
    .selectFrom('organisations.staff as staff')
    .innerJoin('organisations.organisation as organisation', 'organisation.id', 'staff.organisation')
    .select(['staff.role', 'staff.organisation', 'organisation.name as organisationName'])
    .distinct()
    .where('staff.person', '=', person)
    .where('staff.since', '<=', now)
    .where((is) => is.or([is('staff.until', 'is', null), is('staff.until', '>', now)]))
    .orderBy('organisation.name')
    .orderBy('staff.role')
    .execute();
}

/** Everybody who has, or ever had, a role in this organisation. */
export async function staffOf(tx: Tx, organisation: OrganisationId): Promise<PersonId[]> {
  const rows = await tx
    .selectFrom('organisations.staff')
    .select('person')
    .distinct()
    .where('organisation', '=', organisation)
    .execute();
  return rows.map(({ person }) => person);
}

export type NamedOrganisation = Pick<OrganisationTable, 'id' | 'name'>;

/** Names of these organisations. */
export async function organisationNames(tx: Tx, ids: readonly string[]): Promise<NamedOrganisation[]> {
  return tx
    .selectFrom('organisations.organisation')
    .select(['id', 'name'])
    .where('id', '=', sql<OrganisationId>`any(${[...ids]}::uuid[])`)
    .execute();
}

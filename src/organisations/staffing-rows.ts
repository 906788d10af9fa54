import { sql } from 'kysely';
import type { StaffRole } from '../access/actor.ts';
import type { GroupId, OrganisationId, PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { OrganisationTable, StaffTable } from './rows.ts';

/** Who is mentor of these groups, now or soon. */
export async function mentorsAt(tx: Tx, groups: readonly string[], now: Date): Promise<StaffTable[]> {
  return tx
    .selectFrom('organisations.staff')
    .selectAll()
    .where('role', '=', 'mentor')
    .where('group', '=', sql<GroupId>`any(${[...groups]}::uuid[])`)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .orderBy('since')
    .execute();
}

/** Who has which role, for the whole of these organisations, now or soon. Mentors have theirs for a group. */
export async function rolesIn(tx: Tx, organisations: readonly string[], now: Date): Promise<StaffTable[]> {
  return tx
    .selectFrom('organisations.staff')
    .selectAll()
    .where('role', '<>', 'mentor')
    .where('organisation', '=', sql<OrganisationId>`any(${[...organisations]}::uuid[])`)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .orderBy('since')
    .execute();
}

/** Gives a hat, or changes from and until when it is worn. */
export async function giveRole(tx: Tx, staff: StaffTable): Promise<void> {
  const { since, until } = staff;
  await tx
    .insertInto('organisations.staff')
    .values(staff)
    .onConflict((again) =>
      again.columns(['person', 'role', 'organisation', 'group']).doUpdateSet({ since, until }),
    )
    .execute();
}

export type Held = { person: PersonId; role: StaffRole; organisation: OrganisationId; group: GroupId | null };

/** Changes when a hat is worn. `false` when nobody wears it. */
export async function changeRole(
  tx: Tx,
  { person, role, organisation, group }: Held,
  when: Partial<Pick<StaffTable, 'since' | 'until'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations.staff')
    .set(when)
    .where('person', '=', person)
    .where('role', '=', role)
    .where('organisation', '=', organisation)
    .where('group', 'is not distinct from', group)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The organisations with these ids, what is part of another after it, by name. */
export async function organisationsByIds(tx: Tx, ids: readonly string[]): Promise<OrganisationTable[]> {
  return tx
    .selectFrom('organisations.organisation')
    .selectAll()
    .where('id', '=', sql<OrganisationId>`any(${[...ids]}::uuid[])`)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** The groups of these organisations in one school year, by name. */
export async function groupsIn(
  tx: Tx,
  organisations: readonly string[],
  year: string,
): Promise<{ id: GroupId; name: string; organisation: OrganisationId }[]> {
  return tx
    .selectFrom('organisations.group')
    .select(['id', 'name', 'organisation'])
    .where('organisation', '=', sql<OrganisationId>`any(${[...organisations]}::uuid[])`)
    .where('school_year', '=', year)
    .orderBy('name')
    .execute();
}

/** Everything in a region, what stands on its own first. */
export async function organisationsOfRegion(tx: Tx, region: string): Promise<OrganisationTable[]> {
  return tx
    .selectFrom('organisations.organisation')
    .selectAll()
    .where('region', '=', region)
    .orderBy('parent', (order) => order.nullsFirst())
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function insertOrganisation(tx: Tx, one: OrganisationTable): Promise<void> {
  await tx.insertInto('organisations.organisation').values(one).execute();
}

export async function changeOrganisation(
  tx: Tx,
  id: OrganisationId,
  change: Partial<Pick<OrganisationTable, 'name' | 'place' | 'code' | 'gone'>>,
): Promise<void> {
  await tx.updateTable('organisations.organisation').set(change).where('id', '=', id).execute();
}

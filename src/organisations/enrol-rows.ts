import { sql } from 'kysely';
import { type GroupId, newId, type OrganisationId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { GroupTable, OrganisationTable, StaffTable } from './rows.ts';

/** One enrolment at a time: two at once would each find nothing there, and make everything twice. */
export async function holdEnrolment(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisations.enrol'))`.execute(tx);
}

/** The region of this name, when it is there. */
export async function regionByName(tx: Tx, name: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('organisations.region')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.id;
}

export async function regionNames(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('organisations.region').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

/** The region of this name; made when it is not there. */
export async function regionNamed(tx: Tx, name: string): Promise<string> {
  const found = await tx
    .selectFrom('organisations.region')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  const id: string = newId<OrganisationId>();
  await tx.insertInto('organisations.region').values({ id, name }).execute();
  return id;
}

export type NamedOrganisation = Pick<OrganisationTable, 'region' | 'kind' | 'name' | 'parent'> &
  Partial<Pick<OrganisationTable, 'code' | 'place'>>;

/** The organisation of this kind and name in the region, under this parent; made when it is not there. What is given of code and place is kept. */
export async function organisationNamed(tx: Tx, one: NamedOrganisation): Promise<OrganisationId> {
  const { region, kind, name, parent } = one;
  const known = Object.fromEntries(
    (['code', 'place'] as const).flatMap((key) => (one[key] === undefined ? [] : [[key, one[key]]])),
  );
  const found = await tx
    .selectFrom('organisations.organisation')
    .select('id')
    .where('region', '=', region)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('parent', 'is not distinct from', parent)
    .executeTakeFirst();
  const id = found?.id ?? newId<OrganisationId>();
  if (found === undefined)
    await tx
      .insertInto('organisations.organisation')
      .values({ id, region, kind, name, parent, code: null, place: null, gone: null, ...known })
      .execute();
  else if (Object.keys(known).length > 0)
    await tx.updateTable('organisations.organisation').set(known).where('id', '=', id).execute();
  return id;
}

/** An organisation of this name and kind that something can be put under; `undefined` when there is none. */
export async function parentNamed(
  tx: Tx,
  { region, kind, name }: Pick<OrganisationTable, 'region' | 'kind' | 'name'>,
): Promise<OrganisationId | undefined> {
  const row = await tx
    .selectFrom('organisations.organisation')
    .select('id')
    .where('region', '=', region)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.id;
}

/** The group of this name in this school year; made when it is not there. */
export async function groupNamed(tx: Tx, group: Omit<GroupTable, 'id'>): Promise<GroupId> {
  const found = await tx
    .selectFrom('organisations.group')
    .select('id')
    .where('organisation', '=', group.organisation)
    .where('name', '=', group.name)
    .where('school_year', '=', group.school_year)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  const id = newId<GroupId>();
  await tx
    .insertInto('organisations.group')
    .values({ id, ...group })
    .execute();
  return id;
}

/** Gives somebody a hat, or changes until when they have it. The day that it began stays. */
export async function putStaff(tx: Tx, staff: StaffTable): Promise<void> {
  await tx
    .insertInto('organisations.staff')
    .values(staff)
    .onConflict((again) =>
      again.columns(['person', 'role', 'organisation', 'group']).doUpdateSet({ until: staff.until }),
    )
    .execute();
}

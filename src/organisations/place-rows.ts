import { sql } from 'kysely';
import { bear } from '../access/facts.ts';
import type { GroupId, OrganisationId, OwnerId, PersonId, PlaceId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'organisations.place': PlaceTable;
    'organisations.claim': { place: PlaceId; owner: OwnerId; at: Date };
    'organisations.roster': RosterTable;
  }
}

/** A place on a school's own list. `sealed` holds number and name; the code is on the start card until somebody began with it. */
export type PlaceTable = {
  id: PlaceId;
  organisation: OrganisationId;
  group: GroupId;
  number_index: Uint8Array;
  sealed: Uint8Array;
  code_index: Uint8Array | null;
  code_sealed: Uint8Array | null;
  claimed: Date | null;
  left: Date | null;
  made: Date;
};

/** A list that was read and not taken over yet. */
export type RosterTable = { organisation: OrganisationId; person: PersonId; made: Date; sealed: Uint8Array };

/** One list at a time for each organisation: two at once would each find nobody there. */
export async function holdList(tx: Tx, organisation: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`organisations.roster ${organisation}`}))`.execute(tx);
}

/** Everybody whom this organisation has, or had, on its list; with the name of the group. */
export async function placesOf(
  tx: Tx,
  organisation: OrganisationId,
): Promise<(PlaceTable & { groupName: string })[]> {
  return tx
    .selectFrom('organisations.place as place')
    .innerJoin('organisations.group as group', 'group.id', 'place.group')
    .selectAll('place')
    .select('group.name as groupName')
    .where('place.organisation', '=', organisation)
    .orderBy('place.id')
    .execute();
}

/** Who is on the list of a group now. */
export async function placesIn(tx: Tx, group: GroupId): Promise<PlaceTable[]> {
  return tx
    .selectFrom('organisations.place')
    .selectAll()
    .where('group', '=', group)
    .where('left', 'is', null)
    .execute();
}

/** How many are on the list of each of these groups, and how many of them began. */
export async function countPlaces(
  tx: Tx,
  groups: readonly string[],
): Promise<Map<GroupId, { listed: number; begun: number }>> {
  const rows = await tx
    .selectFrom('organisations.place')
    .select(['group', sql<number>`count(*)::int`.as('listed'), sql<number>`count(claimed)::int`.as('begun')])
    .where('group', '=', sql<GroupId>`any(${[...groups]}::uuid[])`)
    .where('left', 'is', null)
    .groupBy('group')
    .execute();
  return new Map(rows.map(({ group, listed, begun }) => [group, { listed, begun }]));
}

/** In pieces that a statement has parameters for. */
export async function insertPlaces(tx: Tx, places: readonly PlaceTable[]): Promise<void> {
  for (let at = 0; at < places.length; at += 1_000)
    await tx
      .insertInto('organisations.place')
      .values(places.slice(at, at + 1_000))
      .execute();
}

export async function changePlace(
  tx: Tx,
  id: PlaceId,
  change: Partial<Pick<PlaceTable, 'group' | 'sealed' | 'left' | 'code_index' | 'code_sealed' | 'claimed'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations.place')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Another group or name of many, in one statement. */
export async function changePlaces(
  tx: Tx,
  places: readonly Pick<PlaceTable, 'id' | 'group' | 'sealed'>[],
): Promise<void> {
  if (places.length === 0) return;
  const ids = places.map(({ id }) => id);
  const groups = places.map(({ group }) => group);
  const sealed = places.map((place) => Buffer.from(place.sealed).toString('hex'));
  await sql`update organisations.place p set "group" = v."group", sealed = decode(v.sealed, 'hex')
    from unnest(${ids}::uuid[], ${groups}::uuid[], ${sealed}::text[]) as v (id, "group", sealed) where p.id = v.id`.execute(
    tx,
  );
}

/** Everybody on the list of one group goes on the list of another. */
export async function movePlaces(tx: Tx, from: GroupId, to: GroupId): Promise<void> {
  await tx
    .updateTable('organisations.place')
    .set({ group: to })
    .where('group', '=', from)
    .where('left', 'is', null)
    .execute();
}

/** They left: their cards work no more. */
export async function endPlaces(tx: Tx, ids: readonly PlaceId[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('organisations.place')
    .set({ left: at, code_index: null, code_sealed: null })
    .where('id', '=', sql<PlaceId>`any(${[...ids]}::uuid[])`)
    .execute();
}

/**
 * Takes the passports that began with these places off the lists of the school's mentors, unseen: off that of one class, or off all when `from` is left out.
 * Another class that somebody came into with its code is their own doing, and stays.
 */
export async function endMembersOf(
  tx: Tx,
  ids: readonly PlaceId[],
  at: Date,
  from: GroupId | null = null,
): Promise<void> {
  if (ids.length > 0)
    await sql`select organisations.end_places(${[...ids]}::uuid[], ${from}::uuid, ${at})`.execute(tx);
}

/** The place is of nobody any more: a new card goes out for it. */
export async function freePlace(tx: Tx, id: PlaceId): Promise<void> {
  await sql`select organisations.free_place(${id}::uuid)`.execute(tx);
}

/** The place that is on a start card. The code itself is the key to the row: nobody can look further. */
export async function placeByCode(tx: Tx, codeIndex: Uint8Array): Promise<PlaceTable | undefined> {
  await bear(tx, codeIndex);
  return tx
    .selectFrom('organisations.place')
    .selectAll()
    .where('code_index', '=', codeIndex)
    .where('claimed', 'is', null)
    .where('left', 'is', null)
    .executeTakeFirst();
}

/** The young person takes the place: the card is used up. `false` when somebody else was first: then the act is to be undone. */
export async function claimPlace(tx: Tx, codeIndex: Uint8Array, owner: OwnerId, at: Date): Promise<boolean> {
  const place = await placeByCode(tx, codeIndex);
  if (place === undefined) return false;
  // First the row by which the owner can read the place: row security asks for it of what comes out of the update.
  await tx
    .insertInto('organisations.claim')
    .values({ place: place.id, owner, at })
    .onConflict((again) => again.doNothing())
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable('organisations.place')
    .set({ claimed: at, code_index: null, code_sealed: null })
    .where('code_index', '=', codeIndex)
    .where('claimed', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type OwnPlace = {
  place: PlaceId;
  group: GroupId;
  groupName: string;
  organisation: OrganisationId;
  organisationName: string;
  at: Date;
  left: Date | null;
};

/** The places that an owner took, as the schools have them now. */
export async function ownPlaces(tx: Tx, owner: OwnerId): Promise<OwnPlace[]> {
  return tx
    .selectFrom('organisations.claim as claim')
    .innerJoin('organisations.place as place', 'place.id', 'claim.place')
    .innerJoin('organisations.group as group', 'group.id', 'place.group')
    .innerJoin('organisations.organisation as organisation', 'organisation.id', 'place.organisation')
    .select(['claim.place', 'claim.at', 'place.group', 'place.left', 'place.organisation'])
    .select(['group.name as groupName', 'organisation.name as organisationName'])
    .where('claim.owner', '=', owner)
    .orderBy('claim.at')
    .execute();
}

/** The school keeps the line on its list, and knows no more which passport it was. For deleting the passport. */
export async function deleteClaims(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.deleteFrom('organisations.claim').where('owner', '=', owner).execute();
}

export async function stageRoster(tx: Tx, row: RosterTable): Promise<void> {
  await tx
    .insertInto('organisations.roster')
    .values(row)
    .onConflict((again) =>
      again.columns(['organisation', 'person']).doUpdateSet({ made: row.made, sealed: row.sealed }),
    )
    .execute();
}

export async function stagedRoster(
  tx: Tx,
  organisation: OrganisationId,
  person: PersonId,
  since: Date,
): Promise<RosterTable | undefined> {
  return tx
    .selectFrom('organisations.roster')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('made', '>', since)
    .executeTakeFirst();
}

/** `false` when it is gone already: somebody pressed twice. */
export async function dropRoster(tx: Tx, organisation: OrganisationId, person: PersonId): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('organisations.roster')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Lists that nobody took over. For a job. */
export async function tidyRosters(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('organisations.roster').where('made', '<', before).execute();
}

import { sql } from 'kysely';
import { bear } from '../access/facts.ts';
import type { OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.counting': CountingTable;
    'passport.counted': { owner: OwnerId; year: string; steps: string[] };
    'passport.slip': SlipTable;
  }
}

/** What the young person lets count: all, all but what helps (`some`), or nothing. Who said nothing has `some`. */
export const countings = ['all', 'some', 'none'] as const;
export type Counting = (typeof countings)[number];
export type CountingTable = { owner: OwnerId; what: Counting; at: Date };

/** Chosen cards on their way to be counted, sealed for the house; of nobody. The role of the app never reads `sealed`. */
export type SlipTable = {
  id: Uint8Array;
  organisation: string | null;
  year: string;
  sealed: Uint8Array;
  counted: boolean;
};

export async function countingOf(tx: Tx, owner: OwnerId): Promise<CountingTable | undefined> {
  return tx.selectFrom('passport.counting').selectAll().where('owner', '=', owner).executeTakeFirst();
}

export async function putCounting(tx: Tx, row: CountingTable): Promise<void> {
  const { what, at } = row;
  await tx
    .insertInto('passport.counting')
    .values(row)
    .onConflict((again) => again.column('owner').doUpdateSet({ what, at }))
    .execute();
}

/** Which steps were counted, a school year each. */
export async function countedOf(tx: Tx, owner: OwnerId): Promise<{ year: string; steps: string[] }[]> {
  return tx
    .selectFrom('passport.counted')
    .select(['year', 'steps'])
    .where('owner', '=', owner)
    .orderBy('year')
    .execute();
}

/** Puts a slip in, in the place of the one before; one that was counted stays as it is. Of the place where its writer is in class now. */
export async function putSlip(
  tx: Tx,
  owner: OwnerId,
  { id, year, sealed }: Pick<SlipTable, 'id' | 'year' | 'sealed'>,
): Promise<void> {
  await bear(tx, id);
  await sql`insert into passport.slip (id, organisation, year, sealed)
    values (${id}, ${placeOf(owner, year)}, ${year}, ${sealed})
    on conflict (id) do update set organisation = ${placeOf(owner, year)}, sealed = ${sealed} where not slip.counted`.execute(
    tx,
  );
}

/** Where the young person is in class this year; of two, where they came last. The same as `figures.here` says. */
const placeOf = (owner: OwnerId, year: string) => sql`(
  select g.organisation from organisations.member m join organisations."group" g on g.id = m."group"
  where m.owner = ${owner} and m."left" is null and g.school_year = ${year} order by m.joined desc, m."group" desc limit 1)`;

/** Takes a slip back that was not counted yet; with `whole` also what is left of one that was. */
export async function dropSlip(tx: Tx, id: Uint8Array, whole: boolean): Promise<void> {
  await bear(tx, id);
  await sql`delete from passport.slip where id = ${id} and (${whole}::boolean or not counted)`.execute(tx);
}

import { sql } from 'kysely';
import type { OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { Given, TermName } from './life.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'retention.term': { region: string; name: TermName; days: number };
    'retention.warning': { owner: OwnerId; step: number; at: Date };
  }
}

type Found = { id: OwnerId };

/** The next passports, by id, for which something is due: unused for their term, and not warned within the last thirty days. */
export async function unusedNow(
  tx: Tx,
  now: Date,
  term: number,
  from: OwnerId | null,
  most: number,
): Promise<OwnerId[]> {
  const asked = sql<Found>`select id from
    retention.unused(${now}, ${term}::integer, interval '30 days', ${from}::uuid, ${most}::integer) as id`;
  return (await asked.execute(tx)).rows.map(({ id }) => id);
}

/** Out of these, whoever is not in the list of deletions. */
export async function notDeleted(tx: Tx, owners: readonly OwnerId[]): Promise<OwnerId[]> {
  const asked = sql<Found>`select id from retention.not_deleted(${[...owners]}::uuid[]) as id`;
  return (await asked.execute(tx)).rows.map(({ id }) => id);
}

/** A page of the list of deletions, by id. */
export async function deletedOwners(tx: Tx, from: OwnerId | null, most: number): Promise<OwnerId[]> {
  const asked = sql<Found>`select id from retention.deleted(${from}::uuid, ${most}) as id`;
  return (await asked.execute(tx)).rows.map(({ id }) => id);
}

export async function warningsOf(tx: Tx, owner: OwnerId): Promise<Given> {
  return tx.selectFrom('retention.warning').select(['step', 'at']).where('owner', '=', owner).execute();
}

/** Keeps that a warning was given. Those of before the owner was last in are cleared away first. */
export async function putWarning(tx: Tx, owner: OwnerId, step: number, at: Date): Promise<void> {
  await tx.deleteFrom('retention.warning').where('owner', '=', owner).where('step', '>=', step).execute();
  await tx.insertInto('retention.warning').values({ owner, step, at }).execute();
}

/** The longest that any region of this owner's classes keeps this, or of the last classes when there are none now; nothing when none of them chose. */
export async function regionTerm(tx: Tx, owner: OwnerId, name: TermName): Promise<number | undefined> {
  const asked = sql<{ days: number | null }>`select retention.days_of(${owner}::uuid, ${name}) as days`;
  return (await asked.execute(tx)).rows[0]?.days ?? undefined;
}

export async function regionId(tx: Tx, name: string): Promise<string | undefined> {
  const asked = tx.selectFrom('organisations.region').select('id').where('name', '=', name);
  return (await asked.executeTakeFirst())?.id;
}

export async function putTerm(tx: Tx, region: string, name: TermName, days: number): Promise<void> {
  await tx
    .insertInto('retention.term')
    .values({ region, name, days })
    .onConflict((again) => again.columns(['region', 'name']).doUpdateSet({ days }))
    .execute();
}

/** Takes owners off the lists of classes whose school year is over since 1 October. Gives how many places. */
export async function forgetLists(tx: Tx, today: string): Promise<number> {
  const asked = sql<{ gone: number }>`select retention.forget_lists(${today}::date) as gone`;
  return (await asked.execute(tx)).rows[0]?.gone ?? 0;
}

/** Forgets name and address of whoever had roles and has had none since `before`. */
export async function forgetStaff(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity.person p
    where exists (select from organisations.staff s where s.person = p.id)
      and not exists (select from organisations.staff s where s.person = p.id and (s.until is null or s.until > ${before}))`.execute(
    tx,
  );
}

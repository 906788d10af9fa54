import { sql } from 'kysely';
import type { LandingId, OwnerId, PersonId } from '../base/id.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import { type CheckMonths, checkMonths, monthsAfter } from './life.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'aftercare.landing': LandingTable;
    'aftercare.checkin': CheckinTable;
    'aftercare.summer': SummerTable;
  }
}

export const landingKinds = ['mbo', 'work', 'other'] as const;
export type LandingKind = (typeof landingKinds)[number];

/** Where somebody landed, and from which day (YYYY-MM-DD). One that counts at a time, and one beside it of each who proposed and waits for a yes. */
export type LandingTable = {
  id: LandingId;
  owner: OwnerId;
  kind: LandingKind;
  sealed: Uint8Array;
  starts: string;
  /** Whom the young person lets see it: who helps now, and nobody after them. */
  follow_person: PersonId | null;
  /** The form said that it counts, without a name (decision 0058). */
  counts: boolean;
  kept: Date;
  proposer: PersonId | null;
  proposer_name: Uint8Array | null;
  confirmed: Date | null;
  stopped: Date | null;
  ended: Date | null;
};

/** One question of how it goes, once. */
export type CheckinTable = {
  landing: LandingId;
  owner: OwnerId;
  months: CheckMonths;
  due: string;
  told: Date | null;
  answered: Date | null;
  skipped: boolean;
  call: boolean;
  /** Who helped when "bel mij" was said: they read what was said. */
  call_person: PersonId | null;
  reached: Date | null;
  sealed: Uint8Array | null;
};

export const summerStates = ['yes', 'not-yet', 'help'] as const;
export type SummerState = (typeof summerStates)[number];
export type SummerTable = {
  owner: OwnerId;
  year: number;
  state: SummerState | null;
  said: Date | null;
  told: Date | null;
  counts: boolean;
};

/** All of an owner's that the actor may see, the newest first. */
export const landingsOf = (owner: OwnerId): Statement<LandingTable> =>
  statement`select * from aftercare.landing where owner = ${owner} order by kept desc`;
export const checkinsOf = (owner: OwnerId): Statement<CheckinTable> =>
  statement`select * from aftercare.checkin where owner = ${owner} order by due`;
export const summersOf = (owner: OwnerId): Statement<SummerTable> =>
  statement`select * from aftercare.summer where owner = ${owner} order by year desc`;

export const countsNow = ({ ended, confirmed }: LandingTable): boolean =>
  ended === null && confirmed !== null;
export const waitsForYes = ({ ended, confirmed }: LandingTable): boolean =>
  ended === null && confirmed === null;

export async function putLanding(tx: Tx, landing: LandingTable): Promise<boolean> {
  const put = await tx
    .insertInto('aftercare.landing')
    .values(landing)
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}

export async function changeLanding(
  tx: Tx,
  id: LandingId,
  change: Partial<Omit<LandingTable, 'id' | 'owner' | 'proposer' | 'proposer_name'>>,
): Promise<void> {
  await tx.updateTable('aftercare.landing').set(change).where('id', '=', id).execute();
}

/** What this one was let see, the next one sees; nobody when there is none. */
export async function followWith(
  tx: Tx,
  owner: OwnerId,
  from: PersonId | 'anybody',
  to: PersonId | null,
): Promise<void> {
  const landings = tx.updateTable('aftercare.landing').set({ follow_person: to }).where('owner', '=', owner);
  const checkins = tx.updateTable('aftercare.checkin').set({ call_person: to }).where('owner', '=', owner);
  if (from === 'anybody') {
    await landings.execute();
    await checkins.execute();
    return;
  }
  await landings.where('follow_person', '=', from).execute();
  await checkins.where('call_person', '=', from).execute();
}

export async function dropLanding(tx: Tx, id: LandingId): Promise<void> {
  await tx.deleteFrom('aftercare.landing').where('id', '=', id).execute();
}

/** The questions that belong to this start. What was told of or answered stays as it is, so that nothing is asked twice. */
export async function putCheckins(
  tx: Tx,
  { id: landing, owner, starts }: Pick<LandingTable, 'id' | 'owner' | 'starts'>,
): Promise<void> {
  for (const months of checkMonths) {
    const due = monthsAfter(starts, months);
    const fresh = {
      ...{ told: null, answered: null, skipped: false, sealed: null },
      ...{ call: false, call_person: null, reached: null },
    };
    await tx
      .insertInto('aftercare.checkin')
      .values({ landing, owner, months, due, ...fresh })
      .onConflict((again) =>
        again
          .columns(['landing', 'months'])
          .doUpdateSet({ due })
          .where('aftercare.checkin.told', 'is', null)
          .where('aftercare.checkin.answered', 'is', null),
      )
      .execute();
  }
}

export type CheckinKey = Pick<CheckinTable, 'landing' | 'months'>;

/** `false` when it was answered before. */
export async function answerCheckin(
  tx: Tx,
  { landing, months }: CheckinKey,
  answer: Pick<CheckinTable, 'answered' | 'skipped' | 'call' | 'call_person' | 'sealed'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('aftercare.checkin')
    .set(answer)
    .where('landing', '=', landing)
    .where('months', '=', months)
    .where('answered', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** `false` when it was told of before: two nodes at once tell once. */
export async function tellCheckin(tx: Tx, { landing, months }: CheckinKey, at: Date): Promise<boolean> {
  const told = await tx
    .updateTable('aftercare.checkin')
    .set({ told: at })
    .where('landing', '=', landing)
    .where('months', '=', months)
    .where('told', 'is', null)
    .where('answered', 'is', null)
    .executeTakeFirst();
  return told.numUpdatedRows === 1n;
}

/** Who helps has called. */
export async function reachCheckin(tx: Tx, { landing, months }: CheckinKey, at: Date): Promise<void> {
  await tx
    .updateTable('aftercare.checkin')
    .set({ reached: at })
    .where('landing', '=', landing)
    .where('months', '=', months)
    .where('call', '=', true)
    .where('reached', 'is', null)
    .execute();
}

export async function putSummer(
  tx: Tx,
  { owner, year, state, said }: Pick<SummerTable, 'owner' | 'year' | 'state' | 'said'>,
): Promise<void> {
  await tx
    .insertInto('aftercare.summer')
    .values({ owner, year, state, said, told: null, counts: true })
    .onConflict((again) => again.columns(['owner', 'year']).doUpdateSet({ state, said, counts: true }))
    .execute();
}

/** `false` when a letter went this summer already, or it was answered: two nodes at once write once. */
export async function tellSummer(tx: Tx, owner: OwnerId, year: number, at: Date): Promise<boolean> {
  const told = await tx
    .insertInto('aftercare.summer')
    .values({ owner, year, state: null, said: null, told: at, counts: false })
    .onConflict((again) =>
      again
        .columns(['owner', 'year'])
        .doUpdateSet({ told: at })
        .where('aftercare.summer.told', 'is', null)
        .where('aftercare.summer.said', 'is', null),
    )
    .executeTakeFirst();
  return told.numInsertedOrUpdatedRows === 1n;
}

export type DueCheckin = { landing: LandingId; owner: OwnerId; months: CheckMonths };

/** What the night watch has to tell of. */
export async function checkinsDue(
  tx: Tx,
  { today, since }: { today: string; since: string },
  after: string | null,
  most: number,
): Promise<readonly DueCheckin[]> {
  const { rows } = await sql<DueCheckin>`select * from aftercare.checkins_due(${today}::date, ${since}::date,
    ${after}::uuid, ${most})`.execute(tx);
  return rows;
}

export async function summerDue(
  tx: Tx,
  year: number,
  after: string | null,
  most: number,
): Promise<readonly { owner: OwnerId }[]> {
  const { rows } = await sql<{ owner: OwnerId }>`select * from aftercare.summer_due(${year}::smallint,
    ${after}::uuid, ${most})`.execute(tx);
  return rows;
}

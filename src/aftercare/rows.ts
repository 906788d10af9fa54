import { sql } from 'kysely';
import type { OrganisationId, OwnerId, PersonId, SignalId } from '../base/id.ts';
import type { OrganisationKind } from '../organisations/tree.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'aftercare.signal': SignalTable;
    'aftercare.takeover': TakeoverTable;
    /** The last day on which who works there was written to. */
    'aftercare.written': { organisation: OrganisationId; day: string };
  }
}

/** Why who helps closed a signal. The young person reads it in plain words. */
export const closeReasons = ['place', 'other-help', 'no-contact', 'done'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** "Ik wil hulp": to one organisation, until the young person or who helps closes it. */
export type SignalTable = {
  id: SignalId;
  owner: OwnerId;
  organisation: OrganisationId;
  called: Uint8Array;
  sealed: Uint8Array;
  asked: Date;
  person: PersonId | null;
  taken: Date | null;
  taker: Uint8Array | null;
  closed: Date | null;
  closed_by: 'owner' | 'adviser' | null;
  reason: CloseReason | null;
  words: Uint8Array | null;
  seen: Date | null;
};

export type NewSignal = Pick<SignalTable, 'id' | 'owner' | 'organisation' | 'called' | 'sealed' | 'asked'>;

/** `false` when help was asked already, and that still stands. */
export async function putSignal(tx: Tx, signal: NewSignal): Promise<boolean> {
  const put = await tx
    .insertInto('aftercare.signal')
    .values({
      ...signal,
      ...{ person: null, taken: null, taker: null, closed: null, closed_by: null },
      ...{ reason: null, words: null, seen: null },
    })
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}

export type NamedSignal = SignalTable & { organisationName: string };
/** `stands`: the organisation has what its region asks, and so sees it. */
export type StandingSignal = NamedSignal & { stands: boolean };

/** What an owner asked, the newest first, with where. */
export const signalsOf = (owner: OwnerId, now: Date): Statement<StandingSignal> => statement`
  select s.*, o.name as "organisationName", contracts.standing(o.id, ${now}) as stands
  from aftercare.signal s join organisations.organisation o on o.id = s.organisation
  where s.owner = ${owner} order by s.asked desc`;

/** What is in sight for this hat: what waits where somebody works, and what they took. The longest waiting first. */
export const signalsAt = (organisation: OrganisationId): Statement<NamedSignal> => statement`
  select s.*, o.name as "organisationName" from aftercare.signal s join organisations.organisation o on o.id = s.organisation
  where s.organisation = ${organisation} and s.closed is null order by s.asked`;

/** One that is in sight. */
export const signalWith = (id: SignalId): Statement<NamedSignal> => statement`
  select s.*, o.name as "organisationName" from aftercare.signal s join organisations.organisation o on o.id = s.organisation
  where s.id = ${id} and s.closed is null`;

export async function changeSignal(
  tx: Tx,
  id: SignalId,
  change: Partial<Omit<SignalTable, 'id' | 'owner' | 'called' | 'sealed' | 'asked'>>,
): Promise<void> {
  await tx.updateTable('aftercare.signal').set(change).where('id', '=', id).execute();
}

/** Closes what stands; nothing when nothing does. */
export async function closeOwn(tx: Tx, owner: OwnerId, at: Date): Promise<void> {
  await tx
    .updateTable('aftercare.signal')
    .set({ closed: at, closed_by: 'owner', seen: at })
    .where('owner', '=', owner)
    .where('closed', 'is', null)
    .execute();
}

/** Who helps proposes a colleague. Once for each who helps. */
export type TakeoverTable = {
  signal: SignalId;
  owner: OwnerId;
  person: PersonId;
  to_organisation: OrganisationId;
  to_person: PersonId;
  sealed: Uint8Array;
  proposed: Date;
  answered: Date | null;
  outcome: 'yes' | 'no' | null;
};

/** `false` when this person proposed somebody before. */
export async function putTakeover(tx: Tx, takeover: TakeoverTable): Promise<boolean> {
  const put = await tx
    .insertInto('aftercare.takeover')
    .values(takeover)
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}

/** `there`: the colleague can take over now: does this work there, and the organisation signed what its region asks. */
export type StandingTakeover = TakeoverTable & { there: boolean };

export const takeoversOf = (owner: OwnerId, now: Date): Statement<StandingTakeover> => statement`
  select t.*, contracts.standing(t.to_organisation, ${now}) and exists (select from organisations.staff s
      where s.organisation = t.to_organisation and s.person = t.to_person and s.role = 'adviser'
        and s.since <= ${now} and (s.until is null or s.until > ${now})) as there
  from aftercare.takeover t where t.owner = ${owner} order by t.proposed desc`;

export async function answerTakeover(
  tx: Tx,
  { signal, person }: Pick<TakeoverTable, 'signal' | 'person'>,
  answer: { outcome: 'yes' | 'no'; at: Date },
): Promise<void> {
  await tx
    .updateTable('aftercare.takeover')
    .set({ answered: answer.at, outcome: answer.outcome })
    .where('signal', '=', signal)
    .where('person', '=', person)
    .where('answered', 'is', null)
    .execute();
}

/** Who can be asked for help: a Doorstroompunt or municipality where somebody does this work, and that signed what its region asks (F124). */
export type WhereToAsk = {
  id: OrganisationId;
  name: string;
  kind: OrganisationKind;
  place: string | null;
  /** Of the region of a school that the young person is or was at. */
  near: boolean;
  /** The municipalities that it serves. */
  serves: string | null;
};

export const whereToAsk = (owner: OwnerId, now: Date): Statement<WhereToAsk> => statement`
  select o.id, o.name, o.kind, o.place, o.region in (
      select x.region from organisations.member m join organisations."group" g on g.id = m."group"
        join organisations.organisation x on x.id = g.organisation where m.owner = ${owner}) as near,
    (select string_agg(c.name, ', ' order by c.name) from organisations.organisation c where c.parent = o.id) as serves
  from organisations.organisation o
  where o.kind in ('doorstroompunt', 'municipality') and o.gone is null and contracts.standing(o.id, ${now})
    and exists (select from organisations.staff s where s.organisation = o.id and s.role = 'adviser'
      and s.since <= ${now} and (s.until is null or s.until > ${now}))
  order by o.name`;

/** Who does this work there now, and may: nobody where the organisation has not what its region asks. */
export async function advisersOf(tx: Tx, organisation: OrganisationId, now: Date): Promise<PersonId[]> {
  const rows = await ask(
    tx,
    statement<{
      person: PersonId;
    }>`select distinct s.person from organisations.staff s where s.organisation = ${organisation}
      and s.role = 'adviser' and s.since <= ${now} and (s.until is null or s.until > ${now})
      and contracts.standing(${organisation}, ${now})`,
  );
  return rows.map(({ person }) => person);
}

/** Whether somebody waits there, taken by nobody. For the night watch. */
export async function waitsAt(tx: Tx, organisation: OrganisationId): Promise<boolean> {
  const asked = sql<{ waits: boolean }>`select aftercare.waits(${organisation}::uuid) as waits`;
  return (await asked.execute(tx)).rows[0]?.waits === true;
}

/** `false` when who works there was written to on this day already: two nodes at once write once. */
export async function tellToday(tx: Tx, organisation: OrganisationId, day: string): Promise<boolean> {
  const told = await tx
    .insertInto('aftercare.written')
    .values({ organisation, day })
    .onConflict((again) =>
      again.column('organisation').doUpdateSet({ day }).where('aftercare.written.day', '<', day),
    )
    .executeTakeFirst();
  return told.numInsertedOrUpdatedRows === 1n;
}

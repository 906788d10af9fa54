import { sql } from 'kysely';
import type { StaffRole } from '../access/actor.ts';
import { bear } from '../access/facts.ts';
import { after, days, minutes } from '../base/clock.ts';
import type {
  GrantId,
  GuardianId,
  HelperId,
  InvitationId,
  OrganisationId,
  OwnerId,
  PersonId,
  SessionId,
} from '../base/id.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.session': SessionTable;
  }
}

export type SessionTable = {
  token_hash: Uint8Array;
  id: SessionId;
  kind: 'owner' | 'staff' | 'receiver' | 'companion' | 'guardian' | 'helper';
  owner: OwnerId | null;
  person: PersonId | null;
  grant: GrantId | null;
  invitation: InvitationId | null;
  guardian: GuardianId | null;
  helper: HelperId | null;
  role: StaffRole | null;
  organisation: OrganisationId | null;
  device: 'own' | 'shared';
  frame: Uint8Array;
  made: Date;
  seen: Date;
  ends: Date;
  /** When an own factor was last shown in it; null for who came in by the school's account alone, and for everybody else. */
  proven: Date | null;
  /** The session that it was opened within, of a pupil who gives something to a classmate; it ends with that one. */
  within: SessionId | null;
};

/** Idle limits: half an hour on a shared device, twenty days on one's own (A18, C12). */
export const idle = { shared: '30 minutes', own: '20 days' } as const;
const idleFor = { shared: minutes(30), own: days(20) };

/** Whether this session still lets somebody in: the same that the database asks at every request. */
export const isOpen = ({ ends, seen, device }: SessionTable, now: Date): boolean =>
  ends > now && seen > after(now, -idleFor[device]);

/** How long an own factor counts that was shown: a shared device may have somebody else before it soon (security.md). */
const provenFor = { shared: minutes(5), own: minutes(15) };

/** Until when the own factor counts; `undefined` when none was shown in this session. */
export const provenUntil = ({ proven, device }: SessionTable): Date | undefined =>
  proven === null ? undefined : after(proven, provenFor[device]);

/** The session that this secret opens, if it is still one: one statement, because every request asks. Moves `seen`. */
export function sessionOf(tokenHash: Uint8Array, now: Date): Statement<FoundSession> {
  return statement<FoundSession>`select s.*, method.set_of(s.owner, ${now}) as set,
      (select count(*)::integer from method.set where begins <= ${now}) as begun, method.theme_of(s.owner, s.organisation) as theme,
      method.school_of(case when s.kind = 'owner' then s.owner end) as school
    from identity.find_session(${tokenHash}, ${now}, ${idle.shared}::interval, ${idle.own}::interval) s`;
}

/** With the questions that the passport of this session is asked, how many sets had begun, the theme of its region and the words of its school. */
export type FoundSession = SessionTable & {
  set: string | null;
  begun: number;
  theme: string | null;
  school: string | null;
};

export async function insertSession(tx: Tx, session: SessionTable): Promise<void> {
  await bear(tx, session.token_hash);
  await tx.insertInto('identity.session').values(session).execute();
}

/** Ends the session of this secret. */
export async function deleteSession(tx: Tx, tokenHash: Uint8Array): Promise<void> {
  await bear(tx, tokenHash);
  await tx.deleteFrom('identity.session').where('token_hash', '=', tokenHash).execute();
}

/** The owner's own sessions, to show a new name or look in each; not those of receivers of the passport. */
export async function sessionsOf(tx: Tx, owner: OwnerId): Promise<SessionTable[]> {
  return tx
    .selectFrom('identity.session')
    .selectAll()
    .where('owner', '=', owner)
    .where('kind', '=', 'owner')
    .execute();
}

export async function updateFrame(tx: Tx, id: SessionId, frame: Uint8Array): Promise<void> {
  await tx.updateTable('identity.session').set({ frame }).where('id', '=', id).execute();
}

/** An own factor was shown in this session. `frame`: the same, sealed anew, so that no node goes by what it knew of the session before (decision 0032). */
export async function proveSession(
  tx: Tx,
  owner: OwnerId,
  id: SessionId,
  { proven, frame }: Pick<SessionTable, 'proven' | 'frame'>,
): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ proven, frame })
    .where('owner', '=', owner)
    .where('kind', '=', 'owner')
    .where('id', '=', id)
    .execute();
}

/** Ends one session of this owner. */
export async function deleteSessionById(tx: Tx, owner: OwnerId, id: SessionId): Promise<void> {
  await tx
    .deleteFrom('identity.session')
    .where('owner', '=', owner)
    .where('kind', '=', 'owner')
    .where('id', '=', id)
    .execute();
}

/** Ends every session of this owner but one; those of receivers of the passport stay. */
export async function deleteOtherSessions(tx: Tx, owner: OwnerId, but: SessionId): Promise<void> {
  await tx
    .deleteFrom('identity.session')
    .where('owner', '=', owner)
    .where('kind', '=', 'owner')
    .where('id', '!=', but)
    .execute();
}

export async function deleteSessionsOf(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.deleteFrom('identity.session').where('owner', '=', owner).execute();
}

/** Clears away the sessions of everybody that are over. */
export async function forgetEndedSessions(tx: Tx): Promise<void> {
  await sql`select identity.forget_ended()`.execute(tx);
}

/** The own sessions of somebody at work. */
export async function sessionsOfPerson(tx: Tx, person: PersonId): Promise<SessionTable[]> {
  return tx.selectFrom('identity.session').selectAll().where('person', '=', person).execute();
}

/** The second step was shown again in this session. */
export async function updateProven(
  tx: Tx,
  id: SessionId,
  set: Pick<SessionTable, 'proven' | 'frame'>,
): Promise<void> {
  await tx.updateTable('identity.session').set(set).where('id', '=', id).execute();
}

/** Ends every session of somebody at work but one. */
export async function deleteOthersOfPerson(tx: Tx, person: PersonId, but: SessionId): Promise<void> {
  await tx.deleteFrom('identity.session').where('person', '=', person).where('id', '!=', but).execute();
}

/** Ends every session of somebody at work: on the way in with a code on paper, or when the second step was taken away. */
export async function endSessionsOf(tx: Tx, person: PersonId): Promise<void> {
  await sql`select identity.end_person(${person}::uuid)`.execute(tx);
}

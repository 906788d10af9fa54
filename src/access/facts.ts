import { sql } from 'kysely';
import type { Head } from '../audit/append.ts';
import type { GroupId, OrganisationId, OwnerId } from '../base/id.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import { type Actor, kindOf, pairOf, standingOf } from './actor.ts';

/** What an act is about. Ids only: whether they exist, and whose they are, the facts tell. */
export type Target = {
  passport?: OwnerId;
  group?: GroupId;
  organisation?: OrganisationId;
  chapters?: readonly string[];
  grant?: string;
  /** About an answer that is for the young person alone, or surely not. Not said: then it counts as one that is. */
  private?: boolean;
  /** What is given holds something extra protected. */
  extra?: boolean;
};

/** `unsigned`: the organisation that it is for has not, or no longer, signed what its region asks (F124). */
export type GrantState = 'draft' | 'offered' | 'open' | 'ended' | 'stopped' | 'unsigned';

export type InvitationState = 'open' | 'heard' | 'ended' | 'stopped';

export type GuardianState = 'open' | 'ended' | 'stopped' | 'grown';

export type HelperState = 'asked' | 'agreed' | 'stopped';

/** What is so, at this moment, in this transaction. */
export type Facts = {
  passportThere: boolean;
  /** It was, and its owner deleted it: asked of who would begin one. */
  gone: boolean;
  isOwn: boolean;
  /** Somebody sits beside the owner in this session (F34). */
  paired: boolean;
  /** Whether the owner showed a factor in this session that no school has: minutes ago, earlier, or not at all. */
  ownFactor: 'none' | 'earlier' | 'now';
  grantState: GrantState | undefined;
  grantChapters: readonly string[];
  grantQuestions: readonly string[];
  grantExtra: readonly string[];
  /** Of a copy: the proofs that were there when it was made. */
  grantProofs: readonly string[];
  /** The share is for this person, or for the inbox of the organisation whose hat is worn. */
  grantMine: boolean;
  /** What the law asks before somebody outside school reads is there: the age of 16, or a consent that stands (decision 0037). */
  consented: boolean;
  /** A share that asks its owner nothing first: no birthday came since it was chosen, and nothing closed it. */
  settled: boolean;
  invitationState: InvitationState | undefined;
  guardianState: GuardianState | undefined;
  helperState: HelperState | undefined;
  staffHeld: boolean;
  /** A mentor's groups; of a dean those of the school. */
  staffGroups: readonly string[];
  /** The organisations that a dean or the admin of a region looks after: the tree below the hat (decision 0045). */
  staffReach: readonly string[];
  /** The passport's owner is in a class of this mentor now. */
  guides: boolean;
  /** The young person asked this mentor, of an own class, to write. */
  requested: boolean;
  /** The young person asked for help where this adviser works, and nobody else took it; and that this very adviser did (F66). */
  asksHelp: boolean;
  helps: boolean;
  /** The young person asked this role at this organisation something about consent, and waits. */
  entrusted: boolean;
  /** A paper that was seen at this organisation stands. */
  vouched: boolean;
};

/** `set`: the published questions of the passport's region; `null` for those of the method alone. */
export type Gathered = { facts: Facts; traced: boolean; head: Head; set: string | null };

/** Nothing is so: what the facts are until the database says otherwise. */
export const noFacts: Facts = {
  passportThere: false,
  gone: false,
  isOwn: false,
  paired: false,
  ownFactor: 'none',
  grantState: undefined,
  grantChapters: [],
  grantQuestions: [],
  grantExtra: [],
  grantProofs: [],
  grantMine: false,
  consented: false,
  settled: false,
  invitationState: undefined,
  guardianState: undefined,
  helperState: undefined,
  staffHeld: false,
  staffGroups: [],
  staffReach: [],
  guides: false,
  requested: false,
  asksHelp: false,
  helps: false,
  entrusted: false,
  vouched: false,
};

export type Entered = {
  traced: boolean;
  head_n: number | null;
  head_hash: Buffer | null;
  passport_there: boolean | null;
  /** By the names above, as the function of this kind of actor gives them (`access.as_…` in the migrations). */
  facts: Partial<Facts> | null;
  set: string | null;
};

/**
 * Enters the transaction as this actor: sets what row-level security leans on, reads memberships and grants (with its own
 * SQL, the one exception to "a table belongs to a room"), and locks the end of the log that will be written to.
 */
export function enter(
  actor: Actor,
  target: Target,
  chain: string | null,
  once: string | null,
  now: Date,
): Statement<Entered> {
  const organisation = actor.kind === 'staff' ? actor.organisation : null;
  const standing = standingOf(actor);
  if (standing === undefined || !('session' in actor))
    return statement<Entered>`select entered.*, method.set_of(${target.passport ?? null}::uuid, ${now}) as set
      from access.enter(${kindOf(actor)}, ${actingId(actor)}::uuid, ${organisation}::uuid,
      ${target.passport ?? null}::uuid, ${target.grant ?? null}::uuid, ${chain}::uuid, ${once}, ${now}) entered`;
  // Nobody enters when this finds nothing: no row, and what is asked behind it is asked by a visitor with no passport.
  const { set = null, begun = null } = standing.questions ?? {};
  return statement<Entered>`select entered.*,
      case when ${begun}::bigint is null then method.set_of(${target.passport ?? null}::uuid, ${now}) else ${set}::uuid end as set
    from identity.find_session(${standing.secret}, ${now}, ${standing.idle}::interval, ${standing.idle}::interval) session,
    lateral access.enter(case when session.id = ${actor.session}::uuid then ${kindOf(actor)}::text end, ${actingId(actor)}::uuid,
      ${organisation}::uuid, ${target.passport ?? null}::uuid, ${target.grant ?? null}::uuid, ${chain}::uuid, ${once}, ${now}) entered
    where session.id = ${actor.session}::uuid and session.frame = ${standing.frame}
      and (${begun}::bigint is null or ${begun}::bigint = (select count(*) from method.set where begins <= ${now}))`;
}

/** The session of this request is not what this node knew of it: ended, or with another frame or other questions. Nothing was entered or done; ask who it is, and begin anew. */
export class NotStanding extends Error {}

/** What the row of `enter` says. Throws `NotStanding`. */
export function understand(actor: Actor, target: Target, now: Date, [row]: readonly Entered[]): Gathered {
  const standing = standingOf(actor);
  if (row === undefined) throw standing ? new NotStanding() : new Error('access.enter gave no row');
  if (standing !== undefined) standing.asked = true;
  return {
    traced: row.traced,
    set: row.set,
    head:
      row.head_n === null || row.head_hash === null
        ? undefined
        : { n: row.head_n, hash: Buffer.from(row.head_hash) },
    facts: {
      ...noFacts,
      passportThere: row.passport_there ?? false,
      isOwn: actor.kind === 'owner' && actor.owner === target.passport,
      ownFactor: ownFactorOf(actor, now),
      ...(row.facts ?? {}),
      paired: pairOf(actor) !== undefined,
    },
  };
}

/** The session's row said it when the request came in, on whatever node (`findSession`). */
function ownFactorOf(actor: Actor, now: Date): Facts['ownFactor'] {
  if ((actor.kind !== 'owner' && actor.kind !== 'staff') || actor.provenUntil === undefined) return 'none';
  return actor.provenUntil > now ? 'now' : 'earlier';
}

/** The id under which the database knows this actor, or none. */
export function actingId(actor: Actor): string | null {
  if (actor.kind === 'owner') return actor.owner;
  if (actor.kind === 'staff') return actor.person;
  if (actor.kind === 'receiver') return actor.grant;
  if (actor.kind === 'companion') return actor.invitation;
  if (actor.kind === 'guardian') return actor.guardian;
  if (actor.kind === 'helper') return actor.helper;
  return null;
}

/** Shows the database a secret's hash, so that policies let the one row be found (or made) that belongs to it. */
export async function bear(tx: Tx, secretHash: Uint8Array): Promise<void> {
  await sql`select set_config('pvs.secret', ${Buffer.from(secretHash).toString('hex')}, true)`.execute(tx);
}

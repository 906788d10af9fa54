import { hash, randomBytes } from 'node:crypto';
import type {
  Actor,
  CompanionActor,
  GuardianActor,
  HelperActor,
  OwnerActor,
  ReceiverActor,
  StaffActor,
} from '../access/actor.ts';
import type { Granted, House } from '../access/perform.ts';
import { after, days, hours } from '../base/clock.ts';
import { newId, type SessionId } from '../base/id.ts';
import { enterLesson } from '../organisations/lesson-rows.ts';
import type { Catalog } from '../questions/catalog.ts';
import { type AskOne, catalogIn } from '../sets/known.ts';
import { type SchoolWords, schoolIn } from '../sets/school.ts';
import { type Theme, themeIn } from '../sets/theme.ts';
import { type Frame, openFrame, sealFrame } from './frame.ts';
import {
  deleteSession,
  type FoundSession,
  insertSession,
  provenUntil,
  type SessionTable,
  sessionOf,
} from './session-rows.ts';

export type Device = 'own' | 'shared';

/** Who a session is for. Its token is shown once, to the browser; the house keeps its hash. */
export type NewSession = {
  device: Device;
  frame: Frame;
} /** `proven`: came in with a factor that is their own, and not by the school's account alone. `session`: chosen by who comes in, for the line of it. */ & (
  | (Pick<OwnerActor, 'kind' | 'owner'> & { proven: boolean })
  | (Pick<StaffActor, 'kind' | 'person' | 'role' | 'organisation'> & { proven: boolean; session: SessionId })
  | Pick<ReceiverActor, 'kind' | 'grant' | 'owner'>
  | (Pick<CompanionActor, 'kind' | 'invitation' | 'owner'> & { within?: SessionId })
  | Pick<GuardianActor, 'kind' | 'guardian' | 'owner'>
  | Pick<HelperActor, 'kind' | 'helper' | 'owner'>
);

/** At most: half a year on one's own device, ten hours on a shared one; everybody else ten hours everywhere. */
const longest = (session: NewSession): number =>
  session.kind === 'owner' && session.device === 'own' ? days(182) : hours(10);

/** Makes a session in the transaction of the act that lets somebody in, and gives back its token. */
export async function createSession(
  { tx, now }: Granted,
  house: House,
  session: NewSession,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const id = 'session' in session ? session.session : newId<SessionId>();
  // Who comes in while the own class has a lesson is in that lesson.
  if (session.kind === 'owner') await enterLesson(tx, session.owner, now);
  await insertSession(tx, {
    token_hash: hashToken(token),
    id,
    kind: session.kind,
    owner: 'owner' in session ? session.owner : null,
    person: 'person' in session ? session.person : null,
    grant: 'grant' in session ? session.grant : null,
    invitation: 'invitation' in session ? session.invitation : null,
    guardian: 'guardian' in session ? session.guardian : null,
    helper: 'helper' in session ? session.helper : null,
    role: 'role' in session ? session.role : null,
    organisation: 'organisation' in session ? session.organisation : null,
    device: session.device,
    frame: sealFrame(house.keys, id, session.frame),
    made: now,
    seen: now,
    ends: after(now, longest(session)),
    proven: 'proven' in session && session.proven ? now : null,
    within: ('within' in session && session.within) || null,
  });
  return token;
}

export type Opened = {
  actor: Actor;
  frame: Frame;
  /** What the passport of this session is asked; of who has none, the method. */
  catalog: Catalog;
  /** Of the region, when it has one. A node knows it for as long as it knows the session. */
  theme?: Theme | undefined;
  /** Of the young person's own school, when it says something; known as long as the theme. */
  school?: SchoolWords | undefined;
  device: Device;
  /**
   * Says whose page a form is of, without saying who it is: the session's part and, for an owner, a part that is the same in every session
   * of theirs, so that what was typed in one that ended can come back in the next, and to nobody else (P69).
   */
  mark: string;
};

/** Who holds this token, or `undefined` when it opens no session (any more). Asked at every request, on every node. */
export async function findSession(house: House, token: string): Promise<Opened | undefined> {
  const row = await askSession(house, hashToken(token));
  return row && openSession(house, row);
}

export async function askSession(house: House, tokenHash: Uint8Array): Promise<FoundSession | undefined> {
  const [[row]] = await house.store.together([sessionOf(tokenHash, house.clock())]);
  return row;
}

export async function openSession(house: House, row: FoundSession): Promise<Opened | undefined> {
  const actor = actorOf(row);
  if (actor === undefined) return undefined;
  const frame = openFrame(house.keys, row.id, row.frame);
  const ask: AskOne = async (one) => (await house.store.together([one]))[0];
  const until = new Date(frame.pair?.until ?? 0);
  // Somebody beside is beside until then, and no request longer (F34).
  const pair =
    frame.pair !== undefined && until > house.clock() ? { name: frame.pair.name, until } : undefined;
  return {
    actor: actor.kind === 'owner' && pair !== undefined ? { ...actor, pair } : actor,
    frame,
    catalog: await catalogIn(row.set, ask),
    theme: await themeIn(row.theme, ask),
    school: await schoolIn(row.school, ask),
    device: row.device,
    mark: markOf(house, actor),
  };
}

function markOf(house: House, actor: Actor): string {
  if (!('session' in actor)) return '';
  const session = hash('sha256', `mark ${actor.session}`, 'base64url').slice(0, 12);
  return actor.kind === 'owner' ? `${session}.${house.keys.pseudonym('form', actor.owner)}` : session;
}

/** Are these two marks of the same owner, in whatever sessions? */
export function sameOwner(one: string, other: string): boolean {
  const whose = one.split('.')[1];
  return whose !== undefined && whose === other.split('.')[1];
}

/** Signs out: counts on every node from the next request on. */
export async function endSession(house: House, token: string): Promise<void> {
  await house.store.transaction((tx) => deleteSession(tx, hashToken(token)));
}

function actorOf(row: SessionTable): Actor | undefined {
  const session = row.id;
  if (row.kind === 'owner' && row.owner)
    return { kind: 'owner', owner: row.owner, session, provenUntil: provenUntil(row) };
  if (row.kind === 'receiver' && row.grant && row.owner)
    return { kind: 'receiver', grant: row.grant, owner: row.owner, session };
  if (row.kind === 'companion' && row.invitation && row.owner)
    return { kind: 'companion', invitation: row.invitation, owner: row.owner, session };
  if (row.kind === 'guardian' && row.guardian && row.owner)
    return { kind: 'guardian', guardian: row.guardian, owner: row.owner, session };
  if (row.kind === 'helper' && row.helper && row.owner)
    return { kind: 'helper', helper: row.helper, owner: row.owner, session };
  if (row.kind === 'staff' && row.person && row.role && row.organisation) {
    const { person, role, organisation } = row;
    return { kind: 'staff', person, role, organisation, session, provenUntil: provenUntil(row) };
  }
  return undefined;
}

export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

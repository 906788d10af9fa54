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

export const staffRoles = [
  'mentor',
  'dean',
  'region-admin',
  'adviser',
  'intaker',
  'privacy-officer',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * That somebody's session still stands as this node knew it, has yet to be asked: along with the first act, which is entered only when it does (decision
 * 0032). `secret`: the hash that finds it. `frame`: what a page's frame shows, sealed: another one is another page. `questions`: those
 * that the page's passport is asked, and how many sets had begun when that was so (decision 0055); absent for who has none.
 */
export type Standing = {
  readonly secret: Uint8Array;
  readonly frame: Uint8Array;
  readonly idle: string;
  readonly questions?: { readonly set: string | null; readonly begun: number } | undefined;
  asked: boolean;
};

/** Who sits beside the young person in one session, by name, and until when (F34). */
export type Pair = { name: string; until: Date };
/**
 * The young person, in one session; alone, or with somebody beside. `provenUntil`: how long the own factor that was shown in it counts; absent when none
 * was.
 */
export type OwnerActor = {
  kind: 'owner';
  owner: OwnerId;
  session: SessionId;
  pair?: Pair;
  standing?: Standing;
  provenUntil?: Date | undefined;
};
/** Somebody at work, under one hat: one role in one organisation. Rights of two hats are never added up. */
export type StaffActor = {
  kind: 'staff';
  person: PersonId;
  role: StaffRole;
  organisation: OrganisationId;
  session: SessionId;
  standing?: Standing;
  /** How long the second step counts that was shown in this session. */
  provenUntil?: Date | undefined;
};
/** Somebody at work who reads one passport, because it was shared with them or with the inbox of where they work. */
export type ReaderActor = StaffActor & { grant: GrantId; owner: OwnerId };
/** Who came in by a share's link and code. Knows one passport, as far as it was shared. */
export type ReceiverActor = {
  kind: 'receiver';
  grant: GrantId;
  owner: OwnerId;
  session: SessionId;
  standing?: Standing;
};
/** Who was asked something by the young person. Knows one invitation of one passport, and nothing else of it. */
export type CompanionActor = {
  kind: 'companion';
  invitation: InvitationId;
  owner: OwnerId;
  session: SessionId;
  standing?: Standing;
};
/** A parent or guardian whom the young person asked. Knows the own consent, and nothing of the passport. */
export type GuardianActor = { kind: 'guardian'; guardian: GuardianId; owner: OwnerId; session: SessionId };
/** Whom the young person chose to help them back in. Says that it is really them, and never comes in (F6). */
export type HelperActor = { kind: 'helper'; helper: HelperId; owner: OwnerId; session: SessionId };
/** Nobody yet. */
export type VisitorActor = { kind: 'visitor' };
/** The night watch and the letters. */
export type SystemActor = { kind: 'system'; job: string };

export type Actor =
  | OwnerActor
  | StaffActor
  | ReceiverActor
  | CompanionActor
  | GuardianActor
  | HelperActor
  | VisitorActor
  | SystemActor;

export const visitor: VisitorActor = { kind: 'visitor' };

/** The columns of the table of rules: who an actor is to the rules. */
export type ActorKind =
  | 'owner'
  | 'receiver'
  | 'companion'
  | 'guardian'
  | 'helper'
  | 'visitor'
  | 'system'
  | StaffRole;

export const actorKinds: readonly ActorKind[] = [
  'owner',
  'receiver',
  'companion',
  'guardian',
  'helper',
  ...staffRoles,
  'visitor',
  'system',
];

export const pairOf = (actor: Actor): Pair | undefined => (actor.kind === 'owner' ? actor.pair : undefined);

/** What has yet to be asked of this actor's session. */
export function standingOf(actor: Actor): Standing | undefined {
  return 'standing' in actor && actor.standing?.asked === false ? actor.standing : undefined;
}

export function kindOf(actor: Actor): ActorKind {
  return actor.kind === 'staff' ? actor.role : actor.kind;
}

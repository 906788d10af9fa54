import { createHash, randomUUID } from 'node:crypto';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The young person and the one passport that is theirs. Not a person's id: nobody else can be an owner. */
export type OwnerId = Branded<'owner'>;
/** Staff or a companion with an account. */
export type PersonId = Branded<'person'>;
export type OrganisationId = Branded<'organisation'>;
export type GroupId = Branded<'group'>;
export type LessonId = Branded<'lesson'>;
/** A place on a school's own list: of nobody's passport. */
export type PlaceId = Branded<'place'>;
export type GrantId = Branded<'grant'>;
export type ProofId = Branded<'proof'>;
/** One question to one companion, or one half of a pair of classmates. */
export type InvitationId = Branded<'invitation'>;
export type SessionId = Branded<'session'>;
/** A young person asked a mentor to write. */
export type RequestId = Branded<'request'>;
export type ContributionId = Branded<'contribution'>;
export type VersionId = Branded<'version'>;
export type SnapshotId = Branded<'snapshot'>;
export type TalkId = Branded<'talk'>;
export type AgreementId = Branded<'agreement'>;
export type PointId = Branded<'point'>;
export type AskId = Branded<'ask'>;
/** Somebody at work asked a young person to share something. */
export type ShareRequestId = Branded<'share-request'>;
/** An agreement that an organisation signed. */
export type ContractId = Branded<'contract'>;
/** A parent or guardian whom the young person asked. */
export type GuardianId = Branded<'guardian'>;
/** One of the people who, two together, can have a passport opened in an emergency; and one such opening. */
export type KeyholderId = Branded<'keyholder'>;
export type GlassId = Branded<'glass'>;
/** Somebody whom the young person chose to help them back in. */
export type HelperId = Branded<'helper'>;
/** What somebody said about sharing outside school. */
export type ConsentId = Branded<'consent'>;
/** A young person asked the school about consent. */
export type AskingId = Branded<'asking'>;
/** "Ik wil hulp": asked of one Doorstroompunt. */
export type SignalId = Branded<'signal'>;
/** Where a young person landed. */
export type LandingId = Branded<'landing'>;

export type Id =
  | OwnerId
  | PersonId
  | OrganisationId
  | GroupId
  | LessonId
  | PlaceId
  | GrantId
  | ProofId
  | InvitationId
  | SessionId
  | VersionId
  | SnapshotId
  | TalkId
  | AgreementId
  | PointId
  | AskId
  | ContractId
  | GuardianId
  | HelperId
  | KeyholderId
  | GlassId
  | ConsentId
  | AskingId
  | ShareRequestId
  | RequestId
  | ContributionId
  | SignalId
  | LandingId;

/** A new opaque id (UUID v4). Made in the app, because PostgreSQL 15 and the embedded store share no newer kind. */
export function newId<Kind extends Id>(): Kind {
  return randomUUID() as Kind;
}

/** The id that belongs to a mark which itself cannot be guessed: the same mark gives the same id. */
export function idFrom<Kind extends Id>(mark: string): Kind {
  const hex = createHash('sha256').update(`id ${mark}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Kind;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id out of an address or a form, or `undefined` when it is not of an id's shape. Existence is not checked. */
export function readId<Kind extends Id>(text: string | undefined): Kind | undefined {
  return text !== undefined && uuid.test(text) ? (text as Kind) : undefined;
}

/**
 * What is so, in a made-up world: the papers' own words as data. The oracle (`meaning.ts`, `sight.ts`) looks at nothing else, and imports nothing of the
 * product; `plant.ts` makes the same world in a database. Moments are milliseconds. What happened, happened before `now`; what is planned may be about it.
 */
export type Id = string;
export type Moment = number;

export type Hat = 'mentor' | 'dean' | 'region-admin' | 'adviser' | 'intaker' | 'privacy-officer';

export type Organisation = { id: Id; kind: string; region: Id; parent?: Id };
export type Group = { id: Id; organisation: Id };
/** Somebody holds a role in an organisation, for a group or for the whole, for a time. */
export type Post = { person: Id; role: Hat; organisation: Id; group?: Id; since: Moment; until?: Moment };
export type Paper = 'cooperation' | 'processing';
export type Signed = { organisation: Id; kind: Paper; day: string; ended?: Moment };
/** What a region asks of a kind of organisation. Not said: both papers. */
export type Required = { region: Id; receiver: string; kinds: Paper[] };

export type Answer = { question: string; chapter: string; extra: boolean; private: boolean };
export type Proof = Answer & { id: Id };
export type Membership = { group: Id; joined: Moment; left?: Moment };
export type Grant = {
  id: Id;
  chapters: string[];
  questions: string[];
  extra: string[];
  copy: boolean;
  starts?: Moment;
  ends: Moment;
  withdrawn?: Moment;
  /** The young person chose it again. */
  confirmed?: Moment;
  accepted: boolean;
  /** Who at work said yes to the purpose. */
  readers: Id[];
  /** Addressed to an inbox, or one person there; a mentor through a class. */
  organisation?: Id;
  person?: Id;
  group?: Id;
  /** Of a copy: the proofs that were there. */
  copied: Id[];
  /** The mentor's parts that go along. */
  shown: Id[];
  replied: boolean;
  proposed: boolean;
};
export type Guardian = { id: Id; ends: Moment; stopped?: Moment; opened: boolean };
export type Said = {
  id: Id;
  how: 'link' | 'paper' | 'exception';
  said: 'yes' | 'no';
  given: Moment;
  withdrawn?: Moment;
  guardian?: Id;
  asking?: Id;
  organisation?: Id;
  person?: Id;
};
export type Asking = {
  id: Id;
  kind: 'paper' | 'exception' | 'birthday';
  role: 'dean' | 'privacy-officer';
  organisation: Id;
  handled?: { at: Moment; outcome: 'yes' | 'no'; person: Id };
};
export type Invitation = {
  id: Id;
  question: string;
  chapter: string;
  ends: Moment;
  stopped?: Moment;
  opened: boolean;
  replied: boolean;
  heard: boolean;
};
export type Talk = { id: Id; mentor?: Id; group?: Id };
export type Contribution = { id: Id; author: Id; group: Id; opened: boolean };
/** "Ik wil hulp": waits at one organisation, or somebody there took it (F66). */
export type Signal = {
  id: Id;
  organisation: Id;
  person?: Id;
  closed: boolean /** Who proposed a colleague. */;
  proposed?: Id;
};
/** Where somebody landed (F63): who wrote it down, whether the young person said yes, who may see it by name, and the months that were asked after. */
export type Landing = {
  id: Id;
  proposer?: Id;
  confirmed: boolean;
  follow?: Id;
  ended: boolean;
  checkins: { months: number; call: boolean }[];
};
/** Whom the young person chose to help them back in (F6). */
export type Helper = { id: Id; agreed: boolean; stopped?: Moment };
/** The young person asked a mentor to write; somebody at work asked to see something. */
export type Asked = { id: Id; person: Id; group?: Id; organisation: Id };

export type Passport = {
  owner: Id;
  /** `gone`: deleted, with all that hung on it. */
  there: 'there' | 'gone' | 'never';
  birth?: { given: Moment; sixteen?: Moment; eighteen?: Moment };
  answers: Answer[];
  proofs: Proof[];
  taken: { id: Id; question: string; chapter: string }[];
  memberships: Membership[];
  grants: Grant[];
  guardians: Guardian[];
  records: Said[];
  askings: Asking[];
  invitations: Invitation[];
  talks: Talk[];
  agreements: Talk[];
  wishes: Talk[];
  contributions: Contribution[];
  requests: Asked[];
  questions: Asked[];
  signals: Signal[];
  landings: Landing[];
  /** Of which summers something is known (F60). */
  summers: number[];
  helpers: Helper[];
};

export type World = {
  now: Moment;
  regions: Id[];
  organisations: Organisation[];
  groups: Group[];
  posts: Post[];
  signed: Signed[];
  required: Required[];
  passports: Passport[];
};

/** Who comes to the door. `proven`: until when the own factor counts; `beside`: somebody sits beside. */
export type Visitor =
  | { kind: 'owner'; id: Id; proven?: Moment; beside: boolean }
  | { kind: 'receiver' | 'companion' | 'guardian' | 'helper'; id: Id }
  | { kind: Hat; id: Id; organisation: Id; proven?: Moment }
  | { kind: 'visitor' | 'system' };

/** One question to the door: who, about what, when. */
export type Case = {
  who: Visitor;
  passport: Id;
  grant?: Id;
  group?: Id;
  organisation?: Id;
  /** What the act says of the answer or the share; not said counts as the most protected. */
  private?: boolean;
  extra?: boolean;
  at: Moment;
};

import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { type TakenAftercare, takeAftercare } from '../aftercare/take.ts';
import { type Checkpoint, checkpoint } from '../audit/checkpoint.ts';
import { firstHash } from '../audit/entry.ts';
import { Fault } from '../base/fault.ts';
import type { OwnerId } from '../base/id.ts';
import type { Json } from '../base/json.ts';
import { glassesOf, type Opened, openGlass } from '../emergency/rows.ts';
import { addressIn } from '../identity/own-address.ts';
import { noteToOwner } from '../identity/own-note.ts';
import { membershipsOf } from '../organisations/membership-rows.ts';
import { ownPlaces } from '../organisations/place-rows.ts';
import { appliedOf } from '../passport/applied-rows.ts';
import { countedOf, countingOf } from '../passport/counting-rows.ts';
import { type Box, lockedIn } from '../passport/locked.ts';
import { researchOf } from '../passport/research.ts';
import { type PassportRow, passportOf, progressOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import type { RouteId } from '../questions/model.ts';
import { remindersOf } from '../sharing/reminder-rows.ts';
import type { Tx } from '../store/store.ts';
import { type TakenTalks, takeTalks } from '../talks/take.ts';
import type { Language } from '../words/language.ts';
import { chaptersOf, type TakenChapter } from './chapters.ts';
import { type TakenConsent, takeConsent } from './consent.ts';
import { guidanceOf, type TakenGuidance } from './guidance.ts';
import { helpOf, type TakenHelp } from './help.ts';
import { entriesInOrder, linesOf } from './log.ts';
import { type OverTime, overTimeOf } from './over-time.ts';
import { sharesOf, type TakenShare } from './shares.ts';
import { othersOf, type TakenOthers } from './take-others.ts';
import { asksAtWork, type TakenRequest } from './take-requests.ts';

/** The shape of what is taken along. Raised when a reader of the old one would not understand the new one. */
export const formatVersion = 1;

/** Everything of a passport (AVG art. 15 and 20): for the file, and for the page that prints well. */
export type Everything = {
  format: 'paspoort-voor-succes';
  formatVersion: number;
  made: string;
  method: string;
  passport: {
    id: string;
    seed: string;
    called: string;
    route: RouteId | null;
    language: string;
    started: string;
    /** The own e-mail address. */
    address: string | null;
  };
  /** What was said of applying for mbo. */
  applied: { state: string; year: string; said: string } | null;
  /** What may count in the programme's figures, and which steps were counted, a school year each. */
  counting: {
    what: string;
    counted: { year: string; steps: string[] }[];
    /** Whether it counts in totals for research; nothing was said when it is null. */
    research: { yes: boolean; at: string } | null;
  };
  chapters: TakenChapter[];
  classes: { group: string; organisation: string; since: string }[];
  /** On which school's list this passport took a place, with a start card. */
  lists: { group: string; organisation: string; since: string; left: string | null }[];
  shares: TakenShare[];
  /** What people at work asked to see, and who they proposed to take over. */
  requests: TakenRequest[];
  handovers: TakenRequest[];
  /** What was to be thought of: a share that ends, an agreement of a year ago. */
  reminders: { about: string; kind: string; at: string }[];
  /** What answers were before, how the passport was in other years, and the scratch pad. */
  overTime: OverTime;
  /** Talks, agreements, and what there is to talk about. */
  talks: TakenTalks;
  guidance: TakenGuidance;
  /** What was asked of others, what they wrote, and what of it is in the passport. */
  others: TakenOthers;
  /** The day of birth, who was asked for consent and what they said, and what the school was asked. */
  consent: TakenConsent;
  /** "Alleen voor mij", as the own browser sealed it: only the code on paper opens it. */
  locked: (Box & { saved: string; how: string }) | null;
  /** Who may help back in, and what they said yes to. Links, codes and pictures stay here. */
  help: TakenHelp;
  /** Help that was asked for, where the owner landed and how it goes there. */
  aftercare: TakenAftercare;
  /** That two keyholders had the passport opened in an emergency: who, and why. */
  opened: Opened[];
  log: Json[];
  /** Where the log stood when this was taken, signed: `verify/verify.mjs` checks the one against the other. */
  checkpoint: Checkpoint;
};

/** Whose passport it is. */
type Whose = Pick<OwnerActor, 'owner'>;

/** All answers of both routes with the questions as they were asked, the shares, the classes and the whole log. One line in the log. */
export async function takeEverything(
  actor: OwnerActor,
  house: House,
  language: Language,
): Promise<Everything> {
  const about = { passport: actor.owner, way: 'export' as const };
  return perform(house, actor, 'passport.export', about, async (granted) => {
    await noteToOwner(house, granted, actor.owner, 'export');
    return gather(granted, house, actor, language);
  });
}

/** The same, to read on the own screen: nothing leaves the house, so it asks for no more than being in. One line in the log each session. */
export async function readEverything(
  actor: OwnerActor,
  house: House,
  language: Language,
): Promise<Everything> {
  return perform(house, actor, 'passport.whole', { passport: actor.owner }, (granted) =>
    gather(granted, house, actor, language),
  );
}

/** In the transaction of whoever may: the owner, or two keyholders together (F96). */
export async function gather(
  granted: Granted,
  house: House,
  actor: Whose,
  language: Language,
): Promise<Everything> {
  const { tx, now } = granted;
  const passport = await passportOf(tx, actor.owner);
  const progress = await progressOf(tx, actor.owner);
  if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
  const entries = await entriesInOrder(tx, actor.owner);
  const last = entries.at(-1) ?? { n: 0, hash: firstHash };
  return {
    format: 'paspoort-voor-succes',
    formatVersion,
    made: now.toISOString(),
    method: passport.method,
    passport: await cover(granted, house, passport),
    applied: await appliedIn(tx, actor.owner),
    counting: await countingIn(tx, actor.owner),
    chapters: await chaptersOf(granted, house, actor.owner, progress, language),
    classes: await classesOf(tx, actor.owner),
    lists: await listsOf(tx, actor.owner),
    shares: await sharesOf(granted, house, actor),
    reminders: await remindedOf(tx, actor.owner),
    ...(await asksAtWork(granted, house, actor.owner)),
    guidance: await guidanceOf(granted, house, actor.owner),
    overTime: await overTimeOf(granted, house, actor.owner, language),
    talks: await takeTalks(granted, house, actor.owner),
    others: await othersOf(granted, house, actor.owner),
    consent: await takeConsent(granted, house, actor.owner),
    help: await helpOf(granted, house, actor.owner),
    locked: await sealedPart(granted, house, actor.owner),
    aftercare: await takeAftercare(granted, house, actor.owner),
    opened: await openedIn(granted, house, actor.owner),
    log: await linesOf(granted, house, actor, entries),
    checkpoint: checkpoint(house.keys.signer, actor.owner, last, now),
  };
}

/** What stands in front: who it is of, and how. */
async function cover(granted: Granted, house: House, passport: PassportRow): Promise<Everything['passport']> {
  const { owner, seed, route, language, started } = passport;
  return {
    id: owner,
    seed,
    called: await openCalled(house.keys, granted.permit, passport),
    route,
    language,
    started: started.toISOString(),
    address: (await addressIn(house, granted, owner)) ?? null,
  };
}

async function classesOf(tx: Tx, owner: OwnerId): Promise<Everything['classes']> {
  return (await membershipsOf(tx, owner)).map(({ groupName, organisationName, joined }) => ({
    group: groupName,
    organisation: organisationName,
    since: joined.toISOString(),
  }));
}

async function listsOf(tx: Tx, owner: OwnerId): Promise<Everything['lists']> {
  return (await ownPlaces(tx, owner)).map(({ groupName, organisationName, at, left }) => ({
    group: groupName,
    organisation: organisationName,
    since: at.toISOString(),
    left: left?.toISOString() ?? null,
  }));
}

async function remindedOf(tx: Tx, owner: OwnerId): Promise<Everything['reminders']> {
  return (await remindersOf(tx, owner)).map(({ about, kind, at }) => ({ about, kind, at: at.toISOString() }));
}

async function countingIn(tx: Tx, owner: OwnerId): Promise<Everything['counting']> {
  const chosen = await countingOf(tx, owner);
  const research = await researchOf(tx, owner);
  return {
    what: chosen?.what ?? 'some',
    counted: await countedOf(tx, owner),
    research: research === undefined ? null : { yes: research.yes, at: research.at.toISOString() },
  };
}

/** How it is opened stands beside it, so that a code on paper is enough, also without us. */
async function sealedPart(granted: Granted, house: House, owner: OwnerId): Promise<Everything['locked']> {
  const locked = await lockedIn(granted, house, owner);
  if (locked === undefined) return null;
  const { salt, iv, box, saved } = locked;
  const how = 'PBKDF2-SHA-256, 310000 rounds, over the code without spaces; AES-256-GCM; base64url';
  return { salt, iv, box, saved: saved.toISOString(), how };
}

async function openedIn({ tx, permit }: Granted, house: House, owner: OwnerId): Promise<Opened[]> {
  const all: Opened[] = [];
  for (const row of await glassesOf(tx, owner))
    all.push(...[(await openGlass(house.keys, permit, row)) ?? []].flat());
  return all;
}

async function appliedIn(tx: Tx, owner: OwnerId): Promise<Everything['applied']> {
  const row = await appliedOf(tx, owner);
  return row === undefined ? null : { state: row.state, year: row.year, said: row.said.toISOString() };
}

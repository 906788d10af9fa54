import { randomBytes } from 'node:crypto';
import { type OwnerActor, visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { type GroupId, idFrom, type LessonId, newId, type OwnerId, type SessionId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import { indexStartCode } from '../organisations/place.ts';
import { claimPlace } from '../organisations/place-rows.ts';
import { insertMember } from '../organisations/rows.ts';
import { countProgress } from '../passport/progress.ts';
import { insertPassport, type LookChoice, passportOf, putAnswer } from '../passport/rows.ts';
import { sealAnswer, sealCalled } from '../passport/seal.ts';
import { catalog } from '../questions/catalog.ts';
import type { Tx } from '../store/store.ts';
import { makeCard } from './card.ts';
import { createSession, type Device } from './session.ts';

/** What is asked to begin: what to be called, and whether this device is one's own. Never an e-mail address. */
export type Beginning = {
  called: string;
  device: Device;
  language: string;
  look: LookChoice;
  /** What the device calls itself (U46). */
  about?: string | undefined;
  /** The lesson that the code on the board belongs to; absent for who begins without a school. */
  lesson?: Joining;
};

/** The class that somebody joins: by the lesson that is on, or by a start card of the school. */
export type Joining = { group: GroupId } & ({ lesson: LessonId } | { startCode: string });

/**
 * Begins a passport: its key, its first answer, its card, its place in the class, and a session (F1, F2, F117). `once` is the
 * mark of the form: a second press of the same form comes back into the passport that the first one began (P31).
 */
export async function startPassport(
  house: House,
  beginning: Beginning,
  once?: string,
): Promise<{ token: string; owner: OwnerId }> {
  const owner = once === undefined ? newId<OwnerId>() : idFrom<OwnerId>(once);
  try {
    return await begin(house, beginning, owner);
  } catch (error) {
    if (once === undefined || !(error instanceof Fault) || error.kind !== 'not-there') throw error;
    return { owner, token: await beganJustNow(house, beginning, owner) };
  }
}

function begin(
  house: House,
  beginning: Beginning,
  owner: OwnerId,
): Promise<{ token: string; owner: OwnerId }> {
  return perform(house, visitor, 'passport.start', { passport: owner }, async (granted) => {
    const { called, language, look, device, about, lesson } = beginning;
    await house.keys.create(granted.permit, owner);
    await insertPassport(
      granted.tx,
      {
        owner,
        seed: randomBytes(12).toString('base64url'),
        method: catalog.version,
        route: null,
        language,
        look,
        called: await sealCalled(house.keys, granted.permit, owner, called),
        started: granted.now,
        used: granted.now.toISOString().slice(0, 10),
        year: schoolYear(granted.now),
      },
      countProgress(catalog, null, catalog.askedAtStart, {}),
    );
    await answerCalled(granted, house, owner, called);
    if (lesson) await joinMember(granted, house, owner, called, lesson);
    await makeCard(granted, house, owner);
    const frame = { name: called, language, look, about };
    return {
      owner,
      token: await createSession(granted, house, { kind: 'owner', owner, proven: true, device, frame }),
    };
  });
}

/** A double press is a matter of seconds. Later the same form opens nothing: it may lie about on a shared computer. */
const doublePress = minutes(1);

function beganJustNow(
  house: House,
  { called, language, look, device, about }: Beginning,
  owner: OwnerId,
): Promise<string> {
  const actor: OwnerActor = { kind: 'owner', owner, session: newId<SessionId>() };
  return perform(house, actor, 'passport.return', { passport: owner }, async (granted) => {
    const passport = await passportOf(granted.tx, owner);
    if (passport === undefined || after(passport.started, doublePress) < granted.now) {
      throw new Fault('not-there', 'this form was used before');
    }
    return createSession(granted, house, {
      kind: 'owner',
      owner,
      proven: true,
      device,
      frame: { name: called, language, look, about },
    });
  });
}

/** An owner who has a passport already joins a class with the code on the board. */
export async function joinGroup(
  actor: OwnerActor,
  house: House,
  called: string,
  lesson: Joining,
): Promise<void> {
  await perform(house, actor, 'group.join', { passport: actor.owner, group: lesson.group }, (granted) =>
    joinMember(granted, house, actor.owner, called, lesson),
  );
}

async function joinMember(
  { tx, now }: Granted,
  house: House,
  owner: OwnerId,
  called: string,
  joining: Joining,
): Promise<void> {
  const { group } = joining;
  if ('startCode' in joining) await take(tx, house, owner, joining.startCode, now);
  await insertMember(tx, {
    owner,
    group,
    called: house.keys.sealForHouse('group-name', `${group} ${owner}`, called),
    joined: now,
    lesson: 'lesson' in joining ? joining.lesson : null,
    left: null,
    off_by: null,
  });
}

/** The place on the school's list is taken once: of two who use the same card at the same moment one is told that it is not there. */
async function take(tx: Tx, house: House, owner: OwnerId, startCode: string, now: Date): Promise<void> {
  if (!(await claimPlace(tx, indexStartCode(house.keys, startCode), owner, now)))
    throw new Fault('not-there', 'this start card was used');
}

/** What one is called is the answer to the first question: it is asked once (U11). */
async function answerCalled(
  { tx, permit, now }: Granted,
  house: House,
  owner: OwnerId,
  called: string,
): Promise<void> {
  const [question] = [...catalog.askedAtStart].flatMap((id) => catalog.question(id) ?? []);
  const part = question?.parts[0];
  if (question === undefined || part === undefined) throw new Error('the set has no question for the name');
  const place = { owner, chapter: question.chapter, question: question.id, revision: 1 };
  const answer = { state: 'given' as const, parts: { [part.id]: { kind: 'short' as const, text: called } } };
  const sealed = await sealAnswer(house.keys, permit, place, answer);
  const row = {
    ...place,
    sealed,
    filled: true,
    extra: false,
    private: false,
    saved: now,
    asked: catalog.set,
  };
  await putAnswer(tx, row, { year: schoolYear(now), sitting: now, always: false });
}

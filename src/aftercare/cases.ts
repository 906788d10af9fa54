import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import {
  type LandingId,
  newId,
  type OrganisationId,
  type OwnerId,
  type PersonId,
  type SignalId,
} from '../base/id.ts';
import { ask } from '../store/statement.ts';
import {
  type CheckinKey,
  checkinsOf,
  countsNow,
  type LandingKind,
  landingsOf,
  putLanding,
  reachCheckin,
  waitsForYes,
} from './landing-rows.ts';
import { isDue } from './life.ts';
import { type MyCheckin, type MyLanding, openCheckin, openLanding } from './open-landing.ts';
import {
  type CloseReason,
  changeSignal,
  type NamedSignal,
  putTakeover,
  signalsAt,
  signalWith,
  takeoversOf,
} from './rows.ts';
import { openCalledFor, openWords, type Reach, sealWords } from './seal.ts';

/** Somebody who asked for help, as it stands in a list: a name and days, no word of them. */
export type Waiting = {
  id: SignalId;
  owner: OwnerId;
  called: string;
  asked: Date;
  /** This person took it. */
  mine: boolean;
  /** Pressed "bel mij" at a check-in, and nobody has called yet. */
  calls: boolean;
  /** A check-in is asked of them now, and was not answered: what can be talked about today. */
  due: MyCheckin['months'] | undefined;
};

/** Everybody in sight for this hat (F60): who asked here and waits, and whom this person helps. Nobody else, ever. */
export async function listSignals(actor: StaffActor, house: House): Promise<Waiting[]> {
  return perform(house, actor, 'signal.list', {}, async ({ tx, permit, now }) => {
    const found: Waiting[] = [];
    for (const row of await ask(tx, signalsAt(actor.organisation))) {
      const mine = row.person === actor.person;
      const checkins = mine ? await ask(tx, checkinsOf(row.owner)) : [];
      found.push({
        ...{ id: row.id, owner: row.owner, asked: row.asked, mine },
        called: openCalledFor(house.keys, permit, row.id, row.called),
        calls: checkins.some(({ call, reached }) => call && reached === null),
        due: checkins.find(({ due, answered }) => answered === null && isDue(due, now))?.months,
      });
    }
    return found;
  });
}

/** One of them, looked at: how to reach them, and what they let this person see of afterwards. */
export type Case = Waiting & {
  at: string;
  reach: Reach;
  landing: MyLanding | undefined;
  checkins: readonly (MyCheckin & { reached: Date | null })[];
};

/** Opens how somebody wants to be reached: in their log, every time. Fault `not-there` for who is not in sight. */
export async function lookSignal(actor: StaffActor, house: House, id: SignalId): Promise<Case> {
  const { owner } = await inSight(actor, house, id);
  return perform(house, actor, 'signal.look', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const row = await mustBe(granted, id);
    const mine = row.person === actor.person;
    const landings = await ask(tx, landingsOf(owner));
    const landing = landings.find(countsNow) ?? landings.find(waitsForYes);
    const opened = landing && (await openLanding({ permit }, house, landing, actor.person));
    const checkins: (MyCheckin & { reached: Date | null })[] = [];
    for (const one of mine ? await ask(tx, checkinsOf(owner)) : []) {
      // What was said is for whom "bel mij" was said to, and for nobody otherwise.
      const shown = one.call && one.call_person === actor.person ? one : { ...one, sealed: null };
      checkins.push({ ...(await openCheckin({ permit }, house, shown)), reached: one.reached });
    }
    return {
      ...{ id, owner, asked: row.asked, mine, at: row.organisationName, landing: opened, checkins },
      called: openCalledFor(house.keys, permit, id, row.called),
      reach: await openWords(house.keys, permit, 'reach', { owner, id }, row.sealed),
      calls: checkins.some(({ call, reached }) => call && reached === null),
      due: checkins.find(({ due, answered }) => answered === null && isDue(due, now))?.months,
    };
  });
}

/** Whose it is, when it is in sight for this hat: then the door can be asked for that passport. */
export async function inSight(
  actor: StaffActor,
  house: House,
  id: SignalId,
): Promise<{ owner: OwnerId; called: string; mine: boolean }> {
  return perform(house, actor, 'signal.list', {}, async (granted) => {
    const row = await mustBe(granted, id);
    const called = openCalledFor(house.keys, granted.permit, id, row.called);
    return { owner: row.owner, called, mine: row.person === actor.person };
  });
}

async function mustBe({ tx }: Granted, id: SignalId): Promise<NamedSignal> {
  const [row] = await ask(tx, signalWith(id));
  if (row === undefined) throw new Fault('not-there', 'nobody in sight who asked for help');
  return row;
}

/** "Ik help": from now on it is this person's, and colleagues see it no more. The young person reads the name. */
export async function takeSignal(actor: StaffActor, house: House, id: SignalId, name: string): Promise<void> {
  const { owner } = await inSight(actor, house, id);
  await perform(house, actor, 'signal.take', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    if ((await mustBe(granted, id)).person === actor.person) return;
    const taker = await sealWords(house.keys, permit, 'words', { owner, id, what: 'taker' }, { text: name });
    await changeSignal(tx, id, { person: actor.person, taken: now, taker });
  });
}

/** It is done, and why, in words that the young person reads. Then it is in nobody's sight. */
export async function closeSignal(
  actor: StaffActor,
  house: House,
  id: SignalId,
  { reason, words }: { reason: CloseReason; words: string },
): Promise<void> {
  const { owner } = await inSight(actor, house, id);
  await perform(house, actor, 'signal.close', { passport: owner }, async ({ tx, permit, now }) => {
    const of = { owner, id, what: 'closed' };
    const sealed = words === '' ? null : await sealWords(house.keys, permit, 'words', of, { text: words });
    await changeSignal(tx, id, { closed: now, closed_by: 'adviser', reason, words: sealed });
  });
}

/** `again`: this very colleague was proposed before, and it waits for an answer. `before`: somebody else was, or it was answered. */
export type Proposed = 'proposed' | 'again' | 'before';

/** Proposes a colleague (F65): nothing moves before the young person's yes. Once for each who helps. */
export async function proposeColleague(
  actor: StaffActor,
  house: House,
  id: SignalId,
  {
    to,
    why,
  }: { to: { organisation: OrganisationId; person: PersonId; name: string; at: string }; why: string },
): Promise<Proposed> {
  const { owner } = await inSight(actor, house, id);
  return perform(house, actor, 'takeover.propose', { passport: owner }, async ({ tx, permit, now }) => {
    const of = { owner, id, what: actor.person };
    const sealed = await sealWords(house.keys, permit, 'takeover', of, { why, name: to.name, at: to.at });
    const put = await putTakeover(tx, {
      ...{ signal: id, owner, person: actor.person, sealed, proposed: now, answered: null, outcome: null },
      ...{ to_organisation: to.organisation, to_person: to.person },
    });
    if (put) return 'proposed';
    const before = (await ask(tx, takeoversOf(owner, now))).find((one) => one.signal === id);
    const same = before?.to_organisation === to.organisation && before.to_person === to.person;
    return same && before.answered === null ? 'again' : 'before';
  });
}

/**
 * Writes down where the young person landed, as agreed with them: it counts when they say yes. `false` when this person wrote down something that waits. What the young person told beside it
 * stays theirs: who proposes hears nothing of it.
 */
export async function proposeLanding(
  actor: StaffActor,
  house: House,
  signal: SignalId,
  { kind, where, starts, by }: { kind: LandingKind; where: string; starts: string; by: string },
): Promise<boolean> {
  const { owner } = await inSight(actor, house, signal);
  return perform(house, actor, 'landing.propose', { passport: owner }, async ({ tx, permit, now }) => {
    const id = newId<LandingId>();
    return putLanding(tx, {
      ...{ id, owner, kind, starts, follow_person: null, counts: false, kept: now },
      ...{ confirmed: null, stopped: null, ended: null },
      sealed: await sealWords(house.keys, permit, 'landing', { owner, id }, { where }),
      proposer: actor.person,
      proposer_name: await sealWords(
        house.keys,
        permit,
        'words',
        { owner, id, what: 'proposer' },
        { text: by },
      ),
    });
  });
}

/** "Ik heb gebeld." */
export async function reachedThem(
  actor: StaffActor,
  house: House,
  signal: SignalId,
  key: CheckinKey,
): Promise<void> {
  const { owner } = await inSight(actor, house, signal);
  await perform(house, actor, 'checkin.reach', { passport: owner }, ({ tx, now }) =>
    reachCheckin(tx, key, now),
  );
}

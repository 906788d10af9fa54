import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { AgreementId, GroupId, OwnerId, TalkId } from '../base/id.ts';
import type { AgreementDraft, SeenAgreement } from './agree.ts';
import { agreementOf, insertAgreement, updateAgreement } from './agreement-rows.ts';
import { closeAsk } from './ask-rows.ts';
import { ownerOfAgreement, ownerOfTalk } from './guide.ts';
import type { Changed } from './life.ts';
import { insertTalk, type TalkRow, talkOf, updateTalk } from './rows.ts';
import { openTalk, sealAgreement, sealTalk } from './seal.ts';
import { remindMentor, remindOwner, tellMentor, tellOwner } from './tell.ts';

/** A mentor's proposal. `who`: as the young person reads it. */
export type Proposal = { starts: Date; minutes: number; place: string; note: string; remind: boolean };

/**
 * Proposes a talk to somebody of the own class; it stands when the young person says yes. A question for a talk is answered by it. `id`
 * comes of the form. Faults: `not-there` for who is not in this class of the mentor's now.
 */
export async function proposeTalk(
  actor: StaffActor,
  house: House,
  id: TalkId,
  to: { owner: OwnerId; group: GroupId; who: string },
  proposal: Proposal,
): Promise<void> {
  const { owner, group } = to;
  await perform(house, actor, 'talk.propose', { passport: owner }, async ({ tx, permit, now, facts }) => {
    if (!facts.staffGroups.includes(group)) throw new Fault('not-there', 'no group of this mentor');
    const place = { id, owner, revision: 1 };
    const words = { who: to.who, place: proposal.place, bring: '', agenda: [], note: proposal.note };
    const added = await insertTalk(tx, {
      ...place,
      kind: 'talk',
      mentor: actor.person,
      group,
      chapters: [],
      starts: proposal.starts,
      was: null,
      minutes: proposal.minutes,
      state: 'proposed',
      news: 'proposed',
      remind: false,
      mentor_remind: proposal.remind,
      sequence: 0,
      sealed: await sealTalk(house.keys, permit, place, words),
      made: now,
      changed: now,
    });
    if (added) await tellOwner(tx, now, { id, owner, starts: proposal.starts }, 'proposed');
    await closeAsk(tx, owner, actor.person, now);
  });
}

/** Proposes another time. The young person's agenda and "neem mee" stay as they are; until the yes, the old time is shown along. */
export async function proposeOther(
  actor: StaffActor,
  house: House,
  seen: { id: TalkId; revision: number },
  proposal: Proposal,
): Promise<Changed> {
  const owner = await ownerOfTalk(actor, house, seen.id);
  return perform(house, actor, 'talk.propose', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const talk = await own(granted, seen.id);
    const before = await openTalk(house.keys, permit, talk);
    const moves = talk.starts.getTime() !== proposal.starts.getTime() || talk.minutes !== proposal.minutes;
    const next = { ...talk, revision: talk.revision + 1, mentor_remind: proposal.remind };
    const state = moves || talk.state !== 'planned' ? ('proposed' as const) : ('planned' as const);
    const done = await updateTalk(tx, seen, {
      starts: proposal.starts,
      minutes: proposal.minutes,
      state,
      news: state === 'proposed' ? 'proposed' : before.place === proposal.place ? talk.news : 'moved',
      was: talk.state === 'planned' && moves ? talk.starts : talk.was,
      mentor_remind: proposal.remind,
      revision: next.revision,
      sequence: talk.sequence + 1,
      sealed: await sealTalk(house.keys, permit, next, {
        ...before,
        place: proposal.place,
        note: proposal.note,
      }),
      changed: now,
    });
    if (!done) return 'other';
    const stands = { ...next, starts: proposal.starts, state };
    if (state === 'proposed') await tellOwner(tx, now, stands, 'proposed');
    else if (before.place !== proposal.place) await tellOwner(tx, now, stands, 'moved');
    await remindOwner(tx, now, stands);
    await tellMentor(tx, now, stands, undefined);
    return 'changed';
  });
}

/** Calls it off: "Ik kan dan niet". A second time changes nothing. */
export async function declineTalk(actor: StaffActor, house: House, id: TalkId, note: string): Promise<void> {
  const owner = await ownerOfTalk(actor, house, id);
  await perform(house, actor, 'talk.decline', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const talk = await own(granted, id);
    if (talk.state === 'cancelled') return;
    const next = { ...talk, revision: talk.revision + 1, state: 'cancelled' as const };
    const words = await openTalk(house.keys, permit, talk);
    await updateTalk(tx, talk, {
      state: 'cancelled',
      news: 'cancelled',
      was: null,
      revision: next.revision,
      sequence: talk.sequence + 1,
      sealed: await sealTalk(house.keys, permit, next, { ...words, note }),
      changed: now,
    });
    await tellOwner(tx, now, next, 'cancelled');
    await remindOwner(tx, now, next);
    await remindMentor(tx, now, next);
  });
}

/** Writes down what was agreed in a talk of this mentor; the young person sees it, and can throw it away. */
export async function addAgreement(
  actor: StaffActor,
  house: House,
  id: AgreementId,
  talk: TalkId,
  draft: AgreementDraft,
): Promise<void> {
  const owner = await ownerOfTalk(actor, house, talk);
  await perform(house, actor, 'agreement.add', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const { mentor, group } = await own(granted, talk);
    const place = { id, owner, revision: 1 };
    await insertAgreement(tx, {
      ...place,
      talk,
      kind: 'talk',
      mentor,
      group,
      by: 'mentor',
      due: draft.due,
      evaluate: null,
      sealed: await sealAgreement(house.keys, permit, place, draft.words),
      owner_done: null,
      other_done: null,
      made: now,
    });
  });
}

/** The mentor's own tick: done, or not after all. `other`: the young person wrote other words meanwhile, which the mentor has not seen. */
export async function tickAsMentor(
  actor: StaffActor,
  house: House,
  seen: SeenAgreement,
  done: boolean,
): Promise<Changed> {
  const { owner } = await ownerOfAgreement(actor, house, seen.id);
  return perform(house, actor, 'agreement.tick', { passport: owner }, async ({ tx, now }) => {
    if ((await agreementOf(tx, seen.id)) === undefined) throw new Fault('not-there', 'no such agreement');
    const ticked = await updateAgreement(tx, seen, { other_done: done ? now : null });
    return ticked ? 'changed' : 'other';
  });
}

async function own({ tx }: Granted, id: TalkId): Promise<TalkRow> {
  const talk = await talkOf(tx, id);
  if (talk === undefined) throw new Fault('not-there', 'no talk of this mentor');
  return talk;
}

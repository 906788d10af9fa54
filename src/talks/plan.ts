import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { TalkId } from '../base/id.ts';
import { type Catalog, catalog as method } from '../questions/catalog.ts';
import type { ChapterId } from '../questions/model.ts';
import { closeAsk } from './ask-rows.ts';
import type { Changed, TalkKind } from './life.ts';
import { checkMentor, type OwnMentor } from './mentors.ts';
import { deleteTalk, insertTalk, type TalkRow, talkOf, updateTalk } from './rows.ts';
import { type AgendaItem, openTalk, sealTalk, type TalkWords } from './seal.ts';
import { remindOwner, tellMentor } from './tell.ts';

/** What the young person plans: when, with whom, and what to talk about. What stands on the agenda, a mentor who takes part sees. */
export type Plan = {
  kind: TalkKind;
  starts: Date;
  minutes: number;
  chapters: readonly ChapterId[];
  remind: boolean;
  words: Omit<TalkWords, 'note'>;
};

/**
 * Plans a talk (F38, F121). With a mentor of one's own class it stands with both, and an open question for a talk is answered by it. `id`
 * comes of the form, so that a second press changes nothing. Faults: `not-there` for a mentor of another class.
 */
export async function planTalk(
  actor: OwnerActor,
  house: House,
  id: TalkId,
  plan: Plan,
  mentor?: OwnMentor,
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'talk.plan', { passport: owner, chapters: plan.chapters }, async (granted) => {
    const { tx, permit, now } = granted;
    if (mentor !== undefined) await checkMentor(granted, owner, mentor);
    const place = { id, owner, revision: 1 };
    const talk: TalkRow = {
      ...place,
      ...timed(plan),
      kind: plan.kind,
      mentor: mentor?.person ?? null,
      group: mentor?.group ?? null,
      was: null,
      state: 'planned',
      news: null,
      mentor_remind: false,
      sequence: 0,
      sealed: await sealTalk(house.keys, permit, place, soundWords(granted.catalog, plan.words)),
      made: now,
      changed: now,
    };
    if (!(await insertTalk(tx, talk))) return;
    await remindOwner(tx, now, talk);
    if (mentor === undefined) return;
    await closeAsk(tx, owner, mentor.person, now);
    await tellMentor(tx, now, talk, 'planned');
  });
}

/** Another time, another place, other points. Also the answer "another time" to a proposal. Who takes part stays. */
export async function moveTalk(
  actor: OwnerActor,
  house: House,
  seen: { id: TalkId; revision: number },
  plan: Omit<Plan, 'kind'>,
): Promise<Changed> {
  const about = { passport: actor.owner, chapters: plan.chapters };
  return perform(house, actor, 'talk.move', about, async (granted) => {
    const { tx, permit, now } = granted;
    const talk = await own(granted, seen.id);
    const before = await openTalk(house.keys, permit, talk);
    const words = soundWords(granted.catalog, {
      ...plan.words,
      who: talk.mentor === null ? plan.words.who : before.who,
    });
    const moves = talk.starts.getTime() !== plan.starts.getTime() || talk.minutes !== plan.minutes;
    const tells = moves || talk.state !== 'planned' || before.place !== words.place;
    const next = { ...talk, ...timed(plan), state: 'planned' as const, revision: talk.revision + 1 };
    const done = await updateTalk(tx, seen, {
      ...timed(plan),
      state: 'planned',
      news: null,
      was: null,
      revision: next.revision,
      sequence: talk.sequence + (tells ? 1 : 0),
      sealed: await sealTalk(house.keys, permit, next, words),
      changed: now,
    });
    if (!done) return 'other';
    await remindOwner(tx, now, next);
    await tellMentor(tx, now, next, tells ? told(talk, moves) : undefined, talk.starts);
    return 'changed';
  });
}

/** What a change is to the mentor: a proposal with the same time is accepted, even when something else was changed along. */
function told(before: TalkRow, moves: boolean): 'planned' | 'moved' | 'accepted' {
  if (before.state === 'cancelled') return 'planned';
  return before.state === 'proposed' && !moves ? 'accepted' : 'moved';
}

/** Yes to what the mentor proposed. `other` when it is no proposal (any more), or not the one that was seen. */
export async function acceptTalk(
  actor: OwnerActor,
  house: House,
  seen: { id: TalkId; revision: number },
  remind: boolean,
): Promise<Changed> {
  return perform(house, actor, 'talk.accept', { passport: actor.owner }, async (granted) => {
    const { tx, now } = granted;
    const talk = await own(granted, seen.id);
    if (talk.state === 'planned' && talk.revision === seen.revision) return 'changed';
    if (talk.state !== 'proposed') return 'other';
    const change = { state: 'planned', news: null, was: null, remind } as const;
    const done = await updateTalk(tx, seen, { ...change, sequence: talk.sequence + 1, changed: now });
    if (!done) return 'other';
    if (talk.mentor !== null) await closeAsk(tx, actor.owner, talk.mentor, now);
    await remindOwner(tx, now, { ...talk, ...change });
    await tellMentor(tx, now, { ...talk, ...change }, 'accepted');
    return 'changed';
  });
}

/** Calls a talk off, or says no to a proposal. A second time changes nothing. */
export async function cancelTalk(actor: OwnerActor, house: House, id: TalkId): Promise<void> {
  await perform(house, actor, 'talk.cancel', { passport: actor.owner }, async (granted) => {
    const { tx, now } = granted;
    const talk = await own(granted, id);
    if (talk.state === 'cancelled') return;
    const change = { state: 'cancelled', news: null, was: null } as const;
    await updateTalk(tx, talk, { ...change, sequence: talk.sequence + 1, changed: now });
    await remindOwner(tx, now, { ...talk, ...change });
    await tellMentor(tx, now, { ...talk, ...change }, 'cancelled');
  });
}

/** The note on the first page was read. */
export async function readNews(actor: OwnerActor, house: House, id: TalkId): Promise<void> {
  await perform(house, actor, 'talk.read', { passport: actor.owner }, async (granted) => {
    const talk = await own(granted, id);
    if (talk.news !== null) await updateTalk(granted.tx, talk, { news: null });
  });
}

/** Throws a talk away that is off or over; its agreements stay. One that is still to come is called off first. */
export async function removeTalk(actor: OwnerActor, house: House, id: TalkId): Promise<void> {
  await perform(house, actor, 'talk.remove', { passport: actor.owner }, async (granted) => {
    const talk = await own(granted, id);
    if (talk.state !== 'cancelled' && talk.starts > granted.now)
      throw new Fault('malformed', 'a talk to come is called off first');
    await deleteTalk(granted.tx, id);
  });
}

async function own({ tx }: Granted, id: TalkId): Promise<TalkRow> {
  const talk = await talkOf(tx, id);
  if (talk === undefined) throw new Fault('not-there', 'no such talk of this owner');
  return talk;
}

const timed = ({ starts, minutes, chapters, remind }: Omit<Plan, 'kind' | 'words'>) => ({
  starts,
  minutes,
  chapters: [...chapters],
  remind,
});

/** What nobody else may ever see (nod12) stands on no agenda, whatever a form says; nor what nobody ever asked. What was asked when it was put there, stays. */
function soundWords(catalog: Catalog, words: Plan['words']): TalkWords {
  const agenda = words.agenda.flatMap((item): AgendaItem[] => {
    if (!('question' in item)) return [item];
    const asked = catalog.question(item.question);
    if (asked === undefined) return item.title === undefined ? [] : [item];
    if (!asked.shareable) return [];
    const own = method.question(asked.id) === undefined;
    return [own ? { question: asked.id, title: asked.title } : { question: asked.id }];
  });
  return { ...words, agenda, note: '' };
}

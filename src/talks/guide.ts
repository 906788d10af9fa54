import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { AgreementId, GroupId, OwnerId, TalkId } from '../base/id.ts';
import { startOfDay, wallOf, weekOf } from '../base/wall.ts';
import { groupsByIds, membersOf } from '../organisations/rows.ts';
import { type Agreement, openAll } from './agree.ts';
import { agreementOf, agreementsOf, dueForMentor } from './agreement-rows.ts';
import { openAsksTo } from './ask-rows.ts';
import type { Talk } from './read.ts';
import { talkOf, talksOfMentor } from './rows.ts';
import { type AgendaItem, openTalk } from './seal.ts';

/** Somebody of the mentor's class: the name to be called there, and nothing else of them. */
export type ClassMember = { owner: OwnerId; group: GroupId; groupName: string; called: string };

/** What a mentor has to do with talks now. Names and times; no word of a talk, and never an answer. */
export type Week = {
  asks: readonly { member: ClassMember; at: Date }[];
  /** From now on, a fortnight ahead; those that were called off stay in sight until their time. */
  talks: readonly {
    id: TalkId;
    member: ClassMember;
    starts: Date;
    minutes: number;
    state: 'proposed' | 'planned' | 'cancelled';
  }[];
  /** Agreements that are due this week or before, by whose they are. */
  agreements: readonly { member: ClassMember; due: string; talk: TalkId | null }[];
};

/** The list of this week on the mentor's first page. Opens no passport: only the names that members gave to the class. */
export async function readWeek(actor: StaffActor, house: House): Promise<Week> {
  return perform(house, actor, 'talk.week', {}, async (granted) => {
    const { tx, now } = granted;
    const today = startOfDay(wallOf(now).day);
    const [asks, talks, due, members] = [
      await openAsksTo(tx, actor.person),
      await talksOfMentor(tx, actor.person, today, after(today, days(14))),
      await dueForMentor(tx, actor.person, weekOf(wallOf(now).day).until),
      await membersOfMine(granted, house),
    ];
    const of = (row: { owner: OwnerId; group: GroupId | null }): ClassMember | undefined =>
      members.get(`${row.group} ${row.owner}`);
    return {
      asks: asks.flatMap((ask) => named(of(ask), (member) => ({ member, at: ask.at }))),
      talks: talks.flatMap((talk) =>
        named(of(talk), (member) => ({
          member,
          id: talk.id,
          starts: talk.starts,
          minutes: talk.minutes,
          state: talk.state,
        })),
      ),
      agreements: due.flatMap((row) =>
        named(of(row), (member) => ({ member, due: row.due ?? '', talk: row.talk })),
      ),
    };
  });
}

/** Somebody of one of this mentor's classes. Fault `not-there` for anybody else. */
export async function readMember(
  actor: StaffActor,
  house: House,
  group: GroupId,
  owner: OwnerId,
): Promise<ClassMember> {
  return perform(house, actor, 'talk.week', {}, async (granted) => {
    const member = (await membersOfMine(granted, house)).get(`${group} ${owner}`);
    if (member === undefined) throw new Fault('not-there', 'nobody of this mentor’s classes');
    return member;
  });
}

export type SeenTalk = { member: ClassMember; talk: Talk; agreements: readonly Agreement[] };

/**
 * A talk that this mentor takes part in, with its words. That stands in the young person's log, every time. Faults: `not-there` for
 * a talk with somebody else, and for every talk from the moment that the mentor has left the class, or the young person did.
 */
export async function lookTalk(actor: StaffActor, house: House, id: TalkId): Promise<SeenTalk> {
  const owner = await ownerOfTalk(actor, house, id);
  return perform(house, actor, 'talk.look', { passport: owner }, async (granted) => {
    const row = await talkOf(granted.tx, id);
    const member = row && (await membersOfMine(granted, house)).get(`${row.group} ${owner}`);
    if (row === undefined || member === undefined) throw new Fault('not-there', 'no such talk');
    const { sealed, ...clear } = row;
    const words = await openTalk(house.keys, granted.permit, { ...clear, sealed });
    const agenda = words.agenda.map((item) => asAsked(granted, item));
    const agreements = await openAll(granted, house, await agreementsOf(granted.tx, owner, id));
    return { member, talk: { ...clear, words: { ...words, agenda } }, agreements };
  });
}

/** A question in the words in which the young person is asked it: somebody at work knows those of the method alone. */
function asAsked({ catalog }: Granted, item: AgendaItem): AgendaItem {
  if (!('question' in item)) return item;
  const title = catalog.question(item.question)?.title ?? item.title;
  return title === undefined ? item : { ...item, title };
}

/** Whose talk it is, when this mentor takes part in it: then the door can be asked for that passport. */
export async function ownerOfTalk(actor: StaffActor, house: House, id: TalkId): Promise<OwnerId> {
  const talk = await perform(house, actor, 'talk.week', {}, ({ tx }) => talkOf(tx, id));
  if (talk === undefined) throw new Fault('not-there', 'no talk of this mentor');
  return talk.owner;
}

export async function ownerOfAgreement(
  actor: StaffActor,
  house: House,
  id: AgreementId,
): Promise<{ owner: OwnerId; talk: TalkId | null }> {
  const found = await perform(house, actor, 'talk.week', {}, ({ tx }) => agreementOf(tx, id));
  if (found === undefined) throw new Fault('not-there', 'no agreement of this mentor');
  return found;
}

/** Everybody in this mentor's classes, by class and owner. */
async function membersOfMine(
  { tx, permit, facts }: Granted,
  house: House,
): Promise<Map<string, ClassMember>> {
  const found = new Map<string, ClassMember>();
  for (const { id: group, name } of await groupsByIds(tx, facts.staffGroups)) {
    for (const { owner, called } of await membersOf(tx, group)) {
      const key = `${group} ${owner}`;
      const words = house.keys.openForHouse(permit, 'group-name', key, called);
      found.set(key, { owner, group, groupName: name, called: words });
    }
  }
  return found;
}

/** Who is in the class no more, is left out. */
const named = <T>(member: ClassMember | undefined, make: (member: ClassMember) => T): T[] =>
  member === undefined ? [] : [make(member)];

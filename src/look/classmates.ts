import type { OwnerActor } from '../access/actor.ts';
import { glance, type House, type Seen } from '../access/perform.ts';
import type { InvitationId, LessonId, OwnerId } from '../base/id.ts';
import { type BetweenRow, betweenClassmates } from '../mirror/classmate-rows.ts';
import { tellApart } from '../organisations/called.ts';
import { duosOf } from '../organisations/duo.ts';
import { type ClassmateRow, classmatesNow } from '../organisations/duo-rows.ts';

/** Somebody else in the lesson: a name for the class, and what stands between the two. Nothing of any passport. */
export type Classmate = {
  owner: OwnerId;
  /** Says on a page who it is, in this lesson and to nobody outside it. */
  handle: string;
  called: string;
  /** Put together by the mentor, with who looks. */
  duo: boolean;
  /** What who looks asked of this classmate. */
  mine: { invitation: InvitationId; state: 'asked' | 'given' | 'heard' } | undefined;
  /** What this classmate asked of who looks. */
  theirs: { invitation: InvitationId; given: boolean } | undefined;
};

export type Classmates = {
  lesson: LessonId;
  ends: Date;
  /** The mentor made pairs, and they stand. */
  duos: boolean;
  /** What who looks is called in this class. */
  called: string;
  others: readonly Classmate[];
};

/** Who else is in the lesson that this young person is in now (F115); `undefined` outside a lesson. No name of anybody else is opened. */
export async function readClassmates(actor: OwnerActor, house: House): Promise<Classmates | undefined> {
  const { owner } = actor;
  const now = house.clock();
  const reads = [classmatesNow(now), betweenClassmates(owner, now)] as const;
  return glance(house, actor, 'classmate.read', { passport: owner }, reads, (seen, rows, between) =>
    shown(house, seen, owner, rows, between),
  );
}

function shown(
  house: House,
  { permit }: Seen,
  me: OwnerId,
  rows: readonly ClassmateRow[],
  between: readonly BetweenRow[],
): Classmates | undefined {
  const own = rows.find(({ owner }) => owner === me);
  if (own === undefined) return undefined;
  const { lesson, ends, duos } = own;
  const duo = duos ? duosOf(rows).find((some) => some.includes(own)) : undefined;
  const named = rows.map((row) => ({
    row,
    called: house.keys.openForHouse(permit, 'group-name', `${row.group} ${row.owner}`, row.called),
  }));
  const here = between.filter((one) => one.lesson === lesson);
  const others = tellApart(named).flatMap(({ row, called }): Classmate[] => {
    const { owner } = row;
    if (owner === me) return [];
    const mine = here.find((one) => one.owner === me && one.giver === owner);
    const theirs = here.find((one) => one.owner === owner && one.giver === me);
    return [
      {
        owner,
        handle: house.keys.pseudonym(lesson, owner),
        called,
        duo: duo?.includes(row) ?? false,
        mine: mine && { invitation: mine.invitation, state: stateOf(mine) },
        theirs: theirs && { invitation: theirs.invitation, given: theirs.given },
      },
    ];
  });
  const called = named.find(({ row }) => row === own)?.called ?? '';
  return { lesson, ends, duos, called, others };
}

function stateOf({ given, heard }: BetweenRow): 'asked' | 'given' | 'heard' {
  if (heard) return 'heard';
  return given ? 'given' : 'asked';
}

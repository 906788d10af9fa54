import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GroupId, OwnerId } from '../base/id.ts';
import { type Lesson, shown } from '../organisations/lesson.ts';
import { liveLesson } from '../organisations/lesson-rows.ts';
import { groupsByIds, type MemberTable, membersOf } from '../organisations/rows.ts';
import { type Progress, progressOfAll } from '../passport/rows.ts';
import { catalog } from '../questions/catalog.ts';
import { type ChapterId, chapterIds } from '../questions/model.ts';

/** How far a chapter is, in words that fit on a projected screen: never what was answered, never how many (U53, F32). */
export type ChapterState = 'nothing' | 'busy' | 'stamped';

export type BoardMember = {
  owner: OwnerId;
  /** What the young person said to be called in this class; with a number where two are called the same. */
  called: string;
  joined: Date;
  chapters: Readonly<Record<ChapterId, ChapterState>>;
};

export type Board = {
  group: { id: GroupId; name: string; organisationName: string };
  lesson: Lesson | undefined;
  members: readonly BoardMember[];
};

/**
 * The board of a group: its lesson if one is open, and who is in. Opens names and the lesson's code, and no answer: the permit is
 * for no passport (U31). Faults: `not-there` for a group that is not this mentor's.
 */
export async function readBoard(actor: StaffActor, house: House, group: GroupId): Promise<Board> {
  return perform(house, actor, 'lesson.watch', { group }, async (granted) => {
    const { tx, now } = granted;
    const [[named], live, members] = await Promise.all([
      groupsByIds(tx, [group]),
      liveLesson(tx, group, now),
      membersOf(tx, group),
    ]);
    if (named === undefined) throw new Fault('not-there', 'no such group');
    const progress = await progressOfAll(
      tx,
      members.map((member) => member.owner),
    );
    return {
      group: { id: group, name: named.name, organisationName: named.organisationName },
      lesson: live && shown(house, granted, live),
      members: tellApart(members.map((member) => read(house, granted, member, progress.get(member.owner)))),
    };
  });
}

function read(
  house: House,
  { permit }: Granted,
  { owner, group, called, joined }: MemberTable,
  progress: Progress | undefined,
): BoardMember {
  const name = house.keys.openForHouse(permit, 'group-name', `${group} ${owner}`, called);
  return { owner, called: name, joined, chapters: statesOf(progress) };
}

/** A chapter is begun when more is answered in it than what everybody answers by starting (the name, U11). */
export function statesOf(progress: Progress | undefined): BoardMember['chapters'] {
  const state = (chapter: ChapterId): ChapterState => {
    const found = progress?.[chapter];
    if (found?.stamped) return 'stamped';
    return (found?.done ?? 0) > (atStart.get(chapter) ?? 0) ? 'busy' : 'nothing';
  };
  return Object.fromEntries(
    chapterIds.map((chapter) => [chapter, state(chapter)]),
  ) as BoardMember['chapters'];
}

const atStart = new Map(
  chapterIds.map((chapter) => [
    chapter,
    catalog.questionsIn(chapter, undefined).core.filter(({ id }) => catalog.askedAtStart.has(id)).length,
  ]),
);

/** "Noor" and "Noor 2": the second one to come gets a number (P66). */
function tellApart(members: readonly BoardMember[]): BoardMember[] {
  const seen = new Map<string, number>();
  return members.map((member) => {
    const name = member.called.trim().toLocaleLowerCase('nl');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? member : { ...member, called: `${member.called} ${count}` };
  });
}

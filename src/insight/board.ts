import { createHash } from 'node:crypto';
import type { StaffActor } from '../access/actor.ts';
import { glance, type House, type Seen } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GroupId, OwnerId } from '../base/id.ts';
import { tellApart } from '../organisations/called.ts';
import { type Lesson, shown } from '../organisations/lesson.ts';
import { lessonNow } from '../organisations/lesson-rows.ts';
import { groupsNamed, type MemberTable, membersIn } from '../organisations/rows.ts';
import { type Progress, progressIn } from '../passport/rows.ts';
import { catalog } from '../questions/catalog.ts';
import { type Piece, pieceOf, stepAt } from '../questions/lessons.ts';
import { type ChapterId, chapterIds } from '../questions/model.ts';

/** How far a chapter is, in words that fit on a projected screen: never what was answered, never how many (U53, F32). */
export type ChapterState = 'nothing' | 'busy' | 'stamped';

export type BoardMember = {
  owner: OwnerId;
  /** What the young person said to be called in this class; with a number where two are called the same. */
  called: string;
  /** Somebody came before who is called the same: perhaps the same young person (U28). */
  twice: boolean;
  joined: Date;
  /** Takes part in the lesson that is on. */
  present: boolean;
  /** The day (YYYY-MM-DD) that it last went on. */
  moved: string | undefined;
  chapters: Readonly<Record<ChapterId, ChapterState>>;
};

export type Board = {
  group: { id: GroupId; name: string; organisationName: string };
  lesson: Lesson | undefined;
  members: readonly BoardMember[];
  /** Of who takes part: how many. And how many of them have done what the class does now; `undefined` when that is not questions. */
  present: number;
  ready: number | undefined;
};

/**
 * The board of a group: its lesson if one is open, and who is in. Opens names and the lesson's code, and no answer: the permit is
 * for no passport (U31). Faults: `not-there` for a group that is not this mentor's.
 */
export async function readBoard(actor: StaffActor, house: House, group: GroupId): Promise<Board> {
  const reads = [groupsNamed([group]), ...looksAt(group, house.clock())] as const;
  return glance(house, actor, 'lesson.watch', { group }, reads, (seen, [named], [live], members, far) => {
    if (named === undefined) throw new Fault('not-there', 'no such group');
    const progress = new Map(far.map((one) => [one.owner, one]));
    const listed = members.map((row) => ({
      row,
      far: progress.get(row.owner),
      present: live !== undefined && row.lesson === live.id,
    }));
    const present = listed.filter((one) => one.present);
    const piece = live && pieceOf(stepAt(live.plan, live.step));
    return {
      group: { id: group, name: named.name, organisationName: named.organisationName },
      lesson: live && shown(house, seen, live),
      members: tellApart(
        listed.map(({ row, far, present }) => ({
          owner: row.owner,
          called: nameOf(house, seen, row),
          joined: row.joined,
          present,
          moved: far?.moved ?? undefined,
          chapters: statesOf(far?.chapters),
        })),
      ),
      present: present.length,
      ready: piece && present.filter(({ far }) => hasDone(far?.chapters, piece)).length,
    };
  });
}

/**
 * A mark of what the board shows, without opening any of it: another mark means another board. `undefined` when no lesson is on (any
 * more). Writes nothing and locks nothing, for a board that looks every second. Faults: as `readBoard`.
 */
export async function followBoard(
  actor: StaffActor,
  house: House,
  group: GroupId,
): Promise<string | undefined> {
  return glance(house, actor, 'lesson.follow', { group }, looksAt(group, house.clock()), (_, ...rows) =>
    rows[0].length === 0 ? undefined : createHash('sha256').update(JSON.stringify(rows)).digest('base64url'),
  );
}

/** The lesson that is on, who is in the class, and how far each of them is. */
const looksAt = (group: GroupId, now: Date) =>
  [lessonNow(group, now), membersIn(group), progressIn(group)] as const;

function nameOf(house: House, { permit }: Seen, { group, owner, called }: MemberTable): string {
  return house.keys.openForHouse(permit, 'group-name', `${group} ${owner}`, called);
}

/** So many core questions answered as the piece ends with, or the chapter found done. Skipping one is not yet done: then it stays open. */
function hasDone(progress: Progress | undefined, { chapter, to }: Piece): boolean {
  const found = progress?.[chapter];
  if (found === undefined) return false;
  return found.stamped !== null || found.done - (atStart.get(chapter) ?? 0) >= Math.min(to, found.of);
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

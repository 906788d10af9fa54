import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GroupId } from '../base/id.ts';
import { lastLessons, liveLessons } from './lesson-rows.ts';
import { countMembers, groupsByIds } from './rows.ts';

/** A mentor's group. `lessonEnds` is there while a lesson is open. */
export type Group = {
  id: GroupId;
  name: string;
  schoolYear: string;
  organisationName: string;
  lessonEnds: Date | undefined;
  /** When the last lesson began, this one included. */
  lastLesson: Date | undefined;
  members: number;
};

/** The groups that this mentor has now, under the hat that is worn. Faults: `not-there` for who is no mentor (any more). */
export async function readGroups(actor: StaffActor, house: House): Promise<Group[]> {
  return perform(house, actor, 'group.list', {}, async ({ tx, now, facts }) => {
    const groups = await groupsByIds(tx, facts.staffGroups);
    const [live, last, members] = [
      await liveLessons(tx, facts.staffGroups, now),
      await lastLessons(tx, facts.staffGroups),
      await countMembers(tx, facts.staffGroups),
    ];
    return groups.map(({ id, name, school_year, organisationName }) => ({
      id,
      name,
      schoolYear: school_year,
      organisationName,
      lessonEnds: live.get(id),
      lastLesson: last.get(id),
      members: members.get(id) ?? 0,
    }));
  });
}

import { type Actor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import type { GroupId, LessonId } from '../base/id.ts';
import { lessonByCode } from '../organisations/lesson-rows.ts';
import { openPerson } from './person.ts';
import { personById } from './person-rows.ts';

/** What somebody sees before joining: "Ben jij in klas 3B van mevrouw Visser?" (U28). */
export type FoundLesson = {
  lesson: LessonId;
  group: GroupId;
  groupName: string;
  organisationName: string;
  mentorName: string;
};

/**
 * The lesson that the code on the board belongs to, however it was typed (U12, U27). `undefined` when no lesson is open under it: not,
 * no more, or never. Whoever asks counts the tries first (`lesson-code` in store/limit.ts).
 */
export async function findLesson(
  actor: Actor,
  house: House,
  typed: string,
): Promise<FoundLesson | undefined> {
  const code = readCode(typed, codeLength.lesson);
  if (code === undefined) return undefined;
  // A code at the door is looked at as a guest, whatever hat one has on elsewhere.
  const looker = actor.kind === 'owner' ? actor : visitor;
  return perform(house, looker, 'lesson.find', {}, async ({ tx, permit, now }) => {
    const found = await lessonByCode(tx, house.keys.index('lesson-code', code), now);
    if (found === undefined) return undefined;
    const { mentor, ...lesson } = found;
    const person = await personById(tx, mentor);
    return { ...lesson, mentorName: person ? openPerson(house.keys, permit, person).name : '' };
  });
}

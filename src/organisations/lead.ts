import type { OwnerActor, StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GroupId } from '../base/id.ts';
import { stepsOf } from '../questions/lessons.ts';
import { ask } from '../store/statement.ts';
import { enterLesson, leadTo, lessonsOn, liveLesson, type TogetherRow } from './lesson-rows.ts';

/**
 * Takes the class to a step of a plan (F116). `seen`: the step that the mentor's page showed; when another press, or another mentor,
 * has moved the class meanwhile, nothing happens and `false` comes back. Faults: `not-there` for a group that is not this mentor's.
 */
export async function leadLesson(
  actor: StaffActor,
  house: House,
  group: GroupId,
  to: { plan: string; step: number; seen: number },
): Promise<boolean> {
  return perform(house, actor, 'lesson.lead', { group }, async ({ tx, now }) => {
    const live = await liveLesson(tx, group, now);
    if (live === undefined) return false;
    const step = Math.min(Math.max(0, to.step), stepsOf(to.plan).length);
    return leadTo(tx, live.id, { plan: to.plan, step, seen: to.seen });
  });
}

/** What a class does together now, for who is in it. */
export type Together = {
  group: GroupId;
  groupName: string;
  plan: string;
  step: number;
  ends: Date;
  present: boolean;
};

/** The lesson that is on in a class of an owner, if one is, at whatever step. */
export function togetherIn([found]: readonly TogetherRow[]): Together | undefined {
  if (found === undefined) return undefined;
  const { group, groupName, plan, step, ends, lesson, inLesson } = found;
  return { group, groupName, plan, step, ends, present: lesson === inLesson };
}

/** The young person takes part in the lesson that is on: from now on the board counts them in. */
export async function takePart(actor: OwnerActor, house: House): Promise<Together | undefined> {
  return perform(house, actor, 'lesson.enter', { passport: actor.owner }, async ({ tx, now }) => {
    await enterLesson(tx, actor.owner, now);
    return togetherIn(await ask(tx, lessonsOn(actor.owner, now)));
  });
}

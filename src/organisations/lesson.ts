import type { StaffActor } from '../access/actor.ts';
import { type House, perform, type Seen } from '../access/perform.ts';
import { after, hours } from '../base/clock.ts';
import { codeLength, newCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import { type GroupId, type LessonId, newId } from '../base/id.ts';
import { freePlan } from '../questions/lessons.ts';
import { endLesson, insertLesson, liveLesson, recodeLesson } from './lesson-rows.ts';
import type { LessonTable } from './rows.ts';

/** A lesson as its mentor sees it, with the code for the board. */
export type Lesson = Pick<LessonTable, 'id' | 'opened' | 'ends' | 'plan' | 'step' | 'round' | 'duos'> & {
  code: string;
};

/** How long a code on the board works, unless it is stopped or renewed before (U27). */
export const lessonLasts = hours(2);

/**
 * Opens a lesson for a group: from now on its code lets young people in (F2, U26). A group has one lesson at a time: when there is
 * one, that one is given back. Two mentors who press at once get the same: each act here writes in the organisation's log, and waits for
 * the end of it. Faults: `not-there` for a group that is not this mentor's.
 */
export async function openLesson(
  actor: StaffActor,
  house: House,
  group: GroupId,
  plan: string = freePlan,
): Promise<Lesson> {
  return perform(house, actor, 'lesson.open', { group }, async (granted) => {
    const live = await liveLesson(granted.tx, group, granted.now);
    if (live !== undefined) return shown(house, granted, live);
    return withNewCode(house, async (code, codeIndex) => {
      const id = newId<LessonId>();
      const { now: opened, tx } = granted;
      const ends = after(opened, lessonLasts);
      const begin = { plan, step: 0, round: 0, duos: false };
      const stored = await insertLesson(tx, {
        id,
        group,
        organisation: actor.organisation,
        mentor: actor.person,
        code_index: codeIndex,
        code_sealed: house.keys.sealForHouse('lesson-code', id, code),
        opened,
        ends,
        stopped: null,
        ...begin,
      });
      return stored ? { id, code, opened, ends, ...begin } : undefined;
    });
  });
}

/**
 * Another code in place of the one on the board, which stops at once; the two hours begin anew. `undefined` when no lesson is
 * open. Faults: as `openLesson`.
 */
export async function renewCode(
  actor: StaffActor,
  house: House,
  group: GroupId,
): Promise<Lesson | undefined> {
  return perform(house, actor, 'lesson.renew', { group }, async ({ tx, now }) => {
    const live = await liveLesson(tx, group, now);
    if (live === undefined) return undefined;
    return withNewCode(house, async (code, codeIndex) => {
      const ends = after(now, lessonLasts);
      const sealed = house.keys.sealForHouse('lesson-code', live.id, code);
      const stored = await recodeLesson(tx, live.id, { code_index: codeIndex, code_sealed: sealed, ends });
      return stored ? withCode({ ...live, ends }, code) : undefined;
    });
  });
}

/** Ends the lesson: its code lets nobody in any more. Who is in, stays in. Faults: as `openLesson`. */
export async function stopLesson(actor: StaffActor, house: House, group: GroupId): Promise<void> {
  await perform(house, actor, 'lesson.stop', { group }, async ({ tx, now }) => {
    const live = await liveLesson(tx, group, now);
    if (live !== undefined) await endLesson(tx, live.id, now);
  });
}

/** The row with its code opened, for who may see the board. */
export function shown(house: House, { permit }: Seen, row: LessonTable): Lesson {
  const code = house.keys.openForHouse(permit, 'lesson-code', row.id, row.code_sealed);
  return withCode(row, code);
}

const withCode = ({ id, opened, ends, plan, step, round, duos }: LessonTable, code: string): Lesson => ({
  ...{ id, code, opened, ends, plan, step, round, duos },
});

/** A code that no lesson had before, so that an old note never opens somebody else's class. */
async function withNewCode<T>(
  house: House,
  store: (code: string, codeIndex: Uint8Array) => Promise<T | undefined>,
): Promise<T> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const code = newCode(codeLength.lesson);
    const stored = await store(code, house.keys.index('lesson-code', code));
    if (stored !== undefined) return stored;
  }
  throw new Fault('unavailable', 'five lesson codes in a row were taken');
}

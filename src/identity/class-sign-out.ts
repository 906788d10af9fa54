import { sql } from 'kysely';
import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, hours } from '../base/clock.ts';
import type { GroupId } from '../base/id.ts';
import { lastLesson } from '../organisations/lesson-rows.ts';

/**
 * How long a session that was signed out still takes what its page is sending. A page saves 0.6 seconds after the last letter, and at
 * the latest when it is left: so nothing that was typed is lost (C13, G10).
 */
export const lastWords = 10_000;

/** A lesson of this morning is signed out this morning. */
const sameDay = hours(12);

/**
 * Signs out the pupils of the group's last lesson, on the devices that they share; their own phones stay signed in (C13). Gives how many
 * sessions end. Faults: `not-there` for a group that is not this mentor's.
 */
export async function signClassOut(actor: StaffActor, house: House, group: GroupId): Promise<number> {
  return perform(house, actor, 'lesson.sign-out', { group }, async ({ tx, now }) => {
    const lesson = await lastLesson(tx, group);
    if (lesson === undefined || after(lesson.opened, sameDay) < now) return 0;
    const at = after(now, lastWords);
    const { rows } = await sql<{
      ended: number;
    }>`select identity.end_class(${group}::uuid, ${lesson.id}::uuid, ${at})
      as ended`.execute(tx);
    return rows[0]?.ended ?? 0;
  });
}

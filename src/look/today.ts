import type { OwnerActor } from '../access/actor.ts';
import { glance, type House } from '../access/perform.ts';
import { unreadOf } from '../guidance/rows.ts';
import { type Together, togetherIn } from '../organisations/lead.ts';
import { lessonsOn } from '../organisations/lesson-rows.ts';

/** What is going on now, for the first page: a lesson of the own class, and what a mentor wrote that was not read yet. */
export type Today = { together: Together | undefined; unread: number };

export async function readToday(actor: OwnerActor, house: House): Promise<Today> {
  const { owner } = actor;
  const reads = [lessonsOn(owner, house.clock()), unreadOf(owner)] as const;
  return glance(house, actor, 'passport.read', { passport: owner }, reads, (_, lessons, [unread]) => ({
    together: togetherIn(lessons),
    unread: unread?.count ?? 0,
  }));
}

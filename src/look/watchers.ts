import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { type Membership, membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';

/** A mentor who sees that an owner is in the class, and how far: the name to be called by and counts, never an answer (U31). */
export type Watcher = Membership & { mentors: readonly string[] };

/** Who sees how far this owner is, without any share. The page of who can see the passport names them too: it is the honest list. */
export async function listWatchers(actor: OwnerActor, house: House): Promise<Watcher[]> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async ({ tx, permit, now }) => {
    const watchers: Watcher[] = [];
    for (const membership of await membershipsOf(tx, actor.owner)) {
      const mentors: string[] = [];
      for (const id of await mentorsOf(tx, membership.group, now)) {
        const person = await personById(tx, id);
        if (person !== undefined) mentors.push(openPerson(house.keys, permit, person).name);
      }
      watchers.push({ ...membership, mentors });
    }
    return watchers;
  });
}

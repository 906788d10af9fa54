import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';
import type { OwnMentor } from '../talks/mentors.ts';

/** A mentor of the young person, by name: to plan a talk with, to ask for one, and to turn to for help (A20). */
export type NamedMentor = OwnMentor & { name: string; groupName: string };

/** The mentors of the classes that this owner is in now; each once. */
export async function listMentors(actor: OwnerActor, house: House): Promise<NamedMentor[]> {
  // Whom to turn to for help is there with somebody beside too (A20, F34).
  const action = actor.pair === undefined ? 'talk.read' : 'passport.read';
  return perform(house, actor, action, { passport: actor.owner }, async ({ tx, permit, now }) => {
    const found = new Map<string, NamedMentor>();
    for (const { group, groupName } of await membershipsOf(tx, actor.owner)) {
      for (const id of await mentorsOf(tx, group, now)) {
        const person = found.has(id) ? undefined : await personById(tx, id);
        if (person === undefined) continue;
        const { name } = openPerson(house.keys, permit, person);
        found.set(id, { person: id, group, groupName, name });
      }
    }
    return [...found.values()].sort((one, other) => one.name.localeCompare(other.name, 'nl'));
  });
}

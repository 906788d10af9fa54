import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { GroupId, PersonId } from '../base/id.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { type Membership, membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';

/** A mentor who sees that an owner is in the class, and how far: the name to be called by and counts, never an answer (U31). */
export type Watcher = Membership & { mentors: readonly string[] };

/** Who sees how far this owner is, without any share. The page of who can see the passport names them too: it is the honest list. */
export async function listWatchers(actor: OwnerActor, house: House): Promise<Watcher[]> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) => {
    const { tx } = granted;
    const watchers: Watcher[] = [];
    for (const membership of await membershipsOf(tx, actor.owner)) {
      const mentors = await mentorsIn(granted, house, membership.group);
      watchers.push({ ...membership, mentors: mentors.map(({ name }) => name) });
    }
    return watchers;
  });
}

/** A mentor of one of the own classes. */
export type MyMentor = { person: PersonId; name: string; group: GroupId; groupName: string };

/** The mentors of the classes that this owner is in; each once. */
export async function listMentors(actor: OwnerActor, house: House): Promise<MyMentor[]> {
  return perform(house, actor, 'contribution.read', { passport: actor.owner }, async (granted) => {
    const found = new Map<PersonId, MyMentor>();
    for (const { group, groupName } of await membershipsOf(granted.tx, actor.owner)) {
      for (const mentor of await mentorsIn(granted, house, group))
        if (!found.has(mentor.person)) found.set(mentor.person, { ...mentor, group, groupName });
    }
    return [...found.values()];
  });
}

async function mentorsIn({ tx, permit, now }: Granted, house: House, group: GroupId) {
  const mentors: { person: PersonId; name: string }[] = [];
  for (const id of await mentorsOf(tx, group, now)) {
    const person = await personById(tx, id);
    if (person !== undefined) mentors.push({ person: id, name: openPerson(house.keys, permit, person).name });
  }
  return mentors;
}

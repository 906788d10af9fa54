import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type GroupId, newId, type PersonId, type RequestId } from '../base/id.ts';
import { membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';
import { deleteRequest, insertRequest } from './rows.ts';

/**
 * The young person asks a mentor of an own class to write something (F36). Until then there is nothing to write in. Faults: `not-there` for
 * somebody who is no mentor of a class that this young person is in.
 */
export async function askMentor(
  actor: OwnerActor,
  house: House,
  { group, person }: { group: GroupId; person: PersonId },
): Promise<void> {
  await perform(house, actor, 'contribution.ask', { passport: actor.owner }, async ({ tx, now }) => {
    const own = await membershipsOf(tx, actor.owner);
    const mentors = own.some((one) => one.group === group) ? await mentorsOf(tx, group, now) : [];
    if (!mentors.includes(person)) throw new Fault('not-there', 'no mentor of an own class');
    await insertRequest(tx, { id: newId<RequestId>(), owner: actor.owner, person, group, asked: now });
  });
}

/** The mentor can write and correct nothing more. What was written stays the young person's. */
export async function stopAsking(actor: OwnerActor, house: House, id: RequestId): Promise<void> {
  await perform(house, actor, 'contribution.ask', { passport: actor.owner }, ({ tx }) =>
    deleteRequest(tx, actor.owner, id),
  );
}

import type { Granted } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GroupId, OwnerId, PersonId } from '../base/id.ts';
import { membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';

/** A mentor, through the class that makes him or her the mentor of this owner. */
export type OwnMentor = { person: PersonId; group: GroupId };

/** Whether this is a mentor of a class that the owner is in now. Fault `not-there` when it is not: nobody else can be asked by id. */
export async function checkMentor(
  { tx, now }: Granted,
  owner: OwnerId,
  { person, group }: OwnMentor,
): Promise<void> {
  const inClass = (await membershipsOf(tx, owner)).some((membership) => membership.group === group);
  if (!inClass || !(await mentorsOf(tx, group, now)).includes(person))
    throw new Fault('not-there', 'no mentor of this owner');
}

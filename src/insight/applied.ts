import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GroupId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import { membersOf } from '../organisations/rows.ts';
import { type AppliedState, appliedOfAll } from '../passport/applied-rows.ts';

/** What young people of a class said of applying for mbo, by the name to be called; who said nothing is not in it. */
export type ClassApplied = readonly { called: string; state: AppliedState }[];

/** For the mentor of the class, as the page where it is said tells (F52). Opens names, and nothing of a passport but this; each look leaves a line. Faults: `not-there` for another's group. */
export async function readClassApplied(
  actor: StaffActor,
  house: House,
  group: GroupId,
): Promise<ClassApplied> {
  return perform(house, actor, 'applied.look', { group }, async ({ tx, permit, now }) => {
    const members = await membersOf(tx, group);
    const owners = members.map(({ owner }) => owner);
    const said = await appliedOfAll(tx, owners, schoolYear(now));
    return members.flatMap(({ owner, called }) => {
      const state = said.get(owner);
      const name = house.keys.openForHouse(permit, 'group-name', `${group} ${owner}`, called);
      return state === undefined ? [] : [{ called: name, state }];
    });
  });
}

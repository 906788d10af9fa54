import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import type { GroupId, OwnerId } from '../base/id.ts';
import { leaveGroup, membersOf, putBack } from './rows.ts';

/**
 * Takes somebody off the list who is not of this class (U28). The passport stays the young person's own and stays as it is; the
 * mentor no longer sees how far it is. `false` when that owner is not on the list. Faults: `not-there` for a group that is not
 * this mentor's.
 */
export async function removeMember(
  actor: StaffActor,
  house: House,
  group: GroupId,
  owner: OwnerId,
): Promise<boolean> {
  return perform(house, actor, 'member.remove', { group }, ({ tx, now }) =>
    leaveGroup(tx, group, owner, now, actor.person),
  );
}

/** How long a mentor can take back that somebody was taken off. */
export const canBeTakenBack = minutes(30);

/** Puts somebody back whom this mentor took off just now. `false` when there is nobody to put back. Faults: as `removeMember`. */
export async function restoreMember(
  actor: StaffActor,
  house: House,
  group: GroupId,
  owner: OwnerId,
): Promise<boolean> {
  return perform(house, actor, 'member.restore', { group }, ({ tx, now }) =>
    putBack(tx, group, owner, actor.person, after(now, -canBeTakenBack)),
  );
}

/**
 * Two lines of the list turn out to be one young person, who typed the code twice (U28). One stays and the other goes off the list; both
 * passports stay whole, and the young person's own: a mentor opens neither and destroys neither (decision 0024). `false` when one of
 * them is not on the list, or both are the same. Faults: as `removeMember`.
 */
export async function mergeMembers(
  actor: StaffActor,
  house: House,
  group: GroupId,
  { stays, goes }: { stays: OwnerId; goes: OwnerId },
): Promise<boolean> {
  return perform(house, actor, 'member.merge', { group }, async ({ tx, now }) => {
    const listed = (await membersOf(tx, group)).map((member) => member.owner);
    if (stays === goes || !listed.includes(stays)) return false;
    return leaveGroup(tx, group, goes, now, actor.person);
  });
}

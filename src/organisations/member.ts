import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GroupId, OwnerId } from '../base/id.ts';
import { leaveGroup } from './rows.ts';

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
    leaveGroup(tx, group, owner, now),
  );
}

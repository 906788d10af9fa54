import type { GroupId, OwnerId, PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import { deleteClaims } from './place-rows.ts';

/** A class that an owner is in now. */
export type Membership = {
  group: GroupId;
  groupName: string;
  organisationName: string;
  joined: Date;
};

/** The classes of one owner, by name. What one is called in each stays shut. */
export async function membershipsOf(tx: Tx, owner: OwnerId): Promise<Membership[]> {
  return tx
    .selectFrom('organisations.member as member')
    .innerJoin('organisations.group as group', 'group.id', 'member.group')
    .innerJoin('organisations.organisation as organisation', 'organisation.id', 'group.organisation')
    .select([
      'member.group',
      'group.name as groupName',
      'organisation.name as organisationName',
      'member.joined',
    ])
    .where('member.owner', '=', owner)
    .where('member.left', 'is', null)
    .orderBy('group.name')
    .execute();
}

/** Who is mentor of this class now. */
export async function mentorsOf(tx: Tx, group: GroupId, now: Date): Promise<PersonId[]> {
  const rows = await tx
    .selectFrom('organisations.staff')
    .select('person')
    .where('role', '=', 'mentor')
    .where('group', '=', group)
    .where('since', '<=', now)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .orderBy('since')
    .execute();
  return rows.map((row) => row.person);
}

/** Takes an owner out of every class, as if never there. For deleting the passport. */
export async function deleteMemberships(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.deleteFrom('organisations.member').where('owner', '=', owner).execute();
  await deleteClaims(tx, owner);
}

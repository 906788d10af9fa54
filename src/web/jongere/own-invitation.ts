import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type InvitationId, readId } from '../../base/id.ts';
import { type Invitation, readInvitation } from '../../mirror/list.ts';
import type { Asked } from '../route.ts';

/** The question to somebody that an address names, when it is this owner's. Else the fault `not-there`, whether it exists or not. */
export async function ownInvitation({ actor, house, params }: Asked<OwnerActor>): Promise<Invitation> {
  const id = readId<InvitationId>(params.invitation);
  const found = id === undefined ? undefined : await readInvitation(actor, house, id);
  if (found === undefined) throw new Fault('not-there', 'no such invitation of this owner');
  return found;
}

import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { readId, type TalkId } from '../../base/id.ts';
import { readTalk } from '../../talks/read.ts';
import type { Asked } from '../route.ts';

/** The talk that an address names, when it is this owner's. Else the fault `not-there`, whether it exists or not. */
export async function ownTalk({ actor, house, params }: Asked<OwnerActor>) {
  const id = readId<TalkId>(params.talk);
  const found = id === undefined ? undefined : await readTalk(actor, house, id);
  if (found === undefined) throw new Fault('not-there', 'no such talk of this owner');
  return found;
}

import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GrantId, readId } from '../../base/id.ts';
import { readShare, type Share } from '../../sharing/list.ts';
import type { Asked } from '../route.ts';

/** The share that an address names, when it is this owner's. Else the fault `not-there`, whether it exists or not. */
export async function ownShare({ actor, house, params }: Asked<OwnerActor>): Promise<Share> {
  const id = readId<GrantId>(params.grant);
  const share = id === undefined ? undefined : await readShare(actor, house, id);
  if (share === undefined) throw new Fault('not-there', 'no such share of this owner');
  return share;
}

/** A share that can still be changed. */
export async function ownDraft(asked: Asked<OwnerActor>): Promise<Share> {
  const share = await ownShare(asked);
  if (share.state !== 'draft') throw new Fault('not-there', 'no draft any more');
  return share;
}

import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GrantId } from '../base/id.ts';
import { stopGrants } from './rows.ts';

/**
 * Stops one share. Never asks why (U47). In force at the receiver's next request, on every node: the database reads the grant at
 * every entry. A share that is stopped or over already stays as it is.
 */
export async function withdrawGrant(actor: OwnerActor, house: House, id: GrantId): Promise<void> {
  const about = { passport: actor.owner, grant: id };
  await perform(house, actor, 'grant.withdraw', about, ({ tx, now }) => stopGrants(tx, actor.owner, now, id));
}

/** Stops all shares in one act (U39). Gives back how many stopped. */
export async function withdrawAll(actor: OwnerActor, house: House): Promise<number> {
  const about = { passport: actor.owner, detail: { all: true } };
  const stopped = await perform(house, actor, 'grant.withdraw', about, ({ tx, now }) =>
    stopGrants(tx, actor.owner, now),
  );
  return stopped.length;
}

import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { lifeOf, stands } from '../sharing/life.ts';
import { readShare } from '../sharing/list.ts';
import { grantOf } from '../sharing/rows.ts';
import { isSensitive } from '../sharing/scope.ts';
import { putConfirmed } from './rows.ts';

/**
 * "Ja, dit wil ik nog steeds delen" (F47): the young person chooses a share again, as it was given; its end stays. After a birthday that they
 * decide themselves, or after a consent that was away. "Nee" is stopping it. Faults: `not-there` for a share that does not stand, while
 * there is no consent for it, and for what is extra protected when the own factor was not shown minutes ago (decision 0043).
 */
export async function confirmShare(actor: OwnerActor, house: House, id: GrantId): Promise<void> {
  const { owner } = actor;
  const share = await readShare(actor, house, id);
  const extra = share === undefined || isSensitive(share.scope);
  await perform(house, actor, 'grant.confirm', { passport: owner, grant: id, extra }, async ({ tx, now }) => {
    const grant = await grantOf(tx, id);
    if (grant === undefined || !stands(lifeOf(grant, now))) throw new Fault('not-there', 'no such share');
    await putConfirmed(tx, owner, id, now);
  });
}

import type { OwnerActor } from '../access/actor.ts';
import { bear } from '../access/facts.ts';
import { type House, perform } from '../access/perform.ts';
import { forgetReturned, type Returned, returnedFrom } from '../mail/returned-rows.ts';
import { ask } from '../store/statement.ts';
import { addressKind } from './address-domain.ts';
import { addressOf } from './address-rows.ts';
import { addressIn } from './own-address.ts';

/** The own address, whether letters to it came back (C6), and whether it ends with the school (C9). */
export type AddressNow = { mail: string; returned: Returned | undefined; school: boolean };

export async function readAddressNow(actor: OwnerActor, house: House): Promise<AddressNow | undefined> {
  const { owner } = actor;
  return perform(house, actor, 'address.read', { passport: owner }, async (granted) => {
    const row = await addressOf(granted.tx, owner);
    const mail = await addressIn(house, granted, owner);
    if (row === undefined || mail === undefined) return undefined;
    const [kind] = await ask(granted.tx, addressKind(owner));
    await bear(granted.tx, row.mail_index);
    return { mail, school: kind?.school ?? false, returned: await returnedFrom(granted.tx, row.mail_index) };
  });
}

/** Room was made in the mailbox: letters go to the own address again. `false` when none came back. */
export async function tryAddressAgain(actor: OwnerActor, house: House): Promise<boolean> {
  const { owner } = actor;
  return perform(house, actor, 'address.again', { passport: owner }, async ({ tx }) => {
    const row = await addressOf(tx, owner);
    if (row === undefined) return false;
    await bear(tx, row.mail_index);
    return forgetReturned(tx, row.mail_index);
  });
}

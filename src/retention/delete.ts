import { type OwnerActor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import { ownerOfCard } from '../identity/card-rows.ts';
import { forgetPassport } from './forget.ts';

/**
 * Deletes a passport for good, with the owner's own card code as the factor that no school has (AVG art. 17). `false` when the code
 * is not that of this passport's card: then nothing was done. Whoever calls this counts the tries (`own-code`).
 *
 * All of it goes in one transaction (`forgetPassport`). Then the key is destroyed, and with it what older backups hold. Is the key store
 * away, the outbox does it later.
 */
export async function deletePassport(actor: OwnerActor, house: House, typed: string): Promise<boolean> {
  if (!(await isOwnCard(actor, house, typed))) return false;
  const { owner } = actor;
  await perform(house, actor, 'passport.delete', { passport: owner }, (granted) =>
    forgetPassport(granted, owner),
  );
  await house.keys.destroy(owner).catch(() => undefined);
  return true;
}

/** Asked as a visitor would: the code itself finds the row, so a wrong one leaves no line that says something was deleted. */
async function isOwnCard(actor: OwnerActor, house: House, typed: string): Promise<boolean> {
  const code = readCode(typed, codeLength.card);
  if (code === undefined) return false;
  const index = house.keys.index('card-code', code);
  return (await perform(house, visitor, 'card.find', {}, ({ tx }) => ownerOfCard(tx, index))) === actor.owner;
}

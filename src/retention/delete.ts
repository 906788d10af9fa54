import { type OwnerActor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { forgetChain } from '../audit/rows.ts';
import { codeLength, readCode } from '../base/code.ts';
import { deleteCard, ownerOfCard } from '../identity/card-rows.ts';
import { deleteSessionsOf } from '../identity/session-rows.ts';
import { deleteMemberships } from '../organisations/membership-rows.ts';
import { removePassport } from '../passport/rows.ts';
import { enqueue, forgetLines } from '../store/outbox.ts';

/**
 * Deletes a passport for good, with the owner's own card code as the factor that no school has (AVG art. 17). `false` when the code
 * is not that of this passport's card: then nothing was done. Whoever calls this counts the tries (`own-code`).
 *
 * In one transaction go the passport with its answers and shares, card, sessions, classes, letters and the log; what stays is the
 * id in the list that a restore replays. Then the key is destroyed, and with it what older backups hold. Is the key store away, the
 * outbox does it later.
 */
export async function deletePassport(actor: OwnerActor, house: House, typed: string): Promise<boolean> {
  if (!(await isOwnCard(actor, house, typed))) return false;
  const { owner } = actor;
  await perform(house, actor, 'passport.delete', { passport: owner }, async ({ tx, now }) => {
    await removePassport(tx, owner, now);
    await deleteCard(tx, owner);
    await deleteSessionsOf(tx, owner);
    await deleteMemberships(tx, owner);
    await forgetLines(tx, owner);
    await forgetChain(tx, owner);
    // Not `about` the owner: this line has to outlive the passport.
    await enqueue(tx, { kind: 'key-destroy', payload: { owner }, due: now });
  });
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

import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { isOwnCard } from '../identity/own-factor.ts';
import { noteToOwner } from '../identity/own-note.ts';
import { forgetPassport } from './forget.ts';

/**
 * Deletes a passport for good, with the owner's own card code as the factor that no school has (AVG art. 17). Who showed the own factor
 * minutes ago leaves the code out. `false` when the code is not that of this passport's card: then nothing was done. Whoever calls this counts the tries (`own-code`).
 *
 * All of it goes in one transaction (`forgetPassport`). Then the key is destroyed, and with it what older backups hold. Is the key store
 * away, the outbox does it later.
 */
export async function deletePassport(actor: OwnerActor, house: House, typed: string): Promise<boolean> {
  const { owner } = actor;
  const sure = await withFactor(actor, house, typed);
  if (sure === undefined) return false;
  await perform(house, sure, 'passport.delete', { passport: owner }, async (granted) => {
    await noteToOwner(house, granted, owner, 'deleted');
    await forgetPassport(granted, house, owner);
  });
  await house.keys.destroy(owner).catch(() => undefined);
  return true;
}

/** Whoever typed the code of the own card has shown the own factor now. */
async function withFactor(actor: OwnerActor, house: House, typed: string): Promise<OwnerActor | undefined> {
  const now = house.clock();
  if (typed.trim() === '')
    return actor.provenUntil !== undefined && actor.provenUntil > now ? actor : undefined;
  if (!(await isOwnCard(actor, house, typed))) return undefined;
  return { ...actor, provenUntil: after(now, minutes(1)) };
}

import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { isOwnMail } from './address-domain.ts';
import { isStillOwn, takeOwnTry, useOwnAttempt } from './address-rows.ts';
import { makeCard } from './card.ts';
import { mailOwnCode } from './own-address.ts';
import { hashOwnBrowser, isMailed, mostOwnTries } from './own-code.ts';

/** Who lost the card asks for a code at the own address, to make a new card with. `undefined` when there is none that is nobody else's. */
export async function askCardCode(
  actor: OwnerActor,
  house: House,
  language: string,
): Promise<string | undefined> {
  const { owner } = actor;
  return perform(house, actor, 'card.lost', { passport: owner }, async (granted) =>
    (await isOwnMail(granted.tx, owner)) ? mailOwnCode(house, granted, owner, language) : undefined,
  );
}

export type RenewedByMail = { kind: 'made' } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** The code out of that letter makes a new card: the old one opens nothing any more. */
export async function renewCardByMail(
  actor: OwnerActor,
  house: House,
  browser: string,
  typed: string,
): Promise<RenewedByMail> {
  const { owner } = actor;
  return perform(house, actor, 'card.renew', { passport: owner }, async (granted) => {
    const { tx, now } = granted;
    const attempt = await takeOwnTry(tx, hashOwnBrowser(browser), now, mostOwnTries);
    if (attempt?.owner !== owner || attempt.sealed !== null || !(await isOwnMail(tx, owner)))
      return { kind: 'over' };
    if (!isMailed(house, attempt, typed)) {
      const left = mostOwnTries - attempt.tries;
      return left > 0 ? { kind: 'wrong', left } : { kind: 'over' };
    }
    await useOwnAttempt(tx, attempt.id, now);
    if (!(await isStillOwn(tx, attempt))) return { kind: 'over' };
    await makeCard(granted, house, owner);
    return { kind: 'made' };
  });
}

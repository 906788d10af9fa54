import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { codeLength, newCode, readCode } from '../base/code.ts';
import type { OwnerId } from '../base/id.ts';
import { type CardTable, cardOf, insertCard, keepCard } from './card-rows.ts';

/** A new card code for an owner, in the transaction that makes or renews it. */
export async function makeCard({ tx, permit, now }: Granted, house: House, owner: OwnerId): Promise<string> {
  const code = newCode(codeLength.card);
  await insertCard(tx, {
    owner,
    code_index: house.keys.index('card-code', code),
    sealed: await house.keys.seal(permit, cardPlace(owner), code),
    made: now,
  });
  return code;
}

/** The code, as long as the owner has not said that it is kept; after that `undefined`: it stands on the card alone. */
export async function showCard(actor: OwnerActor, house: House): Promise<string | undefined> {
  return perform(house, actor, 'card.show', { passport: actor.owner }, async ({ tx, permit }) => {
    const card = await cardOf(tx, actor.owner);
    if (!card?.sealed) return undefined;
    return house.keys.open(permit, cardPlace(actor.owner), card.sealed);
  });
}

/** The owner has the card: from now on the house cannot show its code any more. */
export async function confirmCard(actor: OwnerActor, house: House): Promise<void> {
  await perform(house, actor, 'card.keep', { passport: actor.owner }, ({ tx }) => keepCard(tx, actor.owner));
}

/** A new card in place of the old one, for who still has the old one. Gives `undefined` when the typed code is not it. */
export async function renewCard(actor: OwnerActor, house: House, typed: string): Promise<string | undefined> {
  return perform(house, actor, 'card.renew', { passport: actor.owner }, async (granted) => {
    const card = await cardOf(granted.tx, actor.owner);
    return isCode(house, card, typed) ? makeCard(granted, house, actor.owner) : undefined;
  });
}

/** Is this the code on the owner's own card? The own factor for acts that cannot be undone. */
export function isCode(house: House, card: CardTable | undefined, typed: string): boolean {
  const code = readCode(typed, codeLength.card);
  if (card === undefined || code === undefined) return false;
  return house.keys.index('card-code', code).equals(card.code_index);
}

const cardPlace = (owner: OwnerId) => ({ owner, chapter: 'passport', item: 'card', revision: 1 });

import { z } from 'zod';
import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GrantId, OwnerId, PersonId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import { profilesOf, putProfile } from './call-rows.ts';

/** "Bel mijn mentor" (F39): a school's phone and the hours, in the mentor's own words. Never a private number: the page asks for the school's. */
export type CallCard = { name: string; phone: string; hours: string };

const shape = z.object({ name: z.string(), phone: z.string(), hours: z.string() });

/** This mentor's own card, if there is one. Faults: `not-there` for who is no mentor (any more). */
export async function readCallCard(actor: StaffActor, house: House): Promise<CallCard | undefined> {
  return perform(house, actor, 'call.read', {}, async ({ tx, permit }) => {
    const sealed = (await profilesOf(tx, [actor.person])).get(actor.person);
    return sealed && openCard(house.keys, permit, actor.person, sealed);
  });
}

/** Keeps the card. Shares that were given show the card as it was then. Faults: as `readCallCard`. */
export async function keepCallCard(actor: StaffActor, house: House, card: CallCard): Promise<void> {
  await perform(house, actor, 'call.keep', {}, ({ tx, now }) =>
    putProfile(
      tx,
      actor.person,
      house.keys.sealForHouse('call-card', actor.person, JSON.stringify(card)),
      now,
    ),
  );
}

export function openCard(keys: Keys, permit: Permit, person: PersonId, sealed: Uint8Array): CallCard {
  return shape.parse(JSON.parse(keys.openForHouse(permit, 'call-card', person, sealed)));
}

const place = (grant: GrantId, owner: OwnerId) => ({
  owner,
  chapter: 'guidance',
  item: `${grant} call`,
  revision: 1,
});

/** The card as a share shows it, under the passport's own key. */
export async function sealCall(
  keys: Keys,
  permit: Permit,
  { grant, owner }: { grant: GrantId; owner: OwnerId },
  card: CallCard,
): Promise<Buffer> {
  return keys.seal(permit, place(grant, owner), JSON.stringify(card));
}

export async function openCall(
  keys: Keys,
  permit: Permit,
  { grant, owner, sealed }: { grant: GrantId; owner: OwnerId; sealed: Uint8Array },
): Promise<CallCard> {
  return shape.parse(JSON.parse(await keys.open(permit, place(grant, owner), sealed)));
}

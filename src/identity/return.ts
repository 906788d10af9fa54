import { type OwnerActor, visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import { newId, type OwnerId, type SessionId } from '../base/id.ts';
import { passportOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import { turnYear } from '../passport/snapshot.ts';
import { isOwnMail } from './address-domain.ts';
import { ownerOfCard } from './card-rows.ts';
import { createSession, type Device } from './session.ts';

/** On what somebody comes back: whose device it is, and what it calls itself ("chrome android"). */
export type Arriving = { device: Device; about: string };

/** Back with the personal card, on any device (U30). Gives the token of a new session, or `undefined` when no card has this code. */
export async function returnByCard(
  house: House,
  typed: string,
  device: Device,
  about = '',
): Promise<string | undefined> {
  const code = readCode(typed, codeLength.card);
  if (code === undefined) return undefined;
  const owner = await perform(house, visitor, 'card.find', {}, ({ tx }) =>
    ownerOfCard(tx, house.keys.index('card-code', code)),
  );
  return owner && comeBack(house, owner, 'card', { device, about });
}

/** A session for an owner who proved who they are; `also` is done in the same transaction. `undefined` when the passport is not there any more. */
export async function comeBack(
  house: House,
  owner: OwnerId,
  by: 'card' | 'mail' | 'passkey' | 'school' | 'help',
  { device, about }: Arriving,
  also: (granted: Granted) => Promise<void> = async () => undefined,
): Promise<string | undefined> {
  const actor: OwnerActor = { kind: 'owner', owner, session: newId<SessionId>() };
  const target = { passport: owner, detail: { device, by } };
  return perform(house, actor, 'passport.return', target, async (granted) => {
    const passport = await passportOf(granted.tx, owner);
    if (passport === undefined) return undefined;
    // Who comes back in a new school year has how it was kept first (U32, F23).
    await turnYear(granted, house, owner);
    const name = await openCalled(house.keys, granted.permit, passport);
    const frame = { name, language: passport.language, look: passport.look, about };
    await also(granted);
    // A school can read its own mail as it can reset its own account: such an address lets in, and shows no more than that.
    const proven = by === 'mail' ? await isOwnMail(granted.tx, owner) : by !== 'school';
    return createSession(granted, house, { kind: 'owner', owner, proven, device, frame });
  });
}

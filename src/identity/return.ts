import { type OwnerActor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import { newId, type SessionId } from '../base/id.ts';
import { passportOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import { turnYear } from '../passport/snapshot.ts';
import { ownerOfCard } from './card-rows.ts';
import { createSession, type Device } from './session.ts';

/** Back with the personal card, on any device (U30). Gives the token of a new session, or `undefined` when no card has this code. */
export async function returnByCard(house: House, typed: string, device: Device): Promise<string | undefined> {
  const code = readCode(typed, codeLength.card);
  if (code === undefined) return undefined;
  const owner = await perform(house, visitor, 'card.find', {}, ({ tx }) =>
    ownerOfCard(tx, house.keys.index('card-code', code)),
  );
  if (owner === undefined) return undefined;
  const actor: OwnerActor = { kind: 'owner', owner, session: newId<SessionId>() };
  return perform(
    house,
    actor,
    'passport.return',
    { passport: owner, detail: { device } },
    async (granted) => {
      const passport = await passportOf(granted.tx, owner);
      if (passport === undefined) return undefined;
      // Who comes back in a new school year has how it was kept first (U32, F23).
      await turnYear(granted, house, owner);
      const name = await openCalled(house.keys, granted.permit, passport);
      const frame = { name, language: passport.language, look: passport.look };
      return createSession(granted, house, { kind: 'owner', owner, device, frame });
    },
  );
}

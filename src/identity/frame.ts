import { z } from 'zod';
import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { SessionId } from '../base/id.ts';
import type { Keys } from '../keys/keys.ts';
import { type LookChoice, passportOf, updatePassport } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import { sessionsOf, updateFrame } from './session-rows.ts';

/** What the frame around a signed-in person's pages shows. Kept with the session, so that no page needs the passport for it. */
export type Frame = {
  name: string;
  language: string;
  look: LookChoice;
  /** What the device calls itself, for the list of devices (U46): "chrome android". */
  about?: string | undefined;
  /** Who sits beside, by name, and until when, as ISO time (F34). */
  pair?: { name: string; until: string } | undefined;
};

const shape = z.object({
  name: z.string(),
  language: z.string(),
  look: z.record(z.string(), z.string()),
  about: z.string().optional(),
  pair: z.object({ name: z.string(), until: z.iso.datetime() }).optional(),
});

export function sealFrame(keys: Keys, session: SessionId, frame: Frame): Uint8Array {
  return keys.sealFrame(session, JSON.stringify(frame));
}

export function openFrame(keys: Keys, session: SessionId, sealed: Uint8Array): Frame {
  return shape.parse(JSON.parse(keys.openFrame(session, sealed)));
}

/** Chooses language, theme, text size and spacing. In force on every device of the owner at the next page (F120). */
export async function chooseLook(
  actor: OwnerActor,
  house: House,
  change: { language?: string; look?: LookChoice },
): Promise<void> {
  await perform(house, actor, 'look.choose', { passport: actor.owner }, async ({ tx, permit }) => {
    if (change.language !== undefined || change.look !== undefined)
      await updatePassport(tx, actor.owner, change);
    const passport = await passportOf(tx, actor.owner);
    if (passport === undefined) return;
    const name = await openCalled(house.keys, permit, passport);
    for (const session of await sessionsOf(tx, actor.owner)) {
      const { about, pair } = openFrame(house.keys, session.id, session.frame);
      const frame = { name, language: passport.language, look: passport.look, about, pair };
      await updateFrame(tx, session.id, sealFrame(house.keys, session.id, frame));
    }
  });
}

/** Shows a new name in the frame; for after the owner changed it. */
export const renewFrames = (actor: OwnerActor, house: House): Promise<void> => chooseLook(actor, house, {});

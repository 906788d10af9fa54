import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, days, hours } from '../base/clock.ts';
import { type Frame, openFrame, sealFrame } from './frame.ts';
import { proveSession, sessionsOf, updateFrame } from './session-rows.ts';

/** How long somebody sits beside, at the most. Then the session is the young person's alone again, by itself. */
const longestPair = hours(1);

/** The longest name of who sits beside. */
export const longestName = 60;

/**
 * "Samen invullen" (F34): the young person says who sits beside, and says yes. From the next request on, what this session does is done together,
 * says so in the log, and is filling in alone (`rules.ts`). One hour; until then `endPair`, or signing out. Staff never act as the young
 * person: it is this session that goes on, and nobody else comes in (decision 0031).
 */
export async function beginPair(actor: OwnerActor, house: House, name: string): Promise<void> {
  const detail = { with: name.slice(0, longestName) };
  const about = { passport: actor.owner, way: 'together' as const, detail };
  await perform(house, actor, 'pair.begin', about, (granted) => {
    const until = after(granted.now, longestPair).toISOString();
    return reframe(granted, house, actor, { name: detail.with, until });
  });
}

/**
 * Alone again, from the next request on. One that is over already changes nothing. An own factor that was shown before counts as long ago: whoever
 * sat beside and presses Stop cannot take along or delete anything.
 */
export async function endPair(actor: OwnerActor, house: House): Promise<void> {
  await perform(house, actor, 'pair.end', { passport: actor.owner }, (granted) =>
    reframe(granted, house, actor, undefined),
  );
}

/** Of this session alone: on another device of the young person nobody sits beside. */
async function reframe({ tx }: Granted, house: House, actor: OwnerActor, pair: Frame['pair']): Promise<void> {
  const session = (await sessionsOf(tx, actor.owner)).find(({ id }) => id === actor.session);
  if (session === undefined) return;
  const frame = sealFrame(house.keys, session.id, {
    ...openFrame(house.keys, session.id, session.frame),
    pair,
  });
  if (session.proven === null) await updateFrame(tx, session.id, frame);
  else await proveSession(tx, actor.owner, session.id, { proven: after(session.made, -days(1)), frame });
}

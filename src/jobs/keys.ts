import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { type OwnerId, readId } from '../base/id.ts';
import { claim, finish, retryLater } from '../store/outbox.ts';

const job: SystemActor = { kind: 'system', job: 'keys' };

/** The line that deleting a passport leaves: its key has to go, also when the key store was away at that moment. */
export const keyLine = 'key-destroy';

/**
 * Destroys the keys of deleted passports that are still there (AVG art. 17), and never gives one up: until then a backup can be read. Destroying one
 * twice does no harm. Gives how many lines it had.
 */
export async function destroyKeys(house: House): Promise<number> {
  const lines = await perform(house, job, 'key.destroy', {}, ({ tx, now }) => claim(tx, [keyLine], now, 50));
  for (const line of lines) {
    const owner = ownerOf(line.payload);
    const done = owner !== undefined && (await destroyed(house, owner));
    await perform(house, job, 'key.destroy', {}, ({ tx, now }) => {
      if (done) return finish(tx, line, now);
      if (owner === undefined) return retryLater(tx, line, now, 'unread');
      return retryLater(tx, line, now, 'key-store-away', after(now, days(1)));
    });
  }
  return lines.length;
}

const destroyed = (house: House, owner: OwnerId): Promise<boolean> =>
  house.keys.destroy(owner).then(
    () => true,
    () => false,
  );

function ownerOf(payload: unknown) {
  if (typeof payload !== 'object' || payload === null || !('owner' in payload)) return undefined;
  return typeof payload.owner === 'string' ? readId<OwnerId>(payload.owner) : undefined;
}

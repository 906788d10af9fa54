import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { lifeOf, longestEnd, stands } from './life.ts';
import { grantOf, moveEnd } from './rows.ts';

/**
 * The owner chooses another end for a share that stands, later or sooner (U40: longer is a new choice, never by itself). Faults:
 * `malformed` for an end that is over or more than a year off, `not-there` for a share that does not stand.
 */
export async function moveShareEnd(actor: OwnerActor, house: House, id: GrantId, ends: Date): Promise<void> {
  const about = { passport: actor.owner, grant: id, detail: { ends: ends.toISOString() } };
  await perform(house, actor, 'grant.extend', about, async ({ tx, now }) => {
    if (ends <= now || ends > longestEnd(now))
      throw new Fault('malformed', 'an end that is over or too far off');
    const row = await grantOf(tx, id);
    if (row === undefined || !stands(lifeOf(row, now)) || !(await moveEnd(tx, id, ends)))
      throw new Fault('not-there', 'no such share');
  });
}

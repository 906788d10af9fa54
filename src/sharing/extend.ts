import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { lifeOf, longestEnd, stands } from './life.ts';
import { readShare } from './list.ts';
import { grantOf, moveEnd } from './rows.ts';
import { isSensitive } from './scope.ts';

/**
 * The owner chooses another end for a share that stands, later or sooner (U40: longer is a new choice, never by itself). Faults:
 * `malformed` for an end that is over or more than a year off, `not-there` for a share that does not stand, and for a later end of what is
 * extra protected when the own factor was not shown minutes ago (decision 0043).
 */
export async function moveShareEnd(actor: OwnerActor, house: House, id: GrantId, ends: Date): Promise<void> {
  const share = await readShare(actor, house, id);
  if (share === undefined) throw new Fault('not-there', 'no such share');
  const longer = share.ends === undefined || ends > share.ends;
  const extra = longer && isSensitive(share.scope);
  const about = { passport: actor.owner, grant: id, detail: { ends: ends.toISOString() }, extra };
  await perform(house, actor, 'grant.extend', about, async ({ tx, now }) => {
    if (ends <= now || ends > longestEnd(now))
      throw new Fault('malformed', 'an end that is over or too far off');
    const row = await grantOf(tx, id);
    if (row === undefined || !stands(lifeOf(row, now)) || !(await moveEnd(tx, id, ends)))
      throw new Fault('not-there', 'no such share');
  });
}

import { visitor } from '../access/actor.ts';
import { bear } from '../access/facts.ts';
import { type House, perform } from '../access/perform.ts';
import { lifeOf } from '../sharing/life.ts';
import { insertAsk } from '../sharing/reply-rows.ts';
import { findGrant } from './receive.ts';

/**
 * Who holds the code of a share that ended asks its owner whether it may last longer (C3, F88). Once a share: asking again changes nothing. Gives
 * `false`, and does nothing, when the code is of no share, or of one that was stopped: who stopped is not asked.
 */
export async function askAgain(
  house: House,
  brought: { code: string; link?: string | undefined },
): Promise<boolean> {
  const grant = await findGrant(house, brought);
  if (grant === undefined || lifeOf(grant, house.clock()) !== 'ended') return false;
  const { id, owner } = grant;
  await perform(house, visitor, 'grant.ask', { passport: owner, grant: id }, async ({ tx, now }) => {
    await bear(tx, grant.code_index);
    await insertAsk(tx, { grant: id, owner, at: now });
  });
  return true;
}

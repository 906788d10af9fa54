import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { OwnerId } from '../base/id.ts';
import { forgetPassport } from './forget.ts';
import { deletedOwners, notDeleted } from './rows.ts';

const job: SystemActor = { kind: 'system', job: 'restore' };
const atOnce = 1_000;

/**
 * Refuses to go on when these data are older than the keys: passports whose key was destroyed since would stand there again as
 * rows. The newest destroyed keys tell, because a deletion stands in the data before its key goes. Throws `Fault('unavailable')` with
 * what to do (G15).
 */
export async function demandNotOlder(house: House): Promise<void> {
  const newest = await house.keys.destroyed(100);
  if (newest.length === 0) return;
  const back = await perform(house, job, 'restore.replay', {}, ({ tx }) => notDeleted(tx, newest));
  if (back.length > 0)
    throw new Fault(
      'unavailable',
      'these data are older than the keys: passports that were deleted since are back as rows. Run the command "restore" first',
    );
}

export type Replayed = { passports: number; keys: number };

/**
 * After data or keys came back from a backup: deletes again what was deleted since. `list`: ids from a list that was kept elsewhere, for
 * when the key store was lost too. The newest deletion is replayed last, so that a restore that stops half way is seen at the next start.
 */
export async function replayDeletions(house: House, list: readonly OwnerId[] = []): Promise<Replayed> {
  const known = [...(await house.keys.destroyed()), ...list].reverse();
  const replayed = { passports: 0, keys: 0 };
  for (let at = 0; at < known.length; at += atOnce) {
    const page = known.slice(at, at + atOnce);
    const back = new Set(await perform(house, job, 'restore.replay', {}, ({ tx }) => notDeleted(tx, page)));
    for (const owner of page) {
      if (!back.delete(owner)) continue;
      await perform(house, job, 'passport.forget', { passport: owner }, (granted) =>
        forgetPassport(granted, house, owner),
      );
      replayed.passports++;
    }
  }
  for (const owner of await everyDeleted(house)) if (await house.keys.destroy(owner)) replayed.keys++;
  return replayed;
}

/** The list of deletions, to keep apart from both backups. Random ids; they say nothing of whose passport it was. */
export async function everyDeleted(house: House): Promise<OwnerId[]> {
  const all: OwnerId[] = [];
  for (;;) {
    const page = await perform(house, job, 'restore.replay', {}, ({ tx }) =>
      deletedOwners(tx, all.at(-1) ?? null, atOnce),
    );
    all.push(...page);
    if (page.length < atOnce) return all;
  }
}

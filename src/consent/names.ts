import type { Granted, House } from '../access/perform.ts';
import type { GuardianId, OwnerId } from '../base/id.ts';
import { guardiansOf } from './rows.ts';
import { openWho } from './seal.ts';

/** What this owner calls each guardian who was asked: for the log in plain words. */
export async function guardianNames(
  { tx, permit }: Granted,
  { keys }: House,
  owner: OwnerId,
): Promise<[GuardianId, string][]> {
  const names: [GuardianId, string][] = [];
  for (const row of await guardiansOf(tx, owner))
    names.push([row.id, (await openWho({ keys, permit, of: row, sealed: row.who })).name]);
  return names;
}

import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { grantsOf } from '../sharing/rows.ts';
import { birthOf } from './life.ts';
import { askings, recordsOf } from './record-rows.ts';
import { birthRow, guardiansOf, putBirth } from './rows.ts';
import { openBirth, seal } from './seal.ts';

/** `fixed`: a share was given, or a guardian or the school asked, so the day stands; who mistyped it is helped by the school. */
export type Kept = 'kept' | 'fixed';

/**
 * Keeps the day of birth, sealed, and in clear the moments of 16 and 18 that are still ahead. It can be changed as long as nothing hangs on
 * it: after that a young person could make a guardian's no void by being a year older.
 */
export async function keepBirthday(actor: OwnerActor, house: House, day: string): Promise<Kept> {
  const { owner } = actor;
  return perform(house, actor, 'birthday.keep', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const known = await readBirthday(granted, house, owner);
    if (known === day) return 'kept';
    if (known !== undefined && (await isFixed(granted, owner))) return 'fixed';
    const sealed = await seal(house.keys, permit, { id: owner, owner }, 'birth', { day });
    await putBirth(tx, owner, { ...birthOf(day, now), sealed });
    return 'kept';
  });
}

/** The day as it was given, or `undefined`. */
export async function readBirthday(
  { tx, permit }: Granted,
  { keys }: House,
  owner: OwnerId,
): Promise<string | undefined> {
  const row = await birthRow(tx, owner);
  return row && openBirth({ keys, permit, of: { id: owner, owner }, sealed: row.sealed });
}

export async function isFixed({ tx }: Granted, owner: OwnerId): Promise<boolean> {
  if ((await guardiansOf(tx, owner)).length > 0 || (await recordsOf(tx, owner)).length > 0) return true;
  if ((await askings(tx)).some(({ kind }) => kind !== 'birthday')) return true;
  return (await grantsOf(tx, owner)).some((grant) => grant.starts !== null && grant.group === null);
}

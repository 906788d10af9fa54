import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { defaultEnd } from '../sharing/life.ts';
import { grantOf } from '../sharing/rows.ts';
import { openReceiver } from '../sharing/seal.ts';
import type { Language } from '../words/language.ts';
import { readCopy } from './copy.ts';
import { readScope } from './read.ts';
import type { SharedLook } from './shared.ts';

/** "Kijk wat zij zien" (F82): the page of the receiver of this share or draft, made for the owner's own eyes. */
export async function previewShare(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  language: Language,
): Promise<SharedLook> {
  const about = { passport: actor.owner, grant: id };
  return perform(house, actor, 'grant.preview', about, async (granted) => {
    const row = await grantOf(granted.tx, id);
    if (row === undefined) throw new Fault('not-there', 'no such grant');
    // Of a copy that was given, the copy itself.
    const copied = row.copy && row.starts !== null;
    return {
      shown: copied
        ? await readCopy(granted, house, row, language)
        : await readScope(granted, house, actor.owner, row, language),
      reply: undefined,
      asOf: row.copy ? (row.starts ?? granted.now) : undefined,
      receiver: await openReceiver(house.keys, granted.permit, row),
      ends: row.ends ?? defaultEnd(granted.now),
      accepted: row.accepted ?? undefined,
    };
  });
}

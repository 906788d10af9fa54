import type { OwnerActor } from '../access/actor.ts';
import { glance, type House } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { partsIn } from '../guidance/rows.ts';
import { defaultEnd } from '../sharing/life.ts';
import { openReceiver } from '../sharing/seal.ts';
import type { Language } from '../words/language.ts';
import { openBeside } from './beside.ts';
import { copyShown } from './copy.ts';
import { looksAt, openScope } from './read.ts';
import { shareWithId } from './share-row.ts';
import type { SharedLook } from './shared.ts';

/** "Kijk wat zij zien" (F82): the page of the receiver of this share or draft, made for the owner's own eyes. */
export async function previewShare(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  language: Language,
): Promise<SharedLook> {
  const about = { passport: actor.owner, grant: id };
  const reads = [...looksAt(actor.owner), shareWithId(id), partsIn(id)] as const;
  return glance(
    house,
    actor,
    'grant.preview',
    about,
    reads,
    async (seen, [passport], rows, proofs, taken, [row], parts) => {
      if (row === undefined) throw new Fault('not-there', 'no such grant');
      // Of a copy that was given, the copy itself.
      const copied = row.copy && row.starts !== null;
      return {
        shown: copied
          ? await copyShown(seen, house, row, language)
          : await openScope(seen, house, { passport, rows, proofs, taken }, row, language),
        beside: await openBeside(seen, house, parts, row),
        reply: undefined,
        check: undefined,
        asOf: row.copy ? (row.starts ?? seen.now) : undefined,
        receiver: await openReceiver(house.keys, seen.permit, row),
        ends: row.ends ?? defaultEnd(seen.now),
        accepted: row.accepted ?? undefined,
      };
    },
  );
}

import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { GlassId, KeyholderId, OwnerId } from '../base/id.ts';
import { breaking, findKeyholder } from '../emergency/keyholder.ts';
import { sealGlass } from '../emergency/rows.ts';
import { noteToOwner } from '../identity/own-note.ts';
import { sourceLanguage } from '../words/language.ts';
import { type Everything, gather } from './take.ts';

/** How long a first yes waits for the second one. */
export const glassWaits = days(1);

export type Broken =
  | { kind: 'opened'; all: Everything }
  /** A code of nobody, the same keyholder as before, an asking that is not there or over, or opened already. */
  | { kind: 'refused' };

/**
 * A second keyholder says yes, and the passport is opened, once (F96): everything of it, but for what its owner's own browser locked. The young person reads who
 * and why on the first page and in the log, and gets a letter at the own address when there is one; all in the transaction that opens it.
 */
export async function breakGlass(house: House, id: GlassId, code: string): Promise<Broken> {
  const keyholder = await findKeyholder(house, code);
  const found = await perform(house, breaking, 'glass.find', {}, async ({ tx, permit, now }) => {
    const asked = tx
      .selectFrom('emergency.glass as glass')
      .innerJoin('emergency.keyholder as keyholder', 'keyholder.id', 'glass.asker')
      .select(['glass.owner', 'glass.asker', 'keyholder.name'])
      .where('glass.id', '=', id)
      .where('glass.opened', 'is', null)
      .where('glass.asked', '>', after(now, -glassWaits));
    const row = await asked.where('keyholder.ended', 'is', null).executeTakeFirst();
    return row && { ...row, name: house.keys.openForHouse(permit, 'keyholder', row.asker, row.name) };
  });
  if (keyholder === undefined || found === undefined || found.asker === keyholder.id)
    return { kind: 'refused' };
  try {
    return await open(house, { id, owner: found.owner }, keyholder.id, `${found.name}, ${keyholder.name}`);
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return { kind: 'refused' };
    throw fault;
  }
}

/** Fault `not-there` when another keyholder opened it meanwhile: the line in the log, with names, goes with its transaction. */
function open(
  house: House,
  of: { id: GlassId; owner: OwnerId },
  opener: KeyholderId,
  names: string,
): Promise<Broken> {
  const about = { passport: of.owner, detail: { by: names } };
  return perform(house, breaking, 'glass.open', about, async (granted) => {
    const { tx, permit, now } = granted;
    const sealed = await sealGlass(house.keys, permit, of, 'names', names);
    const { numUpdatedRows } = await tx
      .updateTable('emergency.glass')
      .set({ opener, opened: now, names: sealed })
      .where('id', '=', of.id)
      .where('opened', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Fault('not-there', 'opened meanwhile');
    await noteToOwner(house, granted, of.owner, 'glass');
    return { kind: 'opened', all: await gather(granted, house, { owner: of.owner }, sourceLanguage) };
  });
}

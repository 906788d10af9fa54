import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, newCode, readCode } from '../base/code.ts';
import { type KeyholderId, newId } from '../base/id.ts';

export const breaking: SystemActor = { kind: 'system', job: 'break-glass' };

/** Names somebody who may, together with another one, have a passport opened. Gives the code, for this once: whoever runs the installation hands it over and keeps no copy. */
export async function nameKeyholder(house: House, name: string): Promise<string> {
  const id = newId<KeyholderId>();
  const code = newCode(codeLength.card);
  await perform(house, breaking, 'keyholder.keep', {}, async ({ tx, now }) => {
    const row = { id, name: house.keys.sealForHouse('keyholder', id, name), made: now, ended: null };
    await tx
      .insertInto('emergency.keyholder')
      .values({ ...row, code_index: house.keys.index('keyholder-code', code) })
      .execute();
  });
  return code;
}

/** Their code opens nothing any more. `false` for a code of nobody. */
export async function endKeyholder(house: House, typed: string): Promise<boolean> {
  const found = await findKeyholder(house, typed);
  if (found === undefined) return false;
  await perform(house, breaking, 'keyholder.keep', {}, ({ tx, now }) =>
    tx.updateTable('emergency.keyholder').set({ ended: now }).where('id', '=', found.id).execute(),
  );
  return true;
}

/** Whose code this is. */
export async function findKeyholder(
  house: House,
  typed: string,
): Promise<{ id: KeyholderId; name: string } | undefined> {
  const code = readCode(typed, codeLength.card);
  if (code === undefined) return undefined;
  return perform(house, breaking, 'keyholder.keep', {}, async ({ tx, permit }) => {
    const row = await tx
      .selectFrom('emergency.keyholder')
      .select(['id', 'name'])
      .where('code_index', '=', house.keys.index('keyholder-code', code))
      .where('ended', 'is', null)
      .executeTakeFirst();
    return row && { id: row.id, name: house.keys.openForHouse(permit, 'keyholder', row.id, row.name) };
  });
}

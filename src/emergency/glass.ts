import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { type GlassId, newId, type OwnerId } from '../base/id.ts';
import { breaking, findKeyholder } from './keyholder.ts';
import { sealGlass } from './rows.ts';

/**
 * A keyholder asks that this passport is opened, and why (F96). Nothing is opened by it. In the log of the passport at once. `undefined` for a code of nobody;
 * faults: `not-there` for a passport that is not there.
 */
export async function askGlass(
  house: House,
  owner: OwnerId,
  reason: string,
  code: string,
): Promise<GlassId | undefined> {
  const keyholder = await findKeyholder(house, code);
  if (keyholder === undefined) return undefined;
  const id = newId<GlassId>();
  const about = { passport: owner, detail: { by: keyholder.name, reason } };
  await perform(house, breaking, 'glass.ask', about, async ({ tx, permit, now }) => {
    const sealed = await sealGlass(house.keys, permit, { id, owner }, 'reason', reason);
    const rest = { opener: null, opened: null, names: null, seen: null };
    await tx
      .insertInto('emergency.glass')
      .values({ id, owner, reason: sealed, asker: keyholder.id, asked: now, ...rest })
      .execute();
  });
  return id;
}

/** "Ik heb het gelezen": the notice goes from the first page; what happened stays in the log. */
export async function seeGlass(actor: OwnerActor, house: House): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'glass.seen', { passport: owner }, ({ tx, now }) =>
    tx
      .updateTable('emergency.glass')
      .set({ seen: now })
      .where('owner', '=', owner)
      .where('opened', 'is not', null)
      .where('seen', 'is', null)
      .execute(),
  );
}

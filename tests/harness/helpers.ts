import type { HelperActor } from '../../src/access/actor.ts';
import { perform } from '../../src/access/perform.ts';
import type { FreshHouse } from './house.ts';

/** What the database itself shows a helper of somebody's passport beyond the helper's own row, by row security. */
export async function readHelpersOf(house: FreshHouse, actor: HelperActor): Promise<unknown[]> {
  const tables = [
    'passport.passport',
    'passport.answer',
    'identity.own_pictures',
    'identity.card',
    'audit.entry',
  ] as const;
  return perform(house, actor, 'helper.look', { passport: actor.owner }, async ({ tx }) => {
    const all: unknown[] = [];
    for (const table of tables) all.push(...(await tx.selectFrom(table).selectAll().execute()));
    const others = tx.selectFrom('identity.helper').selectAll().where('id', '!=', actor.helper);
    return [...all, ...(await others.execute())];
  });
}

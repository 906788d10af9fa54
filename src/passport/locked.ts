import { z } from 'zod';
import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.locked': { owner: OwnerId; revision: number; sealed: Uint8Array; saved: Date };
  }
}

/** Some twenty pages, as the browser seals them. */
const longestBox = 180_000;
const signs = z.string().regex(/^[A-Za-z0-9_-]+$/);

/**
 * What the owner's browser made (F90): `salt` for the key that it makes of the code on paper (PBKDF2, SHA-256), `iv` and `box` of AES-256-GCM. The house
 * checks its shape, and can read nothing in it: the code was never here.
 */
export const boxShape = z.object({
  salt: signs.length(22),
  iv: signs.length(16),
  box: signs.max(longestBox),
});
export type Box = z.infer<typeof boxShape>;
export type Locked = Box & { revision: number; saved: Date };

export async function readLocked(actor: OwnerActor, house: House): Promise<Locked | undefined> {
  return perform(house, actor, 'locked.read', { passport: actor.owner }, (granted) =>
    lockedIn(granted, house, actor.owner),
  );
}

/** The same, in the transaction of another act of the owner. */
export async function lockedIn(
  { tx, permit }: Granted,
  house: House,
  owner: OwnerId,
): Promise<Locked | undefined> {
  const row = await tx
    .selectFrom('passport.locked')
    .selectAll()
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { revision, saved, sealed } = row;
  const box = boxShape.parse(JSON.parse(await house.keys.open(permit, placeOf(owner, revision), sealed)));
  return { ...box, revision, saved };
}

/** Keeps it on top of the revision that was seen. `false`, and nothing is done, when another device wrote meanwhile. */
export async function keepLocked(actor: OwnerActor, house: House, box: Box, seen: number): Promise<boolean> {
  const { owner } = actor;
  return perform(house, actor, 'locked.write', { passport: owner }, async ({ tx, permit, now }) => {
    const revision = seen + 1;
    const sealed = await house.keys.seal(permit, placeOf(owner, revision), JSON.stringify(box));
    if (seen === 0) {
      const added = await tx
        .insertInto('passport.locked')
        .values({ owner, revision, sealed, saved: now })
        .onConflict((there) => there.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    }
    const changed = await tx
      .updateTable('passport.locked')
      .set({ revision, sealed, saved: now })
      .where('owner', '=', owner)
      .where('revision', '=', seen)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  });
}

/** Throws it away: for who lost the code, too. */
export async function dropLocked(actor: OwnerActor, house: House): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'locked.drop', { passport: owner }, ({ tx }) =>
    tx.deleteFrom('passport.locked').where('owner', '=', owner).execute(),
  );
}

const placeOf = (owner: OwnerId, revision: number) => ({
  owner,
  chapter: 'locked',
  item: 'locked',
  revision,
});

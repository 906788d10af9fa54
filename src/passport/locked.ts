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

/** `tab`: the open page that sent it, by a mark that it drew itself. `nth`: which of its saves this is, counted there. */
const sentBy = z.object({ tab: signs.length(22), nth: z.coerce.number().int().positive().max(1_000_000) });
/** As a page sends it; and as it is kept, so that a page whose answer was lost is known again. */
export const sentShape = z.union([boxShape.extend(sentBy.shape), boxShape]);
export type Sent = z.infer<typeof sentShape>;

export async function readLocked(actor: OwnerActor, house: House): Promise<Locked | undefined> {
  return perform(house, actor, 'locked.read', { passport: actor.owner }, (granted) =>
    lockedIn(granted, house, actor.owner),
  );
}

/** The same, in the transaction of another act of the owner. */
export async function lockedIn(granted: Granted, house: House, owner: OwnerId): Promise<Locked | undefined> {
  const standing = await standingIn(granted, house, owner);
  if (standing === undefined) return undefined;
  const { revision, saved, sent } = standing;
  return { ...boxShape.parse(sent), revision, saved };
}

/**
 * Keeps it on top of the revision that was seen, and gives the revision that then stands. Also on top of what the same page sent before, whose answer
 * it never got: nobody else wrote in between. Of two saves of one page the later one stays, whichever arrives first.
 * `undefined`, and nothing is done, when another device wrote meanwhile.
 */
export async function keepLocked(
  actor: OwnerActor,
  house: House,
  sent: Sent,
  seen: number,
): Promise<number | undefined> {
  const { owner } = actor;
  return perform(house, actor, 'locked.write', { passport: owner }, async (granted) => {
    if (await putOn(granted, house, owner, sent, seen)) return seen + 1;
    const standing = await standingIn(granted, house, owner);
    if (standing === undefined || !('tab' in standing.sent) || !('tab' in sent)) return undefined;
    if (standing.sent.tab !== sent.tab) return undefined;
    const { revision } = standing;
    if (standing.sent.nth >= sent.nth) return revision;
    return (await putOn(granted, house, owner, sent, revision)) ? revision + 1 : undefined;
  });
}

/** `false` when another revision stands. */
async function putOn(
  { tx, permit, now }: Granted,
  house: House,
  owner: OwnerId,
  sent: Sent,
  seen: number,
): Promise<boolean> {
  const revision = seen + 1;
  const sealed = await house.keys.seal(permit, placeOf(owner, revision), JSON.stringify(sent));
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
}

async function standingIn({ tx, permit }: Granted, house: House, owner: OwnerId) {
  const row = await tx
    .selectFrom('passport.locked')
    .selectAll()
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { revision, saved, sealed } = row;
  const sent = sentShape.parse(JSON.parse(await house.keys.open(permit, placeOf(owner, revision), sealed)));
  return { revision, saved, sent };
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

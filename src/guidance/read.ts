import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { ContributionId, OwnerId, PersonId, RequestId } from '../base/id.ts';
import {
  type ContributionRow,
  contributionOf,
  contributionsOf,
  deleteContribution,
  markOpened,
  requests,
  setReply,
} from './rows.ts';
import { openReply, openSigned, type Signed, sealReply } from './seal.ts';

/** A mentor's part as its young person has it. Not read yet: who signed it, and no words. */
export type Contribution = Omit<Signed, 'text'> & {
  id: ContributionId;
  written: Date;
  read: boolean;
  text: string | undefined;
  reply: string | undefined;
};

export type MyGuidance = {
  asked: readonly { id: RequestId; person: PersonId }[];
  contributions: readonly Contribution[];
};

/** Whom I asked, and what was written about me (F36). */
export async function readGuidance(actor: OwnerActor, house: House): Promise<MyGuidance> {
  return perform(house, actor, 'contribution.read', { passport: actor.owner }, async (granted) => {
    const asked = (await requests(granted.tx)).map(({ id, person }) => ({ id, person }));
    return { asked, contributions: await readContributions(granted, house, actor.owner) };
  });
}

/** In the transaction of whoever may: all parts of this owner that the actor sees, the newest first. */
export async function readContributions(
  { tx, permit }: Granted,
  house: House,
  owner: OwnerId,
): Promise<Contribution[]> {
  const rows = await contributionsOf(tx, [owner]);
  return Promise.all(rows.map((row) => openContributionRow(house, permit, row)));
}

/** Without its words, as long as it was not read. */
export async function openContributionRow(
  house: House,
  permit: Granted['permit'],
  row: ContributionRow,
): Promise<Contribution> {
  const { text, name, school } = await openSigned(house.keys, permit, row);
  const read = row.opened !== null;
  const reply = await openReply(house.keys, permit, row);
  return { id: row.id, written: row.written, read, name, school, text: read ? text : undefined, reply };
}

/** The young person reads it, as the first: from now on it stands, and can be shared (U37). */
export async function openContribution(actor: OwnerActor, house: House, id: ContributionId): Promise<void> {
  await perform(house, actor, 'contribution.open', { passport: actor.owner }, async ({ tx, now }) => {
    if ((await contributionOf(tx, id)) === undefined) throw new Fault('not-there', 'no such part');
    await markOpened(tx, actor.owner, id, now);
  });
}

/** "Wij zien dit anders" (F37): own words beside those of the mentor; empty takes them away. */
export async function replyTo(
  actor: OwnerActor,
  house: House,
  id: ContributionId,
  words: string,
): Promise<void> {
  await perform(house, actor, 'contribution.reply', { passport: actor.owner }, async ({ tx, permit }) => {
    const of = { id, owner: actor.owner };
    await setReply(tx, actor.owner, id, words === '' ? null : await sealReply(house.keys, permit, of, words));
  });
}

/** Throws a part away, out of every share too. Nobody is told. */
export async function dropContribution(actor: OwnerActor, house: House, id: ContributionId): Promise<void> {
  await perform(house, actor, 'contribution.drop', { passport: actor.owner }, ({ tx }) =>
    deleteContribution(tx, actor.owner, id),
  );
}

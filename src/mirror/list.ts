import type { OwnerActor } from '../access/actor.ts';
import type { InvitationState } from '../access/facts.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { InvitationId, OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { Returned } from '../mail/returned-rows.ts';
import { lifeOf } from './life.ts';
import type { AskedOf, InvitationKind, Taken, Who } from './model.ts';
import { type ReplyTable, repliesOf, type TakenTable, takenOf } from './reply-rows.ts';
import { type InvitationRow, invitationOf, invitationsOf } from './rows.ts';
import { type InvitationKeys, openAsked, openKeys, openTaken, openWho } from './seal.ts';
import { returnedTo } from './send.ts';

/** One question to one companion, as the young person sees it (C5). */
export type Invitation = {
  id: InvitationId;
  kind: InvitationKind;
  state: InvitationState;
  who: Who;
  asked: AskedOf;
  made: Date;
  ends: Date;
  stopped: Date | undefined;
  /** When a person, and not a machine, opened it first. */
  opened: Date | undefined;
  answered: Date | undefined;
  heard: Date | undefined;
  letters: number;
  sent: Date | undefined;
  /** A letter to the address came back (C5, C6); only of one question at a time. */
  returned: Returned | undefined;
  keys: InvitationKeys;
};

/** Something that was taken over. */
export type TakenOver = Taken & { id: InvitationId; chapter: string; question: string; at: Date };

/** Everything that this owner asked of others, the newest first, and what of it was taken over. */
export async function listInvitations(
  actor: OwnerActor,
  house: House,
): Promise<{ invitations: Invitation[]; taken: TakenOver[] }> {
  return perform(house, actor, 'mirror.read', { passport: actor.owner }, async (granted) => {
    const { tx } = granted;
    const [rows, replies, taken] = [
      await invitationsOf(tx, actor.owner),
      await repliesOf(tx, actor.owner),
      await readTaken(granted, house, actor.owner),
    ];
    const invitations: Invitation[] = [];
    for (const row of rows) {
      const reply = replies.find(({ invitation }) => invitation === row.id);
      invitations.push(await opened(granted, house, row, reply));
    }
    return { invitations, taken };
  });
}

/** What is in the passport of others' words: for the page of one's own answers. */
export async function listTaken(actor: OwnerActor, house: House): Promise<TakenOver[]> {
  return perform(house, actor, 'mirror.read', { passport: actor.owner }, (granted) =>
    readTaken(granted, house, actor.owner),
  );
}

/** One of them, or `undefined` when this owner has none with this id. */
export async function readInvitation(
  actor: OwnerActor,
  house: House,
  id: InvitationId,
): Promise<Invitation | undefined> {
  return perform(house, actor, 'mirror.read', { passport: actor.owner }, async (granted) => {
    const row = await invitationOf(granted.tx, id);
    if (row === undefined) return undefined;
    const replies = await repliesOf(granted.tx, actor.owner);
    const reply = replies.find(({ invitation }) => invitation === id);
    const invitation = await opened(granted, house, row, reply);
    const { mail } = invitation.who;
    if (mail === undefined || invitation.letters === 0) return invitation;
    return { ...invitation, returned: await returnedTo(house, granted.tx, mail) };
  });
}

/** What was taken over of this passport, as far as who asks may see it: the owner all, a receiver what was shared. */
export async function readTaken(
  { tx, permit }: Granted,
  { keys }: House,
  owner: OwnerId,
): Promise<TakenOver[]> {
  return openTakenRows(permit, keys, await takenOf(tx, owner));
}

export async function openTakenRows(
  permit: Permit,
  keys: Keys,
  rows: readonly TakenTable[],
): Promise<TakenOver[]> {
  const taken: TakenOver[] = [];
  for (const { id, owner, chapter, question, sealed, at } of rows) {
    const words = await openTaken({ keys, permit, of: { id, owner }, sealed });
    taken.push({ ...words, id, chapter, question, at });
  }
  return taken;
}

async function opened(
  { permit, now }: Granted,
  { keys }: House,
  row: InvitationRow,
  reply: ReplyTable | undefined,
): Promise<Invitation> {
  const { id, kind, made, ends, letters } = row;
  const open = (sealed: Uint8Array) => ({ keys, permit, of: row, sealed });
  return {
    ...{ id, kind, made, ends, letters },
    state: lifeOf({ ...row, heard: reply?.heard ?? null }, now),
    who: await openWho(open(row.who)),
    asked: await openAsked(open(row.asked)),
    stopped: row.stopped ?? undefined,
    opened: row.opened ?? undefined,
    answered: reply?.given,
    heard: reply?.heard ?? undefined,
    sent: row.sent ?? undefined,
    returned: undefined,
    keys: await openKeys(open(row.keys)),
  };
}

/** What this owner calls each of those who were asked, by the invitation: for the log in plain words. */
export async function askedNames(
  { tx, permit }: Granted,
  { keys }: House,
  owner: OwnerId,
): Promise<[InvitationId, string][]> {
  const names: [InvitationId, string][] = [];
  for (const row of await invitationsOf(tx, owner))
    names.push([row.id, (await openWho({ keys, permit, of: row, sealed: row.who })).name]);
  return names;
}

import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { InvitationId } from '../base/id.ts';
import type { AskedOf, InvitationKind, Reply, Taken } from './model.ts';
import { placeOf } from './model.ts';
import {
  deleteReply,
  deleteTaken,
  markHeard,
  putTaken,
  type ReplyTable,
  replyOf,
  takenOf,
} from './reply-rows.ts';
import { deleteInvitation, invitationOf } from './rows.ts';
import { openAsked, openReply, openTaken, seal } from './seal.ts';

/** What somebody wrote, for the young person's eyes: who gave it, and whether it was taken over. */
export type Heard = {
  id: InvitationId;
  asked: AskedOf;
  kind: InvitationKind;
  reply: Reply;
  given: Date;
  taken: Taken | undefined;
};

/** Reads an answer for the first time: from now on its writer cannot change it. Faults: `not-there` when there is none. */
export async function hearReply(actor: OwnerActor, house: House, id: InvitationId): Promise<void> {
  await perform(house, actor, 'mirror.hear', { passport: actor.owner, grant: id }, async ({ tx, now }) => {
    if ((await replyOf(tx, id)) === undefined) throw new Fault('not-there', 'no answer yet');
    await markHeard(tx, id, now);
  });
}

/** An answer that was read before, or `undefined`: nothing is opened by only going to its page. */
export async function readHeard(
  actor: OwnerActor,
  house: House,
  id: InvitationId,
): Promise<Heard | undefined> {
  return perform(house, actor, 'mirror.read', { passport: actor.owner }, async (granted) => {
    const given = await replyOf(granted.tx, id);
    if (given?.heard == null) return undefined;
    const { asked, reply } = await open(granted, house, given);
    const row = (await takenOf(granted.tx, actor.owner)).find((one) => one.id === id);
    const of = { id, owner: actor.owner };
    const taken =
      row && (await openTaken({ keys: house.keys, permit: granted.permit, of, sealed: row.sealed }));
    return { id, asked, kind: asked.kind, reply, given: given.given, taken };
  });
}

/**
 * Takes an answer over: from now on it goes along where the answer or chapter is shared that it belongs to. `differs` stands beside it, in
 * the young person's own words (F37). Only what was read can be taken over, and a skill only when it was seen.
 */
export async function takeReply(
  actor: OwnerActor,
  house: House,
  id: InvitationId,
  differs: string,
): Promise<void> {
  await perform(house, actor, 'mirror.take', { passport: actor.owner, grant: id }, async (granted) => {
    const given = await replyOf(granted.tx, id);
    if (given?.heard == null) throw new Fault('not-there', 'no answer that was read');
    const { asked, reply } = await open(granted, house, given);
    if (reply.sight === 'no') throw new Fault('malformed', 'a skill that was not seen');
    const { kind, role, skill } = asked;
    const taken: Taken = {
      ...reply,
      kind,
      role,
      ...(skill && { skill }),
      ...(differs !== '' && { differs }),
    };
    const of = { id, owner: actor.owner };
    const sealed = await seal(house.keys, granted.permit, of, 'taken', taken);
    await putTaken(granted.tx, { ...of, ...placeOf(kind), sealed, at: granted.now });
  });
}

/** Leaves an answer out of the passport (again); `away` throws it away altogether, with the question that it came by. Faults: `not-there` when there is none. */
export async function dropReply(
  actor: OwnerActor,
  house: House,
  id: InvitationId,
  away: boolean,
): Promise<void> {
  await perform(house, actor, 'mirror.drop', { passport: actor.owner, grant: id }, async ({ tx }) => {
    if ((await replyOf(tx, id)) === undefined) throw new Fault('not-there', 'no answer to leave out');
    await deleteTaken(tx, id);
    if (!away) return;
    await deleteReply(tx, id);
    await deleteInvitation(tx, id);
  });
}

async function open(
  { tx, permit }: Granted,
  { keys }: House,
  given: ReplyTable,
): Promise<{ asked: AskedOf; reply: Reply }> {
  const of = { id: given.invitation, owner: given.owner };
  const row = await invitationOf(tx, given.invitation);
  if (row === undefined) throw new Fault('not-there', 'no such invitation');
  return {
    asked: await openAsked({ keys, permit, of, sealed: row.asked }),
    reply: await openReply({ keys, permit, of, sealed: given.sealed }, given.revision),
  };
}

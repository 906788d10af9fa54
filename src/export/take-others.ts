import type { InvitationState } from '../access/facts.ts';
import type { Granted, House } from '../access/perform.ts';
import type { InvitationId, OwnerId } from '../base/id.ts';
import { lifeOf } from '../mirror/life.ts';
import { readTaken, type TakenOver } from '../mirror/list.ts';
import type { AskedOf, Reply, Who } from '../mirror/model.ts';
import { repliesOf } from '../mirror/reply-rows.ts';
import { invitationsOf } from '../mirror/rows.ts';
import { openAsked, openReply, openWho } from '../mirror/seal.ts';

/** What was asked of others, what they wrote as far as it was read, and what was taken over. Links and codes stay here: a file lies about. */
export type TakenOthers = { asked: TakenInvitation[]; replies: TakenReply[]; taken: TakenOver[] };

export type TakenReply = Reply & { id: InvitationId; given: Date; heard: Date };

export type TakenInvitation = {
  id: InvitationId;
  chapter: string;
  question: string;
  state: InvitationState;
  to: Who;
  asked: AskedOf;
  made: Date;
  ends: Date;
  stopped: Date | null;
  opened: Date | null;
};

export async function othersOf(granted: Granted, house: House, owner: OwnerId): Promise<TakenOthers> {
  const { tx, permit, now } = granted;
  const asked: TakenInvitation[] = [];
  for (const row of await invitationsOf(tx, owner)) {
    const open = (sealed: Uint8Array) => ({ keys: house.keys, permit, of: row, sealed });
    asked.push({
      ...{ id: row.id, chapter: row.chapter, question: row.question, state: lifeOf(row, now) },
      to: await openWho(open(row.who)),
      asked: await openAsked(open(row.asked)),
      ...{ made: row.made, ends: row.ends, stopped: row.stopped, opened: row.opened },
    });
  }
  const replies: TakenReply[] = [];
  // What was not read yet its writer may still change: it comes along once it was read.
  for (const { invitation: id, sealed, revision, given, heard } of await repliesOf(tx, owner)) {
    if (heard === null) continue;
    const of = { id, owner };
    replies.push({
      id,
      given,
      heard,
      ...(await openReply({ keys: house.keys, permit, of, sealed }, revision)),
    });
  }
  return { asked, replies, taken: await readTaken(granted, house, owner) };
}

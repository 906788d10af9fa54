import type { ReaderActor, ReceiverActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GrantId, OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import { putReply, type ReplyKind, type ReplyTable } from './reply-rows.ts';

/** What a receiver let the owner know: read, agreed, or that something cannot be, and in words why (F70). */
export type Reply = { kind: ReplyKind; words: string; at: Date };

/** The receiver answers back. A later answer takes the place of the one before; the log has each. Faults: `not-there` when the share is over. */
export async function replyToShare(
  actor: ReceiverActor | ReaderActor,
  house: House,
  { kind, words }: { kind: ReplyKind; words: string },
): Promise<void> {
  const { owner, grant } = actor;
  const about = { passport: owner, grant, detail: { kind } };
  await perform(house, actor, 'grant.reply', about, async ({ tx, permit, now }) => {
    const sealed = words === '' ? null : await house.keys.seal(permit, place(owner, grant), words);
    await putReply(tx, { grant, owner, kind, sealed, at: now });
  });
}

export async function openReply(keys: Keys, permit: Permit, row: ReplyTable): Promise<Reply> {
  const { kind, sealed, at, owner, grant } = row;
  const words = sealed === null ? '' : await keys.open(permit, place(owner, grant), sealed);
  return { kind, words, at };
}

const place = (owner: OwnerId, grant: GrantId) => ({
  owner,
  chapter: 'sharing',
  item: `${grant} reply`,
  revision: 1,
});

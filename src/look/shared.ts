import type { ReceiverActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { chapterIds } from '../questions/model.ts';
import { openReply, type Reply } from '../sharing/reply.ts';
import { replyOf } from '../sharing/reply-rows.ts';
import { grantOf } from '../sharing/rows.ts';
import type { Scope } from '../sharing/scope.ts';
import { openReceiver, type Receiver } from '../sharing/seal.ts';
import type { Language } from '../words/language.ts';
import type { Shown } from './build.ts';
import { readCopy } from './copy.ts';
import { readScope } from './read.ts';

/** A shared passport with what stands on it: for whom, until when, and that the purpose was accepted. */
export type SharedLook = {
  shown: Shown;
  receiver: Receiver;
  ends: Date;
  accepted: Date | undefined;
  /** Of a copy: when it was made. */
  asOf: Date | undefined;
  /** What the receiver let know before. */
  reply: Reply | undefined;
};

/**
 * The receiver's look. Its line in the log is committed before this returns, one for each time (G11). The scope is the one
 * that the database read in this very transaction. Faults: `not-there` when the share was stopped, ended, or never stood.
 */
export async function lookShared(
  actor: ReceiverActor,
  house: House,
  language: Language,
): Promise<SharedLook> {
  const about = { passport: actor.owner, grant: actor.grant };
  return perform(house, actor, 'grant.look', about, async (granted) => {
    const { facts, tx, permit } = granted;
    const scope: Scope = {
      chapters: chapterIds.filter((chapter) => facts.grantChapters.includes(chapter)),
      questions: facts.grantQuestions,
      extra: facts.grantExtra,
    };
    const row = await grantOf(tx, actor.grant);
    if (row?.ends == null) throw new Fault('not-there', 'no such grant');
    return {
      shown: row.copy
        ? await readCopy(granted, house, row, language)
        : await readScope(granted, house, actor.owner, scope, language),
      reply: await replyFrom(granted, house, actor.grant),
      asOf: row.copy && row.starts !== null ? row.starts : undefined,
      receiver: await openReceiver(house.keys, permit, row),
      ends: row.ends,
      accepted: row.accepted ?? undefined,
    };
  });
}

async function replyFrom({ tx, permit }: Granted, house: House, grant: GrantId): Promise<Reply | undefined> {
  const row = await replyOf(tx, grant);
  return row && openReply(house.keys, permit, row);
}

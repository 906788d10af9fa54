import type { ReaderActor, ReceiverActor } from '../access/actor.ts';
import type { Facts } from '../access/facts.ts';
import { glance, type House } from '../access/perform.ts';
import type { Way } from '../audit/entry.ts';
import { Fault } from '../base/fault.ts';
import { partsIn } from '../guidance/rows.ts';
import { chapterIds } from '../questions/model.ts';
import { paperCode } from '../sharing/paper-code.ts';
import { openReply, type Reply } from '../sharing/reply.ts';
import type { Scope } from '../sharing/scope.ts';
import { openReceiver, type Receiver } from '../sharing/seal.ts';
import type { Language } from '../words/language.ts';
import { type Beside, openBeside } from './beside.ts';
import type { Shown } from './build.ts';
import { copyShown } from './copy.ts';
import { looksAt, openScope } from './read.ts';
import { replyIn, shareWithId } from './share-row.ts';

/** A shared passport with what stands on it: for whom, until when, and that the purpose was accepted. */
export type SharedLook = {
  shown: Shown;
  beside: Beside;
  receiver: Receiver;
  ends: Date;
  accepted: Date | undefined;
  /** Of a copy: when it was made. */
  asOf: Date | undefined;
  /** The code on its papers; shares of before have none. */
  check: string | undefined;
  /** What the receiver let know before. */
  reply: Reply | undefined;
};

/**
 * The receiver's look; `way` is `export` when it goes along on paper. Its line in the log is committed before this returns, one for each
 * time (G11). The scope is the one that the database read in this very transaction. Faults: `not-there` when the share was stopped, ended, or never stood.
 */
export async function lookShared(
  actor: ReceiverActor | ReaderActor,
  house: House,
  language: Language,
  way: Way = 'own',
): Promise<SharedLook> {
  const { owner, grant } = actor;
  const about = { passport: owner, grant, way };
  const reads = [...looksAt(owner), shareWithId(grant), partsIn(grant)] as const;
  return glance(
    house,
    actor,
    'grant.look',
    about,
    reads,
    async (seen, [passport], rows, proofs, taken, [row], parts) => {
      if (row?.ends == null) throw new Fault('not-there', 'no such grant');
      const { facts, permit } = seen;
      const reply = replyIn(row);
      return {
        shown: row.copy
          ? await copyShown(seen, house, row, language)
          : await openScope(seen, house, { passport, rows, proofs, taken }, scopeOf(facts), language),
        beside: await openBeside(seen, house, parts, row),
        reply: reply && (await openReply(house.keys, permit, reply)),
        asOf: row.copy && row.starts !== null ? row.starts : undefined,
        check: row.paper_index === null ? undefined : paperCode(house.keys, grant),
        receiver: await openReceiver(house.keys, permit, row),
        ends: row.ends,
        accepted: row.accepted ?? undefined,
      };
    },
  );
}

/** What the database read of the share in this very transaction. */
export const scopeOf = (facts: Facts): Scope => ({
  chapters: chapterIds.filter((chapter) => facts.grantChapters.includes(chapter)),
  questions: facts.grantQuestions,
  extra: facts.grantExtra,
});

import type { ReceiverActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { chapterIds } from '../questions/model.ts';
import { grantOf } from '../sharing/rows.ts';
import type { Scope } from '../sharing/scope.ts';
import { openReceiver, type Receiver } from '../sharing/seal.ts';
import type { Language } from '../words/language.ts';
import type { Shown } from './build.ts';
import { readScope } from './read.ts';

/** A shared passport with what stands on it: for whom, until when, and that the purpose was accepted. */
export type SharedLook = { shown: Shown; receiver: Receiver; ends: Date; accepted: Date | undefined };

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
    const [row, shown] = await Promise.all([
      grantOf(tx, actor.grant),
      readScope(granted, house, actor.owner, scope, language),
    ]);
    if (row?.ends == null) throw new Fault('not-there', 'no such grant');
    return {
      shown,
      receiver: await openReceiver(house.keys, permit, row),
      ends: row.ends,
      accepted: row.accepted ?? undefined,
    };
  });
}

import type { CompanionActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { markGiven } from './classmate-rows.ts';
import type { Reply } from './model.ts';
import { putReply } from './reply-rows.ts';
import { seal } from './seal.ts';

/** `heard`: the young person read it meanwhile, or it was changed elsewhere; what stands, stands. `over`: stopped or ended. */
export type Given = 'given' | 'heard' | 'over';

/**
 * Gives an answer, or another one in its place as long as it was not read. `seen` is the revision that its writer saw (0: none). Nobody sees
 * it but the young person (F35).
 */
export async function giveReply(
  actor: CompanionActor,
  house: House,
  reply: Reply,
  seen: number,
): Promise<Given> {
  const { owner, invitation } = actor;
  try {
    return await perform(house, actor, 'mirror.answer', { passport: owner }, async ({ tx, permit, now }) => {
      const revision = seen + 1;
      const of = { id: invitation, owner };
      const sealed = await seal(house.keys, permit, of, 'reply', reply, revision);
      const put = await putReply(tx, { invitation, owner, revision, sealed, given: now });
      if (put) await markGiven(tx, invitation, now);
      return put ? 'given' : 'heard';
    });
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return 'over';
    throw fault;
  }
}

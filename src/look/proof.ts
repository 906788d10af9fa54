import type { OwnerActor, ReaderActor, ReceiverActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { ProofId } from '../base/id.ts';
import { type Bytes, openStretch, readBytes, type Stretch } from '../passport/proof.ts';
import { proofOf } from '../passport/proof-rows.ts';
import { answerOf, passportOf } from '../passport/rows.ts';
import { visible } from './build.ts';
import { scopeOf } from './shared.ts';

/**
 * A stretch of a proof, for its owner or for a receiver who may see its answer. For a receiver each stretch is an act and a line in the log
 * of its own, committed before a byte leaves: a share that is stopped half way through a film stops the film. Faults: `not-there`
 * for what is not theirs to see, exactly as for what does not exist.
 */
export async function lookAtProof(
  actor: OwnerActor | ReceiverActor | ReaderActor,
  house: House,
  id: ProofId,
  stretch: Stretch,
): Promise<Bytes> {
  if (actor.kind === 'owner') return readBytes(actor, house, id, stretch);
  const about = { passport: actor.owner, grant: actor.grant };
  return perform(house, actor, 'proof.look', about, async (granted) => {
    const [row, passport] = [await proofOf(granted.tx, id), await passportOf(granted.tx, actor.owner)];
    // By the questions as they were asked, as the page that lists it.
    const answers = row === undefined ? [] : await answerOf(granted.tx, actor.owner, [row.question]);
    const seen = visible(await granted.told(answers), scopeOf(granted.facts), passport?.route ?? null);
    const shown = granted.facts.grantProofs.includes(id) || seen.some(({ id }) => id === row?.question);
    if (row === undefined || !shown) throw new Fault('not-there', 'no such proof in this share');
    return openStretch(house, granted, row, stretch);
  });
}

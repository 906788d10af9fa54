import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { ChapterId } from '../questions/model.ts';

/** A home assignment with own answers on it leaves the house on paper: that is written down. The page itself is kept nowhere (F45). */
export async function makeAssignment(actor: OwnerActor, house: House, chapter: ChapterId): Promise<void> {
  const about = { passport: actor.owner, chapters: [chapter] };
  await perform(house, actor, 'assignment.make', about, async () => undefined);
}

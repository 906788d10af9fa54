import type { OwnerActor } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { after, days } from '../src/base/clock.ts';
import { giveShare } from '../src/look/copy.ts';
import type { ChapterId } from '../src/questions/model.ts';
import { chooseWhat, makeDraft } from '../src/sharing/draft.ts';
import type { Young } from './cast.ts';

/** Shares that nobody reads now: Amira began one and did not give it yet, and a copy that Mees gave is over. */
export async function plantMoreShares(
  actor: OwnerActor,
  house: House,
  past: House,
  { key }: Pick<Young, 'key'>,
): Promise<void> {
  const make = (at: House, receiver: Parameters<typeof makeDraft>[2]) => makeDraft(actor, at, receiver);
  const wie: readonly ChapterId[] = ['wie'];
  if (key === 'amira') {
    const id = await make(house, { name: 'tante Hind', role: 'tante', organisation: '' });
    await chooseWhat(actor, house, id, { chapters: wie, questions: [] });
  }
  if (key === 'mees') {
    const id = await make(past, { name: 'Gerda', role: 'coach', organisation: 'Klusbedrijf De Spijker' });
    const ends = after(past.clock(), days(9));
    await chooseWhat(actor, past, id, { chapters: wie, questions: [], ends, copy: true });
    await giveShare(actor, past, id);
  }
}

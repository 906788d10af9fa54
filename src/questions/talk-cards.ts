import file from '../../method/talk-cards/2027.1.json' with { type: 'json' };
import type { ChapterId, Companion, TalkCard } from './model.ts';

/** Who sits at the other side of the table when a chapter is talked about (F33). */
export const cardPartners = ['mentor', 'parent', 'friend'] as const satisfies readonly Companion[];
export type CardPartner = (typeof cardPartners)[number];

type CardSet = {
  readonly chapter: ChapterId;
  readonly for: CardPartner;
  readonly cards: readonly TalkCard[];
};

/** TypeScript widens the words of a JSON file to `string`; the test holds the file to this shape. */
export const cardSets = file as unknown as readonly CardSet[];

/**
 * The cards to talk about one chapter with one person. They stand beside the question sets and not in one: no answer is about them, so a
 * set that was published stays as it was.
 */
export function cardsFor(chapter: ChapterId, who: CardPartner): readonly TalkCard[] {
  return cardSets.find((set) => set.chapter === chapter && set.for === who)?.cards ?? [];
}

import file from '../../method/talk-cards/2027.1.json' with { type: 'json' };
import { catalog } from './catalog.ts';
import { type ChapterId, type Companion, chapterIds, type TalkCard } from './model.ts';

/** Who sits at the other side of the table when a chapter is talked about (F33). */
export const cardPartners = ['mentor', 'parent', 'friend'] as const satisfies readonly Companion[];
export type CardPartner = (typeof cardPartners)[number];

type CardSet = {
  readonly chapter: ChapterId;
  readonly for: CardPartner;
  readonly cards: readonly TalkCard[];
};

/** The words of a JSON file are any `string`: those that name no chapter and nobody are no set, and the test counts them. */
export const cardSets: readonly CardSet[] = file.flatMap(({ chapter, for: who, cards }) => {
  const about = chapterIds.find((id) => id === chapter);
  const partner = cardPartners.find((one) => one === who);
  return about === undefined || partner === undefined ? [] : [{ chapter: about, for: partner, cards }];
});

/**
 * The cards to talk with one person: about one chapter, or to begin with (those are the set's own). The others stand beside the question sets and not in one: no answer is about them, so a
 * set that was published stays as it was.
 */
export function cardsFor(topic: CardTopic, who: Companion): readonly TalkCard[] {
  if (topic === 'begin') return catalog.talkCards(who);
  return cardSets.find((set) => set.chapter === topic && set.for === who)?.cards ?? [];
}

/** What a set of cards is about: a chapter, or how to begin whatever the talk is about (a class, an intake). */
export const cardTopics = ['begin', ...chapterIds] as const;
export type CardTopic = (typeof cardTopics)[number];

import { type Catalog, catalog as method } from './catalog.ts';
import type { Answers, Card, PartOf, PartOfKind, SetLanguage } from './model.ts';

/** A card or a row of another answer, to write about. `own`: its name is the owner's own words. */
export type Source = { readonly of: string; readonly name: string; readonly own: boolean };

/**
 * What was chosen in another answer: the cards of kan1 for kan2, the studies of wil4 for wil5. Empty when there is no answer
 * yet; then the page leads to that question first.
 */
export function sourcesOf(catalog: Catalog, from: PartOf, answers: Answers, language: SetLanguage): Source[] {
  const part = catalog.question(from.question)?.parts.find((part) => part.id === from.part);
  const value = answers[from.question]?.parts[from.part];
  if (part?.kind === 'cards' && value?.kind === 'cards') {
    return value.chosen.map(({ card, own }) => {
      // A region's card goes along in its words, as an own one does.
      const words = own ?? addedCard(part, card)?.words[language];
      return {
        of: card,
        name: words ?? cardName(part, card, language),
        own: words !== undefined,
      };
    });
  }
  if (part?.kind === 'list' && value?.kind === 'list') {
    return value.rows.flatMap((row) => {
      const name = row.fields[part.fields[0]?.id ?? ''];
      return name ? [{ of: row.id, name, own: true }] : [];
    });
  }
  return [];
}

/** The words of a card; of a card that is no longer there its id, so that nothing chosen disappears. */
export function cardName(part: CardsOf, card: string, language: SetLanguage): string {
  return cardOf(part, card)?.words[language] ?? card;
}

/** Where a card may stand: in the method's deck, and among those that a region added. */
export type CardsOf = Pick<PartOfKind<'cards'>, 'deck' | 'added'>;

/** A card of this part, one that is not offered any more too. */
export const cardOf = (part: CardsOf, card: string): Card | undefined =>
  method.card(part.deck, card) ?? addedCard(part, card);

const addedCard = ({ added = [] }: CardsOf, card: string): Card | undefined =>
  added.find(({ id }) => id === card);

/** What there is to choose from: the deck, the region's cards, and what was chosen before and is not offered any more. */
export function offered(part: CardsOf, chosen: readonly string[]): readonly Card[] {
  const added = (part.added ?? []).filter(({ id, gone }) => gone !== true || chosen.includes(id));
  return [...method.deck(part.deck).cards, ...added];
}

/**
 * A first version of a story, from the answers that its sentences name (sw3): "samenwerken, luisteren en plannen". Only of
 * sentences that have something to start from. Nothing is kept until the owner keeps it.
 */
export function draftStory(
  catalog: Catalog,
  part: PartOfKind<'story'>,
  answers: Answers,
  language: SetLanguage,
) {
  const draft: Record<string, string> = {};
  for (const sentence of part.sentences) {
    const sources = sentence.from ? sourcesOf(catalog, sentence.from, answers, language) : [];
    const words = sources.map(({ name, own }) => (own ? name : inSentence(name)));
    if (words.length > 0) draft[sentence.id] = `${lists[language].format(words)}.`;
  }
  return draft;
}

const lists: Record<SetLanguage, Intl.ListFormat> = {
  nl: new Intl.ListFormat('nl', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

/** A card's words in the middle of a sentence: without the capital, unless it is a name of capitals (UWV) or the English I. */
function inSentence(words: string): string {
  return /^(\p{Lu}{2}|I\b)/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

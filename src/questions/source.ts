import { catalog } from './catalog.ts';
import type { Answers, PartOf, PartOfKind, SetLanguage } from './model.ts';

/** A card or a row of another answer, to write about. `own`: its name is the owner's own words. */
export type Source = { readonly of: string; readonly name: string; readonly own: boolean };

/**
 * What was chosen in another answer: the cards of kan1 for kan2, the studies of wil4 for wil5. Empty when there is no answer
 * yet; then the page leads to that question first.
 */
export function sourcesOf(from: PartOf, answers: Answers, language: SetLanguage): Source[] {
  const part = catalog.question(from.question)?.parts.find((part) => part.id === from.part);
  const value = answers[from.question]?.parts[from.part];
  if (part?.kind === 'cards' && value?.kind === 'cards') {
    return value.chosen.map(({ card, own }) => ({
      of: card,
      name: own ?? cardName(part.deck, card, language),
      own: own !== undefined,
    }));
  }
  if (part?.kind === 'list' && value?.kind === 'list') {
    return value.rows.flatMap((row) => {
      const name = row.fields[part.fields[0]?.id ?? ''];
      return name ? [{ of: row.id, name, own: true }] : [];
    });
  }
  return [];
}

/** The words of a deck's card; of a card that is no longer there its id, so that nothing chosen disappears. */
export function cardName(deck: string, card: string, language: SetLanguage): string {
  return catalog.card(deck, card)?.words[language] ?? card;
}

/**
 * A first version of a story, from the answers that its sentences name (sw3): "samenwerken, luisteren en plannen". Only of
 * sentences that have something to start from. Nothing is kept until the owner keeps it.
 */
export function draftStory(part: PartOfKind<'story'>, answers: Answers, language: SetLanguage) {
  const draft: Record<string, string> = {};
  for (const sentence of part.sentences) {
    const sources = sentence.from ? sourcesOf(sentence.from, answers, language) : [];
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

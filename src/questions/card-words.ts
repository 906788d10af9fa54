import ar from '../../method/2027.1/cards/ar.json' with { type: 'json' };
import pl from '../../method/2027.1/cards/pl.json' with { type: 'json' };
import ti from '../../method/2027.1/cards/ti.json' with { type: 'json' };
import tr from '../../method/2027.1/cards/tr.json' with { type: 'json' };
import uk from '../../method/2027.1/cards/uk.json' with { type: 'json' };
import { catalog } from './catalog.ts';
import { setLanguages } from './model.ts';

/** Cards in languages that the set itself does not have: for who is asked how they see somebody. `[words, meaning]` of a skill. */
export type CardWords = {
  readonly words: Readonly<Record<string, string>>;
  readonly skills: Readonly<Record<string, readonly string[]>>;
};

export const cardLanguages: Readonly<Record<string, CardWords>> = { ar, pl, ti, tr, uk };

/** A card in a language, and what it means; in Dutch where that language has none, and then `lang` says so. */
export function cardIn(
  deck: 'words' | 'skills',
  id: string,
  language: string,
): { words: string; meaning: string | undefined; lang: string | undefined } {
  const translated = cardLanguages[language];
  const [words, meaning] =
    deck === 'words' ? [translated?.words[id]] : (translated?.skills[id] ?? [undefined]);
  if (words !== undefined) return { words, meaning, lang: undefined };
  const own = setLanguages.find((known) => known === language);
  const card = catalog.card(deck, id);
  const dutch = own === undefined ? 'nl' : undefined;
  return {
    words: card?.words[own ?? 'nl'] ?? id,
    meaning: card?.meaning?.[own ?? 'nl'],
    lang: card === undefined ? undefined : dutch,
  };
}

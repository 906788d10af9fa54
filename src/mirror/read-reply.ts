import { cleanLine, cleanText, lengthOf } from '../questions/clean.ts';
import type { CompanionLanguage } from '../words/language.ts';
import {
  type AskedOf,
  type ChosenOf,
  cardsAtMost,
  cardsFor,
  decksFor,
  longestName,
  longestSentence,
  type Reply,
  sights,
} from './model.ts';

/** What is to be looked at again, and with which figure. */
export type Trouble =
  | { field: 'kaart'; what: 'nothing' }
  | { field: 'kaart'; what: 'too-many'; count: number }
  | { field: 'zin'; what: 'words-empty' }
  | { field: 'zin'; what: 'too-long'; count: number }
  | { field: 'gezien'; what: 'sight-empty' };

/** A reply out of a posted form. Cards that were not offered are left out; words stay as they were typed, too long or not. */
export function readReply(asked: AskedOf, form: URLSearchParams, language: CompanionLanguage): Reply {
  const sight = sights.find((one) => one === form.get('gezien'));
  return {
    cards: asked.kind === 'cards' ? chosen(asked, form) : [],
    sentence: cleanText(form.get('zin') ?? '', longestSentence),
    by: cleanLine(form.get('naam') ?? '', longestName) || asked.name,
    ...(asked.kind === 'skill' && sight !== undefined && { sight }),
    language,
  };
}

/** What is the matter with a reply; nothing when it can be given. */
export function checkReply({ kind }: AskedOf, { cards, sentence, sight }: Reply): Trouble[] {
  const found: Trouble[] = [];
  if (kind === 'cards' && cards.length === 0 && sentence === '')
    found.push({ field: 'kaart', what: 'nothing' });
  if (cards.length > cardsAtMost) found.push({ field: 'kaart', what: 'too-many', count: cards.length });
  if (kind === 'skill' && sight === undefined) found.push({ field: 'gezien', what: 'sight-empty' });
  if (kind === 'words' && sentence === '') found.push({ field: 'zin', what: 'words-empty' });
  const over = lengthOf(sentence) - longestSentence;
  if (over > 0) found.push({ field: 'zin', what: 'too-long', count: over });
  return found;
}

function chosen({ role }: AskedOf, form: URLSearchParams): ChosenOf[] {
  const posted = new Set(form.getAll('kaart'));
  return decksFor(role).flatMap((deck) =>
    cardsFor(deck, role)
      .filter(({ id }) => posted.has(`${deck}/${id}`))
      .map(({ id }) => ({ deck, card: id })),
  );
}

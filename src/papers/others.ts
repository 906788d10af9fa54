import type { Taken } from '../mirror/model.ts';
import { cardIn } from '../questions/card-words.ts';
import type { Language } from '../words/language.ts';
import { showDay, speak } from '../words/text.ts';
import type { Item, Piece, Section } from './model.ts';
import type { Others } from './source.ts';

/**
 * What is of others, each in a part of its own, signed, and apart from the own words: how others see the young person (F35, F37), what the
 * mentor wrote (F36, U37), and how to call the mentor (F39). A part without anything in it is not there (U43).
 */
export function othersParts(others: Others, called: string, language: Language): Section[] {
  const t = speak(language);
  const seen = others.taken.map((one) => seenBy(one, called, language));
  const written = others.contributions.map((one) => signed(one, language));
  const call = callLines(others, called, language);
  const parts: Section[] = [
    { id: 'anderen', title: t('mirror.from-others', { name: called }), alone: false, items: seen },
    {
      ...{ id: 'mentor', title: t('guidance.mentor-part'), lead: t('guidance.mentor-part-what') },
      ...{ alone: false, items: written },
    },
    {
      ...{ id: 'bellen', title: t('guidance.call-title', { name: others.call?.name ?? '' }) },
      ...{ alone: false, items: call },
    },
  ];
  return parts.filter(({ items }) => items.length > 0);
}

/** Who said it, small, and then what was said; what the young person says beside it comes after (F37). */
function seenBy(taken: Taken, called: string, language: Language): Item {
  const t = speak(language);
  const { by, role, skill, sight, cards, sentence, differs, language: page } = taken;
  const pieces: Piece[] = [];
  if (skill !== undefined)
    pieces.push({ kind: 'heading', text: 'own' in skill ? skill.own : wordsOf('skills', skill.card) });
  if (sight !== undefined) pieces.push(said(t(`companion.sight-${sight}`), false));
  if (cards.length > 0) {
    const items = cards.map(({ deck, card }) => ({ text: wordsOf(deck, card), own: false }));
    pieces.push({ kind: 'list', ordered: false, items });
  }
  if (sentence !== '') pieces.push({ kind: 'words', words: { text: sentence, own: true, page } });
  if (differs !== undefined) pieces.push(...beside(t('mirror.differs-label', { name: called }), differs));
  return { asked: t('mirror.said-by', { by, role: t(`mirror.role-${role}`) }), pieces };

  function wordsOf(deck: 'words' | 'skills', card: string): string {
    return cardIn(deck, card, language).words;
  }
}

function signed(one: Others['contributions'][number], language: Language): Item {
  const t = speak(language);
  const { name, school, written, text, reply } = one;
  const pieces = [said(text ?? '', true)];
  if (reply !== undefined) pieces.push(...beside(t('guidance.differs'), reply));
  return { asked: t('guidance.signed', { name, school, day: showDay(language, written) }), pieces };
}

function callLines({ call }: Others, called: string, language: Language): Item[] {
  if (call === undefined) return [];
  const t = speak(language);
  const { phone, hours, when, handover } = call;
  const pieces = [said(phone, true)];
  if (hours !== '') pieces.push(said(hours, true));
  if (when === 'together') pieces.push(said(t('guidance.call-together', { name: called }), false));
  if (handover) pieces.push(said(t('guidance.handover-asked', { name: called }), false));
  return [{ pieces }];
}

const said = (text: string, own: boolean): Piece => ({ kind: 'words', words: { text, own } });
const beside = (heading: string, words: string): Piece[] => [
  { kind: 'heading', text: heading },
  said(words, true),
];

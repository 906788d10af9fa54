import type { ChosenOf, Skill } from '../../mirror/model.ts';
import { cardIn } from '../../questions/card-words.ts';
import type { FrameView } from '../view.ts';

/** A card in the language of the page; where that language has none, in Dutch and marked as such (L3). */
export function cardWords({ language }: Pick<FrameView, 'language'>, { deck, card }: ChosenOf) {
  const { words, meaning, lang } = cardIn(deck, card, language);
  const marked = (text: string) => (lang === undefined ? text : <bdi lang={lang}>{text}</bdi>);
  return { words: marked(words), meaning: meaning === undefined ? undefined : marked(meaning) };
}

/** A skill: a card of the deck, or own words as they were typed. */
export function skillWords(view: Pick<FrameView, 'language'>, skill: Skill) {
  if ('own' in skill) return { words: <bdi>{skill.own}</bdi>, meaning: undefined };
  return cardWords(view, { deck: 'skills', card: skill.card });
}

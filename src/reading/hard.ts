import { measure, sentencesOf, syllablesOf, wordsOf } from './measure.ts';
import { isKnown } from './most-used.ts';

/** A text in Dutch that is too hard (A9), and why: what a person who wrote it can change. */
export type Hard = {
  text: string;
  /** Sentences of more than 15 words, each cut in two where that can be done. */
  long: readonly { sentence: string; cut: readonly [string, string] | undefined }[];
  /** Words that are not among the most used ones. */
  strange: readonly string[];
  /** The words that make it heavy, of a text that is. */
  heavy: readonly string[];
};

/** The same check as of the words of the product itself (decision 0017), for what somebody types. `undefined` when it is easy enough. */
export function hardness(text: string): Hard | undefined {
  const words = wordsOf(text);
  const long = sentencesOf(text)
    .filter((sentence) => wordsOf(sentence).length > longestSentence)
    .map((sentence) => ({ sentence, cut: cutInTwo(sentence) }));
  const strange = [...new Set(words.filter((word) => !isKnown(word)))];
  const isHeavy = words.length >= longEnough && measure([text]).ease < easeOfMessage;
  const heavy = isHeavy ? [...new Set(words)].toSorted(bySyllables).slice(0, 3) : [];
  return long.length + strange.length + heavy.length === 0 ? undefined : { text, long, strange, heavy };
}

/** Whether texts that are read together are easy enough as a whole: 80 by Flesch-Douma, and 9 words a sentence. */
export function isHeavyTogether(texts: readonly string[]): boolean {
  const running = texts.filter((text) => wordsOf(text).length > 2);
  if (running.length === 0) return false;
  return measure(running).ease < easeTogether;
}

export const longestSentence = 15;
/** A formula of averages says nothing of a shorter text. */
const longEnough = 8;
const easeOfMessage = 70;
const easeTogether = 80;

const bySyllables = (a: string, b: string): number => syllablesOf(b) - syllablesOf(a);

/** At the joint that is nearest to the middle: a comma, or a word that joins two sentences. */
function cutInTwo(sentence: string): readonly [string, string] | undefined {
  const joints = [...sentence.matchAll(/,\s+|\s+(?=(?:en|maar|want|omdat|zodat|dus|of)\s)/g)];
  const middle = sentence.length / 2;
  const nearest = joints.toSorted((a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle))[0];
  if (nearest === undefined) return undefined;
  const rest = sentence.slice(nearest.index + nearest[0].length);
  return [sentence.slice(0, nearest.index), rest];
}

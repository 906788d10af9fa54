/**
 * How hard a Dutch text is, by counting (A9): the formula of Flesch as Douma fitted it to Dutch (1960). It counts sentences, words and
 * syllables and understands nothing; what it cannot see, people have to (A16).
 */
export type Measured = { sentences: number; words: number; syllables: number; ease: number };

/** W. H. Douma, "De leesbaarheid van landbouwbladen" (1960): 100 is very easy, 0 very hard. */
export function measure(texts: readonly string[]): Measured {
  const all = texts.flatMap(sentencesOf);
  const words = all.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const ease = 206.84 - 0.93 * (words.length / all.length) - 77 * (syllables / words.length);
  return { sentences: all.length, words: words.length, syllables, ease };
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?:;])\s+|\n+/).filter((sentence) => wordsOf(sentence).length > 0);
}

/** Words of letters; an address, a code or a number is no word to read. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(/\S+@\S+|https?:\S+|\S*\.(nl|json|pdf|example)\b/g, ' ')
      .match(/\p{L}[\p{L}'’-]*|\p{N}+/gu) ?? []
  )
    .map((word) => word.replaceAll('’', "'").replace(/^['’-]+|['’-]+$/g, ''))
    .filter(Boolean);
}

/** Sounds that are written with more than one vowel and spoken as one, the longest first. */
const vowels =
  /aai|ooi|oei|eeuw|ieuw|ij|aa|ee|oo|uu|ie|oe|eu|ui|ei|au|ou|ai|oi|[aeiouyàáâäèéêëìíîïòóôöùúûü]/g;

/** Counted by vowels as they sound. A trema begins a syllable; "y" before a vowel is none; "-tie" and "-ieel" are as spoken. */
export function syllablesOf(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/y(?=[aeiou])/g, 'j')
    .replace(/qu/g, 'kw');
  return Math.max(1, plain.match(vowels)?.length ?? 1);
}

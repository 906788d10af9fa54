import known from './known-words.json' with { type: 'json' };
import list from './most-used.json' with { type: 'json' };

/** The 10,000 Dutch words that are said most in films and series (decision 0017). A test compares them with where they come from. */
export const mostUsed = (): string[] => list.words.split(' ');

/** Words that somebody looked at, under the reason why each can stay. */
export const lookedAt: readonly string[] = Object.values(known).flat();

let easy: ReadonlySet<string> | undefined;

/** Whether most people know this word. A number is known. */
export function isKnown(word: string): boolean {
  easy ??= new Set([...mostUsed(), ...lookedAt]);
  return easy.has(word.toLowerCase()) || /^\p{N}/u.test(word);
}

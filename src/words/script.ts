import type { CompanionLanguage } from './language.ts';

/** Per script that only other languages than Dutch are written in, the one of ours that it is most likely to be. */
const scripts: readonly (readonly [RegExp, CompanionLanguage])[] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Ethiopic}/gu, 'ti'],
  [/\p{Script=Cyrillic}/gu, 'uk'],
];
const beyondLatin = /[^\0-\u036f]/;

/**
 * The language of what somebody wrote, as far as its letters tell: for a voice that reads it (L3, WCAG 3.1.2). In Latin letters it is that of the page it was
 * written on (`page`), where that is known and has those letters. Else undefined: taken to be the language around it, because nobody is asked and a guess by
 * words would be wrong too often.
 */
export function languageOf(words: string, page?: CompanionLanguage): CompanionLanguage | undefined {
  const told = beyondLatin.test(words) ? ofScript(words) : undefined;
  return told ?? (scripts.some(([, language]) => language === page) ? undefined : page);
}

/** The one whose script most of the letters are in. */
function ofScript(words: string): CompanionLanguage | undefined {
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  return scripts.find(([script]) => (words.match(script)?.length ?? 0) * 2 > letters)?.[1];
}

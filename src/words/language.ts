/** The languages that are shipped whole. Dutch is the language of the passport and the source of every key. */
export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

export const sourceLanguage: Language = 'nl';

/** Each language in its own words (L1), with the direction in which it is read. */
export const languageNames: Record<Language, { name: string; direction: 'ltr' | 'rtl' }> = {
  nl: { name: 'Nederlands', direction: 'ltr' },
  en: { name: 'English', direction: 'ltr' },
};

export function readLanguage(text: string | undefined | null): Language | undefined {
  return languages.find((language) => language === text);
}

/** The languages that are shipped whole. Dutch is the language of the passport and the source of every key. */
export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

export const sourceLanguage: Language = 'nl';

/** Shipped for the pages of companions alone (L5): parents and others who were asked something. */
export const companionOnly = ['tr', 'ar', 'pl', 'uk', 'ti'] as const;
export const companionLanguages = [...languages, ...companionOnly] as const;
export type CompanionLanguage = (typeof companionLanguages)[number];

/** Those of these languages that a region helps in, and the one that stands already: nobody loses the language that they read. Dutch always. */
export const offeredOf = <L extends CompanionLanguage>(
  all: readonly L[],
  offered: readonly string[] | undefined,
  now?: CompanionLanguage,
): L[] => all.filter((one) => one === sourceLanguage || one === now || (offered?.includes(one) ?? true));

/** Each language in its own words (L1), with the direction in which it is read. */
export const languageNames: Record<CompanionLanguage, { name: string; direction: 'ltr' | 'rtl' }> = {
  nl: { name: 'Nederlands', direction: 'ltr' },
  en: { name: 'English', direction: 'ltr' },
  tr: { name: 'Türkçe', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  pl: { name: 'Polski', direction: 'ltr' },
  uk: { name: 'Українська', direction: 'ltr' },
  ti: { name: 'ትግርኛ', direction: 'ltr' },
};

export function readLanguage(text: string | undefined | null): Language | undefined {
  return languages.find((language) => language === text);
}

export function readCompanionLanguage(text: string | undefined | null): CompanionLanguage | undefined {
  return companionLanguages.find((language) => language === text);
}

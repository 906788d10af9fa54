import type { Language } from '../../words/language.ts';

/** "10:42", by the clock on the wall in the Netherlands. */
export function showTime(language: Language, at: Date): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });
}

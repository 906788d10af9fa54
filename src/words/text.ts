import { IntlMessageFormat } from 'intl-messageformat';
import { catalogs, type Key } from './catalogs.ts';
import { type CompanionKey, companionCatalogs } from './companion.ts';
import type { CompanionLanguage, Language } from './language.ts';

export type Values = Readonly<Record<string, string | number | Date>>;

/** Dates and times in words are those of the clock on the wall in the Netherlands. */
const timeZone = 'Europe/Amsterdam';

type Message = (values?: Values) => string;
const compiled = new Map<string, Message>();

/**
 * The words for `key` in `language`, with `values` filled in (ICU MessageFormat: plurals, choices, dates).
 * Returns plain text: whoever puts it on a page escapes it.
 */
export function text(language: Language, key: Key, values?: Values): string {
  return fillIn(language, key, catalogs[language][key], values);
}

/** `text` for the pages of companions: fewer words, in more languages. */
export function companionText(language: CompanionLanguage, key: CompanionKey, values?: Values): string {
  return fillIn(language, key, companionCatalogs[language][key], values);
}

function fillIn(language: CompanionLanguage, key: string, words: string, values?: Values): string {
  if (values === undefined && !words.includes('{')) return words.replaceAll("''", "'");
  const id = `${language}:${key}`;
  let message = compiled.get(id);
  if (message === undefined) {
    message = compile(language, words);
    compiled.set(id, message);
  }
  return message(values);
}

function compile(language: CompanionLanguage, words: string): Message {
  const format = new IntlMessageFormat(words, language, undefined, { ignoreTag: true });
  const whole: Message = (values) => String(format.format(values as Record<string, string | number | Date>));
  if (!onlyNames.test(words)) return whole;
  // Most words have nothing but names in them: a tenth of the time.
  const pieces = words.split(/[{}]/);
  return (values) => {
    let all = '';
    for (const [n, piece] of pieces.entries()) {
      const part = n % 2 === 0 ? piece : values?.[piece];
      if (typeof part !== 'string' && typeof part !== 'number') return whole(values);
      all += n % 2 === 1 && begins.test(all) && capital.has(piece) ? upper(String(part), language) : part;
    }
    return all;
  };
}
/** A name or a day that a sentence begins with has a capital there: "Mevrouw Smit ziet dit". */
const capital: ReadonlySet<string> = new Set(['who', 'name', 'receiver', 'mentor', 'day', 'at']);
const begins = /(^|[.!?]\s)$/;

function upper(words: string, language: CompanionLanguage): string {
  const [first = ''] = words;
  return first.toLocaleUpperCase(language) + words.slice(first.length);
}

const onlyNames = /^[^{}']*(?:\{[\w-]+\}[^{}']*)*$/;

/** `text` with the language filled in: pages take it as `t`. */
export type Say = (key: Key, values?: Values) => string;

export function speak(language: Language): Say {
  return (key, values) => text(language, key, values);
}

export type SayCompanion = (key: CompanionKey, values?: Values) => string;

export function speakCompanion(language: CompanionLanguage): SayCompanion {
  return (key, values) => companionText(language, key, values);
}

/** Where the language alone would show a date otherwise than is usual here. Arabic with the figures of this country's codes and clocks. */
const locales: Partial<Record<CompanionLanguage, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

const dayFormats = new Map<CompanionLanguage, Intl.DateTimeFormat>();
const nearDayFormats = new Map<CompanionLanguage, Intl.DateTimeFormat>();
const shortDayFormats = new Map<CompanionLanguage, Intl.DateTimeFormat>();
const momentFormats = new Map<CompanionLanguage, Intl.DateTimeFormat>();
const timeFormats = new Map<CompanionLanguage, Intl.DateTimeFormat>();

function formatOf(
  known: Map<CompanionLanguage, Intl.DateTimeFormat>,
  language: CompanionLanguage,
  options: Intl.DateTimeFormatOptions,
) {
  let format = known.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locales[language] ?? language, { timeZone, ...options });
    known.set(language, format);
  }
  return format;
}

/** "14 december 2026". */
export function showDay(language: CompanionLanguage, at: Date): string {
  return formatOf(dayFormats, language, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** "14 december", and the year as well when it is more than half a year away. */
export function showNearDay(language: Language, at: Date, now: Date): string {
  if (Math.abs(at.getTime() - now.getTime()) > 180 * 86_400_000) return showDay(language, at);
  return formatOf(nearDayFormats, language, { day: 'numeric', month: 'long' }).format(at);
}

/** "12 okt 26", as a stamp has it. */
export function showShortDay(language: Language, at: Date): string {
  const format = formatOf(shortDayFormats, language, { day: 'numeric', month: 'short', year: '2-digit' });
  return format.format(at).replaceAll('.', '');
}

/** "zondag 22 november 2026 om 10:12". */
export function showMoment(language: CompanionLanguage, at: Date): string {
  return formatOf(momentFormats, language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

const waits = new Map<CompanionLanguage, Intl.RelativeTimeFormat>();

/** What "in ten minutes" is called when nothing can be done before: not within that time, but after it. */
const afterwards: Partial<Record<CompanionLanguage, readonly [string, string]>> = {
  ar: ['خلال', 'بعد'],
  ti: ['ኣብ', 'ድሕሪ'],
};

/** "over 10 minuten", "over 3 uur", "over 12 dagen": how long to wait, rounded up, so that it is true. `wait` in milliseconds. */
export function showWait(language: CompanionLanguage, wait: number): string {
  let format = waits.get(language);
  if (format === undefined) {
    format = new Intl.RelativeTimeFormat(locales[language] ?? language);
    waits.set(language, format);
  }
  const minutes = Math.ceil(wait / 60_000);
  const words =
    minutes < 60
      ? format.format(minutes, 'minute')
      : minutes <= 24 * 60
        ? format.format(Math.ceil(minutes / 60), 'hour')
        : format.format(Math.ceil(minutes / (24 * 60)), 'day');
  const [within, after] = afterwards[language] ?? ['', ''];
  return words.replace(within, after);
}

/** "10:12". */
export function showTime(language: Language, at: Date): string {
  return formatOf(timeFormats, language, { hour: '2-digit', minute: '2-digit' }).format(at);
}

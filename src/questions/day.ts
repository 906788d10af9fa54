import type { SetLanguage } from './model.ts';

/**
 * A day as people type it, as YYYY-MM-DD: "3-12-2026", "3 dec 2026", "03/12/26", "2026-12-03" (U12). `undefined` when it is
 * none of these, or a day that does not exist.
 */
export function readDay(typed: string): string | undefined {
  const bits =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/\d+|\p{L}+/gu) ?? [];
  const words = bits.filter((bit) => !weekday.test(bit));
  if (words.length !== 3) return undefined;
  const [a = '', b = '', c = ''] = words;
  return /^\d{4}$/.test(a) ? dayOf(a, b, c) : dayOf(c, b, a);
}

/** A kept day as people type it, to fill a field with: "3-12-2026". What was not understood stays as it is. */
export function typedDay(day: string): string {
  const [, year, month, date] = isoDay.exec(day) ?? [];
  return year === undefined ? day : `${Number(date)}-${Number(month)}-${year}`;
}

/** A kept day to read: "3 december 2026". */
export function readableDay(day: string, language: SetLanguage): string {
  if (!isoDay.test(day)) return day;
  const at = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : formats[language].format(at);
}

export const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const formats: Record<SetLanguage, Intl.DateTimeFormat> = {
  nl: new Intl.DateTimeFormat('nl', options),
  en: new Intl.DateTimeFormat('en-GB', options),
};

const weekday = /^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)(\p{L}*dag|\p{L}*day)?$/u;
const months = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const otherMonths: Record<string, number> = { mar: 3, mrt: 3, may: 5, oct: 10 };

function monthOf(word: string): number {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const start = word.slice(0, 3);
  return otherMonths[start] ?? months.indexOf(start) + 1;
}

function dayOf(year: string, month: string, date: string): string | undefined {
  if (!/^(\d{2}|\d{4})$/.test(year) || !/^\d{1,2}$/.test(date)) return undefined;
  const y = year.length === 2 ? 2000 + Number(year) : Number(year);
  const at = new Date(Date.UTC(y, monthOf(month) - 1, Number(date)));
  const exists = at.getUTCMonth() === monthOf(month) - 1 && at.getUTCDate() === Number(date);
  return exists && y >= 1900 && y <= 2100 ? at.toISOString().slice(0, 10) : undefined;
}

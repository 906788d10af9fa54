import { dayAfter, wallOf } from '../base/wall.ts';

/** "Heb je nog een plek?" is asked from 1 June up to and including 30 September, by the clock on the wall (F64). Gives the year of that summer. */
export function summerOf(at: Date): number | undefined {
  const { day } = wallOf(at);
  const date = day.slice(5);
  return date >= '06-01' && date < '10-01' ? Number(day.slice(0, 4)) : undefined;
}

/** After how many calendar months somebody who started is asked how it goes (F63). */
export const checkMonths = [1, 3, 6] as const;
export type CheckMonths = (typeof checkMonths)[number];

/** For so many days a check-in stands on the first page. What nobody answered goes by itself: it is no task. */
export const standsFor = 28;

/**
 * The same date so many calendar months later (YYYY-MM-DD). Where that month is shorter it is its last day: a month after 31 January is the
 * 28th or 29th of February. A day is a day on the wall, so that summer time moves nothing.
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The day on the wall, and the earliest due day that is still shown then. */
export function showable(at: Date): { today: string; since: string } {
  const today = wallOf(at).day;
  return { today, since: dayAfter(today, 1 - standsFor) };
}

/** Whether a check-in stands on the first page now. */
export function isDue(due: string, at: Date): boolean {
  const { today, since } = showable(at);
  return due <= today && due >= since;
}

/** A start is told within a year before or after: earlier or later is a slip of the pen. */
export function isLikelyStart(day: string, at: Date): boolean {
  const { day: today } = wallOf(at);
  return day >= dayAfter(today, -366) && day <= dayAfter(today, 366);
}

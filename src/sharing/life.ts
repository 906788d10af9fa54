import type { GrantState } from '../access/facts.ts';
import { after, days } from '../base/clock.ts';

/** What the life of a grant hangs on. `accepted` is when the receiver said yes to the purpose. */
export type Span = {
  starts: Date | null;
  ends: Date | null;
  withdrawn: Date | null;
  accepted?: Date | null;
};

/** In which state a grant is at a moment. The database asks the same in `access.as_receiver`: the two have to agree. */
export function lifeOf(span: Span, now: Date): GrantState {
  if (span.withdrawn !== null) return 'stopped';
  if (span.starts === null || span.starts > now) return 'draft';
  if (span.ends === null || span.ends <= now) return 'ended';
  return span.accepted ? 'open' : 'offered';
}

/** A grant through which somebody can come in. */
export const stands = (state: GrantState): boolean => state === 'offered' || state === 'open';

/** How long a share lasts when the owner picks no day: six weeks, or 30 days after the intake (U40). */
export const weeksByDefault = 6;
export const daysAfterIntake = 30;

export function defaultEnd(now: Date, intake?: string): Date {
  const afterIntake = intake === undefined ? undefined : endAfterIntake(now, intake);
  return afterIntake ?? endOfDay(dayOf(after(now, days(weeksByDefault * 7))));
}

/** 30 days after the intake; `undefined` for an intake that is over, or so far off that the share would be too long. */
export function endAfterIntake(now: Date, intake: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(intake) || intake < dayOf(now)) return undefined;
  const end = endOfDay(dayOf(after(new Date(`${intake}T12:00:00Z`), days(daysAfterIntake))));
  return end <= longestEnd(now) ? end : undefined;
}

/** No share lasts longer than a year: then the owner chooses anew (U40). */
export function longestEnd(now: Date): Date {
  const [year = '', ...rest] = dayOf(now).split('-');
  const day = [String(Number(year) + 1), ...rest].join('-');
  return endOfDay(day.endsWith('02-29') ? `${day.slice(0, 4)}-02-28` : day);
}

/** The last moment of a day (YYYY-MM-DD) on the clock on the wall in the Netherlands; the first that no longer counts. */
export function endOfDay(day: string): Date {
  const midnight = after(new Date(`${day}T00:00:00Z`), days(1));
  return after(midnight, -offsetAt(after(midnight, -offsetAt(midnight))));
}

/** The day (YYYY-MM-DD) of a moment, on that clock. */
export function dayOf(at: Date): string {
  return wall.format(at).slice(0, 10);
}

/** A grant that ends at midnight is open through the day before: that is the day to tell people. */
export const lastDay = (ends: Date): Date => after(ends, -1);

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function offsetAt(at: Date): number {
  return new Date(`${wall.format(at).replace(' ', 'T')}Z`).getTime() - Math.floor(at.getTime() / 1000) * 1000;
}

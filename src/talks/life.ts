import { after, days, minutes } from '../base/clock.ts';
import { atWall, dayAfter, daytime, startOfDay, wallOf } from '../base/wall.ts';

export const talkStates = ['proposed', 'planned', 'cancelled'] as const;
export type TalkState = (typeof talkStates)[number];

/** A talk, or the first meeting with a new school: from there come agreements on support. */
export const talkKinds = ['talk', 'intake'] as const;
export type TalkKind = (typeof talkKinds)[number];

/** What the young person is to be told on the own first page (C16). */
export type News = 'proposed' | 'moved' | 'cancelled';

/** `other`: another version stands there by now, so nothing was changed. */
export type Changed = 'changed' | 'other';

/** How long a talk can be said to last. */
export const lengths = [15, 20, 30, 45, 60, 90] as const;
export const usualLength = 30;

/** No talk is planned further off: a wrong year would otherwise stand there unseen. */
export const furthest = (now: Date): Date => after(now, days(400));

/** Why a moment cannot be that of a talk. */
export type WhenTrouble = 'day-shape' | 'time-shape' | 'no-such-time' | 'over' | 'too-far';

/** The moment of a day and a time as they were read, or what is the matter. */
export function momentOf(
  day: string | undefined,
  time: string | undefined,
  now: Date,
): { at: Date } | { trouble: WhenTrouble } {
  if (day === undefined) return { trouble: 'day-shape' };
  if (time === undefined) return { trouble: 'time-shape' };
  const at = atWall({ day, time });
  if (at === undefined) return { trouble: 'no-such-time' };
  if (at <= now) return { trouble: 'over' };
  return at > furthest(now) ? { trouble: 'too-far' } : { at };
}

type Timed = { starts: Date; minutes: number; state: TalkState };

export const endOf = ({ starts, minutes: length }: Pick<Timed, 'starts' | 'minutes'>): Date =>
  after(starts, minutes(length));

/** Still to come, or going on. */
export const isAhead = (talk: Timed, now: Date): boolean => talk.state !== 'cancelled' && endOf(talk) > now;

/** When to remind of a talk: the afternoon before, at four (C14). `undefined` when that is over. */
export function reminderAt(starts: Date, now: Date): Date | undefined {
  const at = atWall({ day: dayAfter(wallOf(starts).day, -1), time: '16:00' });
  return at === undefined || at <= now ? undefined : at;
}

/** How a talk stands when a letter says this of it. */
const stateOf = {
  proposed: 'proposed',
  planned: 'planned',
  moved: 'planned',
  accepted: 'planned',
  cancelled: 'cancelled',
  remind: 'planned',
} as const;

/**
 * What a letter about a talk at `starts` says when it goes now: nothing of a talk that began, or of what is so no more (decision 0081), and of a reminder the
 * day that is true by the clock on the wall. A talk that was thrown away was called off.
 */
export function toTell<What extends keyof typeof stateOf>(
  what: What,
  starts: Date,
  talk: Pick<Timed, 'starts' | 'state'> | undefined,
  now: Date,
): What | 'remind-today' | undefined {
  if (starts <= now || (talk?.state ?? 'cancelled') !== stateOf[what]) return undefined;
  if (what !== 'cancelled' && talk?.starts.getTime() !== starts.getTime()) return undefined;
  if (what !== 'remind') return what;
  const [today, day] = [wallOf(now).day, wallOf(starts).day];
  if (day === today) return 'remind-today';
  return day === dayAfter(today, 1) ? what : undefined;
}

/** Whether a note on the first page reminds of it: from the day before, at seven, until it begins. */
export function remindsNow({ starts }: Pick<Timed, 'starts'>, now: Date): boolean {
  const from = daytime(startOfDay(dayAfter(wallOf(starts).day, -1)));
  return now >= from && now < starts;
}

/** Agreements on support are looked at again within a year (mission.md: evaluated at least yearly). */
export function evaluateBy(day: string): string {
  const [year = '', ...rest] = day.split('-');
  const next = [String(Number(year) + 1), ...rest].join('-');
  return next.endsWith('02-29') ? `${next.slice(0, 4)}-02-28` : next;
}

/**
 * The clock on the wall in the Netherlands. Talks are agreed in its time (C15): eleven o'clock stays eleven o'clock, whatever summer
 * time does and wherever the server stands.
 */
export const wallZone = 'Europe/Amsterdam';

/** A day (YYYY-MM-DD) and a time (HH:MM) as people say them. */
export type Wall = { day: string; time: string };

export function wallOf(at: Date): Wall {
  const shown = format.format(at);
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/**
 * The moment of a day and a time. `undefined` for a time that does not exist: in the night that summer time begins the clock jumps
 * from 2:00 to 3:00. A time that comes twice, when it ends, is the first of the two (RFC 5545, 3.3.5, reads it so too).
 */
export function atWall({ day, time }: Wall): Date | undefined {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // Summer time is two hours ahead of UTC, winter time one: whichever of them gives the time back. Summer time is the first.
  for (const ahead of [2, 1]) {
    const at = new Date(asUtc - ahead * 3_600_000);
    const back = wallOf(at);
    if (back.day === day && back.time === time) return at;
  }
  return undefined;
}

/** The day so many days after this one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Monday of the week of a day, and the Monday after it. */
export function weekOf(day: string): { from: string; until: string } {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  const from = dayAfter(day, -weekday);
  return { from, until: dayAfter(from, 7) };
}

/** The first moment of a day: midnight exists in every night of this zone. */
export function startOfDay(day: string): Date {
  const at = atWall({ day, time: '00:00' });
  if (at === undefined) throw new Error('a day without midnight');
  return at;
}

/** Nobody is written to between 20:00 and 07:00 (C14): this moment, or the next morning. */
export function daytime(at: Date): Date {
  const { day, time } = wallOf(at);
  if (time >= '07:00' && time < '20:00') return at;
  return atWall({ day: time < '07:00' ? day : dayAfter(day, 1), time: '07:00' }) ?? at;
}

/**
 * A time as people type it, as HH:MM: "11:00", "11.00", "1100", "11u30", "11 uur", "9" (U12). `undefined` when it is none of these.
 * "half elf" and "3 uur 's middags" are not guessed at.
 */
export function readTime(typed: string): string | undefined {
  const bare = typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const [, hours, minutes = ''] =
    /^(\d{1,2}) ?(?:[:.u,h] ?(\d{2})?|uur|)$/.exec(bare) ?? /^(\d{1,2})(\d{2})$/.exec(bare) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${(minutes || '0').padStart(2, '0')}`;
}

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: wallZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

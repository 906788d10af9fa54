import { startOfDay, wallOf } from '../base/wall.ts';

/** What was said, and from when to when it stands. */
export type Said = {
  how: 'link' | 'paper' | 'exception';
  said: 'yes' | 'no';
  given: Date;
  withdrawn: Date | null;
};

/** The moments at which a guardian's say ends, and at which somebody is of age. `undefined`: before the day was given. */
export type Birth = { sixteen: Date | null; eighteen: Date | null; given: Date };

/**
 * The first moment of being so many years old: midnight in the Netherlands, whatever summer time does. Who was born on 29 February is a
 * year older on 1 March where there is no 29th: not a day too early.
 */
export function turns(born: string, years: number): Date {
  const [year = '', month = '', day = ''] = born.split('-');
  const then = `${Number(year) + years}-${month}-${day}`;
  const exists = new Date(`${then}T12:00:00Z`).toISOString().slice(0, 10) === then;
  return startOfDay(exists ? then : `${Number(year) + years}-03-01`);
}

/** Kept in clear are only the moments that are still ahead. */
export function birthOf(born: string, now: Date): Birth {
  const ahead = (years: number): Date | null => {
    const at = turns(born, years);
    return at > now ? at : null;
  };
  return { sixteen: ahead(16), eighteen: ahead(18), given: now };
}

/** Ages that a passport is for, and a bit; a typing error in a year is then seen. */
export const youngest = 8;
export const oldest = 30;

/** Whether a day can be that of somebody who is here. */
export function isLikely(born: string, now: Date): boolean {
  const { day } = wallOf(now);
  const years = (ago: number): string => `${Number(day.slice(0, 4)) - ago}${day.slice(4)}`;
  return born <= years(youngest) && born >= years(oldest);
}

const stoodAt = ({ given, withdrawn }: Said, at: Date): boolean =>
  given <= at && (withdrawn === null || withdrawn > at);

/** Whether a consent stood at this moment. The database asks the same in `consent.covers`: the two have to agree. */
export function covers(all: readonly Said[], at: Date): boolean {
  const then = all.filter((one) => stoodAt(one, at));
  if (then.some(({ how }) => how === 'exception')) return true;
  return then.some(({ said }) => said === 'yes') && !then.some(({ said }) => said === 'no');
}

/** Whether what was chosen then may be read at this moment: `consent.carries` in words of ours. */
export function carries(birth: Birth | undefined, all: readonly Said[], chosen: Date, at: Date): boolean {
  if (birth === undefined || chosen < birth.given) return false;
  const { sixteen } = birth;
  if (sixteen === null || chosen >= sixteen) return true;
  const until = at < sixteen ? at : sixteen;
  const losses = all.flatMap(({ said, given, withdrawn }) =>
    said === 'no' ? [given] : withdrawn === null ? [] : [withdrawn],
  );
  return (
    covers(all, chosen) &&
    covers(all, until) &&
    losses.every((loss) => loss <= chosen || loss > until || covers(all, loss))
  );
}

/** How it stands with sharing outside school: the day is not known, one decides alone, or a consent is there, missing, or objected to. */
export type Standing = 'unknown' | 'alone' | 'consented' | 'objected' | 'missing';

export function standingOf(birth: Birth | undefined, all: readonly Said[], now: Date): Standing {
  if (birth === undefined) return 'unknown';
  if (birth.sixteen === null || birth.sixteen <= now) return 'alone';
  if (covers(all, now)) return 'consented';
  return all.some((one) => one.said === 'no' && stoodAt(one, now)) ? 'objected' : 'missing';
}

/** Why a share asks its owner again, if it does. Closed ones stay so until the answer; those of a birthday stand as they were. */
export type Again = 'sixteen' | 'eighteen' | 'closed';

export function asksAgain(
  birth: Birth | undefined,
  all: readonly Said[],
  chosen: Date,
  now: Date,
): Again | undefined {
  if (!carries(birth, all, chosen, now)) return 'closed';
  const passed = (at: Date | null | undefined): boolean => at != null && at <= now && chosen < at;
  if (passed(birth?.eighteen)) return 'eighteen';
  return passed(birth?.sixteen) ? 'sixteen' : undefined;
}

/** How long a guardian has to answer; once answered the page stays until the sixteenth birthday. One figure for page and paper (C3). */
export const daysForGuardian = 30;

import { after, days } from '../base/clock.ts';

/** What has a term that a region can choose, and how many days it is by itself (docs/privacy/terms.md). */
export const defaultTerms = {
  /** From the last time that its owner was in. */
  'unused-passport': 730,
} as const satisfies Record<string, number>;

export type TermName = keyof typeof defaultTerms;
export const termNames = Object.keys(defaultTerms) as TermName[];

/** Name and address of staff, from the end of their last role. */
export const staffNameDays = 365;

/** Three warnings, a month apart, and then a month to come back. */
export const warnings = 3;
const between = days(30);

export type Given = readonly { step: number; at: Date }[];

/** What is to be done about a passport tonight. */
export type Due = { kind: 'nothing' } | { kind: 'warn'; step: number } | { kind: 'erase' };

/**
 * `used`: the day on which its owner was last in. Warnings of before that day do not count, and those of that day neither: only who was not in is
 * warned, so who was in on that day was in after it. However late the night watch is, there is always a month between one step and the next.
 */
export function dueOf(used: string, termDays: number, given: Given, now: Date): Due {
  const lastIn = new Date(`${used}T00:00:00Z`);
  if (now < after(lastIn, days(termDays))) return { kind: 'nothing' };
  const standing = given.filter((warning) => dayOf(warning.at) > used);
  const latest = standing.reduce((late, { at }) => (at > late ? at : late), new Date(0));
  if (now < after(latest, between)) return { kind: 'nothing' };
  return standing.length < warnings ? { kind: 'warn', step: standing.length + 1 } : { kind: 'erase' };
}

/** Until when a passport surely stays when its owner does not come (F92: a date in sight). */
export function staysUntil(used: string, termDays: number): Date {
  return after(new Date(`${used}T00:00:00Z`), days(termDays) + warnings * between);
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

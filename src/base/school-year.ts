/**
 * The school year of a moment, as groups have it: "2026-2027". It turns on 1 August, by the clock on the wall in the Netherlands, which on that
 * day is always two hours ahead.
 */
export function schoolYear(at: Date): string {
  const there = new Date(at.getTime() + 2 * 3_600_000);
  const year = there.getUTCFullYear();
  const first = there.getUTCMonth() >= 7 ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** When the school year of a moment began. */
export function schoolYearBegan(at: Date): Date {
  return new Date(`${schoolYear(at).slice(0, 4)}-07-31T22:00:00Z`);
}

/** From 1 March on somebody may leave this summer: then what ends with the school is asked for (C9). */
export const isLastStretch = (at: Date): boolean => {
  const month = new Date(at.getTime() + 3_600_000).getUTCMonth();
  return month >= 2 && month < 7;
};

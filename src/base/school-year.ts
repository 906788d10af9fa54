const inTheNetherlands = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
});

/** The school year of a moment, as groups have it: "2026-2027". It turns on 1 August, by the clock on the wall in the Netherlands. */
export function schoolYear(at: Date): string {
  const [year = 0, month = 0] = inTheNetherlands.format(at).split('-').map(Number);
  const first = month >= 8 ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** When the school year of a moment began. */
export function schoolYearBegan(at: Date): Date {
  return new Date(`${schoolYear(at).slice(0, 4)}-07-31T22:00:00Z`);
}

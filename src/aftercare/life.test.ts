import { describe, expect, it } from 'vitest';
import { atWall } from '../base/wall.ts';
import { checkMonths, isDue, monthsAfter, standsFor, summerOf } from './life.ts';

const wall = (day: string, time: string): Date => atWall({ day, time }) ?? new Date(Number.NaN);

describe('after 1, 3 and 6 calendar months (F63)', () => {
  it.each([
    ['2027-09-01', ['2027-10-01', '2027-12-01', '2028-03-01']],
    ['2027-08-31', ['2027-09-30', '2027-11-30', '2028-02-29']],
    ['2026-08-31', ['2026-09-30', '2026-11-30', '2027-02-28']],
    ['2028-02-29', ['2028-03-29', '2028-05-29', '2028-08-29']],
    ['2027-11-30', ['2027-12-30', '2028-02-29', '2028-05-30']],
    ['2027-12-31', ['2028-01-31', '2028-03-31', '2028-06-30']],
  ])('of %s is the same date, or the last day of a shorter month', (start, dues) => {
    expect(checkMonths.map((months) => monthsAfter(start, months))).toEqual(dues);
  });

  it('counts every start of four years forward by whole months, and never past the month', () => {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2030, 0, 1); at += 86_400_000) {
      const start = new Date(at).toISOString().slice(0, 10);
      for (const months of checkMonths) {
        const due = monthsAfter(start, months);
        const [y = 0, m = 0, d = 0] = start.split('-').map(Number);
        const [dy = 0, dm = 0, dd = 0] = due.split('-').map(Number);
        expect(dy * 12 + dm).toBe(y * 12 + m + months);
        expect(dd <= d).toBe(true);
      }
    }
  });

  it('begins at midnight on the wall, also in the weekends in which the clock is moved', () => {
    // Summer time begins on 28 March 2027 and ends on 31 October 2027.
    for (const due of ['2027-03-28', '2027-03-29', '2027-10-31', '2027-11-01']) {
      const midnight = wall(due, '00:00');
      expect(isDue(due, new Date(midnight.getTime() - 1))).toBe(false);
      expect(isDue(due, midnight)).toBe(true);
      expect(isDue(due, wall(monthsAfter(due, 0), '23:59'))).toBe(true);
    }
  });

  it('stands four weeks, and goes by itself; two never stand at once', () => {
    expect(isDue('2027-10-01', wall('2027-10-28', '23:59'))).toBe(true);
    expect(isDue('2027-10-01', wall('2027-10-29', '00:00'))).toBe(false);
    expect(standsFor).toBeLessThan(59);
  });
});

describe('the summer (F64)', () => {
  it('is from 1 June up to and including 30 September, by the clock on the wall', () => {
    expect(summerOf(wall('2027-05-31', '23:59'))).toBeUndefined();
    expect(summerOf(wall('2027-06-01', '00:00'))).toBe(2027);
    expect(summerOf(wall('2027-09-30', '23:59'))).toBe(2027);
    expect(summerOf(wall('2027-10-01', '00:00'))).toBeUndefined();
  });
});

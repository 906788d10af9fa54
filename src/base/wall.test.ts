import { describe, expect, it } from 'vitest';
import { atWall, daytime, readTime, wallOf, weekOf } from './wall.ts';

const iso = (day: string, time: string): string | undefined => atWall({ day, time })?.toISOString();

describe('the clock on the wall (C15)', () => {
  it.each([
    ['2026-03-28', '11:00', '2026-03-28T10:00:00.000Z'],
    ['2026-03-29', '11:00', '2026-03-29T09:00:00.000Z'],
    ['2026-10-24', '11:00', '2026-10-24T09:00:00.000Z'],
    ['2026-10-25', '11:00', '2026-10-25T10:00:00.000Z'],
    ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ])('%s %s is %s', (day, time, at) => {
    expect(iso(day, time)).toBe(at);
    expect(wallOf(new Date(at))).toEqual({ day, time });
  });

  it('a time that does not exist is none, in both spring nights', () => {
    for (const day of ['2026-03-29', '2027-03-28'])
      for (const time of ['02:00', '02:30', '02:59']) expect(iso(day, time)).toBeUndefined();
  });

  it('a time that comes twice is the first one', () => {
    expect(iso('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('a day that does not exist is none', () => {
    expect(iso('2026-02-30', '11:00')).toBeUndefined();
    expect(iso('morgen', '11:00')).toBeUndefined();
  });

  it.each([
    ['2026-12-03T10:00:00Z', '2026-12-03T10:00:00.000Z'],
    ['2026-12-03T19:00:00Z', '2026-12-04T06:00:00.000Z'],
    ['2026-12-03T05:59:59Z', '2026-12-03T06:00:00.000Z'],
    ['2026-06-03T18:00:00Z', '2026-06-04T05:00:00.000Z'],
    ['2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z'],
  ])('nobody is written to between 20:00 and 07:00 (C14): %s', (at, written) => {
    expect(daytime(new Date(at)).toISOString()).toBe(written);
  });

  it('a week begins on Monday', () => {
    expect(weekOf('2026-11-25')).toEqual({ from: '2026-11-23', until: '2026-11-30' });
    expect(weekOf('2026-11-29')).toEqual({ from: '2026-11-23', until: '2026-11-30' });
    expect(weekOf('2026-11-23')).toEqual({ from: '2026-11-23', until: '2026-11-30' });
  });

  it.each([
    ['11:00', '11:00'],
    [' 9.05 ', '09:05'],
    ['1130', '11:30'],
    ['930', '09:30'],
    ['11u30', '11:30'],
    ['11 u', '11:00'],
    ['14 uur', '14:00'],
    ['9', '09:00'],
    ['9h15', '09:15'],
    ['24:00', undefined],
    ['11:75', undefined],
    ['half elf', undefined],
    ['', undefined],
  ])('reads %j as %s (U12)', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });
});

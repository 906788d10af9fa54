import { describe, expect, it } from 'vitest';
import { dayOf, defaultEnd, endAfterIntake, endOfDay, lastDay, lifeOf, longestEnd } from './life.ts';

const at = (iso: string): Date => new Date(iso);
const now = at('2026-11-23T09:00:00Z');
const span = {
  starts: at('2026-11-01T09:00:00Z'),
  ends: at('2026-12-14T23:00:00Z'),
  withdrawn: null,
  accepted: null,
};

describe('the life of a grant', () => {
  it('is a draft until it starts', () => {
    expect(lifeOf({ ...span, starts: null }, now)).toBe('draft');
    expect(lifeOf({ ...span, starts: at('2026-11-24T09:00:00Z') }, now)).toBe('draft');
  });
  it('is offered, then open when the purpose was accepted', () => {
    expect(lifeOf(span, now)).toBe('offered');
    expect(lifeOf({ ...span, accepted: now }, now)).toBe('open');
  });
  it('ends at the very moment of its end, and never stands without one', () => {
    expect(lifeOf({ ...span, accepted: now, ends: now }, now)).toBe('ended');
    expect(lifeOf({ ...span, accepted: now, ends: null }, now)).toBe('ended');
  });
  it('stays stopped whatever else is so', () => {
    expect(lifeOf({ ...span, withdrawn: now, accepted: now }, now)).toBe('stopped');
    expect(lifeOf({ ...span, withdrawn: now, ends: now }, now)).toBe('stopped');
  });
});

describe('until when (U40)', () => {
  it('is six weeks by default', () => {
    expect(dayOf(lastDay(defaultEnd(now)))).toBe('2027-01-04');
  });
  it('is thirty days after the intake when that day was given', () => {
    expect(dayOf(lastDay(defaultEnd(now, '2026-12-03')))).toBe('2027-01-02');
    expect(endAfterIntake(now, '2026-11-22')).toBeUndefined();
    expect(endAfterIntake(now, 'donderdag')).toBeUndefined();
    expect(endAfterIntake(now, '2027-11-20')).toBeUndefined();
  });
  it('is a year at most', () => {
    expect(dayOf(lastDay(longestEnd(now)))).toBe('2027-11-23');
    expect(dayOf(lastDay(longestEnd(at('2028-02-29T12:00:00Z'))))).toBe('2029-02-28');
  });
  it('lasts to the end of the day on the clock on the wall, in winter, in summer and on the nights between', () => {
    expect(endOfDay('2026-12-14').toISOString()).toBe('2026-12-14T23:00:00.000Z');
    expect(endOfDay('2027-07-01').toISOString()).toBe('2027-07-01T22:00:00.000Z');
    expect(endOfDay('2027-03-27').toISOString()).toBe('2027-03-27T23:00:00.000Z');
    expect(endOfDay('2027-03-28').toISOString()).toBe('2027-03-28T22:00:00.000Z');
    expect(endOfDay('2027-10-31').toISOString()).toBe('2027-10-31T23:00:00.000Z');
  });
});

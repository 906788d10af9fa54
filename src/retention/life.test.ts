import { describe, expect, it } from 'vitest';
import { dueOf, type Given, staysUntil } from './life.ts';

const at = (day: string): Date => new Date(`${day}T02:00:00Z`);

describe('a passport that nobody uses (F92)', () => {
  it('is left alone until its term has passed', () => {
    expect(dueOf('2026-11-23', 730, [], at('2028-11-21'))).toEqual({ kind: 'nothing' });
    expect(dueOf('2026-11-23', 730, [], at('2028-11-22'))).toEqual({ kind: 'warn', step: 1 });
  });

  it('is warned three times, a month apart, and goes a month after the last', () => {
    const given: { step: number; at: Date }[] = [];
    const story: string[] = [];
    for (let n = 0; n < 200; n++) {
      const now = new Date(at('2028-11-01').getTime() + n * 86_400_000);
      const due = dueOf('2026-11-23', 730, given, now);
      if (due.kind === 'nothing') continue;
      story.push(`${now.toISOString().slice(0, 10)} ${due.kind}`);
      if (due.kind === 'erase') break;
      given.push({ step: due.step, at: now });
    }
    expect(story).toEqual(['2028-11-22 warn', '2028-12-22 warn', '2029-01-21 warn', '2029-02-20 erase']);
    expect(staysUntil('2026-11-23', 730).toISOString().slice(0, 10)).toBe('2029-02-20');
  });

  it('is never erased without three warnings, however late the night watch is', () => {
    expect(dueOf('2026-11-23', 730, [], at('2040-01-01'))).toEqual({ kind: 'warn', step: 1 });
    const two: Given = [1, 2].map((step) => ({ step, at: at(`2039-0${step}-01`) }));
    expect(dueOf('2026-11-23', 730, two, at('2040-01-01'))).toEqual({ kind: 'warn', step: 3 });
  });

  it('begins anew when its owner was in after the warnings', () => {
    const given: Given = [1, 2, 3].map((step) => ({ step, at: at(`2029-0${step}-01`) }));
    expect(dueOf('2029-03-02', 730, given, at('2031-02-28'))).toEqual({ kind: 'nothing' });
    expect(dueOf('2029-03-02', 730, given, at('2031-03-02'))).toEqual({ kind: 'warn', step: 1 });
  });

  it('begins anew too when its owner was in on the day of a warning: the letter came at night', () => {
    for (const step of [1, 2, 3]) {
      const given: Given = [{ step, at: at('2029-03-02') }];
      expect(dueOf('2029-03-02', 730, given, at('2031-03-02'))).toEqual({ kind: 'warn', step: 1 });
    }
  });
});

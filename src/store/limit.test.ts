import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Fresh, freshStore } from '../../tests/harness/store.ts';
import { codeAlphabet, codeLength } from '../base/code.ts';
import { type LimitName, type Limits, network, openLimits, policies } from './limit.ts';

describe('limits', () => {
  let fresh: Fresh;
  let limits: Limits;
  beforeAll(async () => {
    fresh = await freshStore();
    limits = openLimits(fresh.store, new Uint8Array(32).fill(7));
  });
  afterAll(() => fresh.drop());
  afterEach(() => vi.useRealTimers());

  const takeMany = async (n: number, name: LimitName, key: string) => {
    const taken = await Promise.all(Array.from({ length: n }, () => limits.count(name, key)));
    return taken.filter((wait) => wait === 0).length;
  };

  it('let exactly so many tries through, also at the same moment', async () => {
    expect(await takeMany(12, 'sign-in-code', 'one')).toBe(policies['sign-in-code'].points);
    expect(await limits.left('sign-in-code', 'one')).toBe(0);
    expect(await limits.count('sign-in-code', 'other')).toBe(0);
    expect(await limits.count('own-code', 'one')).toBe(0);
  });

  it('hold on another node too', async () => {
    const elsewhere = openLimits(fresh.store, new Uint8Array(32).fill(7));
    await expect(elsewhere.take('sign-in-code', 'one')).rejects.toThrow('too many tries: sign-in-code');
  });

  it('let a class of thirty behind one address in, three times in an hour, with its typing mistakes', async () => {
    const school = network('192.0.2.1');
    for (let pupil = 0; pupil < 90; pupil++) {
      if (pupil % 2 === 0) await limits.take('lesson-code', school);
      await limits.take('lesson-code', school);
      await limits.giveBack('lesson-code', school);
    }
    expect(await limits.left('lesson-code', school)).toBe(policies['lesson-code'].points - 45);
  });

  it('say how long it takes, and open again when that time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const whole = policies['sign-in-code'].seconds * 1_000;
    await takeMany(5, 'sign-in-code', 'later');
    expect(await limits.count('sign-in-code', 'later')).toBe(whole);
    vi.setSystemTime(Date.now() + 60_000);
    // Trying again in between makes it no longer.
    const wait = await limits.count('sign-in-code', 'later');
    expect(wait).toBe(whole - 60_000);
    await expect(limits.take('sign-in-code', 'later')).rejects.toMatchObject({ kind: 'too-many', wait });
    vi.setSystemTime(Date.now() + wait + 1);
    expect(await limits.count('sign-in-code', 'later')).toBe(0);
  });

  it('keep no address in clear, and nothing after its time', async () => {
    await limits.take('card-code', '192.0.2.77');
    expect(JSON.stringify(await fresh.owner('select key from store.tally'))).not.toContain('192.0.2.77');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 4_000_000 });
    await limits.tidy();
    expect(await fresh.owner('select from store.tally')).toHaveLength(0);
  });
});

/**
 * G18: the chance of guessing any live code in thirty days at the rate that is allowed. A lesson is open for six hours of a day at most, ten at
 * a time in a region; share codes are asked per share, and all half million of the country are tried from a thousand networks.
 */
it('leave a guesser less than one chance in a thousand', () => {
  const month = 30 * 24 * 3_600;
  const tries = (name: keyof typeof policies) => (month / policies[name].seconds) * policies[name].points;
  const codes = (length: number) => codeAlphabet.length ** length;
  // A class code: from anywhere but a school, by however many networks, and at the same time out of one school (decision 0049). All lines of the sum add up.
  const lessons = (tries('lesson-code-elsewhere') + tries('lesson-code')) * 10 * (6 / 24);
  expect(lessons / codes(codeLength.lesson)).toBeLessThan(1e-3);
  expect((tries('share-code') * 500_000) / codes(codeLength.share)).toBeLessThan(1e-3);
  expect((tries('card-code') * 1_000 * 500_000) / codes(codeLength.card)).toBeLessThan(1e-3);
  // A letter goes out twenty times in six hours, wherever it is asked, and each code allows five tries.
  const signIn = tries('sign-in-letter') * policies['sign-in-code'].points * 20_000;
  expect(signIn / codes(codeLength.signIn)).toBeLessThan(1e-3);
  // Of an app three codes of a million are right at any moment: for who has the mailbox of this one person.
  expect((tries('second-factor') * 3) / 1e6).toBeLessThan(1e-3);
  // Four pictures of twenty-four, for who was chosen to help and plays both parts; and all who were chosen together stay under twice that (decision 0072).
  const fours = (24 * 23 * 22 * 21) / (4 * 3 * 2);
  const pictures = (name: keyof typeof policies) => (tries(name) * 5) / fours;
  expect(pictures('rescue-yes-helper')).toBeLessThan(1e-3);
  expect(pictures('rescue-yes')).toBeLessThan(2e-3);
  expect(policies['rescue-yes-helper'].points).toBeLessThan(policies['rescue-yes'].points);
});

it.each([
  ['192.0.2.9', '192.0.2.9'],
  ['::ffff:192.0.2.9', '192.0.2.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('counts %s as %s', (address, counted) => {
  expect(network(address)).toBe(counted);
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fresh, freshStore } from '../../tests/harness/store.ts';
import { days, after as later } from '../base/clock.ts';
import { once, tidyOnce } from './once.ts';

const now = new Date('2027-02-01T10:00:00Z');

describe('a form that is posted twice', () => {
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await freshStore();
  });
  afterAll(() => fresh.drop());

  const post = (key: string, work: () => Promise<string>) =>
    fresh.store.transaction((tx) => once(tx, key, now, work));

  it('counts once, and both get the same result', async () => {
    expect(await post('a', async () => '/one')).toEqual({ result: '/one', first: true });
    expect(await post('a', async () => '/two')).toEqual({ result: '/one', first: false });
    expect(await post('b', async () => '/two')).toEqual({ result: '/two', first: true });
  });

  it('counts once, also when twenty come at the same moment', async () => {
    let ran = 0;
    const slowly = async () => {
      ran += 1;
      await pause(20);
      return '/here';
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('c', slowly)));
    expect(ran).toBe(1);
    expect(new Set(answers.map((answer) => answer.result))).toEqual(new Set(['/here']));
  });

  it('may be tried again when the first came to nothing', async () => {
    const fail = async () => {
      throw new Error('no');
    };
    await expect(post('d', fail)).rejects.toThrow('no');
    expect(await post('d', async () => '/done')).toEqual({ result: '/done', first: true });
  });

  it('keeps no key to be read, and none for long', async () => {
    await post('session:e', async () => '/x');
    expect(JSON.stringify(await fresh.owner('select * from store.once'))).not.toContain('session:e');
    await fresh.store.transaction((tx) => tidyOnce(tx, later(now, days(3))));
    expect(await fresh.owner('select from store.once')).toHaveLength(0);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fresh, freshStore } from '../../tests/harness/store.ts';
import { days, hours, after as later, minutes } from '../base/clock.ts';
import { newId, type OwnerId } from '../base/id.ts';
import {
  backoff,
  claim,
  type Draft,
  enqueue,
  finish,
  forgetLines,
  hold,
  maxTries,
  retryLater,
  tidyOutbox,
  waiting,
} from './outbox.ts';

const now = new Date('2027-02-01T10:00:00Z');

describe('the outbox', () => {
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await freshStore();
  });
  beforeEach(() => fresh.owner('delete from store.outbox'));
  afterAll(() => fresh.drop());

  const put = (draft: Partial<Draft> = {}) =>
    fresh.store.transaction((tx) => enqueue(tx, { kind: 'letter', payload: { n: 1 }, due: now, ...draft }));
  const take = (at = now, n = 10) => fresh.store.transaction((tx) => claim(tx, ['letter'], at, n));

  it('gives a line back as it was put in, when it is due and of the kind that is asked for', async () => {
    const about = newId<OwnerId>();
    const id = await put({ sealed: new Uint8Array([1, 2]), about });
    await put({ kind: 'sweep' });
    await put({ due: later(now, 1) });
    const lines = await take();
    expect(lines).toMatchObject([{ id, kind: 'letter', payload: { n: 1 }, about, tries: 1 }]);
    expect([...(lines[0]?.sealed ?? [])]).toEqual([1, 2]);
  });

  it('holds nothing of a transaction that was rolled back', async () => {
    const work = fresh.store.transaction(async (tx) => {
      await enqueue(tx, { kind: 'letter', due: now });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await take()).toEqual([]);
  });

  it('gives each line to one of many claimers', async () => {
    await Promise.all(Array.from({ length: 40 }, () => put()));
    const taken = (await Promise.all(Array.from({ length: 8 }, () => take(now, 10)))).flat();
    expect(taken).toHaveLength(40);
    expect(new Set(taken.map((line) => line.id)).size).toBe(40);
  });

  it('leaves a line to another when who took it fell over, who then can no longer finish it', async () => {
    await put();
    const [first] = await take();
    expect(await take(later(now, minutes(4)))).toEqual([]);
    const [second] = await take(later(now, minutes(6)));
    if (first === undefined || second === undefined) throw new Error('nothing was taken');
    expect(await fresh.store.transaction((tx) => finish(tx, first, now))).toBe(false);
    expect(await fresh.store.transaction((tx) => finish(tx, second, now))).toBe(true);
    const rows = await fresh.owner('select payload, sealed, done_at from store.outbox');
    expect(rows).toEqual([{ payload: null, sealed: null, done_at: now }]);
  });

  it('says whether a line is still whose turn it is, and then for a lease more', async () => {
    await put();
    const [line] = await take();
    if (line === undefined) throw new Error('nothing was taken');
    const at = later(now, minutes(6));
    expect(await fresh.store.transaction((tx) => hold(tx, line, at))).toBe(true);
    expect(await take(later(at, minutes(5) - 1))).toEqual([]);
    expect(await take(later(at, minutes(5)))).toHaveLength(1);
    expect(await fresh.store.transaction((tx) => hold(tx, line, at))).toBe(false);
  });

  it('tries again ever more slowly, and at last leaves it to a person, without its words', async () => {
    await put({ sealed: new Uint8Array([1]) });
    let at = now;
    for (let n = 1; n <= maxTries; n++) {
      const [line] = await take(at);
      if (line === undefined) throw new Error(`nothing to take at try ${n}`);
      expect(line.tries).toBe(n);
      await fresh.store.transaction((tx) => retryLater(tx, line, at, 'no-route'));
      expect(await take(later(at, backoff(n) - 1))).toEqual([]);
      at = later(at, backoff(n));
    }
    expect(await take(later(at, days(9)))).toEqual([]);
    expect(await fresh.owner('select failed, sealed from store.outbox')).toEqual([
      { failed: 'no-route', sealed: null },
    ]);
    expect([backoff(1), backoff(2), backoff(40)]).toEqual([minutes(1), minutes(2), hours(6)]);
  });

  it('keeps no words that nobody takes for thirty days; an order without words goes on waiting', async () => {
    await put({ sealed: new Uint8Array([1]) });
    await put({ kind: 'note' });
    await put({ kind: 'key-destroy' });
    await fresh.store.transaction((tx) => tidyOutbox(tx, later(now, days(29)), ['note']));
    expect(await fresh.owner('select from store.outbox')).toHaveLength(3);
    await fresh.store.transaction((tx) => tidyOutbox(tx, later(now, days(31)), ['note']));
    expect(await fresh.owner('select kind from store.outbox')).toEqual([{ kind: 'key-destroy' }]);
  });

  it('shows the newest of what waits, however much there is', async () => {
    await put({ payload: { n: 'old' } });
    await fresh.owner(
      `insert into store.outbox (id, kind, payload, due) select gen_random_uuid(), 'letter', '{"n":"later"}', $1 from generate_series(1, 1000)`,
      [later(now, 1)],
    );
    await put({ payload: { n: 'newest' }, due: later(now, 2) });
    const lines = await fresh.store.transaction((tx) => waiting(tx, 'letter'));
    expect(lines).toHaveLength(1_000);
    expect(lines.at(-1)?.payload).toEqual({ n: 'newest' });
  });

  it('forgets a passport, and what was done long ago', async () => {
    const about = newId<OwnerId>();
    await put({ about });
    await fresh.store.transaction((tx) => forgetLines(tx, about));
    expect(await fresh.owner('select from store.outbox')).toHaveLength(0);
    await put();
    const [line] = await take();
    if (line !== undefined) await fresh.store.transaction((tx) => finish(tx, line, now));
    await fresh.store.transaction((tx) => tidyOutbox(tx, later(now, days(29)), ['note']));
    expect(await fresh.owner('select from store.outbox')).toHaveLength(1);
    await fresh.store.transaction((tx) => tidyOutbox(tx, later(now, days(31)), ['note']));
    expect(await fresh.owner('select from store.outbox')).toHaveLength(0);
  });
});

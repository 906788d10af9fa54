import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { schools } from '../../tests/harness/school.ts';
import { days, hours, after as later } from '../base/clock.ts';
import { newId, type OwnerId } from '../base/id.ts';
import { enrol } from '../identity/enrol.ts';
import { knock } from '../identity/staff.ts';
import { postInMemory } from '../mail/send.ts';
import { openLimits } from '../store/limit.ts';
import { enqueue, maxTries } from '../store/outbox.ts';
import { destroyKeys } from './keys.ts';
import { type JobLog, startJobs } from './run.ts';

let house: FreshHouse;
beforeEach(async () => {
  house = await freshHouse();
});
afterEach(() => house.drop());

const until = async (so: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 200; turn++) {
    if (await so()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('it did not come about');
};

describe('the jobs', () => {
  it('send what comes in, go on after a fault, tell of it without what it said, and stop', async () => {
    await enrol(house, schools);
    const told: string[] = [];
    const log: JobLog = {
      info: () => {},
      error: (what, words) => told.push(JSON.stringify({ what, words })),
    };
    const post = postInMemory(house.clock);
    let faults = 0;
    const store: typeof house.store = {
      ...house.store,
      transaction: (work) => {
        if (faults++ < 1) return Promise.reject(new Error('secret@address.example is away'));
        return house.store.transaction(work);
      },
    };
    const limits = openLimits(house.store, new Uint8Array(32));
    const jobs = startJobs({ house: { ...house, store }, limits, post, log, every: 20 });
    await knock(house, 'visser@proefschool.example');
    await until(() => post.sent().length === 1);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('letters');
    expect(told[0]).not.toContain('secret');
    await jobs.stop();
    await knock(house, 'visser@proefschool.example');
    await new Promise((done) => setTimeout(done, 100));
    expect(post.sent()).toHaveLength(1);
  });

  it('destroy the key of a deleted passport, and keep at it while the key store is away', async () => {
    const owner = newId<OwnerId>();
    const destroyed: string[] = [];
    let away = true;
    const keys = {
      ...house.keys,
      destroy: async (of: OwnerId) => {
        if (away) throw new Error('away');
        destroyed.push(of);
        return true;
      },
    };
    await house.store.transaction((tx) =>
      enqueue(tx, { kind: 'key-destroy', payload: { owner }, due: house.clock() }),
    );
    // Longer than any letter is tried: a good day, and a week on top.
    const start = house.clock();
    for (let n = 0; n < maxTries + 28; n++) {
      house.setClock(later(start, n * hours(6)).toISOString());
      expect(await destroyKeys({ ...house, keys })).toBe(1);
    }
    expect(destroyed).toEqual([]);
    away = false;
    house.setClock(later(start, days(30)).toISOString());
    await destroyKeys({ ...house, keys });
    expect(destroyed).toEqual([owner]);
    expect(await house.owner('select done_at is not null as done, payload from store.outbox')).toEqual([
      { done: true, payload: null },
    ]);
  });
});

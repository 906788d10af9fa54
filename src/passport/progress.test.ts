import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, type Passport, write } from '../../tests/harness/passport.ts';
import { at } from '../../tests/harness/server.ts';
import { readHome } from './home.ts';
import { reopenChapter, stampChapter } from './stamp.ts';

/** Two transactions at once need a server: the embedded store has one connection, on which they come one after the other. */
const url = process.env.TEST_DATABASE_URL ?? '';

describe.skipIf(url === '')('two acts at the same moment on how far a passport is', () => {
  let house: FreshHouse;
  let other: pg.Client;
  let noor: Passport;
  beforeAll(async () => {
    house = await freshHouse();
    const [found] = await house.owner('select current_database() as name');
    other = new pg.Client({ connectionString: at(url, String(found?.name)) });
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    await house.drop();
  });
  beforeEach(async () => {
    noor = await aPassport(house, 'Noor');
    // A first save of the session leaves its line in the log, and locks the end of it; the next ones do not.
    await write(house, noor, 'nod5', 'Ik werk graag alleen.');
  });

  /** Both begin while a third one holds the row, so that each has come as far as it can without the other when it is let go. */
  async function together(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
    const held = `select count(*)::integer as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    const waiting = (n: number) =>
      vi.waitFor(async () => expect(await house.owner(held)).toEqual([{ n }]), 3_000);
    await other.query('begin');
    await other.query('select from passport.progress where owner = $1 for update', [noor.actor.owner]);
    const acts = [first()];
    await waiting(1);
    acts.push(second());
    await waiting(2);
    await other.query('commit');
    await Promise.all(acts);
  }

  const nodig = async () => {
    const { done, stamped } = (await readHome(noor.actor, house)).progress.nodig;
    return { done, stamped: stamped !== null };
  };
  const save = (id: string) => () => write(house, noor, id, 'Ik help graag.');
  const stamp = () => stampChapter(noor.actor, house, 'nodig');

  it('a stamp stays when an answer is saved meanwhile, and the answer is counted (U6, U24)', async () => {
    await together(save('nod2'), stamp);
    expect(await nodig()).toEqual({ done: 1, stamped: true });
  });

  it('the same when the stamp comes first', async () => {
    await together(stamp, save('nod2'));
    expect(await nodig()).toEqual({ done: 1, stamped: true });
  });

  it('a stamp that is taken off stays off', async () => {
    await stamp();
    await together(() => reopenChapter(noor.actor, house, 'nodig'), save('nod2'));
    expect(await nodig()).toEqual({ done: 1, stamped: false });
  });

  it('two answers that are saved at once are both counted (U24)', async () => {
    await together(save('nod2'), save('nod3'));
    expect(await nodig()).toEqual({ done: 2, stamped: false });
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fresh, freshStore } from '../../tests/harness/store.ts';
import { Fault } from '../base/fault.ts';
import { demandSafe } from './safe.ts';
import { askAll, statement } from './statement.ts';
import type { Tx } from './store.ts';
import { alreadyThere, Refused } from './trouble.ts';

describe('a transaction', () => {
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await freshStore();
  });
  afterAll(() => fresh.drop());

  const add = (key: string) => (tx: Parameters<Parameters<Fresh['store']['transaction']>[0]>[0]) =>
    sql`insert into store.tally values (${key}, 1, null)`.execute(tx);
  const count = async (key: string) =>
    (await fresh.owner('select from store.tally where key = $1', [key])).length;

  it('keeps everything when it ends well, and gives what the work gave', async () => {
    const work = fresh.store.transaction((tx) => add('kept')(tx).then(() => 'done'));
    expect(await work).toBe('done');
    expect(await count('kept')).toBe(1);
  });

  it('keeps nothing when the work throws, and passes the error on as it is', async () => {
    const why = new Error('ours');
    const work = fresh.store.transaction(async (tx) => {
      await add('lost')(tx);
      throw why;
    });
    await expect(work).rejects.toBe(why);
    expect(await count('lost')).toBe(0);
  });

  it('keeps nothing when the work hid an error of the database, and says so', async () => {
    const work = fresh.store.transaction(async (tx) => {
      await add('hidden')(tx);
      await sql`select * from nowhere`.execute(tx).catch(() => {});
    });
    await expect(work).rejects.toThrow();
    expect(await count('hidden')).toBe(0);
  });

  it('cannot be opened within another: on one connection it would wait for itself', async () => {
    const inner = () => fresh.store.transaction(async () => {});
    await expect(fresh.store.transaction(inner)).rejects.toThrow('already open');
    await expect(fresh.store.healthy()).resolves.toBeUndefined();
  });

  it('gives two hundred at once each their own rows', async () => {
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const ask = (n: number) =>
      fresh.store.transaction(
        async (tx) => (await sql<{ n: number }>`select ${n}::int as n`.execute(tx)).rows[0]?.n,
      );
    expect(await Promise.all(numbers.map(ask))).toEqual(numbers);
  });

  it('runs once more after losing a race, not for ever, and never after another refusal', async () => {
    const runs = async (code: string) => {
      let n = 0;
      await fresh.store
        .transaction(async () => {
          n += 1;
          throw new Refused(code, 'made up', undefined, undefined);
        })
        .catch(() => {});
      return n;
    };
    expect([await runs('40001'), await runs('40P01'), await runs('23505')]).toEqual([2, 2, 1]);
  });

  it('names the constraint of a row that is there already, and never quotes a value', async () => {
    const twice = fresh.store.transaction((tx) => add('a-secret')(tx).then(() => add('a-secret')(tx)));
    const error: unknown = await twice.catch((caught: unknown) => caught);
    expect(alreadyThere(error, 'tally_pkey')).toBe(true);
    const wrong = fresh.store.transaction((tx) => sql`select ${'a-secret'}::text::int`.execute(tx));
    const other: unknown = await wrong.catch((caught: unknown) => caught);
    expect(other).toBeInstanceOf(Refused);
    for (const each of [error, other]) expect(allOf(each)).not.toContain('a-secret');
  });

  it('gives the same kinds of values on both stores', async () => {
    const { rows } = await fresh.store.transaction((tx) =>
      sql<
        Record<string, unknown>
      >`select 5::bigint as count, '2027-03-28'::date as day, 'epoch'::timestamptz as moment,
        '\\x00ff'::bytea as bytes, array['a', 'b'] as texts, '{"a": [1]}'::jsonb as json, null::text as nothing,
        ${Buffer.from([7])}::bytea as given, ${new Date(0)}::timestamptz as at, ${['x', 'y "z"']}::text[] as list`.execute(
        tx,
      ),
    );
    const [row] = rows;
    expect(row).toMatchObject({
      count: 5,
      day: '2027-03-28',
      moment: new Date(0),
      texts: ['a', 'b'],
      json: { a: [1] },
    });
    expect(row).toMatchObject({ nothing: null, at: new Date(0), list: ['x', 'y "z"'] });
    expect([row?.bytes, row?.given].map((bytes) => bytes instanceof Uint8Array && [...bytes])).toEqual([
      [0, 255],
      [7],
    ]);
  });

  const put = (key: string) => statement`insert into store.tally values (${key}, 1, null)`;
  const refused = statement`insert into store.tally values (${'no number'}, ${'x'}::text::int, null)`;

  it('statements together give their rows in order, and are one transaction', async () => {
    const two = await fresh.store.together([
      statement<{ n: number }>`select ${1}::int as n`,
      statement<{ n: number }>`select n from generate_series(2, 3) n where n > ${1}`,
    ]);
    expect(two).toEqual([[{ n: 1 }], [{ n: 2 }, { n: 3 }]]);
    for (let n = 0; n < 2; n++) {
      await expect(fresh.store.together([put('half'), refused, put('other half')])).rejects.toThrow(Refused);
    }
    expect([await count('half'), await count('other half')]).toEqual([0, 0]);
    await fresh.store.together([put('half'), put('other half')]);
    expect([await count('half'), await count('other half')]).toEqual([1, 1]);
  });

  it('of statements in a transaction the first that is refused says why, and those behind it are not asked', async () => {
    const asked = (tx: Tx) => askAll(tx, [put('first'), refused, put('second'), put('third')]);
    await expect(fresh.store.transaction(asked)).rejects.toMatchObject({ code: '22P02' });
    expect([await count('first'), await count('second'), await count('third')]).toEqual([0, 0, 0]);
  });

  it('an exchange keeps what is written last, and nothing when it is refused or nobody could decide', async () => {
    const ask = [statement<{ n: number }>`select ${4}::int as n`] as const;
    const value = await fresh.store.exchange(ask, ([[row]]) => ({ last: [put('exchanged')], value: row?.n }));
    expect([value, await count('exchanged')]).toEqual([4, 1]);
    const last = [put('undone'), refused];
    await expect(fresh.store.exchange(ask, () => ({ last, value: 1 }))).rejects.toThrow(Refused);
    const thrown = fresh.store.exchange([put('undone')], () => {
      throw new Error('cannot say');
    });
    await expect(thrown).rejects.toThrow('cannot say');
    expect(await count('undone')).toBe(0);
    await expect(fresh.store.healthy()).resolves.toBeUndefined();
  });

  it('works with the rights of an app: it makes, owns and empties no table, and cannot touch what migrations wrote', async () => {
    const refused = async (statement: string) => {
      const error: unknown = await fresh.store
        .transaction((tx) => sql.raw(statement).execute(tx))
        .catch((caught: unknown) => caught);
      return error instanceof Refused && error.code;
    };
    expect(await refused('create table public.mine (n int)')).toBe('42501');
    expect(await refused('truncate store.outbox')).toBe('42501');
    expect(await refused('delete from store.migration')).toBe('42501');
    expect(await refused('alter table store.outbox disable row level security')).toBe('42501');
  });

  it('is refused by the look at its rights when it is the owner who asks', async () => {
    await expect(demandSafe((question) => fresh.owner(question).then((rows) => [...rows]))).rejects.toThrow(
      Fault,
    );
  });
});

function allOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.stack, JSON.stringify({ ...error }), allOf(error.cause ?? '')].join('\n');
}

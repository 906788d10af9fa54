import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { expect, it } from 'vitest';
import { Fault } from '../base/fault.ts';
import type { Tables } from './tables.ts';
import { transactions } from './transaction.ts';

/** A server that has closed the first `dead` connections of the pool without a word, as it does when it starts anew. */
function afterRestart(dead: number) {
  const seen = { connections: 0 };
  const result = { command: 'SELECT', rowCount: 0, rows: [] };
  const pool = {
    options: {},
    end: async () => {},
    connect: async () => {
      seen.connections += 1;
      const gone = seen.connections <= dead;
      const query = () => (gone ? Promise.reject(new Fault('unavailable', 'gone')) : Promise.resolve(result));
      return { query, release: () => {} };
    },
  };
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }),
  });
  return { transaction: transactions(database), seen };
}

it('begins again on another connection when the one it got was dead', async () => {
  const { transaction, seen } = afterRestart(2);
  expect(await transaction(async () => 'done')).toBe('done');
  expect(seen.connections).toBe(3);
});

it('gives up when the third is dead too', async () => {
  const { transaction, seen } = afterRestart(9);
  await expect(transaction(async () => 'done')).rejects.toMatchObject({ kind: 'unavailable' });
  expect(seen.connections).toBe(3);
});

it('never begins again once the work has begun: nobody knows what came through', async () => {
  const { transaction } = afterRestart(0);
  let runs = 0;
  const work = transaction(async () => {
    runs += 1;
    throw new Fault('unavailable', 'cut off');
  });
  await expect(work).rejects.toThrow('cut off');
  expect(runs).toBe(1);
});

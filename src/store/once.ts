import { createHash } from 'node:crypto';
import type { ColumnType } from 'kysely';
import { after, days } from '../base/clock.ts';
import type { Tx } from './store.ts';

/**
 * A form that is posted twice counts once: the first caller with `key` runs `work`, a later one gets what that gave, and one at the same
 * moment waits for it. When `work` throws nothing is kept, and the next may try. `key` holds whose form it is (its session), so
 * that nobody gets another's result; `result` is a word or an address, nothing personal.
 */
export async function once(
  tx: Tx,
  key: string,
  now: Date,
  work: () => Promise<string>,
): Promise<{ result: string; first: boolean }> {
  const hash = createHash('sha256').update(key).digest();
  const claim = tx.insertInto('store.once').values({ key: hash, at: now });
  // Waits here for another transaction that has the same key, until that one commits or rolls back.
  const { numInsertedOrUpdatedRows } = await claim
    .onConflict((twice) => twice.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    const { result } = await tx
      .selectFrom('store.once')
      .select('result')
      .where('key', '=', hash)
      .executeTakeFirstOrThrow();
    return { result: result ?? '', first: false };
  }
  const result = await work();
  await tx.updateTable('store.once').set({ result }).where('key', '=', hash).execute();
  return { result, first: true };
}

/** Clears away keys of more than two days ago: no browser posts that late by itself. For a job. */
export async function tidyOnce(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('store.once')
    .where('at', '<', after(now, -days(2)))
    .execute();
}

declare module './tables.ts' {
  interface Tables {
    'store.once': {
      key: Uint8Array;
      at: Date;
      result: ColumnType<string | null, string | null | undefined, string | null>;
    };
  }
}

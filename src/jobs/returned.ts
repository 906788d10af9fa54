import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { Dsn } from '../mail/dsn.ts';
import { letterReturned } from '../mail/returned-rows.ts';

const job: SystemActor = { kind: 'system', job: 'mail-returned' };

/** A letter came back, by what a mail server wrote of it (C6, decision 0064). `false` when no letter of ours is known by any of its tokens. */
export async function takeReturned(house: House, dsn: Extract<Dsn, { kind: 'failed' }>): Promise<boolean> {
  return perform(house, job, 'outbox.work', {}, async ({ tx, now }) => {
    for (const token of dsn.tokens) if (await letterReturned(tx, token, dsn.why, now)) return true;
    return false;
  });
}

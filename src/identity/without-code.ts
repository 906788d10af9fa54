import { randomBytes, randomUUID } from 'node:crypto';
import { after, minutes } from '../base/clock.ts';
import type { Tx } from '../store/store.ts';
import { type AttemptTable, insertAttempt } from './attempt-rows.ts';
import { hashBrowser } from './staff.ts';

/** To choose a hat, and at the school's account to show the second step. */
const lasts = minutes(15);

/** A sign-in at work that begins without a mailed code, as far as a right code would bring it. Gives the secret for the cookie of its browser. */
export async function insertWithoutCode(
  tx: Tx,
  now: Date,
  known: Pick<AttemptTable, 'person' | 'device' | 'factor'>,
): Promise<string> {
  const browser = randomBytes(32).toString('base64url');
  await insertAttempt(tx, {
    ...known,
    id: randomUUID(),
    browser_hash: hashBrowser(browser),
    // There is no mailed code in this sign-in: nothing that can be typed is it.
    code_index: randomBytes(32),
    made: now,
    ends: after(now, lasts),
    tries: 0,
    used: now,
    factor_tries: 0,
    pending: null,
  });
  return browser;
}

import { bear } from '../access/facts.ts';
import type { Granted, House } from '../access/perform.ts';
import { forgetChain } from '../audit/rows.ts';
import type { OwnerId } from '../base/id.ts';
import { addressOf } from '../identity/address-rows.ts';
import { deleteCard } from '../identity/card-rows.ts';
import { deleteSessionsOf } from '../identity/session-rows.ts';
import { forgetSentTo } from '../mail/returned-rows.ts';
import { deleteMemberships } from '../organisations/membership-rows.ts';
import { forgetSlips } from '../passport/counting.ts';
import { removePassport } from '../passport/rows.ts';
import { enqueue, forgetLines } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';

/**
 * Takes a passport away in the transaction of an act on it: answers and shares, card, sessions, classes, letters and the log. What stays
 * is the id in the list that a restore replays, and the order to destroy the key. Whoever calls this destroys the key once the
 * transaction has ended; is the key store away then, the outbox does it later.
 */
export async function forgetPassport(granted: Granted, house: House, owner: OwnerId): Promise<void> {
  const { tx, now } = granted;
  await forgetSlips(granted, house, owner);
  await forgetLettersTo(tx, owner);
  await removePassport(tx, owner, now);
  await deleteCard(tx, owner);
  await deleteSessionsOf(tx, owner);
  await deleteMemberships(tx, owner);
  await forgetLines(tx, owner);
  await forgetChain(tx, owner);
  // Not `about` the owner: this line has to outlive the passport.
  await enqueue(tx, { kind: 'key-destroy', payload: { owner }, due: now });
}

/** That letters went to the own address, and whether they came back. */
async function forgetLettersTo(tx: Tx, owner: OwnerId): Promise<void> {
  const address = await addressOf(tx, owner);
  if (address === undefined) return;
  await bear(tx, address.mail_index);
  await forgetSentTo(tx, address.mail_index);
}

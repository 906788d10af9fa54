import { createHash, randomBytes } from 'node:crypto';
import { after, days } from '../base/clock.ts';
import type { Tx } from '../store/store.ts';
import { isOfAddress, type Why } from './refusal.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'mail.sent': { token_hash: Uint8Array; mail_index: Uint8Array; at: Date; returned: Date | null };
    'mail.returned': { mail_index: Uint8Array; why: Why; times: number; last: Date };
    'mail.trial': TrialTable;
  }
}

export const trials = ['letter', 'bounce'] as const;
export type TrialKind = (typeof trials)[number];
export type TrialTable = { organisation: string; kind: TrialKind; mail_index: Uint8Array; at: Date };

/** That letters to an address came back: why the last one did. `stopped`: nothing is sent to it any more. */
export type Returned = { why: Why; last: Date; stopped: boolean };

/** After so many letters that came back nothing is sent to an address (C6). */
export const returnsAtMost = 2;
/** How long it is known that a letter went out, and that one came back: then an address gets a chance again by itself. */
export const returnedStays = days(30);

/** The same address however it was typed. Its blind index (`keys.index('mail', …)`) is all that the rows here hold of it. */
export const plainAddress = (mail: string): string => mail.normalize('NFKC').trim().toLowerCase();

/** Of these addresses, by index in hex, those that letters came back from. Row security shows the ones that are the actor's to know of. */
export async function returnedAmong(
  tx: Tx,
  indexes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, Returned>> {
  if (indexes.length === 0) return new Map();
  const asked = tx
    .selectFrom('mail.returned')
    .selectAll()
    .where('mail_index', 'in', [...indexes]);
  const rows = await asked.execute();
  return new Map(
    rows.map(({ mail_index, why, last, times }) => [
      Buffer.from(mail_index).toString('hex'),
      { why, last, stopped: times >= returnsAtMost },
    ]),
  );
}

/** The same of one address. An owner shows its index first (`bear`). */
export async function returnedFrom(tx: Tx, mailIndex: Uint8Array): Promise<Returned | undefined> {
  return (await returnedAmong(tx, [mailIndex])).get(Buffer.from(mailIndex).toString('hex'));
}

/** Begins anew with an address: the next letter goes. */
export async function forgetReturned(tx: Tx, mailIndex: Uint8Array): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('mail.returned')
    .where('mail_index', '=', mailIndex)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Everything that is known of an address here: for a deleted passport. */
export async function forgetSentTo(tx: Tx, mailIndex: Uint8Array): Promise<void> {
  await forgetReturned(tx, mailIndex);
  await tx.deleteFrom('mail.sent').where('mail_index', '=', mailIndex).execute();
}

/** Writes down that a letter goes to this address, and gives the token that it carries. */
export async function noteSent(tx: Tx, mailIndex: Uint8Array, at: Date): Promise<string> {
  const token = `pvs-${randomBytes(16).toString('hex')}`;
  await tx
    .insertInto('mail.sent')
    .values({ token_hash: hashToken(token), mail_index: mailIndex, at, returned: null })
    .execute();
  return token;
}

/**
 * The letter with this token came back: counted once, and not at all when it was not for the address (`isOfAddress`): then it is only told. `false` for a token that is not known (any more), or came back before.
 */
export async function letterReturned(tx: Tx, token: string, why: Why, at: Date): Promise<boolean> {
  const sent = await tx
    .updateTable('mail.sent')
    .set({ returned: at })
    .where('token_hash', '=', hashToken(token))
    .where('returned', 'is', null)
    .returning('mail_index')
    .executeTakeFirst();
  if (sent === undefined) return false;
  const counts = isOfAddress(why);
  await tx
    .insertInto('mail.returned')
    .values({ mail_index: sent.mail_index, why, times: counts ? 1 : 0, last: at })
    .onConflict((again) => {
      const known = again.column('mail_index');
      if (!counts) return known.doNothing();
      return known.doUpdateSet((set) => ({ why, last: at, times: set('mail.returned.times', '+', 1) }));
    })
    .execute();
  return true;
}

export type Trial = { kind: TrialKind; at: Date; sent: Date | undefined; returned: Date | undefined };

/** What became of the letters that the admin of a region sent to try. */
export async function trialsOf(tx: Tx, organisation: string): Promise<Trial[]> {
  const rows = await tx
    .selectFrom('mail.trial as trial')
    .leftJoin('mail.sent as sent', (join) =>
      join.onRef('sent.mail_index', '=', 'trial.mail_index').onRef('sent.at', '>=', 'trial.at'),
    )
    .select(['trial.kind', 'trial.at', 'sent.at as sent', 'sent.returned'])
    .where('trial.organisation', '=', organisation)
    .orderBy('sent.at', 'desc')
    .execute();
  return trials.flatMap((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return row
      ? [{ kind, at: row.at, sent: row.sent ?? undefined, returned: row.returned ?? undefined }]
      : [];
  });
}

export async function putTrial(tx: Tx, trial: TrialTable): Promise<void> {
  const { mail_index, at } = trial;
  await tx
    .insertInto('mail.trial')
    .values(trial)
    .onConflict((again) => again.columns(['organisation', 'kind']).doUpdateSet({ mail_index, at }))
    .execute();
}

/** Clears away what has had its time. For a job. */
export async function tidyReturned(tx: Tx, now: Date): Promise<void> {
  const before = after(now, -returnedStays);
  await tx.deleteFrom('mail.sent').where('at', '<', before).execute();
  await tx.deleteFrom('mail.returned').where('last', '<', before).execute();
  await tx.deleteFrom('mail.trial').where('at', '<', before).execute();
}

const hashToken = (token: string): Uint8Array => createHash('sha256').update(`letter ${token}`).digest();

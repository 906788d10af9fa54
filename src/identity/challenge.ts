import { createHash } from 'node:crypto';
import { server } from '@passwordless-id/webauthn';
import { after, minutes } from '../base/clock.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.challenge': { index: Uint8Array; challenge: string; ends: Date };
  }
}

/** As long as somebody may take to find finger, key or telephone. */
const lasts = minutes(5);

/**
 * What a passkey is to sign, for one thing and in one browser or session (`of`). A new one takes the place of the one before; what ran out is cleared
 * away.
 */
export async function newChallenge(tx: Tx, of: string, now: Date): Promise<string> {
  const challenge = server.randomChallenge();
  const ends = after(now, lasts);
  await tx.deleteFrom('identity.challenge').where('ends', '<', now).execute();
  await tx
    .insertInto('identity.challenge')
    .values({ index: indexOf(of), challenge, ends })
    .onConflict((again) => again.column('index').doUpdateSet({ challenge, ends }))
    .execute();
  return challenge;
}

/** The challenge that stands for this, if one does. It counts once, whatever comes of it. */
export async function takeChallenge(tx: Tx, of: string, now: Date): Promise<string | undefined> {
  const taken = tx.deleteFrom('identity.challenge').where('index', '=', indexOf(of)).where('ends', '>', now);
  return (await taken.returning('challenge').executeTakeFirst())?.challenge;
}

const indexOf = (of: string): Uint8Array => createHash('sha256').update(`challenge ${of}`).digest();

import { randomBytes } from 'node:crypto';
import { newId, type SessionId } from '../../src/base/id.ts';
import { sealFrame } from '../../src/identity/frame.ts';
import { hashToken } from '../../src/identity/session.ts';
import type { FreshHouse } from './house.ts';

/** A session as signing in makes it, past every way in: the columns that say whose it is, and a browser's cookie for it. */
export async function sessionOf(house: FreshHouse, whose: Record<string, string>): Promise<string> {
  const [token, id] = [randomBytes(32).toString('base64url'), newId<SessionId>()];
  const frame = sealFrame(house.keys, id, { name: 'X', language: 'nl', look: {} });
  const now = house.clock().toISOString();
  const row = { ...whose, id, device: 'own', made: now, seen: now, ends: '2100-01-01' };
  const columns = Object.keys(row);
  await house.owner(
    `insert into identity.session (token_hash, frame, ${columns.map((name) => `"${name}"`)})
      values ($1, $2, ${columns.map((_, n) => `$${n + 3}`)})`,
    [hashToken(token), Buffer.from(frame), ...Object.values(row)],
  );
  const asked = ['companion', 'guardian', 'helper'].includes(whose.kind ?? '');
  return `${asked ? 'pvs-vraag' : 'pvs'}=${token}`;
}

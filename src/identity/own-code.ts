import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { House } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { codeLength, newCode, readCode } from '../base/code.ts';
import type { OwnerId } from '../base/id.ts';
import type { OwnAttemptTable } from './address-rows.ts';

/** How long a mailed code works, and how often one may try it (security.md: 8 characters, 10 minutes, single use). */
export const ownCodeLasts = minutes(10);
export const mostOwnTries = 5;

/** A new code with the row that it is checked by, and the secret for the cookie of the browser that asked. */
export function newAttempt(
  house: House,
  mailIndex: Uint8Array,
  owner: OwnerId | null,
  now: Date,
): { browser: string; code: string; attempt: OwnAttemptTable } {
  const browser = randomBytes(32).toString('base64url');
  const code = newCode(codeLength.signIn);
  const id = randomUUID();
  const attempt = {
    id,
    browser_hash: hashOwnBrowser(browser),
    owner,
    code_index: indexCode(house, id, code),
    mail_index: mailIndex,
    sealed: null,
    made: now,
    ends: after(now, ownCodeLasts),
    tries: 0,
    used: null,
  };
  return { browser, code, attempt };
}

/** Is this the code that was mailed? */
export function isMailed(house: House, attempt: OwnAttemptTable, typed: string): boolean {
  const code = readCode(typed, codeLength.signIn);
  return code !== undefined && indexCode(house, attempt.id, code).equals(attempt.code_index);
}

export const hashOwnBrowser = (browser: string): Uint8Array =>
  createHash('sha256').update(`own attempt ${browser}`).digest();

/** Bound to its own asking: two people with the same code do not share an index. */
const indexCode = (house: House, attempt: string, code: string): Buffer =>
  house.keys.index('sign-in-code', `${attempt} ${code}`);

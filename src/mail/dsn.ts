import { type Why, whyOf } from './refusal.ts';

/** A message that a letter did not arrive (RFC 3464), as far as it says something to us. */
export type Dsn =
  | { kind: 'failed'; tokens: readonly string[]; why: Why }
  /** It is late, or it arrived: nothing to do. */
  | { kind: 'not-failed' }
  /** An ordinary letter, or a holiday answer. */
  | { kind: 'no-dsn' };

/** Of a message of this size at the most the rest is not looked at: tokens stand in its headers and in those of the letter that came back. */
export const longestDsn = 256 * 1024;

/**
 * Reads what a mail server writes when a letter could not be delivered. Which letter it was says the random token that only the letter itself carried: as envelope
 * id (RFC 3461), in its Message-ID, or in the address that it came back to. Anybody can write to that address; without such a token it says nothing.
 */
export function readDsn(message: string): Dsn {
  const words = message
    .slice(0, longestDsn)
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ');
  const [head = ''] = words.split('\n\n', 1);
  if (!/^content-type:\s*multipart\/report\b.*report-type="?delivery-status/im.test(head))
    return { kind: 'no-dsn' };
  if (!/^action:\s*failed\s*$/im.test(words)) return { kind: 'not-failed' };
  const status = /^status:\s*(5\.\d{1,3}\.\d{1,3})\b/im.exec(words)?.[1];
  if (status === undefined) return { kind: 'not-failed' };
  const tokens = [...words.matchAll(/pvs-[0-9a-f]{32}(?![0-9a-f])/gi)].map(([token]) => token.toLowerCase());
  return { kind: 'failed', tokens: [...new Set(tokens)].slice(0, 5), why: whyOf(status) };
}

import { createHmac, randomBytes } from 'node:crypto';

/** How far the clocks of phone and house may be apart: one step of half a minute, to either side. */
const drift = 1;
const stepLength = 30_000;
const digits = 6;

/**
 * Codes of an authenticator app: TOTP with SHA-1, 6 digits, 30 seconds, as every app has them (RFC 6238, on RFC 4226). Fifteen lines over node:crypto;
 * the vectors of the RFC are in the test (decision 0042).
 */
export function codeAt(secret: Uint8Array, step: number): string {
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(moment).digest();
  const at = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** 160 bits, as RFC 4226 advises. */
export const newSecret = (): Buffer => randomBytes(20);

export const stepAt = (now: Date): number => Math.floor(now.getTime() / stepLength);

/**
 * The step whose code was typed, or `undefined` for another. A step that was used, and every one before it, is over: a code that was seen
 * over a shoulder opens nothing (RFC 6238, 5.2).
 */
export function stepOf(secret: Uint8Array, typed: string, now: Date, used: number): number | undefined {
  const code = typed.replaceAll(/[\s-]/g, '');
  const here = stepAt(now);
  for (let step = here - drift; step <= here + drift; step++)
    if (step > used && codeAt(secret, step) === code) return step;
  return undefined;
}

/** What the QR code holds, for the app alone; and the same secret for who types it. */
export function appAddress(secret: Uint8Array, account: string): string {
  const issuer = encodeURIComponent('Paspoort voor Succes');
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?secret=${asBase32(secret)}&issuer=${issuer}`;
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding: five bytes are eight signs. */
export function asBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{1,5}/g) ?? [];
  return fives.map((five) => signs[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

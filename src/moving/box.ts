import { createCipheriv, createDecipheriv, hash, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { newCode, readCode } from '../base/code.ts';

/** Names and addresses of people at work are in the file, so it is sealed with a code that is shown once. 24 signs: 2·10³⁴. */
export const boxCodeLength = 24;
const format = 'paspoort-voor-succes/region';

const shape = z.object({
  format: z.literal(format),
  version: z.literal(1),
  made: z.iso.datetime(),
  salt: z.string(),
  iv: z.string(),
  /** SHA-256 of what is inside, in hex: to see that two files hold the same. */
  sum: z.string(),
  box: z.string(),
});

/** One file of JSON (docs/regions.md): what it is in clear, and the rest sealed with AES-256-GCM under a key of the code (scrypt). */
export function sealBox(words: string, now: Date): { file: string; code: string } {
  const code = newCode(boxCodeLength);
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(code, salt), iv);
  cipher.setAAD(Buffer.from(format));
  const box = Buffer.concat([cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const told = { format, version: 1, made: now.toISOString(), salt: text(salt), iv: text(iv) };
  return { file: `${JSON.stringify({ ...told, sum: hash('sha256', words), box: text(box) })}\n`, code };
}

/** What is inside, or why it cannot be had: no such file, or another code (or a byte that changed: nobody can tell which). */
export function openBox(file: string, typed: string): { words: string } | 'no-file' | 'not-opened' {
  const read = shape.safeParse(parsed(file));
  if (!read.success) return 'no-file';
  const { salt, iv, box, sum } = read.data;
  const code = readCode(typed, boxCodeLength);
  const bytes = Buffer.from(box, 'base64url');
  if (code === undefined || bytes.length < 17) return 'not-opened';
  try {
    const cipher = createDecipheriv(
      'aes-256-gcm',
      keyOf(code, Buffer.from(salt, 'base64url')),
      Buffer.from(iv, 'base64url'),
    );
    cipher.setAAD(Buffer.from(format));
    cipher.setAuthTag(bytes.subarray(-16));
    const words = Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]).toString('utf8');
    return hash('sha256', words) === sum ? { words } : 'not-opened';
  } catch {
    return 'not-opened';
  }
}

const keyOf = (code: string, salt: Uint8Array): Buffer =>
  scryptSync(code, salt, 32, { N: 2 ** 15, maxmem: 2 ** 26 });
const text = (bytes: Buffer): string => bytes.toString('base64url');

function parsed(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
}

import { describe, expect, it } from 'vitest';
import { appAddress, asBase32, codeAt, stepAt, stepOf } from './app-code.ts';

const secret = Buffer.from('12345678901234567890');

describe('codes of an authenticator app', () => {
  it.each([
    // RFC 6238, appendix B (SHA-1), the last six of its eight digits.
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds it is %s (RFC 6238)', (seconds, code) => {
    expect(codeAt(secret, Math.floor(seconds / 30))).toBe(code);
  });

  it('the clock may be half a minute off, to either side, and no more', () => {
    const now = new Date('2026-11-25T10:00:10Z');
    const here = stepAt(now);
    const read = (step: number) => stepOf(secret, codeAt(secret, step), now, 0);
    expect([here - 2, here - 1, here, here + 1, here + 2].map(read)).toEqual([
      undefined,
      here - 1,
      here,
      here + 1,
      undefined,
    ]);
  });

  it('a step that was used, and every one before it, is over', () => {
    const now = new Date('2026-11-25T10:00:10Z');
    const here = stepAt(now);
    expect(stepOf(secret, codeAt(secret, here), now, here)).toBeUndefined();
    expect(stepOf(secret, codeAt(secret, here - 1), now, here)).toBeUndefined();
    expect(stepOf(secret, codeAt(secret, here + 1), now, here)).toBe(here + 1);
  });

  it('takes a code with a space, and no other length', () => {
    const now = new Date(59_000);
    expect(stepOf(secret, '287 082', now, 0)).toBe(1);
    for (const typed of ['', '28708', '2870820', '287082 1'])
      expect(stepOf(secret, typed, now, 0)).toBeUndefined();
  });

  it('gives the app its secret in base32 (RFC 4648)', () => {
    expect(asBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(appAddress(secret, 'visser@proefschool.example')).toBe(
      'otpauth://totp/Paspoort%20voor%20Succes:visser%40proefschool.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Paspoort%20voor%20Succes',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { codeAlphabet, newCode, readCode, showCode } from './code.ts';

describe('a code', () => {
  it('is read in any mix of spaces, dots, dashes and case (U12)', () => {
    for (const typed of [
      'BK4T9WX2HR',
      'bk4t9 wx2hr',
      ' BK4.T9-wx2_HR ',
      'ＢＫ４Ｔ９ＷＸ２ＨＲ',
      'b k 4 t 9 w x 2 h r',
    ])
      expect(readCode(typed, 10)).toBe('BK4T9WX2HR');
  });

  it('takes a look-alike for the sign that it must have been, as no code holds the other one (U12)', () => {
    for (const sign of ['0', 'O', '1', 'I', 'L', 'A', 'E', 'U']) expect(codeAlphabet).not.toContain(sign);
    expect(readCode('BK4T9WX2H0', 10)).toBe(readCode('BK4T9WX2HQ', 10));
    expect(readCode('BK4T9WX2H1', 10)).toBe(readCode('BK4T9WX2Hl', 10));
  });

  it('of another length, or with another sign, is none', () => {
    for (const typed of ['BK4T9WX2H', 'BK4T9WX2HRR', 'BK4T9WX2H?', ''])
      expect(readCode(typed, 10)).toBeUndefined();
  });

  it('is read again as it is shown', () => {
    for (const length of [6, 8, 10, 12]) {
      const code = newCode(length);
      expect(readCode(showCode(code), length)).toBe(code);
    }
  });
});

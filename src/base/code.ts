import { randomInt } from 'node:crypto';

/**
 * Letters and digits that survive reading aloud and bad handwriting: no 0/O, 1/I/L, and no vowels, so that no words form (U27).
 * 27 characters; six of them make 387 million class codes, ten 2·10¹⁴ share codes, twelve 1.5·10¹⁷ card codes (G18).
 */
export const codeAlphabet = '23456789BCDFGHJKMNPQRSTVWXZ';

/** Lengths by purpose. */
export const codeLength = {
  lesson: 6,
  signIn: 8,
  recovery: 10,
  share: 10,
  paper: 10,
  start: 10,
  card: 12,
} as const;

/** A new code of `length` characters, each drawn evenly. */
export function newCode(length: number): string {
  let code = '';
  for (let n = 0; n < length; n++) code += codeAlphabet[randomInt(codeAlphabet.length)];
  return code;
}

/** The code that belongs to these bytes, which nobody can guess: the same bytes give the same code. Two bytes a sign, so that each comes as often. */
export function codeFrom(bytes: Buffer, length: number): string {
  let code = '';
  for (let n = 0; n < length; n++) code += codeAlphabet[bytes.readUInt16BE(n * 2) % codeAlphabet.length];
  return code;
}

/**
 * What someone typed, as a code: capitals, without spaces, dots and dashes (U12). Returns `undefined` unless exactly
 * `length` characters remain and each is of the alphabet. Look-alikes that are not in the alphabet become the nearest
 * one that is, so "o" and "0" end up alike.
 */
export function readCode(typed: string, length: number): string | undefined {
  let code = '';
  for (const sign of typed.normalize('NFKC').toUpperCase()) {
    if (/[\s.\-–—_·/]/u.test(sign)) continue;
    const known = lookAlike[sign] ?? sign;
    if (!codeAlphabet.includes(known)) return undefined;
    code += known;
  }
  return code.length === length ? code : undefined;
}

/** A code never holds the left-hand signs, so who types one meant the right-hand one. */
const lookAlike: Record<string, string> = {
  O: 'Q',
  '0': 'Q',
  I: 'J',
  L: 'J',
  '1': 'J',
  U: 'V',
  Y: 'V',
  E: 'F',
  A: '4',
};

/** A code as people read it: in blocks. 6 → 2·2·2, 8 → 4·4, 10 → 5·5, 12 → 4·4·4. */
export function showCode(code: string): string {
  const block = code.length === 6 ? 2 : code.length === 10 ? 5 : 4;
  return code.match(new RegExp(`.{1,${block}}`, 'g'))?.join(' ') ?? code;
}

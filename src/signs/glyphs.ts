/**
 * The letters and digits of the stamps, drawn as single lines 14 units high: how wide each is, and its path. As paths and not
 * as text, because a stamp is turned, and its contrast would be unclear to whoever checks it by machine.
 */
const drawn: Readonly<Record<string, readonly [width: number, path: string]>> = {
  A: [10, 'M0 14 5 0l5 14M1.9 9h6.2'],
  B: [9, 'M0 6.8h5a3.4 3.4 0 0 0 0-6.8H0v14h5.4a3.6 3.6 0 0 0 0-7.2'],
  C: [9, 'M8.7 2.2A5 7 0 1 0 8.7 11.8'],
  D: [9.5, 'M0 0v14h3a6.5 7 0 0 0 0-14z'],
  E: [8, 'M8 0H0v14h8M0 6.8h6.5'],
  F: [8, 'M8 0H0v14M0 6.8h6.5'],
  G: [10, 'M8.7 2.2A5 7 0 1 0 10 7.6H6'],
  H: [9, 'M0 0v14M9 0v14M0 6.8h9'],
  I: [0, 'M0 0v14'],
  J: [7, 'M7 0v10a3.5 4 0 0 1-7 0'],
  K: [8.8, 'M0 0v14M8.4 0 0 8.6M3.1 5.5 8.8 14'],
  L: [7.5, 'M0 0v14h7.5'],
  M: [11, 'M0 14V0l5.5 8.5L11 0v14'],
  N: [9, 'M0 14V0l9 14V0'],
  O: [10, 'M5 0a5 7 0 0 0 0 14 5 7 0 0 0 0-14z'],
  P: [8.8, 'M0 14V0h4.8a4 4 0 0 1 0 8H0'],
  Q: [10, 'M5 0a5 7 0 0 0 0 14 5 7 0 0 0 0-14zM6 10l4 4.6'],
  R: [9, 'M0 14V0h4.8a4 4 0 0 1 0 8H0M4.6 8 9 14'],
  S: [
    8.6,
    'M8 2.2C7 .6 5.6 0 4.4 0 2.2 0 .6 1.4.6 3.4c0 4.8 8 2.6 8 7.2 0 2-1.7 3.4-4.2 3.4-1.8 0-3.4-.8-4.4-2.4',
  ],
  T: [9, 'M0 0h9M4.5 0v14'],
  U: [9, 'M0 0v9.5a4.5 4.5 0 0 0 9 0V0'],
  V: [9.6, 'M0 0l4.8 14L9.6 0'],
  W: [14, 'M0 0l3.4 14L7 3l3.6 11L14 0'],
  X: [9, 'M0 0l9 14M9 0 0 14'],
  Y: [9.2, 'M0 0l4.6 7L9.2 0M4.6 7v7'],
  Z: [8.6, 'M0 0h8.6L0 14h8.6'],
  0: [9, 'M4.5 0a4.5 7 0 0 0 0 14 4.5 7 0 0 0 0-14z'],
  1: [4.5, 'M0 3.2 4.5 0v14'],
  2: [8.4, 'M.3 3.6C.6 1.3 2.2 0 4.3 0c2.3 0 3.9 1.5 3.9 3.6C8.2 7 0 10 0 14h8.4'],
  3: [
    8.3,
    'M.4 1.8C1.3.6 2.6 0 4 0c2.2 0 3.8 1.3 3.8 3.3S6.2 6.7 3.6 6.7c2.9 0 4.7 1.4 4.7 3.6S6.6 14 4 14c-1.8 0-3.1-.8-4-2',
  ],
  4: [8.8, 'M6.4 14V0L0 9.8h8.8'],
  5: [8.3, 'M7.6 0H1.2L.7 6.2c.9-.7 2-1.1 3.2-1.1 2.6 0 4.4 1.8 4.4 4.4S6.4 14 3.8 14c-1.6 0-2.9-.7-3.8-1.8'],
  6: [
    8.4,
    'M7.2 1.4C6.4.5 5.4 0 4.4 0 1.6 0 0 3.2 0 8.5 0 12 1.7 14 4.2 14s4.2-1.9 4.2-4.5-1.7-4.3-4-4.3S.2 7 0 9',
  ],
  7: [8.2, 'M0 0h8.2L2.8 14'],
  8: [
    8.4,
    'M4.2 6.6C2.2 6.6.7 5.3.7 3.3S2.2 0 4.2 0s3.5 1.3 3.5 3.3-1.5 3.3-3.5 3.3C1.8 6.6 0 8.1 0 10.3S1.8 14 4.2 14s4.2-1.5 4.2-3.7-1.8-3.7-4.2-3.7z',
  ],
  9: [
    8.4,
    'M1.2 12.6c.8.9 1.8 1.4 2.8 1.4 2.8 0 4.4-3.2 4.4-8.5C8.4 2 6.7 0 4.2 0S0 1.9 0 4.5s1.7 4.3 4 4.3S8.2 7 8.4 5',
  ],
};

const between = 4.2;
const space = 6;

export type Placed = { at: number; width: number; path: string };

/** The letters of `words` beside each other from 0, capitals without accents, and how wide they are together. */
export function lettering(words: string): { letters: readonly Placed[]; width: number } {
  const letters: Placed[] = [];
  let at = 0;
  for (const sign of words.normalize('NFD').toUpperCase()) {
    const glyph = drawn[sign];
    if (sign === ' ') at += space;
    if (glyph === undefined) continue;
    const [width, path] = glyph;
    letters.push({ at, width, path });
    at += width + between;
  }
  return { letters, width: Math.max(0, at - between) };
}

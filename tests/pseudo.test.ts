import { expect, test } from 'vitest';
import { catalogs } from '../src/words/catalogs.ts';
import { languages } from '../src/words/language.ts';
import { pseudo } from './journeys/pseudo.ts';

test('L6: the pseudo-language is at least two fifths longer, accented, and made of the Dutch words', () => {
  for (const words of Object.values(catalogs.nl).filter((one) => /\p{L}/u.test(one))) {
    expect(pseudo(words).length).toBeGreaterThanOrEqual(words.length * 1.4);
    expect(pseudo(words)).not.toBe(words);
  }
  expect(pseudo('Ga verder')).toMatch(/^Gáà vérdér|^Gáà véèrdéèr/);
  expect(pseudo('12-3')).toBe('12-3');
});

test('it is no language of the product', () => {
  expect(languages.map(String)).not.toContain('pseudo');
});

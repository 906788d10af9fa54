import { describe, expect, it } from 'vitest';
import { languages } from '../words/language.ts';
import { write } from './letter.ts';

const until = '2026-11-23T09:10:00.000Z';

describe.each(languages)('a letter in %s', (language) => {
  const letter = write({
    to: 'lezer@proefschool.example',
    language,
    until,
    letter: { kind: 'sign-in-code', code: 'K7T4 R9WX' },
  });

  it('has at most 80 words, and the code', () => {
    expect(letter.text.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(80);
    expect(letter.text).toContain('K7T4 R9WX');
    expect(letter.html).toContain('K7T4 R9WX');
  });

  it('says nothing of who reads it, and nothing in it can be pressed or fetched (C1)', () => {
    for (const words of [letter.subject, letter.text, letter.html]) {
      expect(words).not.toContain('lezer');
      expect(words).not.toMatch(/https?:|<a\b|<img\b|src=|href=|url\(/i);
    }
    expect(letter.subject).not.toContain('K7T4');
  });

  it('has no sentence over fifteen words', () => {
    for (const sentence of letter.text.split(/[.?!]\s|\n\n/))
      expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(15);
  });
});

it('shows signs of HTML as signs', () => {
  const letter = write({ to: '', language: 'nl', until, letter: { kind: 'sign-in-code', code: '<b>"&' } });
  expect(letter.html).toContain('&lt;b&gt;&quot;&amp;');
});

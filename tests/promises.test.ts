import { describe, expect, it } from 'vitest';
import { codeIn, isThere, read, rowsOf } from './harness/papers.ts';

/** The table of promises is true: each is in it, what is named is there and is about it, and what is not held says so. */
const rows = rowsOf('docs/promises.md').map(([name = '', short = '', state = '', by = '', missing = '']) => ({
  name,
  short,
  state,
  missing,
  tests: codeIn(by),
}));
const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${n + 1}`);

describe('docs/promises.md', () => {
  it('has every promise on use, accessibility, languages and communication, once and in order', () => {
    expect(rows.map(({ name }) => name)).toEqual([
      ...numbered('U', 47),
      ...numbered('A', 23),
      ...numbered('L', 10),
      ...numbered('C', 19),
    ]);
  });

  it('names tests that are there and that name the promise', () => {
    const wrong = rows.flatMap(({ name, tests }) =>
      tests
        .filter((path) => !isThere(path) || !new RegExp(`\\b${name}\\b`).test(read(path)))
        .map((path) => `${name}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('says of each how it stands, and what is missing where it is not held whole', () => {
    for (const { name, short, state, tests, missing } of rows) {
      expect([name, short === '']).toEqual([name, false]);
      expect(['held', 'partly', 'people', 'not yet']).toContain(state);
      if (state === 'held') expect([name, tests.length > 0]).toEqual([name, true]);
      else expect([name, missing === '']).toEqual([name, false]);
    }
  });
});

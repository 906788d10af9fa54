import { expect, it } from 'vitest';
import { hasOwnWords, noAddition } from '../questions/addition.ts';
import { catalog } from '../questions/catalog.ts';
import { publishedOf } from './publish.ts';
import { troublesOf } from './screen.ts';

const both = (nl: string) => ({ nl, en: 'Something' });
const draft = { ...noAddition, reviewed: [] };
const kinds = (of: Partial<typeof draft>) => troublesOf({ ...draft, ...of }).map(({ kind }) => kind);

it('a plain question of the method gets no words that belong in the chapter that is private from the start (decision 0055)', () => {
  const title = both('Heb je schulden of stress thuis?');
  expect(kinds({ words: { wie1: { title } } })).toEqual(['needs-chapter']);
  expect(kinds({ words: { kan8: { help: title } } })).toEqual(['needs-chapter']);
  expect(kinds({ words: { nod6: { title } } })).toEqual([]);
  expect(kinds({ words: { wie1: { title: both('Waar ben je graag?') } } })).toEqual([]);
});

it('nor do cards beside a plain deck', () => {
  const cards = (nl: string, deck = 'words') => ({ cards: { [deck]: [{ id: 'x-1', words: both(nl) }] } });
  expect(kinds(cards('Schulden'))).toEqual(['needs-chapter']);
  expect(kinds(cards('Stress', 'skills'))).toEqual(['needs-chapter']);
  expect(kinds(cards('Vrolijk'))).toEqual([]);
  expect(kinds(cards('Dokter', 'jobs'))).toEqual([]);
});

it('what the figures count and what gives permission is asked in the words of the method alone, also when a draft has others', () => {
  const own = (id: string) => {
    const question = catalog.question(id);
    return question !== undefined && hasOwnWords(question);
  };
  expect(['sm9', 'sm8', 'kan1', 'nod1'].map(own)).toEqual([false, false, false, false]);
  expect(['wie1', 'kan8'].map(own)).toEqual([true, true]);
  const title = both('Mag het?');
  const words = { sm9: { title }, wie1: { title } };
  expect(publishedOf({ ...draft, words }, undefined).words).toEqual({ wie1: { title } });
});

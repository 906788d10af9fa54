import { expect, it } from 'vitest';
import { addedQuestion } from '../../tests/harness/added-question.ts';
import { noAddition, type PublishedSet, withAddition } from './addition.ts';
import { buildCatalog } from './catalog.ts';
import { type SetFiles, setFiles } from './set.ts';
import { staleIn, withoutStale } from './stale.ts';

const both = (nl: string) => ({ nl, en: nl });
const published: PublishedSet = {
  ...noAddition,
  ...{ reviewed: [], kept: [], keptCards: {} },
  questions: [addedQuestion('wie-a', 'Welk dier?', 'wie5'), addedQuestion('wie-b', 'Welke kleur?', 'wie-a')],
  words: { wie5: { title: both('Anders') }, wie6: { title: both('Ook anders') } },
  cards: { words: [{ id: 'x-zorgzaam', words: both('zorgzaam hier') }] },
};

/** The method of a later year: without wie5 and the deck of words, and with wie6 counted as something that is the method's alone. */
const later: SetFiles = {
  ...setFiles,
  set: {
    ...setFiles.set,
    version: '2028.1',
    chapters: setFiles.set.chapters.map((chapter) => ({
      ...chapter,
      core: chapter.core.filter((id) => id !== 'wie5'),
      more: chapter.more.filter((id) => id !== 'wie5'),
    })),
  },
  both: setFiles.both
    .filter(({ id }) => id !== 'wie5')
    .map((question) => (question.id === 'wie6' ? { ...question, sensitivity: 'extra' as const } : question))
    .map((question) => ({
      ...question,
      parts: question.parts.filter((part) => part.kind !== 'cards' || part.deck !== 'words'),
    })),
  decks: setFiles.decks.filter(({ id }) => id !== 'words'),
};

it('a set of an earlier method still reads with a later one, and says what it names that is gone (L14)', () => {
  expect(staleIn(published)).toEqual([]);
  const catalog = withAddition('a set', published, later);
  expect(catalog.version).toBe('2028.1');
  const asked = catalog.questionsIn('wie', undefined);
  expect([...asked.core, ...asked.more].map(({ id }) => id)).toEqual(
    expect.arrayContaining(['wie-a', 'wie-b']),
  );
  expect(catalog.question('wie5')).toBeUndefined();
  // What is the method's alone by now is asked in its own words.
  expect(catalog.question('wie6')?.title).toEqual(setFiles.both.find(({ id }) => id === 'wie6')?.title);
  const stale = staleIn(published, buildCatalog(later));
  expect(stale).toEqual([
    { kind: 'words', question: 'wie5' },
    { kind: 'words', question: 'wie6' },
    { kind: 'after', question: 'wie-a', after: 'wie5' },
    { kind: 'cards', deck: 'words', count: 1 },
  ]);
});

it('a new version begins without what is gone, and names nothing that is', () => {
  const next = withoutStale(published, buildCatalog(later));
  expect(next.questions.map(({ id, after }) => [id, after])).toEqual([
    ['wie-a', null],
    ['wie-b', 'wie-a'],
  ]);
  expect([next.words, next.cards]).toEqual([{}, {}]);
  expect(staleIn(next, buildCatalog(later))).toEqual([]);
  expect(withoutStale(published)).toEqual(published);
});

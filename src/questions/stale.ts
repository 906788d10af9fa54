import { type Addition, decksToAddTo, hasOwnWords } from './addition.ts';
import { type Catalog, catalog as method } from './catalog.ts';
import type { QuestionId } from './model.ts';

/**
 * What a set of a region names and the method has no more, or keeps to itself by now (L14): own words of a question, the question that an added one follows, cards beside a deck. The set still reads: the words
 * are left out, the question stands at the end of its chapter, the cards are offered nowhere. Whoever looks after the region is told, and makes a new version when they want.
 */
export type Stale =
  | { readonly kind: 'words'; readonly question: QuestionId }
  | { readonly kind: 'after'; readonly question: QuestionId; readonly after: QuestionId }
  | { readonly kind: 'cards'; readonly deck: string; readonly count: number };

export function staleIn({ questions, words, cards }: Addition, catalog: Catalog = method): Stale[] {
  const own = new Set(questions.map(({ id }) => id));
  const decks = new Set(
    catalog.questions.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'cards' ? [part.deck] : [])),
    ),
  );
  const offered: readonly string[] = decksToAddTo;
  return [
    ...Object.keys(words).flatMap((question): Stale[] => {
      const now = catalog.question(question);
      return now !== undefined && hasOwnWords(now) ? [] : [{ kind: 'words', question }];
    }),
    ...questions.flatMap(({ id, chapter, after }): Stale[] => {
      const there = after === null || own.has(after) || catalog.question(after)?.chapter === chapter;
      return there ? [] : [{ kind: 'after', question: id, after }];
    }),
    ...Object.entries(cards).flatMap(([deck, all]): Stale[] =>
      all.length === 0 || (decks.has(deck) && offered.includes(deck))
        ? []
        : [{ kind: 'cards', deck, count: all.length }],
    ),
  ];
}

/** The same without those: what a new version begins with. */
export function withoutStale<A extends Addition>(addition: A, catalog: Catalog = method): A {
  const stale = staleIn(addition, catalog);
  const without = <T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
  const moved = new Set(stale.flatMap((one) => (one.kind === 'after' ? [one.question] : [])));
  return {
    ...addition,
    questions: addition.questions.map((one) => (moved.has(one.id) ? { ...one, after: null } : one)),
    words: without(
      addition.words,
      stale.flatMap((one) => (one.kind === 'words' ? [one.question] : [])),
    ),
    cards: without(
      addition.cards,
      stale.flatMap((one) => (one.kind === 'cards' ? [one.deck] : [])),
    ),
  };
}

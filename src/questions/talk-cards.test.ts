import { describe, expect, it } from 'vitest';
import { chapterIds } from './model.ts';
import { cardPartners, cardSets, cardsFor } from './talk-cards.ts';

const sentences = (words: string): string[] => words.split(/(?<=[.?!])\s+/);

describe('the cards to talk about a chapter (F33)', () => {
  it('are there for each chapter and each who sits at the table, and for nobody twice', () => {
    expect(cardSets).toHaveLength(chapterIds.length * cardPartners.length);
    for (const chapter of chapterIds)
      for (const who of cardPartners) expect(cardsFor(chapter, who)).toHaveLength(5);
  });

  it('have their own ids, words in both languages, and short sentences', () => {
    for (const { cards } of cardSets) {
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
      for (const { id, words } of cards) {
        expect(id).toMatch(/^[a-z0-9-]{1,40}$/);
        for (const said of [words.nl, words.en]) {
          expect(said).toBe(said.trim());
          expect(said).toMatch(/[.?]$/);
          for (const sentence of sentences(said))
            expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(13);
        }
      }
    }
  });

  it('ask what helps, and never what somebody has', () => {
    const words = cardSets.flatMap(({ cards }) => cards.map((card) => card.words.nl)).join(' ');
    expect(words).not.toMatch(/diagnose|autis|adhd|dysle|medicijn|ziek|beperking|probleem/i);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './model.ts';
import { chunksOf, cutItem, linesOf, linesOfItem, pour } from './room.ts';

const long = 'Ik wil graag later in een ziekenhuis werken, omdat ik mensen help. '.repeat(12);
const words = (text: string): Item => ({ pieces: [{ kind: 'words', words: { text, own: true } }] });

describe('the room on a short paper', () => {
  it('is shared out: who wants little gets it, and the rest is even', () => {
    expect(pour(10, [2, 20, 20])).toEqual([2, 4, 4]);
    expect(pour(100, [3, 4])).toEqual([3, 4]);
    expect(pour(0, [3])).toEqual([0]);
  });

  it('never gives out more than there is', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.array(fc.nat(40), { maxLength: 12 }), (total, wants) => {
        const given = pour(total, wants);
        expect(given.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(total);
        for (const [at, lines] of given.entries()) expect(lines).toBeLessThanOrEqual(wants[at] ?? 0);
      }),
    );
  });

  it('leaves alone what fits', () => {
    const item = words('Kort en goed.');
    expect(cutItem(item, { lines: 2, width: 20 }, 'Meer')).toBe(item);
  });

  it('cuts between words, with three dots, and says where the rest is', () => {
    const { pieces } = cutItem(words(long), { lines: 5, width: 20 }, 'Meer in mijn paspoort.');
    const [first, last] = pieces;
    expect(first?.kind === 'words' && first.words.text).toMatch(/^Ik wil graag later.*\S…$/);
    expect(first?.kind === 'words' && long.startsWith(first.words.text.slice(0, -1))).toBe(true);
    expect(last).toEqual({ kind: 'note', text: 'Meer in mijn paspoort.' });
  });

  it('keeps whole rows of a list, as many as fit', () => {
    const items = ['een', 'twee', 'drie', 'vier'].map((text) => ({ text, own: true }));
    const item: Item = { pieces: [{ kind: 'list', ordered: false, items }] };
    const { pieces } = cutItem(item, { lines: 3, width: 20 }, 'Meer');
    expect(pieces).toEqual([
      { kind: 'list', ordered: false, items: items.slice(0, 2) },
      { kind: 'note', text: 'Meer' },
    ]);
  });

  it('is never passed, whatever was typed', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant('W'.repeat(1000)));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 12 }), (typed, lines) => {
        expect(linesOfItem(cutItem(words(typed), { lines, width: 21 }, 'Meer'), 21)).toBeLessThanOrEqual(
          lines,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('breaks very long words in pieces, and no others', () => {
    expect(chunksOf('Verzorgende')).toEqual(['Verzorgende']);
    expect(chunksOf('a'.repeat(30))).toEqual(['a'.repeat(12), 'a'.repeat(12), 'a'.repeat(6)]);
    expect(linesOf('W'.repeat(200), 21)).toBeGreaterThan(8);
  });
});

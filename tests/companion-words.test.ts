import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { write } from '../src/mail/letter.ts';
import { cardLanguages } from '../src/questions/card-words.ts';
import { catalog } from '../src/questions/catalog.ts';
import { type CompanionKey, companionCatalogs, frameKeys } from '../src/words/companion.ts';
import { companionLanguages, companionOnly, languageNames } from '../src/words/language.ts';
import { companionText, showDay, showMoment } from '../src/words/text.ts';

type Sign = { type: number; value?: string; options?: Record<string, { value: Sign[] }> };
const dutch = companionCatalogs.nl;
const keys = Object.keys(companionCatalogs.tr) as CompanionKey[];

/** The names of what is filled in, inside a plural too. */
function gaps(words: string, language: string): string {
  const within = (signs: readonly Sign[]): string[] =>
    signs.flatMap(({ type, value, options }) => [
      ...(type >= 1 && type <= 6 ? [`${value}`] : []),
      ...Object.values(options ?? {}).flatMap((option) => within(option.value)),
    ]);
  const message = new IntlMessageFormat(words, language, undefined, { ignoreTag: true });
  return [...new Set(within(message.getAst() as Sign[]))].sort().join();
}

describe.each(companionOnly)('the pages of companions in %s (L5)', (language) => {
  const words = companionCatalogs[language];

  it('have every word, none of them empty, none too many', () => {
    const wanted = [
      ...Object.keys(dutch).filter((key) => /^(companion|guardian|helper)\./.test(key)),
      ...frameKeys,
    ].sort();
    expect(Object.keys(words).sort()).toEqual(wanted);
    expect(keys.filter((key) => words[key].trim() === '')).toEqual([]);
  });

  it('fill in the same as the Dutch ones', () => {
    expect(keys.filter((key) => gaps(words[key], language) !== gaps(dutch[key], 'nl'))).toEqual([]);
  });

  it('are in their own script, but for the name of the product', () => {
    const script = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u, ti: /\p{Script=Ethiopic}/u };
    const own = Object.entries(script).find(([known]) => known === language)?.[1] ?? /\p{Script=Latin}/u;
    expect(keys.filter((key) => key !== 'common.product' && !own.test(words[key]))).toEqual([]);
    const english = companionCatalogs.en;
    const copied = keys.filter((key) => key !== 'common.product' && words[key] === english[key]);
    expect(copied).toEqual([]);
  });

  it('have a word for each number of things, by the plurals of the language (L9)', () => {
    const plural = keys.filter((key) => dutch[key].includes(', plural,'));
    expect(plural.length).toBeGreaterThanOrEqual(5);
    const classes = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of plural) {
      for (const one of classes)
        expect([key, words[key]]).toEqual([key, expect.stringContaining(`${one} {`)]);
      for (const count of [0, 1, 2, 3, 5, 11, 100]) {
        const said = companionText(language, key, { count });
        expect(said).not.toMatch(/[{}#]|plural/);
      }
    }
  });

  it('have a card for each card that a companion is shown', () => {
    const { words: plain, skills } = cardLanguages[language] ?? { words: {}, skills: {} };
    expect(Object.keys(plain).sort()).toEqual(
      catalog
        .deck('words')
        .cards.map(({ id }) => id)
        .sort(),
    );
    expect(Object.keys(skills).sort()).toEqual(
      catalog
        .deck('skills')
        .cards.map(({ id }) => id)
        .sort(),
    );
    expect(Object.values(skills).every((pair) => pair.length === 2 && pair.every((one) => one.trim()))).toBe(
      true,
    );
    expect(new Set(Object.values(plain)).size).toBe(Object.keys(plain).length);
  });
});

describe('numbers in plural classes', () => {
  it.each([
    [
      'uk',
      [0, 1, 2, 5, 11, 100, 21],
      ['Сьогодні останній', '1 день', '2 дні', '5 днів', '11 днів', '100 днів', '21 день'],
    ],
    [
      'pl',
      [0, 1, 2, 3, 5, 11, 100],
      ['Dziś jest', '1 dzień', '2 dni', '3 dni', '5 dni', '11 dni', '100 dni'],
    ],
    [
      'ar',
      [0, 1, 2, 3, 5, 11, 100],
      ['اليوم', 'يوم واحد', 'يومان', '3 أيام', '5 أيام', '11 يومًا', '100 يوم'],
    ],
  ] as const)('%s says how many days are left (L9)', (language, counts, said) => {
    counts.forEach((count, n) => {
      expect(companionText(language, 'companion.days-left', { count })).toContain(said[n]);
    });
  });
});

describe('dates and letters', () => {
  it('days are in the language, with the figures of this country (L4)', () => {
    const day = new Date('2026-12-14T12:00:00Z');
    expect(showDay('ar', day)).toMatch(/^14 .* 2026$/);
    expect(showDay('uk', day)).toContain('грудня');
    expect(showMoment('tr', day)).toContain('13:00');
  });

  it.each(companionLanguages)(
    'a letter in %s has at most 80 words, one address, and nobody’s name (C7)',
    (language) => {
      const address = 'https://pvs.example/vraag/abcdefghijklmnopqrstuv?taal=ar';
      const until = '2026-12-14T12:00:00Z';
      const letter = write({
        to: 'lezer@thuis.example',
        language,
        until,
        letter: { kind: 'question', address, reminder: true },
      });
      expect(letter.text.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(80);
      expect(letter.text.match(/https:/g)).toHaveLength(1);
      expect(letter.html).toContain(`dir="${languageNames[language].direction}"`);
      expect(letter.text + letter.html + letter.subject).not.toMatch(/lezer|<a\b|<img\b|src=/);
    },
  );
});

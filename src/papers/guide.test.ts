import { describe, expect, it } from 'vitest';
import { judged, wordsOf } from '../../tests/harness/papers-of.ts';
import { readPdf, squeezed } from '../../tests/harness/pdf.ts';
import { catalogs, type Key } from '../words/catalogs.ts';
import { type Language, languages } from '../words/language.ts';
import { type GuideName, guideFor, guideNames, guides } from './guide.ts';

const places = {
  host: 'paspoort.regiovoorbeeld.example',
  address: 'paspoort.regiovoorbeeld.example/inloggen',
  receive: 'paspoort.regiovoorbeeld.example/inzage',
  witness: 'paspoort.regiovoorbeeld.example/klopt-het',
};
const now = new Date('2026-11-26T09:00:00Z');
/** Without list signs and spaces; and without the letter that pdf.js loses in the subset of one of these sheets (poppler reads it). */
const bare = (words: string): string =>
  words.replaceAll(/(?<=^| )(•|\d\.)(?= |$)/g, '').replaceAll(/[\sg]+/g, '');
const every = languages.flatMap((language) => guideNames.map((name) => [name, language] as const));

describe('a role on one side of A4 (U54)', () => {
  it.each(every)(
    '%s in %s: one side, tagged, in its language, with all its words in order',
    async (name, language) => {
      const paper = guideFor(name, language, places, now);
      const read = await readPdf(judged(paper));
      expect([read.pages, read.sizes, read.marked, read.language]).toEqual([1, [[595, 842]], true, language]);
      const text = bare(squeezed(read.text));
      let at = 0;
      for (const words of wordsOf(paper)) {
        const found = text.indexOf(bare(words), at);
        expect([words, found >= at]).toEqual([words, true]);
        at = found + 1;
      }
    },
  );

  it('has a line for each of its words, and leaves none out', () => {
    const wanted = Object.keys(catalogs.nl).filter((key) => /^manual\.[a-z]+-(do|see|stuck)-\d$/.test(key));
    const shown = guideNames.flatMap((name) => {
      const [role, { sections }] = [guides[name], guideFor(name, 'nl', places, now)];
      return sections.flatMap(({ id, items }) =>
        items.flatMap(({ pieces }) =>
          pieces.flatMap((piece) =>
            piece.kind === 'told' ? piece.items.map((_, n) => `manual.${role}-${id}-${n + 1}`) : [],
          ),
        ),
      );
    });
    expect(shown.sort()).toEqual(wanted.sort());
  });

  it('calls each button and page by the name that it has, in each language', () => {
    const named = (line: string): string[] =>
      [...line.matchAll(/‘(.+?)’(?=[\s.,:;?]|$)/g)].map(([, name = '']) => name);
    const lines = Object.keys(catalogs.nl).filter((key) => key.startsWith('manual.')) as Key[];
    const keysOf = (language: Language, name: string): string[] =>
      Object.entries(catalogs[language]).flatMap(([key, words]) =>
        words === name && !key.startsWith('manual.') ? [key] : [],
      );
    // What Dutch and English name in the same place is one and the same thing on the screen.
    for (const line of lines)
      for (const [at, name] of named(catalogs.nl[line]).entries()) {
        const known = keysOf('nl', name);
        for (const language of languages) {
          const theirs = named(catalogs[language][line])[at] ?? '';
          const same = keysOf(language, theirs).some((key) => known.includes(key));
          expect([line, language, theirs, same]).toEqual([line, language, theirs, true]);
        }
      }
    expect(lines.flatMap((line) => named(catalogs.nl[line])).length).toBeGreaterThan(30);
    expect(
      lines.filter((line) => named(catalogs.en[line]).length !== named(catalogs.nl[line]).length),
    ).toEqual([]);
  });

  it('the mentor’s says where to sign in, and what the class sees', () => {
    const words = wordsOf(guideFor('mentor' satisfies GuideName, 'nl', places, now)).join(' ');
    expect(words).toContain(places.address);
    expect(words).toContain('Start een les');
    expect(words).toContain('Er staan geen namen op.');
  });
});

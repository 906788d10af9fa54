import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bicycle } from '../../seeds/drawing.ts';
import { daan } from '../../seeds/stories/daan.ts';
import {
  allNeeds,
  answersOfStory,
  aPaper,
  fullAnswers,
  judged,
  someOthers,
  someProofs,
  wordsOf,
} from '../../tests/harness/papers-of.ts';
import { type ReadPdf, readPdf, squeezed } from '../../tests/harness/pdf.ts';
import { cleanProof } from '../proofs/clean.ts';
import { type Paper, type PaperKind, paperKinds } from './model.ts';
import { openPress, type Pictures, type Press } from './press.ts';

let press: Press;
beforeAll(() => {
  press = openPress();
});
afterAll(() => press.close());

async function printed(paper: Paper): Promise<Uint8Array> {
  const outcome = await press.print(paper, 'somebody');
  if (outcome.kind !== 'printed') throw new Error(`not printed: ${JSON.stringify(outcome)}`);
  return outcome.pdf;
}
const read = async (paper: Paper): Promise<ReadPdf> => readPdf(await printed(paper));
const answers = answersOfStory(daan);
const needs = allNeeds('werk');
const whole = (kind: PaperKind, language: 'nl' | 'en' = 'nl'): Paper =>
  aPaper({ kind, route: 'werk', answers, needs, language, called: 'Daan' });
const made = new Map<PaperKind, Promise<{ pdf: Uint8Array; read: ReadPdf }>>();
/** Each is made once, and read by many. */
function ready(kind: PaperKind): Promise<{ pdf: Uint8Array; read: ReadPdf }> {
  const making =
    made.get(kind) ?? printed(whole(kind)).then(async (pdf) => ({ pdf, read: await readPdf(pdf) }));
  made.set(kind, making);
  return making;
}

/** Without the signs before list items and between names and values, which are the PDF's own. */
const bare = (words: string): string =>
  words.replaceAll(/(?<=^| )(•|\d\.)(?= |$)/g, '').replaceAll(/\s+/g, '');

describe('a paper as PDF (A17, F122)', () => {
  for (const kind of paperKinds) {
    it(`${kind}: tagged, in its language, with its title shown, and says that it is PDF/UA-1`, async () => {
      const { pdf, read } = await ready(kind);
      const { marked, language, title, xmp, tags } = read;
      expect([marked, language, title]).toEqual([true, 'nl', whole(kind).title]);
      expect(xmp).toMatch(/<pdfuaid:part[^>]*>1</);
      expect(Buffer.from(pdf).toString('latin1')).toContain('/DisplayDocTitle true');
      expect(tags.filter(({ role }) => role === 'Figure')).toEqual([]);
    });

    it(`${kind}: its tags hold the words of the model, all of them, in the same order`, async () => {
      const { text } = (await ready(kind)).read;
      const model = ['Paspoort voor Succes', ...wordsOf(whole(kind))];
      expect(bare(text)).toBe(bare(squeezed(model.join(' '))));
    });

    it(`${kind}: one first heading, and no step left out below it`, async () => {
      const { tags } = (await ready(kind)).read;
      const levels = tags.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []);
      expect(levels.filter((level) => level === '1')).toEqual(['1']);
      for (const [at, level] of levels.entries())
        expect(Number(level) - Number(levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  }

  it('Typst’s own judge of PDF/UA-1 finds nothing in any of them, and writes the same', async () => {
    for (const kind of paperKinds) {
      const paper = whole(kind);
      const [theirs, { read: ours }] = [await readPdf(judged(paper)), await ready(kind)];
      expect(ours.tags).toEqual(theirs.tags);
      expect(ours.seen).toBe(theirs.seen);
    }
  });

  it('lists are lists, names stand with their values, and a table has its heads (P1)', async () => {
    const { tags } = (await ready('overgang')).read;
    const roles = new Set(tags.map(({ role }) => role));
    for (const role of ['P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD'])
      expect([role, roles.has(role)]).toEqual([role, true]);
  });

  it('the foot is on every sheet for the eye, and stays out of the way of the ear', async () => {
    const { pages, seen, text } = (await ready('paspoort')).read;
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page++) expect(seen).toContain(`pagina ${page} van ${pages}`);
    expect(text).not.toContain('pagina');
  });

  it('an English paper says so, and keeps own words', async () => {
    const { language, text } = await read(whole('paspoort', 'en'));
    expect(language).toBe('en');
    expect(text).toContain('Passport of Daan');
    expect(text).toContain('brommer');
  });
});

describe('what goes with an answer', () => {
  const paper = aPaper({ kind: 'paspoort', route: 'mbo', answers, proofs: someProofs, others: someOthers });
  const [photo] = someProofs;
  const pictures = async (): Promise<Pictures> => {
    const cleaned = await cleanProof(bicycle(), ['image']);
    if ('refusal' in cleaned || photo === undefined) throw new Error('no picture');
    return new Map([[photo.id, cleaned.preview ?? new Uint8Array()]]);
  };
  const figures = ({ tags }: ReadPdf) => tags.flatMap(({ role, alt }) => (role === 'Figure' ? [alt] : []));

  it('a picture is a figure with words for who does not see it; a sound is named (A17, A21)', async () => {
    const outcome = await press.print(paper, 'somebody', await pictures());
    if (outcome.kind !== 'printed') throw new Error(outcome.kind);
    const ours = await readPdf(outcome.pdf);
    expect(figures(ours)).toEqual(['Foto: De fiets van oma']);
    expect(bare(ours.text)).toBe(bare(squeezed(['Paspoort voor Succes', ...wordsOf(paper)].join(' '))));
    expect(ours.tags).toEqual((await readPdf(judged(paper, await pictures()))).tags);
  });

  it('a picture that is not there any more is named all the same', async () => {
    const without = await read(paper);
    expect(figures(without)).toEqual([]);
    expect(without.text).toContain('De fiets van oma');
  });
});

describe('words are words', () => {
  const hostile = [
    '#read("/etc/passwd") #eval("1+1") #import "@preview/x:1.0.0": *',
    '$x^2$ `code` ```raw``` *vet* _schuin_ = kop <label> @ref // weg /* weg */ \\ \\u{41} ~ -- ---',
    '"} ]] #] [#panic("x")] {{}} &amp; <script>',
    '(einde) 49 0 obj << /Type /Catalog >> endobj trailer startxref %%EOF',
  ];

  it('nothing that somebody types is ever read as Typst, or as PDF', async () => {
    for (const text of hostile) {
      const paper = aPaper({
        kind: 'paspoort',
        route: 'mbo',
        called: text.slice(0, 60),
        answers: answersOfStory({ wie5: { tekst: { kind: 'long', text } } }),
      });
      const pdf = await read(paper);
      expect(pdf.text).toContain(squeezed(text));
      expect(pdf.title).toBe(paper.title);
    }
  });

  it('other scripts, little pictures, line ends, and very long words all come on paper', async () => {
    const text = `Київ سلام ሰላም Łódź 👍🏽 Zeile\nregel ${'Donaudampfschiff'.repeat(20)}`;
    const { text: onPaper, pages } = await read(
      aPaper({
        kind: 'paspoort',
        route: 'mbo',
        answers: answersOfStory({ wie5: { tekst: { kind: 'long', text } } }),
      }),
    );
    for (const word of ['Київ', 'ሰላም', 'Łódź', '👍', 'Donaudampfschiff'])
      expect(bare(onPaper)).toContain(word);
    expect(onPaper).not.toContain('[teken]');
    expect(pages).toBeLessThan(5);
  });

  it('words in another language carry it in the tags, right to left or not (L3)', async () => {
    const mother = 'أساعد جدتي كل أسبوع. سوق الأربعاء مفتوح.';
    const taken = { ...someOthers.taken[0], language: 'pl', sentence: 'Jest bardzo cierpliwa.' };
    const paper = aPaper({
      ...{ kind: 'paspoort', route: 'mbo' },
      answers: answersOfStory({ wie5: { tekst: { kind: 'long', text: mother } } }),
      others: { ...someOthers, taken: [taken] as typeof someOthers.taken },
    });
    const ours = await read(paper);
    const told = ours.tags.filter(({ lang }) => lang !== undefined);
    expect(told.map(({ lang }) => lang)).toEqual(['ar', 'pl']);
    expect(told[0]?.text).toMatch(/^[\p{Script=Arabic}. ]+$/u);
    expect(told[1]?.text).toBe(taken.sentence);
    expect(ours.language).toBe('nl');
    expect(ours.tags).toEqual((await readPdf(judged(paper))).tags);
  });

  it('a sign that no letter has is named, and control signs are gone', async () => {
    const text = `Hallo\u0000\u0007 wereld 漢字 → klaar\u202e\ufffe\ud800`;
    const { text: read_ } = await read(
      aPaper({
        kind: 'paspoort',
        route: 'mbo',
        answers: answersOfStory({ wie5: { tekst: { kind: 'long', text } } }),
      }),
    );
    expect(read_).toContain('wereld [teken] [teken] klaar');
    expect(read_).toContain('Op de plek van [teken] stond iets');
  });
});

describe('a short paper', () => {
  const texts = ['W', 'Wat een lang verhaal over van alles. ', '👍🏽 ', '漢 ', 'a\n'];

  it('fits on one side of A4, whatever was filled in and however long (F69)', async () => {
    for (const text of texts) {
      for (const kind of ['intake', 'werk'] as const) {
        const answers = fullAnswers(text);
        const route = kind === 'werk' ? 'werk' : 'mbo';
        for (const needs of text === 'W' ? [[], allNeeds(route)] : [allNeeds(route)]) {
          const { pages, sizes } = await read(aPaper({ kind, route, answers, needs }));
          expect([text, kind, needs.length, pages, sizes[0]]).toEqual([
            ...[text, kind, needs.length, 1],
            [595, 842],
          ]);
        }
      }
    }
  });

  it('says where the rest is when it is cut, and is not cut when it need not be', async () => {
    const cut = await read(aPaper({ kind: 'intake', route: 'mbo', answers: fullAnswers('Veel woorden ') }));
    expect(cut.text).toContain('Meer in mijn paspoort.');
    expect((await ready('werk')).read.pages).toBe(1);
  });

  it('the booklet is one side of A4 with eight small pages, read from the first to the last', async () => {
    const paper = aPaper({ kind: 'boekje', route: 'mbo', answers: fullAnswers('Veel woorden ') });
    const { pages, sizes, tags } = await read(paper);
    expect([pages, sizes]).toEqual([1, [[842, 595]]]);
    expect(tags.filter(({ role }) => role === 'H2').map(({ text }) => text)).toEqual(
      paper.sections.map(({ title }) => title),
    );
    expect(paper.sections).toHaveLength(7);
  });
});

describe('the press', () => {
  it('makes one paper at a time for one person, and goes on for others', async () => {
    const paper = whole('boekje');
    const first = press.print(paper, 'noor');
    expect((await press.print(paper, 'noor')).kind).toBe('busy');
    expect((await press.print(paper, 'daan')).kind).toBe('printed');
    expect((await first).kind).toBe('printed');
    expect((await press.print(paper, 'noor')).kind).toBe('printed');
  });

  it('is stopped when it takes too long, and starts anew for the next', async () => {
    const slow = openPress({ patience: 1 });
    expect(await slow.print(whole('boekje'), 'noor')).toEqual({ kind: 'failed', why: 'it took too long' });
    await slow.close();
  });
});

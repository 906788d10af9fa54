import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { catalog } from '../src/questions/catalog.ts';
import { catalogs } from '../src/words/catalogs.ts';
import { type Language, languages, sourceLanguage } from '../src/words/language.ts';
import { everyFile, read } from './harness/papers.ts';

type Sign = { type: number; value?: string; options?: Record<string, { value: Sign[] }> };
type Message = { key: string; words: string; language: Language };

const messages: Message[] = languages.flatMap((language) =>
  Object.entries(catalogs[language]).map(([key, words]) => ({ key, words, language })),
);
const told = ({ key, language }: Message): string => `${language} ${key}`;
const signsOf = ({ words, language }: Message): Sign[] =>
  new IntlMessageFormat(words, language, undefined, { ignoreTag: true }).getAst() as Sign[];

/** The names of what is filled in, with what kind it is. Inside a plural too. */
function gaps(signs: readonly Sign[]): string[] {
  return signs.flatMap(({ type, value, options }) => [
    ...(type >= 1 && type <= 6 ? [`${value}:${type}`] : []),
    ...Object.values(options ?? {}).flatMap((option) => gaps(option.value)),
  ]);
}

/** Every way in which a message can be read, with a name for each gap. */
function readings(signs: readonly Sign[]): string[] {
  return signs.reduce<string[]>(
    (before, sign) => {
      const choices = sign.options
        ? Object.values(sign.options).flatMap((option) => readings(option.value))
        : [sign.type === 0 ? (sign.value ?? '') : '7'];
      return before.flatMap((start) => choices.map((choice) => start + choice));
    },
    [''],
  );
}

const sentencesOf = (message: Message): string[] =>
  readings(signsOf(message)).flatMap((reading) => reading.split(/(?<=[.?:])\s+/));
const length = (sentence: string): number => sentence.split(/\s+/).filter(Boolean).length;

/** In each area's words to one reader, those that are for the other one. */
const forOthers = new Set([
  'receive.signed-in', // a young person who opened the link of somebody's share
  'share.mail-subject', // the young person's own words to the receiver
  'share.mail-body',
  'staff.young', // a young person who came to the wrong door
]);

/** Not on any page (any more): to be used or taken out. Nothing may be added. */
const waiting = new Set([
  ...['common.day', 'common.month', 'common.year', 'common.qr', 'demo.to-demo'],
  ...['lesson.not-open'],
  ...['share.nothing', 'share.class-sees', 'share.preview-title', 'share.change-who'],
]);

describe('the words on the screens', () => {
  it('are the same keys in every language, none of them empty (L5)', () => {
    const keys = Object.keys(catalogs[sourceLanguage]).sort();
    expect(keys.length).toBeGreaterThan(100);
    for (const language of languages) expect(Object.keys(catalogs[language]).sort()).toEqual(keys);
    expect(messages.filter(({ words }) => words.trim() === '').map(told)).toEqual([]);
  });

  it('have the same gaps to fill in every language', () => {
    const gapsOf = (message: Message): string => [...new Set(gaps(signsOf(message)))].sort().join();
    const ours = new Map(
      messages.filter(({ language }) => language === sourceLanguage).map((m) => [m.key, gapsOf(m)]),
    );
    expect(messages.filter((message) => gapsOf(message) !== ours.get(message.key)).map(told)).toEqual([]);
  });

  it('stand in a file of their own area, once', () => {
    const seen = new Map<string, string>();
    for (const path of everyFile().filter((one) => /^src\/words\/nl\/.*\.json$/.test(one))) {
      const area = path.split('/').pop()?.replace('.json', '');
      for (const key of Object.keys(JSON.parse(read(path)))) {
        expect(key).toMatch(new RegExp(`^${area}\\.[a-z0-9-]+$`));
        expect(seen.get(key)).toBeUndefined();
        seen.set(key, path);
      }
    }
  });

  it('hold none of the words that push people away (U10, P11)', () => {
    const pushing = {
      nl: /\b(ongeldig|verboden|u moet|helaas|oeps|sorry|error|grens|controle|visum|afgewezen|geweigerd)\b|\(optioneel\)/i,
      en: /\b(invalid|forbidden|you must|unfortunately|oops|sorry|error|denied|rejected)\b|\(optional\)/i,
    };
    expect(messages.filter(({ words, language }) => pushing[language].test(words)).map(told)).toEqual([]);
  });

  it('never say which profession or study fits somebody (U33)', () => {
    const advice =
      /\b(beroep|opleiding|studie|baan|profession|course|study|job)\b[^.?!]*\b(past (echt |goed )?bij (je|jou)|fits you|suits you|is right for you)|\b(geschikt|suitable) (voor|for) (een|de|a|the)\b|\b(wij raden|ons advies|we (recommend|advise)|our advice)\b/i;
    const method = catalog.questions.flatMap(({ id, title, why }) =>
      [title, why].flatMap((one) =>
        Object.entries(one).map(([language, words]) => [`${language} ${id}`, words]),
      ),
    );
    const all = [...messages.map((message) => [told(message), message.words]), ...method];
    // A question asks; it does not say.
    const says = (words = ''): boolean =>
      words.split(/(?<=[.?!])\s+/).some((sentence) => !sentence.endsWith('?') && advice.test(sentence));
    expect(all.filter(([, words]) => says(words)).map(([where]) => where)).toEqual([]);
    for (const said of [
      'De opleiding Zorg past bij jou.',
      'Jij bent geschikt voor een baan.',
      'This job suits you.',
    ])
      expect(says(said)).toBe(true);
  });

  it('do not shout, and need no pictures of faces', () => {
    const loud = /!|—|\p{Extended_Pictographic}|\b[A-Z]{7,}\b/u;
    expect(messages.filter(({ words }) => loud.test(words)).map(told)).toEqual([]);
  });

  it('are short in Dutch: no sentence over 15 words, 9 at the most on average (A9)', () => {
    const dutch = messages.filter(({ language }) => language === 'nl');
    const long = dutch.filter((message) => sentencesOf(message).some((sentence) => length(sentence) > 15));
    expect(long.map(told)).toEqual([]);
    const lengths = dutch.flatMap(sentencesOf).map(length);
    expect(lengths.reduce((sum, one) => sum + one, 0) / lengths.length).toBeLessThanOrEqual(9);
  });

  it('say je to the young person and u to who is at work (U52)', () => {
    const young =
      /^(manual\.(own-)?young|(start|fill|news|share|keep|memory|questions|talks|together|guidance|aftercare|badge)\.)/;
    const atWork =
      /^(manual\.(?!(own-)?young)|(staff|receive|receiving|reply|lesson|guide|mentor|translations|helping|post|region)\.)/;
    const wrong = messages.filter(
      ({ key, words, language }) =>
        language === 'nl' &&
        !forOthers.has(key) &&
        ((young.test(key) && /\b(u|uw)\b/i.test(words)) ||
          (atWork.test(key) && /\b(je|jij|jou|jouw)\b/i.test(words))),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('are all used', () => {
    const source = everyFile()
      .filter((path) => /^(src|tests)\/.*(?<!\.test)\.tsx?$/.test(path))
      .map(read)
      .join('\n');
    const made = [...source.matchAll(/`([a-z]+\.[a-z0-9-]*)\$\{/g)].map((match) => match[1] ?? '');
    // "…-again" is what the same mistake is told the second time (U15).
    const used = (key: string): boolean =>
      source.includes(`'${key}'`) ||
      made.some((start) => key.startsWith(start)) ||
      (key.endsWith('-again') && used(key.replace(/-again$/, '')));
    const unused = Object.keys(catalogs[sourceLanguage]).filter((key) => !used(key) && !waiting.has(key));
    expect(unused).toEqual([]);
  });
});

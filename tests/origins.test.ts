import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regions } from '../seeds/regions.ts';
import { mailedCode } from '../seeds/sign-in.ts';
import { enrol } from '../src/identity/enrol.ts';
import { companionOnly, languageNames, sourceLanguage } from '../src/words/language.ts';
import { binding, bindingIn, type Origin, originOf, translated } from '../src/words/origins.ts';
import { text } from '../src/words/text.ts';
import { type Browser, type FreshDoors, freshDoors } from './harness/doors.ts';
import { everyFile, read } from './harness/papers.ts';
import { secondStep } from './harness/second-step.ts';

const words = join(import.meta.dirname, '../src/words');
const shipped = readdirSync(words, { withFileTypes: true })
  .filter((one) => one.isDirectory() && one.name !== sourceLanguage)
  .map((one) => one.name)
  .sort();
/** As the file says it, read apart from the code that the pages use. */
const kept: Record<string, Record<string, Origin>> = JSON.parse(
  readFileSync(join(words, 'origins.json'), 'utf8'),
);
const unreviewed = (language: string, key: string): boolean =>
  kept[language]?.[key.split('.')[0] ?? '']?.reviewed !== true;
const filesOf = (language: string): string[] =>
  readdirSync(join(words, language)).map((file) => file.replace('.json', ''));

describe('the origin of each translated text (L7)', () => {
  it('is told for every language that is shipped, and every part of it', () => {
    expect(translated.map(({ language }) => language).sort()).toEqual(shipped);
    for (const { language, areas } of translated) {
      const beside = language === 'en' ? 'method' : 'cards';
      expect([language, areas.map(([area]) => area).sort()]).toEqual([
        language,
        [...filesOf(language), beside].sort(),
      ]);
    }
  });

  it('is a person or a machine, reviewed or not, and nothing else', () => {
    for (const origin of Object.values(kept).flatMap((areas) => Object.values(areas))) {
      expect(Object.keys(origin)).toEqual(['made', 'reviewed']);
      expect(['person', 'machine']).toContain(origin.made);
      expect([true, false]).toContain(origin.reviewed);
    }
  });

  it('is that of a machine, unreviewed, where nobody told; Dutch is no translation', () => {
    expect(originOf('tr', 'not-told')).toEqual({ made: 'machine', reviewed: false });
    expect(originOf('nl', 'companion')).toBeUndefined();
  });

  it('each language of companions has all words that bind on their pages', () => {
    const theirs = binding.filter((key) => /^(companion|guardian)\./.test(key));
    for (const language of companionOnly) expect(bindingIn(language).map(({ key }) => key)).toEqual(theirs);
    expect(bindingIn('en').map(({ key }) => key)).toEqual(binding);
  });

  it('is the table in docs/languages.md', async () => {
    await expect(languagesPaper()).toMatchFileSnapshot('../docs/languages.md');
  });
});

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
  for (const region of regions) await enrol(doors.house, region);
});
afterAll(() => doors.house.drop());

async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}
const plain = (html: string): string => html.replaceAll('&#39;', "'").replaceAll('&#x27;', "'");

describe('words that bind and that no person reviewed (L7)', () => {
  it('stand on the page of the admin of a region: as to be reviewed first, in full, with the Dutch', async () => {
    const admin = await signIn('bruinsma@waterkant.example');
    expect((await admin.get('/begeleider')).html).toContain('href="/begeleider/vertalingen"');
    const { html, status } = await admin.get('/begeleider/vertalingen');
    expect(status).toBe(200);
    for (const { language } of translated) {
      const sheet = plain(html.split(`id="taal-${language}"`)[1]?.split('</section>')[0] ?? '');
      expect(sheet).toContain(languageNames[language].name);
      for (const { key, words: own, dutch } of bindingIn(language)) {
        const shown = unreviewed(language, key);
        expect([key, sheet.includes(own), sheet.includes(dutch)]).toEqual([key, shown, shown]);
      }
    }
  });

  it('that page is nobody else’s', async () => {
    for (const mail of ['terpstra@waterkant.example', 'visser@wilgenstroom.example']) {
      const other = await signIn(mail);
      expect((await other.get('/begeleider')).status).toBe(200);
      expect((await other.get('/begeleider/vertalingen')).status).toBe(404);
    }
  });

  it('never stand on a page without it: every page that has one asks for its Dutch too', () => {
    const pages = everyFile().filter((path) => /^src\/web\/.*(?<!\.test)\.tsx$/.test(path));
    const alone = pages.flatMap((path) => {
      const source = read(path);
      const beside = source.match(/DutchBeside view=\{view\} keys=\{\[[^\]]*\]/g)?.join() ?? '';
      const asks = source.includes('needsDutch(view.language, key)') ? source : beside;
      return binding
        .filter((key) => source.includes(`'${key}'`) && !asks.includes(`'${key}'`))
        .map((key) => `${path}: ${key}`);
    });
    expect(alone).toEqual([]);
  });

  it('are shown with the Dutch beside them where somebody agrees', async () => {
    const english = doors.browser();
    await english.post('/taal', { taal: 'en', terug: '/inzage' });
    const { html } = await english.get('/inzage');
    expect(html).toContain(text('en', 'receive.purpose-yes'));
    expect(html.includes(text('nl', 'receive.purpose-yes'))).toBe(unreviewed('en', 'receive.purpose-yes'));
    const dutch = await doors.browser().get('/inzage');
    expect(dutch.html.split(text('nl', 'receive.purpose-yes'))).toHaveLength(2);
  });
});

function languagesPaper(): string {
  const rows = translated.flatMap(({ language, areas }) =>
    areas.map(
      ([area, { made, reviewed }]) =>
        `| ${language} | ${area} | ${made} | ${reviewed ? 'yes' : '**not yet**'} |`,
    ),
  );
  const first = translated.flatMap(({ language }) =>
    bindingIn(language)
      .filter(({ key }) => unreviewed(language, key))
      .map(({ key }) => `| ${language} | \`${key}\` |`),
  );
  return `# Languages

Made from \`src/words/origins.json\` by \`tests/origins.test.ts\`; why it is so: [decision 0023](decisions/0023-languages-and-what-binds.md).

Dutch is the source of every text, and what counts where a translation differs. The whole product is in English too; what companions and people at home read is in five more languages.
Each part of a translation was made by a person or a machine, and reviewed by a person or not. Who reviews one says so in that file.

## To be reviewed first: words that bind

What somebody agrees to by pressing on. Until they are reviewed, the Dutch stands beside them on the page.

| language | text |
| --- | --- |
${first.join('\n')}

## All parts

| language | part | made by | reviewed |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

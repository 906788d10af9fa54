import { afterAll, describe, expect, it } from 'vitest';
import { become, comeIn, type Person, press } from './browse.ts';
import { foldOut, inspectAccess, inspectShape } from './inspect.ts';

/**
 * Every look that somebody can choose, in both languages: contrast, and whether larger letters still fit. Some pages and looks at each run,
 * all of them with `ALL_LOOKS=1`.
 */
const all = process.env.ALL_LOOKS === '1';
const themes = ['licht', 'donker', 'contrast', 'rustig'];
const some = ['/mijn', '/mijn/wie/wie2', '/mijn/kan', '/delen', '/mijn/instellingen'];
const more = [
  ...[
    '/',
    '/hulp',
    '/mijn/kaart',
    '/mijn/wie/wie4',
    '/mijn/wie/wie5',
    '/mijn/wil/wil3',
    '/mijn/wil/antwoorden',
  ],
  ...['/mijn/nodig/nod1', '/mijn/kan/klaar', '/delen/nieuw', '/delen/geschiedenis', '/mijn/alles/lezen'],
];
const pages = all ? [...some, ...more] : some;
const people: Person[] = [];
afterAll(() => Promise.all(people.map((person) => person.close())));

describe.each(all ? (['nl', 'en'] as const) : (['nl'] as const))('looks, in %s', (language) => {
  it.each(themes)('%s', async (theme) => {
    const person = await comeIn({ width: 390 });
    people.push(person);
    await become(person, 'Word Noor');
    // One of the looks is seen in English at every run.
    await choose(person, theme, theme === 'donker' ? 'en' : language);
    const wrong: string[] = [];
    for (const path of pages) {
      await person.go(path);
      await foldOut(person.page);
      const found = [...(await inspectShape(person.page)), ...(await inspectAccess(person.page, rules))];
      wrong.push(...found.map((each) => `${path}: ${each}`));
    }
    expect([...wrong, ...person.trouble].join('\n')).toBe('');
  });
});

const rules = ['color-contrast', 'color-contrast-enhanced', 'target-size', 'link-in-text-block'];

/** The language, the theme, the largest letters and more room between them: as somebody sets it. */
async function choose(person: Person, theme: string, language: 'nl' | 'en'): Promise<void> {
  const { page } = person;
  await person.go('/mijn/instellingen');
  if ((await page.locator('html').getAttribute('lang')) !== language)
    await press(person, language === 'nl' ? 'Nederlands' : 'English');
  for (const [name, value] of [
    ['theme', theme],
    ['text', '150'],
    ['spacing', 'ruim'],
  ])
    await page.locator(`input[name=${name}][value="${value}"]`).check({ force: true });
  const save = page.locator('form:has(input[name=theme]) button').last();
  await Promise.all([page.waitForEvent('load'), save.click()]);
  expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
}

import { afterAll, describe, expect, it } from 'vitest';
import { become, comeIn, type Person, press } from './browse.ts';
import { bringOut, foldOut, inspectAccess, inspectCalm, inspectShape, putBack } from './inspect.ts';
import { askMother } from './road.ts';

/**
 * A1, and A12 in the calm look: every look that somebody can choose, in both languages, at four widths, with ordinary and with doubled letters, for each kind of
 * person. A sample at each run; the whole of it, by every rule of axe, with `ALL_LOOKS=1`.
 */
const all = process.env.ALL_LOOKS === '1';
const themes = ['licht', 'donker', 'contrast', 'rustig'] as const;
/** The largest that the settings have, with more room; and a browser whose own letters were set twice as large. */
const letters = ['gewoon', 'grootst', 'dubbel'] as const;
type Look = {
  theme: (typeof themes)[number];
  language: 'nl' | 'en';
  letter: (typeof letters)[number];
  font: string;
};

const people = [
  {
    who: 'a young person',
    button: 'Word Noor',
    some: ['/mijn', '/mijn/wie/wie2', '/mijn/kan', '/delen', '/mijn/instellingen'],
    more: [
      ...['/mijn/kaart', '/mijn/wie/wie4', '/mijn/wie/wie5', '/mijn/kan/kan1', '/mijn/wil/wil3'],
      ...['/mijn/wil/antwoorden', '/mijn/nodig/nod1', '/mijn/kan/klaar', '/delen/nieuw'],
      ...['/delen/geschiedenis', '/mijn/alles/lezen', '/mijn/route', '/gesprekken', '/mijn/anderen'],
      ...['/mijn/papieren', '/mijn/papieren/paspoort', '/mijn/papieren/intake', '/mijn/kladblok'],
    ],
  },
  { who: 'a visitor', some: ['/', '/weergave'], more: ['/zelf', '/hulp', '/toegankelijkheid', '/inloggen'] },
  { who: 'a receiver', button: 'Open het paspoort van Daan', some: ['/inzage/paspoort'], more: [] },
  {
    who: 'a mentor',
    button: 'Word Karim Haddou',
    some: ['/begeleider'],
    more: ['/begeleider/lessen', '/gesprekskaarten', '/gesprekskaarten/wie/mentor', '/begeleider/bellen'],
  },
  { who: 'the admin of a region', button: 'Word Ilse Bruinsma', some: [], more: ['/begeleider/vertalingen'] },
];

const sample: Look[] = [
  { theme: 'licht', language: 'nl', letter: 'grootst', font: 'lexend' },
  { theme: 'donker', language: 'en', letter: 'dubbel', font: 'atkinson' },
  { theme: 'contrast', language: 'nl', letter: 'dubbel', font: 'apparaat' },
  { theme: 'rustig', language: 'nl', letter: 'grootst', font: 'lexend' },
];
const every: Look[] = themes.flatMap((theme) =>
  (['nl', 'en'] as const).flatMap((language) =>
    letters.map((letter) => ({
      theme,
      language,
      letter,
      font: letter === 'grootst' ? 'lexend' : 'atkinson',
    })),
  ),
);

const came: Person[] = [];
afterAll(() => Promise.all(came.map((person) => person.close())));

describe.each(people.filter(({ some }) => all || some.length > 0))('$who', ({ button, some, more }) => {
  it.each(all ? every : sample)('$theme, $language, letters $letter, $font', async (look) => {
    const person = await comeIn({ doubled: look.letter === 'dubbel' });
    came.push(person);
    if (button !== undefined) await become(person, button);
    await choose(person, look);
    const wrong: string[] = [];
    for (const path of all ? [...some, ...more] : some) {
      const answered = await person.page.goto(path, { waitUntil: 'load' });
      if (answered?.status() !== 200) wrong.push(`${path}: ${answered?.status()}`);
      await foldOut(person.page);
      const found = await inspectShape(person.page);
      if (all) await bringOut(person.page);
      const access = await inspectAccess(person.page, rules);
      if (all) await putBack(person.page);
      // What the calm look leaves out was looked at in the other looks.
      const out = look.theme === 'rustig' ? / hidden-content: |^hidden-content: / : /^$/;
      found.push(...access.filter((each) => !out.test(each)));
      if (look.theme === 'rustig') found.push(...(await inspectCalm(person.page)));
      wrong.push(...found.map((each) => `${path}: ${each}`));
    }
    await person.close();
    expect([...wrong, ...person.trouble].join('\n')).toBe('');
  });
});

/** Right to left, and a script of its own: what somebody who was asked reads. */
describe.each(['ar', 'ti'])('a companion in %s', (language) => {
  it.each(all ? themes : (['donker'] as const))('%s', async (theme) => {
    const [young, mother] = [await comeIn(), await comeIn()];
    came.push(young, mother);
    await become(young, 'Word Daan');
    await choose(mother, { theme, language: 'nl', letter: 'grootst', font: 'lexend' });
    await mother.context.clearCookies({ name: 'pvs-taal' });
    await mother.go(`${await askMother(young, language)}?taal=${language}`);
    const wrong: string[] = [];
    const look = async (): Promise<void> => {
      await foldOut(mother.page);
      wrong.push(...(await inspectShape(mother.page)), ...(await inspectAccess(mother.page, rules)));
      if (theme === 'rustig') wrong.push(...(await inspectCalm(mother.page)));
    };
    await look();
    await Promise.all([mother.page.waitForEvent('load'), mother.page.locator('#open .main').click()]);
    expect(await mother.page.locator('html').getAttribute('lang')).toBe(language);
    await look();
    expect([...wrong, ...mother.trouble].join('\n')).toBe('');
  });
});

/** What depends on the look; with `ALL_LOOKS=1` everything. */
const rules = all
  ? undefined
  : ['color-contrast', 'color-contrast-enhanced', 'target-size', 'link-in-text-block'];

/** The language, the theme and the letters, as somebody sets them. */
async function choose(person: Person, { theme, language, letter, font }: Look): Promise<void> {
  const { page } = person;
  await person.go('/weergave');
  if ((await page.locator('html').getAttribute('lang')) !== language)
    await press(person, language === 'nl' ? 'Nederlands' : 'English');
  await person.go('/weergave');
  const large = letter === 'grootst';
  const chosen = { theme, font, text: large ? '150' : '100', spacing: large ? 'ruim' : 'gewoon' };
  for (const [name, value] of Object.entries(chosen))
    await page.locator(`input[name=${name}][value="${value}"]`).check({ force: true });
  const save = page.locator('form:has(input[name=theme]) button').last();
  await Promise.all([page.waitForEvent('load'), save.click()]);
  const root = page.locator('html');
  expect([await root.getAttribute('data-theme'), await root.getAttribute('data-font')]).toEqual([
    theme,
    font,
  ]);
}

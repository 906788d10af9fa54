import { afterAll, expect, it } from 'vitest';
import { become, comeIn, type Person } from './browse.ts';

/** A first page carries only the styles of what stands in it (decision 0013). Nobody may see that. */
const people: Person[] = [];
afterAll(() => Promise.all(people.map((person) => person.close())));

const roads: Record<string, readonly string[]> = {
  '': ['/', '/terug', '/hulp', '/weergave', '/inloggen'],
  'Word Daan': [
    '/mijn',
    '/mijn/wie/wie5',
    '/mijn/kan/kan1',
    '/delen',
    '/gesprekken',
    '/mijn/instellingen',
    '/mijn/alles',
  ],
  'Word Karim Haddou': ['/begeleider'],
  'Open het paspoort van Daan': ['/inzage/paspoort'],
};

const wholeSheet = '**/assets/style-*.css';

/** How every element looks in the letters of the device, with and without what stands before and after it, in one long word. */
const looks = (person: Person): Promise<string[]> =>
  person.page.evaluate(async () => {
    document.documentElement.style.setProperty('--pvs-font-shown', 'sans-serif');
    // Letters are asked for when a page is laid out first, which may be after it came: laid out again with them, sizes say something.
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    return [...document.querySelectorAll('body, body :not(noscript, noscript *)')].flatMap((element) =>
      [undefined, '::before', '::after'].map((part) => {
        const style = getComputedStyle(element, part);
        const all = [...style].map((name) => `${name}:${style.getPropertyValue(name)}`);
        return `${element.tagName}.${element.getAttribute('class') ?? ''}${part ?? ''} ${all.join(';')}`;
      }),
    );
  });

for (const [name, pages] of Object.entries(roads))
  it(`${name === '' ? 'a visitor' : name} sees a first page as any later one`, async () => {
    const person = await comeIn({ script: false });
    people.push(person);
    if (name !== '') await become(person, name);
    for (const path of pages) {
      await person.context.clearCookies({ name: 'pvs-stijl' });
      // What stands within the page has to do it alone.
      await person.page.route(wholeSheet, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
      await person.go(path);
      await person.page.unroute(wholeSheet);
      expect(await person.page.locator('head style').count(), path).toBe(1);
      const first = await looks(person);
      await person.go(path);
      expect(await person.page.locator('head style').count(), path).toBe(0);
      const later = await looks(person);
      expect(first.length, path).toBe(later.length);
      expect(first.filter((one, n) => one !== later[n]).slice(0, 3), path).toEqual([]);
    }
    expect(person.trouble).toEqual([]);
  });

it.each([true, false])(
  'a first page is in the letters of the device until ours are there (script: %s)',
  async (script) => {
    const person = await comeIn({ script });
    people.push(person);
    const letters = () => person.page.evaluate(() => getComputedStyle(document.body).fontFamily);
    await person.page.route(wholeSheet, (route) => route.abort());
    await person.go('/');
    expect(await letters()).toBe('sans-serif');
    await person.page.unroute(wholeSheet);
    await person.context.clearCookies({ name: 'pvs-stijl' });
    await person.go('/');
    await expect.poll(letters).toBe('"Atkinson Hyperlegible Next Variable", sans-serif');
    expect(
      await person.page.evaluate(() =>
        document.fonts.ready.then(() => document.fonts.check('1rem "Atkinson Hyperlegible Next Variable"')),
      ),
    ).toBe(true);
  },
);

import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { allRoutes } from '../../src/web/routes.ts';
import { become, comeIn, type Person, press } from './browse.ts';
import { crawl, type Site } from './crawl.ts';
import { askMother, codeAfter } from './road.ts';

const site: Site = { patterns: openable(), seen: new Set(), met: new Set(), inspected: new Map() };
const people: Person[] = [];
// A page that stays open goes on using the machine: the board asks again, a question saves.
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

const isFile =
  /\.(json|zip|ics|mjs|csv)$|\/live$|\/pdf$|\/(bestand|klein)$|^\/huisstijl\/|^\/school\/logo\/|^\/(inzage|begeleider\/.*)\/bewijs\/:proof\{[^}]*\}+$/;

const wrongLink = '/inzage/abcdefghijklmnopqrstuv';

describe('every page that can be reached: shape, names, targets, axe, nothing from elsewhere (A1, WCAG 2.2)', () => {
  it('a visitor', async () => {
    const starts = [
      '/',
      '/k/999999',
      '/bestaat-niet',
      wrongLink,
      '/weg',
      '/demo',
      '/demo/post',
      '/inloggen/code',
      '/inloggen/tweede',
      '/school',
      '/school/terug/proef',
      '/school/verder',
      '/terug/code',
      '/inzage/vraag',
      '/papier-nakijken',
    ];
    const found = await walk('visitor', undefined, starts, async (person) => {
      await person.go('/terug/hulp');
      await press(person, 'Maak mijn code');
      starts.push('/terug/hulp/code');
    });
    expect(found).toBe('');
  });

  it('a young person on the way to mbo, with something ready to be shared', async () => {
    const starts = [
      '/mijn',
      '/delen/stop',
      '/delen/vragen',
      '/delen/overdracht',
      '/mijn/adres/code',
      '/mijn/adres/weg',
      '/mijn/bevestig',
      '/mijn/binnenkomen/apparaat',
      '/mijn/les',
      '/mijn/anderen/klasgenoot',
      '/mijn/hulp/collega',
    ];
    const found = await walk('mbo', 'Word Daan', starts, async (person) => {
      await person.go('/delen/nieuw');
      await person.page.getByLabel('Naam').fill('mevrouw Proef');
      await person.page.getByLabel('Wie is dat?').fill('intaker');
      await press(person, 'Ga verder');
      const what = new URL(person.page.url()).pathname;
      starts.push(what, what.replace(/wat$/, 'nodig'), what.replace(/wat$/, 'erbij'));
    });
    expect(found).toBe('');
  });

  it.each([
    ['Word Selin', 'werk'],
    ['Word Oleh', 'begun'],
  ])('a young person: %s (%s)', async (button, role) => {
    expect(await walk(role, button, ['/mijn', '/mijn/verwijderen'])).toBe('');
  });

  it('a young person in a new school year, and one who wrote something else before', async () => {
    expect(await walk('werk', 'Word Mees', ['/mijn/klopt', '/mijn/jaren'])).toBe('');
    expect(await walk('mbo', 'Word Noor', ['/mijn/wie/wie5/eerder'])).toBe('');
  });

  it('a mentor, during a lesson', async () => {
    const found = await walk('mentor', 'Word Karim Haddou', ['/begeleider'], async (person) => {
      await press(person, 'Start een les met 4A');
    });
    expect(found).toBe('');
  });

  it('the admin of a region', async () => {
    const starts = ['/begeleider'];
    const found = await walk('admin', 'Word Ilse Bruinsma', starts, async (person) => {
      const rows = ['INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM'];
      rows.push('99NN;99NN00;De Nieuwe Kade;WATERKANT;;Waterkant');
      await person.go('/regio/register');
      await choose(person, rows);
      await press(person, 'Lees de lijst');
      starts.push(new URL(person.page.url()).pathname);
    });
    expect(found).toBe('');
  });

  it('the dean of a school, with a list that was read', async () => {
    const starts = ['/begeleider'];
    const found = await walk('dean', 'Word mevrouw Osinga', starts, async (person) => {
      await press(person, 'Lijst met leerlingen');
      await choose(person, ['Stamnummer;Roepnaam;Klas', '26001;Noor;4A', '26900;Nieuw;4B', ';Kapot;4B']);
      await press(person, 'Lees de lijst');
      starts.push(new URL(person.page.url()).pathname);
    });
    expect(found).toBe('');
  });

  it('who reads at work what was shared: an intaker and an adviser', async () => {
    const read = async (person: Person): Promise<void> => {
      await person.go('/begeleider/gedeeld');
      await Promise.all([
        person.page.waitForEvent('load'),
        person.page.locator('a.sheet-link').first().click(),
      ]);
      const box = person.page.locator('#doel');
      if ((await box.count()) === 0) return;
      await box.check({ force: true });
      await press(person, 'Open het paspoort');
    };
    expect(await walk('intaker', 'Word mevrouw Yıldız', ['/begeleider', '/begeleider/gedeeld'], read)).toBe(
      '',
    );
    expect(await walk('adviser', 'Word Joris Terpstra', ['/begeleider', '/begeleider/gedeeld'], read)).toBe(
      '',
    );
  });

  it('a receiver', async () => {
    expect(await walk('receiver', 'Open het paspoort van Daan', ['/inzage/paspoort'])).toBe('');
  });

  it('somebody who was asked how they see a young person, in Arabic on a phone', async () => {
    const young = await comeIn();
    people.push(young);
    await become(young, 'Word Noor');
    const link = `${await askMother(young, 'ar')}?taal=ar`;
    const starts = ['/vraag/antwoord', '/thuis/wie'];
    const found = await walk('companion', undefined, starts, async (mother) => {
      starts.push(link);
      await mother.go(link);
      await Promise.all([mother.page.waitForEvent('load'), mother.page.locator('#open .main').click()]);
    });
    expect(found).toBe('');
  });

  it('a young person of 15 who asks for consent, and somebody at home, in Turkish on a phone', async () => {
    const home = ['/toestemming', '/toestemming/geven', '/toestemming/geven?verander'];
    const found = await walk(
      'fifteen',
      'Word Noor',
      ['/delen/toestemming', '/delen/opnieuw'],
      async (noor) => {
        await noor.go('/delen/toestemming/nieuw');
        await noor.page.getByLabel('Hoe noem jij die persoon?').fill('Oma');
        await noor.page.locator('select[name=in]').selectOption('tr');
        await press(noor, 'Ga verder');
        const page = await noor.page.content();
        const link = /\/toestemming\/[\w-]{22}\?taal=tr/.exec(page)?.[0] ?? '';
        home.push(link);
        const code = codeAfter(page, 10);
        const at = await comeIn();
        people.push(at);
        await at.go(link);
        await at.page.locator('input[name=code]').fill(code);
        await Promise.all([at.page.waitForEvent('load'), at.page.locator('#open .main').click()]);
        expect((await crawl(at, site, 'guardian', home)).join('\n')).toBe('');
      },
    );
    expect(found).toBe('');
    expect(await walk('unknown age', 'Word Mees', ['/delen/verjaardag'])).toBe('');
  });

  it('somebody who helps a young person back, in Polish on a phone', async () => {
    const young = await comeIn();
    people.push(young);
    await become(young, 'Word Noor');
    await young.go('/mijn/binnenkomen/hulp');
    await Promise.all([
      young.page.waitForEvent('load'),
      young.page.getByRole('link', { name: 'Bekijk oma Riet' }).click(),
    ]);
    const page = await young.page.content();
    const link = `${/\/helpen\/[\w-]{22}/.exec(page)?.[0]}?taal=pl`;
    const code = codeAfter(page, 10);
    const found = await walk('helper', undefined, ['/helpen', '/helpen/wie', link], async (helper) => {
      await helper.go(link);
      await helper.page.locator('input[name=code]').fill(code);
      await Promise.all([helper.page.waitForEvent('load'), helper.page.locator('#open .main').click()]);
    });
    expect(found).toBe('');
  });

  it('a dean, whom a young person asked about consent', async () => {
    expect(await walk('dean consent', 'Word mevrouw Osinga', ['/begeleider/toestemming'])).toBe('');
  });

  it('no page was left out', () => {
    // Files, and a board that goes on by itself: each has tests of its own.
    const files = site.patterns.filter((pattern) => isFile.test(pattern));
    expect(files).toHaveLength(20);
    expect(site.patterns.filter((pattern) => !site.met.has(pattern))).toEqual(files);
  });
});

/** Chooses a file of these rows in the one place for a file on the page. */
async function choose({ page }: Person, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from(rows.join('\r\n'));
  await page.setInputFiles('input[type=file]', { name: 'lijst.csv', mimeType: 'text/csv', buffer });
}

/** Comes in as somebody of the cast, does what has to be done first, and then opens everything. Gives what was wrong. */
async function walk(
  role: string,
  button: string | undefined,
  starts: readonly string[],
  first: (person: Person) => Promise<void> = async () => {},
): Promise<string> {
  const person = await comeIn();
  people.push(person);
  if (button !== undefined) await become(person, button);
  await first(person);
  return (await crawl(person, site, role, starts)).join('\n');
}

/** Every address of the house that can be opened by going there. */
function openable(): string[] {
  const config = readConfig({ DEMO: '1' });
  if ('problems' in config) throw new Error(config.problems.join());
  const limits = { take: never, count: never, left: never, giveBack: never, tidy: never };
  const watch = { open: never, close: never };
  const press = { print: never, close: never };
  const routes = allRoutes({ config, limits, watch, press, origin: () => '', post: undefined });
  return routes.filter((route) => route.get !== undefined).map((route) => route.path);
}

function never(): never {
  throw new Error('no request is made here');
}

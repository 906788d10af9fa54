import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../src/questions/catalog.ts';
import { become, comeIn, type Person, press } from './browse.ts';
import { heardOn } from './heard.ts';
import { askMother, codeAfter, open, proud } from './road.ts';

/**
 * A14: what a screen reader meets on each kind of page is kept as text in `heard/`, and reviewed like code. When a page was meant to change, `-u` writes it
 * anew. The tree is that of roles, names and states in reading order; how a real reader says it needs people (docs/usability).
 */
const people: Person[] = [];
afterAll(() => Promise.all(people.map((person) => person.close())));

async function meet(): Promise<Person> {
  const person = await comeIn();
  people.push(person);
  return person;
}

async function sameAsKept(person: Person, name: string): Promise<void> {
  await expect(await heardOn(person.page)).toMatchFileSnapshot(`heard/${name}.txt`);
}

async function each(
  person: Person,
  pages: readonly (readonly [name: string, path: string])[],
): Promise<void> {
  for (const [name, path] of pages) {
    await person.go(path);
    await sameAsKept(person, name);
  }
}

/** The first question of each way to answer, in the order of the method. */
const questions = new Map(
  catalog.questions
    .filter(({ route }) => route !== 'werk')
    .flatMap(({ id, chapter, parts }) => parts.map(({ kind }) => [kind, `/mijn/${chapter}/${id}`] as const))
    .reverse(),
);

let robin: Person;

beforeAll(async () => {
  robin = await meet();
  await robin.go('/zelf');
  await robin.page.getByLabel('Hoe wil je dat mensen je noemen?').fill('Robin');
  await press(robin, 'Begin');
});

describe('what a screen reader meets (A14)', () => {
  it('before somebody is anybody', async () => {
    await each(await meet(), [
      ['start', '/'],
      ['begin', '/zelf'],
      ['terug', '/terug'],
      ['hulp', '/hulp'],
      ['weergave', '/weergave'],
      ['inloggen', '/inloggen'],
      ['inzage-code', '/inzage'],
      ['vraag-code', '/vraag'],
    ]);
  });

  it('as a young person, at every way to answer', async () => {
    await robin.go('/mijn/route');
    await robin.page.getByRole('radio', { name: /mbo/ }).first().check({ force: true });
    await Promise.all([robin.page.waitForEvent('load'), robin.page.locator('main form button.main').click()]);
    await each(
      robin,
      [...questions].map(([kind, path]) => [`vraag-${kind}`, path] as const),
    );
  });

  it('as a young person, on the other pages', async () => {
    await robin.go('/mijn/wie/wie5');
    await robin.page.getByRole('textbox').first().fill(proud);
    await press(robin, 'Ga verder');
    await each(robin, [
      ['mijn', '/mijn'],
      ['hoofdstuk', '/mijn/wie'],
      ['antwoorden', '/mijn/wie/antwoorden'],
      ['klaar', '/mijn/wie/klaar'],
      ['delen', '/delen'],
      ['delen-nieuw', '/delen/nieuw'],
      ['gesprekken', '/gesprekken'],
      ['anderen', '/mijn/anderen'],
      ['anderen-nieuw', '/mijn/anderen/nieuw'],
      ['instellingen', '/mijn/instellingen'],
      ['papieren', '/mijn/papieren'],
      ['papier', '/mijn/papieren/paspoort'],
      ['verwijderen', '/mijn/verwijderen'],
    ]);
  });

  it('when something is to be mended', async () => {
    await robin.go('/delen/nieuw');
    await press(robin, 'Ga verder');
    await sameAsKept(robin, 'fout');
  });

  it('as a receiver', async () => {
    await robin.page.getByLabel('Naam').fill('mevrouw De Wit');
    await robin.page.getByLabel('Wie is dat?').fill('intaker');
    await press(robin, 'Ga verder');
    await sameAsKept(robin, 'delen-wat');
    await robin.page.getByRole('checkbox', { name: /Wie ben ik/ }).check({ force: true });
    await press(robin, 'Ga verder');
    await sameAsKept(robin, 'delen-kijk');
    await press(robin, 'Vul je geboortedag in');
    await sameAsKept(robin, 'geboortedag');
    await robin.page.getByLabel('Je geboortedag').fill('6-5-2004');
    await press(robin, 'Ga verder');
    await press(robin, /^Deel .*met /);
    await sameAsKept(robin, 'gedeeld');
    const html = await robin.page.content();
    const receiver = await meet();
    const link = /\/inzage\/[\w-]{22}/.exec(html)?.[0] ?? '';
    expect(await open(receiver, link, codeAfter(html, 10))).toContain(proud);
    await sameAsKept(receiver, 'inzage');
  });

  it('as a companion, in Dutch and in Arabic', async () => {
    for (const language of ['nl', 'ar']) {
      const link = await askMother(robin, language);
      const mother = await meet();
      await mother.go(`${link}?taal=${language}`);
      await Promise.all([mother.page.waitForEvent('load'), mother.page.locator('#open .main').click()]);
      await sameAsKept(mother, `antwoord-${language}`);
    }
  });

  it('as a mentor', async () => {
    const mentor = await meet();
    await become(mentor, 'Word meneer Adema');
    await sameAsKept(mentor, 'begeleider');
    await mentor.go('/begeleider/lessen');
    await sameAsKept(mentor, 'lessen');
  });
});

import { afterAll, expect, it } from 'vitest';
import { become, comeIn, type Manner, type Person, says } from './browse.ts';
import { byKeys, choose, fill, follow, hit, type Keys, tabTo, tabToKind } from './keys.ts';
import { codeAfter, newestCode, nextCode } from './road.ts';

/** A5: whole journeys of everybody who uses this, with Tab and Enter alone, and always with the place in sight. */
const people: Person[] = [];
afterAll(() => Promise.all(people.map((person) => person.close())));

async function meet(manner: Manner = {}): Promise<Keys> {
  const person = await comeIn({ width: 1280, ...manner });
  people.push(person);
  return byKeys(person);
}

let robin: Keys | undefined;
const someRobin = (): Keys => {
  if (robin === undefined) throw new Error('Robin did not begin');
  return robin;
};

it('a young person begins, answers cards, a text and a choice, and sets the stamp', async () => {
  robin = await meet();
  await robin.person.go('/zelf');
  await skipTo(robin, 'Naar de inhoud');
  await fill(robin, 'Hoe wil je dat mensen je noemen?', 'Robin');
  await choose(robin, /van mij alleen/);
  await follow(robin, 'Begin');
  await follow(robin, 'Naar de eerste vraag');
  for (let n = 0; n < 3; n++) {
    await tabToKind(robin, 'checkbox');
    await hit(robin, 'Enter');
  }
  expect(await robin.person.page.getByRole('checkbox', { checked: true }).count()).toBe(3);
  await goOn(robin, 'Wat doe je graag buiten school?');
  await goOn(robin, 'Waar ben je trots op?');
  await tabToKind(robin, 'textarea');
  await robin.person.page.keyboard.type('Dat ik kan zwemmen.');
  await goOn(robin, 'Wanneer ben jij op je best?');
  await tabToKind(robin, /^(checkbox|radio)$/);
  await hit(robin, 'Enter');
  await goOn(robin, 'Is dit stuk klaar?');
  await follow(robin, 'Ja, dit stuk is klaar');
  expect(await says(robin.person)).toContain('Klaar. Dit stuk is af.');
  // Counted when this was written: see the commit. Much more would mean that something came in between.
  expect(robin.presses).toBeLessThan(200);
});

it('the young person shares it; the receiver opens, reads and answers; the young person stops it', async () => {
  const young = someRobin();
  await follow(young, 'Delen');
  await follow(young, 'Deel met iemand');
  await follow(young, 'Deel met een link en een code');
  await fill(young, 'Naam', 'mevrouw Toets');
  await fill(young, 'Wie is dat?', 'intaker');
  await follow(young, 'Ga verder');
  await choose(young, /^Wie ben ik/);
  await follow(young, /^(Ga verder|Kijk eerst mee)$/);
  if (!(await says(young.person)).includes('Dat ik kan zwemmen.')) await follow(young, 'Kijk eerst mee');
  await follow(young, 'Vul je geboortedag in');
  await fill(young, 'Je geboortedag', '6-5-2004');
  await follow(young, 'Ga verder');
  await follow(young, /^Deel .*met /);
  const html = await young.person.page.content();
  const link = /\/inzage\/[\w-]{22}/.exec(html)?.[0] ?? '';

  const receiver = await meet();
  await receiver.person.go(link);
  await fill(receiver, /^Code/, codeAfter(html, 10));
  await choose(receiver, /^Ik lees dit voor intake/);
  await follow(receiver, 'Open het paspoort');
  expect(await says(receiver.person)).toContain('Dat ik kan zwemmen.');
  await choose(receiver, 'Ik heb het gelezen');
  await follow(receiver, 'Laat het Robin weten');
  expect(await says(receiver.person)).toContain('U liet op');

  await follow(young, 'Delen');
  await follow(young, /^Stop met mevrouw Toets/);
  await follow(young, 'Ja, stop');
  expect(await says(young.person)).toContain('Nu ziet mevrouw Toets niets meer van jou');
  await receiver.person.page.reload();
  expect(await says(receiver.person)).not.toContain('Dat ik kan zwemmen.');
});

it('the young person asks somebody; the companion chooses cards and writes; the young person reads it and takes it over', async () => {
  const young = someRobin();
  await young.person.go('/mijn/anderen/nieuw');
  await fill(young, 'Hoe noem jij die persoon?', 'Oma');
  await choose(young, /^Ouder of verzorger/);
  await choose(young, /^Welke kaarten passen bij mij/);
  await follow(young, 'Ga verder');
  const link = /\/vraag\/[\w-]{22}/.exec(await young.person.page.content())?.[0] ?? '';

  const companion = await meet({ width: 390 });
  await companion.person.go(link);
  await follow(companion, 'Open de vraag');
  await tabToKind(companion, 'checkbox');
  await hit(companion, 'Enter');
  await tabToKind(companion, 'textarea');
  await companion.person.page.keyboard.type('Robin helpt altijd.');
  await follow(companion, 'Verstuur naar Robin');
  expect(await says(companion.person)).toContain('Robin');

  await young.person.go('/mijn/anderen');
  await follow(young, /Oma/);
  await follow(young, 'Lees het');
  expect(await says(young.person)).toContain('Robin helpt altijd.');
  await follow(young, 'Zet het in mijn paspoort');
});

it('a mentor signs in, starts a lesson, leads it and stops it', async () => {
  const mail = 'brouns@kiezel.example';
  const mentor = await meet();
  const before = await newestCode(mentor.person, mail);
  await mentor.person.go('/inloggen');
  await fill(mentor, 'Uw e-mailadres op het werk', mail);
  await follow(mentor, 'Stuur mij een code');
  await fill(mentor, 'Code uit de mail', await nextCode(mentor.person, mail, before));
  await follow(mentor, 'Log in');
  await follow(mentor, 'Doe de tweede stap voor mij');
  // Who has two hats says which one is worn.
  await choose(mentor, /^Mentor bij/);
  await follow(mentor, 'Ga verder');
  await follow(mentor, /^Start een les/);
  await follow(mentor, 'Toon namen');
  await follow(mentor, 'Begin samen');
  expect(await says(mentor.person)).toContain('klaar');
  await follow(mentor, 'Stop de les');
});

it('the admin of a region reads what is to be reviewed, and signs out', async () => {
  const admin = await meet();
  await become(admin.person, 'Word Ilse Bruinsma');
  await follow(admin, 'Vertalingen');
  await tabToKind(admin, 'summary');
  await hit(admin, 'Enter');
  expect(await admin.person.page.locator('details[open]').count()).toBeGreaterThan(0);
  await follow(admin, 'Uitloggen');
  expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
});

async function goOn(keys: Keys, next: string): Promise<void> {
  await follow(keys, 'Ga verder');
  expect(await says(keys.person)).toContain(next);
}

/** A link within the page: nothing is loaded. */
async function skipTo(keys: Keys, name: string): Promise<void> {
  await tabTo(keys, name);
  await hit(keys, 'Enter');
}

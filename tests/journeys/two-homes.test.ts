import { afterEach, expect, it } from 'vitest';
import { comeIn, type Manner, type Person, press, says } from './browse.ts';
import { codeAfter, fillFirstChapter, join, open, proud, startLesson } from './road.ts';

const people: Person[] = [];
const meet = async (manner: Manner = {}): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  return person;
};
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

/** A day of birth that makes somebody this old today, and so many days more. */
function born(years: number, daysMore = 100): string {
  const day = new Date(Date.now() - daysMore * 86_400_000);
  return `${day.getUTCDate()}-${day.getUTCMonth() + 1}-${day.getUTCFullYear() - years}`;
}

/** Asks one guardian; gives the link and the code that the page has for them. */
async function ask(young: Person, who: string): Promise<{ link: string; code: string }> {
  await young.go('/delen/toestemming/nieuw');
  await young.page.getByLabel('Hoe noem jij die persoon?').fill(who);
  await press(young, 'Ga verder');
  const html = await young.page.content();
  return { link: /\/toestemming\/[\w-]{22}(?=\?taal)/.exec(html)?.[0] ?? '', code: codeAfter(html, 10) };
}

async function guard({ link, code }: { link: string; code: string }): Promise<Person> {
  const guardian = await meet();
  await guardian.go(link);
  await guardian.page.getByLabel('Code', { exact: true }).fill(code);
  await press(guardian, 'Open de vraag');
  return guardian;
}

async function sayYes(guardian: Person, name: string): Promise<void> {
  await guardian.page.getByLabel('Uw naam').fill(name);
  await guardian.page.getByRole('radio', { name: 'Ouder', exact: true }).check({ force: true });
  await guardian.page.getByRole('checkbox').check({ force: true });
  await press(guardian, 'Ja, ik geef toestemming');
}

it('a pupil of 15 with two homes: neither sees the other, one takes the yes back, and at 16 the pupil decides alone (F42, F43)', async () => {
  const mentor = await meet({ width: 1280 });
  const lesson = await startLesson(mentor, 'visser@wilgenstroom.example');
  const pupil = await meet();
  await join(pupil, lesson, 'Jip');
  await press(pupil, 'Naar de eerste vraag').catch(() => pupil.go('/mijn'));
  await pupil.go('/mijn/kaart');
  await fillFirstChapter(pupil);
  await pupil.go('/delen/verjaardag');
  await pupil.page.getByLabel('Je geboortedag').fill(born(15));
  await press(pupil, 'Ga verder');
  expect(await says(pupil)).toContain('Voor delen buiten school is een ja nodig');

  const mama = await guard(await ask(pupil, 'mama'));
  const papa = await guard(await ask(pupil, 'papa'));
  await sayYes(mama, 'Sanne Vos');
  await papa.page.reload();
  expect(await says(papa)).not.toMatch(/Sanne|mama|gaf toestemming/);
  expect(await says(mama)).not.toMatch(/papa/);

  // Both are needed: the yes, and what the pupil chooses. Then the receiver reads.
  await pupil.go('/delen/nieuw');
  await pupil.page.getByLabel('Naam').fill('mevrouw Proef');
  await pupil.page.getByLabel('Wie is dat?').fill('intaker');
  await press(pupil, 'Ga verder');
  await pupil.page.getByRole('checkbox', { name: /Wie ben ik/ }).check({ force: true });
  await press(pupil, 'Ga verder');
  await press(pupil, 'Kijk eerst mee');
  await press(pupil, /^Deel .*met /);
  const html = await pupil.page.content();
  const receiver = await meet();
  const seen = await open(receiver, /\/inzage\/[\w-]{22}/.exec(html)?.[0] ?? '', codeAfter(html, 10));
  expect(seen).toContain(proud);

  await sayYes(papa, 'Piet Vos');
  await press(mama, 'Trek mijn toestemming in');
  await receiver.page.reload();
  expect(await says(receiver)).toContain(proud); // The other yes stands.
  await press(papa, 'Trek mijn toestemming in');
  await receiver.page.reload();
  expect(await says(receiver)).not.toContain(proud);
  await pupil.go('/delen/toestemming');
  expect(await says(pupil)).toContain('nam dat terug');

  // Who is 16 today asks nobody.
  const older = await meet();
  await join(older, lesson, 'Bo');
  await older.go('/delen/verjaardag');
  await older.page.getByLabel('Je geboortedag').fill(born(16, 0));
  await press(older, 'Ga verder');
  expect(await says(older)).toContain('Jij beslist alleen met wie je deelt');
  await older.go('/delen/toestemming/nieuw');
  expect(new URL(older.page.url()).pathname).toBe('/delen/toestemming');
  expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
});

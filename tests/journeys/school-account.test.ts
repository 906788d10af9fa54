import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../scripts/postgres.ts';
import { type Running, startProcess } from '../harness/process.ts';
import { openSchoolProvider, type SchoolProvider } from '../harness/school-provider.ts';
import { become, comeIn, type Manner, type Person, press, says } from './browse.ts';
import { codeAfter } from './road.ts';

/** A server of its own, where a school's accounts are taken: it opens when it knows the school, and the others know none. */
let home: string;
let school: SchoolProvider;
let server: Running;
const people: Person[] = [];
const meet = async (manner: Manner = {}): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  return person;
};
const atSchool = (manner: Manner = {}): Promise<Person> =>
  meet({ ...manner, at: { origin: server.origin, school: school.about.issuer } });
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'pvs-school-'));
  const port = await freePort();
  school = await openSchoolProvider('wilg', { name: 'De Wilgenstroom' }, `http://localhost:${port}`);
  school.knows({ sub: 'leerling-7', name: 'Noor Vos' });
  const accounts = join(home, 'schools.json');
  writeFileSync(accounts, JSON.stringify([school.about]));
  const env = { DATA_DIR: join(home, 'data'), PORT: String(port), SCHOOL_ACCOUNTS: accounts };
  server = await startProcess(env, join(home, 'log'));
});
afterAll(async () => {
  for (const person of people) await person.close();
  await server?.stop();
  await school?.close();
  rmSync(home, { recursive: true, force: true });
});

/** From the page that asks which school, over the school's own page, and back. Who was there before in this browser is known there still. */
async function throughSchool(young: Person, known = false): Promise<void> {
  await press(young, 'Ga verder');
  await press(young, 'Ga naar De Wilgenstroom');
  if (known) return;
  await young.page.getByLabel('Account').fill('leerling-7');
  await press(young, 'Log in');
}

it('begins with the account of school on a phone, comes back with it at school, unlinks it with the own card and links it again; school gets nobody in after (F3, F4, F102)', async () => {
  const phone = await atSchool();
  await phone.go('/terug');
  await press(phone, 'Ik heb een schoolaccount');
  await throughSchool(phone);
  expect(await says(phone)).toContain('Bij school heet dit account: Noor Vos');
  await phone.page.getByLabel('Hoe wil je dat mensen je noemen?').fill('Noor');
  await press(phone, 'Begin');
  const card = codeAfter(await phone.page.content(), 12);

  const desk = await atSchool({ width: 1280, script: false });
  await desk.go('/school');
  await throughSchool(desk);
  await press(desk, 'Kom binnen');
  expect(await says(desk)).toContain('Hoi Noor');
  await desk.go('/mijn/binnenkomen');
  await press(desk, 'Haal los: De Wilgenstroom');
  await desk.page.getByLabel('Code op je kaart').fill(card);
  await press(desk, 'Ga verder');
  await press(desk, 'Haal los: De Wilgenstroom');
  expect(await says(desk)).toContain('Je schoolaccount is los. Alles in je paspoort is er nog.');

  const stranger = await atSchool();
  await stranger.go('/school');
  await throughSchool(stranger);
  expect(await says(stranger)).toContain('Dit schoolaccount is hier nieuw');
  await stranger.go('/mijn');
  expect(new URL(stranger.page.url()).pathname).toBe('/terug');

  await press(desk, 'Koppel een schoolaccount');
  await throughSchool(desk, true);
  await press(desk, 'Ja, koppel het');
  expect(await says(desk)).toContain('Gekoppeld. Je komt nu ook binnen met je schoolaccount.');
  expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
});

it('an admin ends an agreement, the young person reads that it is not their doing, and a new signature opens it again (F124)', async () => {
  const admin = await meet({ width: 1280 });
  await become(admin, 'Word Ilse Bruinsma');
  await press(admin, 'Wie tekende wat?');
  await press(admin, 'Fietsfabriek De Ketting');
  await admin.page.getByText('Stop dit contract').first().click();
  await press(admin, 'Ja, stop dit contract');
  expect(await says(admin)).toContain(
    'Een jongere kan hier nu niet mee delen. Dit mist nog: Zorg voor gegevens.',
  );

  const mees = await meet();
  await become(mees, 'Word Mees');
  await mees.go('/delen');
  expect(await says(mees)).toContain('De afspraken met jouw regio zijn gestopt. Dat ligt niet aan jou.');
  const ria = await meet({ width: 1280 });
  await become(ria, 'Word Ria Postma');
  expect(await says(ria)).not.toContain('Mees');

  await press(admin, 'Bewaar');
  expect(await says(admin)).toContain('Kies welk contract het is.');
  await admin.page.getByRole('radio', { name: 'Zorg voor gegevens' }).check({ force: true });
  await admin.page.getByLabel('Welke versie?').fill('2026.2');
  await admin.page.getByLabel('Wanneer is er getekend?').fill('25 november 2026');
  await admin.page.getByLabel('Wie tekende er?').fill('mevrouw De Wit, directeur');
  await press(admin, 'Bewaar');
  expect(await says(admin)).toContain('Een jongere kan hier nu mee delen.');
  await mees.go('/delen');
  expect(await says(mees)).not.toContain('Dat ligt niet aan jou.');
  await ria.go('/begeleider');
  expect(await says(ria)).toContain('Mees');
  expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { listFile } from '../../../tests/harness/list-file.ts';
import { schools } from '../../../tests/harness/school.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { type GroupId, newId, type OrganisationId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { sendLetters } from '../../jobs/letters.ts';
import { postInMemory } from '../../mail/send.ts';
import { text } from '../../words/text.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let dean: Browser;
let school: OrganisationId;
let foreign: OrganisationId;
const groups = new Map<string, GroupId>();
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  dean = await signIn('smit@proefschool.example', 'dean');
  for (const { id, name } of await doors.house.owner('select id, name from organisations.organisation')) {
    if (name === 'De Proefschool') school = id as OrganisationId;
    else foreign = id as OrganisationId;
  }
  await readGroupIds();
});
afterAll(() => doors.house.drop());

async function readGroupIds(): Promise<void> {
  for (const { id, name } of await doors.house.owner('select id, name from organisations."group"'))
    groups.set(String(name), id as GroupId);
}
async function signIn(mail: string, role?: string): Promise<Browser> {
  const browser = doors.browser();
  await mailedCode(doors.house, mail);
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  const through = await secondStep(browser, mail);
  if (role !== undefined) {
    const choice = await browser.get(through.location ?? '');
    const rol = new RegExp(`value="(${role}\\.[^"]+)"`).exec(choice.html)?.[1] ?? '';
    await browser.post('/inloggen/tweede', { rol });
  }
  return browser;
}
const post = async (path: string, fields: Record<string, string | readonly string[]>) =>
  dean.post(path, { als: hiddenField((await dean.get(path)).html, 'als'), ...fields });
const group = (name: string): GroupId => groups.get(name) ?? newId<GroupId>();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const als = async (path: string) => ({ als: hiddenField((await dean.get(path)).html, 'als') });

describe('the school of a dean', () => {
  it('is one page: classes with their mentors and numbers, nothing of one young person (F51)', async () => {
    const { status, html } = await dean.get('/begeleider');
    expect(status).toBe(200);
    for (const words of ['De Proefschool', 'Klas 3B', 'mevrouw Visser', 'Nog niemand doet mee'])
      expect(html).toContain(words);
    expect(html).not.toContain('meneer Kuiper');
  });

  it('a list is read, shown, and taken over with one press; each row that is wrong says so (F50)', async () => {
    const path = paths.roster(school);
    const sent = await dean.upload(path, await als(path), bytes(listFile(60, 6)));
    expect([sent.status, sent.location]).toEqual([303, paths.rosterCheck(school)]);
    const check = await dean.get(paths.rosterCheck(school));
    expect(check.html).toContain('6 rijen lezen wij niet');
    expect(check.html).toContain('<strong>Rij 11:</strong> hier staat geen naam.');
    expect(check.html).toContain('54 leerlingen zijn nieuw');
    expect((await doors.house.owner('select count(*)::int as n from organisations.place'))[0]?.n).toBe(0);
    const fields = { lijst: hiddenField(check.html, 'lijst'), als: hiddenField(check.html, 'als') };
    const taken = await dean.post(paths.rosterCheck(school), { ...fields, doe: 'neem' });
    expect(taken.html).toContain('De lijst staat klaar');
    const twice = await dean.post(paths.rosterCheck(school), { ...fields, doe: 'neem' });
    expect(twice.location).toBe('/begeleider');
    await readGroupIds();
  });

  it('a file that is no list gives words and what to do', async () => {
    const path = paths.roster(school);
    for (const [text, words] of [
      ['PK\u0003\u0004', 'kies daar CSV'],
      ['BSN;Klas', 'Haal die kolom weg'],
      ['a;b\n1;2', 'Wij missen in de bovenste rij: nummer, naam, klas'],
      ['', 'Kies eerst een bestand'],
    ] as const) {
      const { status, html } = await dean.upload(path, await als(path), bytes(text));
      expect([status, html.includes(words)]).toEqual([422, true]);
    }
  });

  it('start cards are printed by class, and begin a passport in it without a lesson', async () => {
    const cards = await dean.get(paths.startCards(group('1A')));
    const code = /\/k\/([2-9B-Z]{10})/.exec(cards.html)?.[1] ?? /([2-9B-Z] ){4}/.exec(cards.html)?.[0] ?? '';
    const spoken = /(?:[2-9B-Z] ){4}[2-9B-Z], (?:[2-9B-Z] ){4}[2-9B-Z]/.exec(cards.html)?.[0] ?? code;
    const young = doors.browser();
    const typed = await young.post('/', { code: spoken.replace(',', '') });
    expect(typed.location).toMatch(/^\/k\/[2-9B-Z]{10}$/);
    const begin = await young.get(typed.location ?? '');
    expect(begin.html).toContain('Ben jij in 1A?');
    expect(begin.html).toContain('Dit is 1A op De Proefschool.');
    const name = /name="naam"[^>]* value="([^"]+)"/.exec(begin.html)?.[1] ?? '';
    expect(name).not.toBe('');
    const begun = await young.post(typed.location ?? '', {
      naam: name,
      eens: hiddenField(begin.html, 'eens'),
    });
    expect(begun.location).toBe('/mijn/kaart');
    expect((await young.get(typed.location ?? '')).status).toBe(404);
    const after = await dean.get(paths.schoolGroup(group('1A')));
    expect(after.html.match(/<td>gebruikt<\/td>/g)).toHaveLength(1);
  });

  it('mentors out of a pasted list: shown first, made at once, each with one letter (F49)', async () => {
    const path = paths.newMentors(school);
    const list =
      'mevrouw Nieuw; nieuw@proefschool.example; 1A, 2A\nmeneer Bakker\tbakker@proefschool.example\t2A';
    const wrong = await post(path, { lijst: `${list}\nX; geen adres; 1A\nY; y@y.example; 9Z` });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Regel 3: ‘geen adres’ is geen e-mailadres.');
    expect(wrong.html).toContain('Regel 4: deze klas is er niet: 9Z.');
    expect((await post(path, { lijst: list })).html).toContain('Ja, zet ze klaar');
    const made = await post(path, { lijst: list, doe: 'ja' });
    expect(made.html).toContain('Eén van hen is nieuw.');
    const mailbox = postInMemory(doors.house.clock);
    await sendLetters(doors.house, mailbox);
    const welcomed = mailbox.sent().filter(({ to }) => to === 'nieuw@proefschool.example');
    expect(welcomed.map(({ subject }) => subject)).toEqual([text('nl', 'letters.welcome-subject')]);
    const home = (await dean.get('/begeleider')).html;
    expect(home.match(/mevrouw Nieuw/g)).toHaveLength(2);
    const fresh = await signIn('nieuw@proefschool.example');
    expect((await fresh.get('/begeleider')).html).toContain('1A');
  });

  it('somebody who stands in stops by themselves, and who is on leave comes back by themselves (F54)', async () => {
    const path = paths.schoolGroup(group('3C'));
    const visser = /<option value="([^"]+)">mevrouw Visser/.exec((await dean.get(path)).html)?.[1] ?? '';
    await post(path, { doe: 'erbij', wie: visser, tot: '2-12-2026' });
    expect((await dean.get(path)).html).toContain('tot en met 2 december 2026');
    const all = [...(await dean.get(path)).html.matchAll(/verlof\.([0-9a-f-]{36})/g)].map(
      ([, id]) => id ?? '',
    );
    const bakker = all.find((id) => id !== visser) ?? '';
    const on = await signIn('bakker@proefschool.example');
    expect((await on.get(paths.lesson(group('3C')))).status).toBe(200);
    const leave = await post(path, { doe: `verlof.${bakker}`, [`terug-${bakker}`]: '1-12-2026' });
    expect(leave.status).toBe(303);
    expect((await on.get(paths.lesson(group('3C')))).status).toBe(404);
    const stands = await signIn('visser@proefschool.example');
    expect((await stands.get(paths.lesson(group('3C')))).status).toBe(200);
    doors.house.setClock('2026-12-03T08:00:00.000Z');
    const [back, gone] = [
      await signIn('bakker@proefschool.example'),
      await signIn('visser@proefschool.example'),
    ];
    expect((await back.get(paths.lesson(group('3C')))).status).toBe(200);
    expect((await gone.get(paths.lesson(group('3C')))).status).toBe(404);
    dean = await signIn('smit@proefschool.example', 'dean');
  });

  it('a new year makes the classes of the next name, with their mentor (F50)', async () => {
    doors.house.setClock('2027-06-20T08:00:00.000Z');
    dean = await signIn('smit@proefschool.example', 'dean');
    const path = paths.newYear(school);
    const page = await dean.get(path);
    expect(page.html).toContain('Klassen van 2027-2028');
    const one = group('3B');
    const made = await post(path, { [`naam-${one}`]: '4B', [`mee-${one}`]: ['mentor', 'lijst'] });
    expect(made.location).toContain('klaar');
    expect((await dean.get(path)).html).toContain('4B');
    doors.house.setClock('2027-09-02T08:00:00.000Z');
    const visser = await signIn('visser@proefschool.example');
    const classes = (await visser.get('/begeleider')).html;
    expect(classes).toContain('4B');
    doors.house.setClock('2027-10-02T08:00:00.000Z');
    const later = (await (await signIn('visser@proefschool.example')).get('/begeleider')).html;
    expect([later.includes('4B'), later.includes('>3B<')]).toEqual([true, false]);
  });
});

describe('who is no dean of this school', () => {
  it('gets the same page as for an address that is not there', async () => {
    const mentor = await signIn('kuiper@voorbeeld.example');
    dean = await signIn('smit@proefschool.example', 'dean');
    const unknown = newId<OrganisationId>();
    for (const of of [paths.roster, paths.rosterCheck, paths.newMentors, paths.newYear]) {
      const [there, nowhere] = [await dean.get(of(foreign)), await dean.get(of(unknown))];
      const same = (html: string): string => html.replaceAll(/[0-9a-f-]{36}/g, '');
      expect(there.status).toBe(404);
      expect(same(there.html)).toBe(same(nowhere.html));
      expect((await mentor.get(of(school))).status).toBe(404);
    }
    expect((await mentor.get(paths.schoolGroup(group('3B')))).status).toBe(404);
    expect((await mentor.get(paths.startCards(group('3B')))).status).toBe(404);
  });
});

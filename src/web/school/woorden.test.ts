import { afterAll, beforeAll, expect, it } from 'vitest';
import { bicycle } from '../../../seeds/drawing.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { schools } from '../../../tests/harness/school.ts';
import { signInAtDoor } from '../../../tests/harness/staff-door.ts';
import { minutes } from '../../base/clock.ts';
import type { OrganisationId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { companionLanguages, languageNames } from '../../words/language.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let dean: Browser;
let admin: Browser;
let noor: OwnerAtTheDoor;
const ids = new Map<string, OrganisationId>();
beforeAll(async () => {
  doors = await freshDoors();
  const staff = [{ name: 'Ilse', mail: 'admin@hier.example', roles: [{ role: 'region-admin' as const }] }];
  await enrol(doors.house, {
    ...schools,
    organisations: [...schools.organisations, { kind: 'region', name: 'Regio Proef', staff }],
  });
  for (const { id, name } of await doors.house.owner('select id, name from organisations.organisation'))
    ids.set(String(name), id as OrganisationId);
  dean = await signInAtDoor(doors, 'smit@proefschool.example', 'dean');
  admin = await signInAtDoor(doors, 'admin@hier.example');
  noor = await begin(doors, 'Noor');
  await doors.house.owner(
    `insert into organisations.member (owner, "group", called, joined) select $1, id, '\\x00', now() from organisations."group" where name = '3B'`,
    [noor.actor.owner],
  );
});
afterAll(() => doors.house.drop());

const here = () => paths.schoolWords(ids.get('De Proefschool') as OrganisationId);
const words = {
  'welkom-nl': 'Fijn dat je er bent.',
  'welkom-en': 'Good that you are here.',
  'vraag-nl': 'Loop binnen bij mevrouw Osinga.',
  'vraag-en': 'Walk in with mevrouw Smit.',
  bereik: '0800 000 0000',
  naam: 'De Proefschool',
};
const keep = async (fields: Record<string, string>, file: Uint8Array = new Uint8Array()) =>
  dean.upload(here(), { als: hiddenField((await dean.get(here())).html, 'als'), ...fields }, file);
/** A node knows words of a session for ten minutes. */
const later = () => doors.house.setClock(minutes(11));

it('a school’s own welcome, logo and help are in sight for its own young people (F53)', async () => {
  expect((await keep(words, bicycle())).status).toBe(303);
  later();
  const home = await noor.browser.get(paths.home());
  expect(home.html).toContain('Fijn dat je er bent.');
  const logo = /src="(\/school\/logo\/[0-9a-f]{16})" alt="De Proefschool"/.exec(home.html)?.[1] ?? '';
  expect((await noor.browser.get(logo)).headers.get('content-type')).toBe('image/jpeg');
  const help = await noor.browser.get(paths.help());
  for (const said of ['Hulp op je school', 'Loop binnen bij mevrouw Osinga.', '0800 000 0000'])
    expect(help.html).toContain(said);
  const other = await begin(doors, 'Sam');
  expect((await other.browser.get(paths.home())).html).not.toContain('Fijn dat je er bent.');
});

it('hard Dutch is kept and told, and a name is not hard; one language alone, an svg, or another school is not taken', async () => {
  expect((await dean.get(here())).html).not.toContain('Dit is moeilijk te lezen.');
  const hard = {
    ...words,
    'uren-nl': 'Bereikbaarheidsmogelijkheden afhankelijk van onderwijsverplichtingen.',
    'uren-en': 'x',
  };
  expect((await keep(hard)).status).toBe(303);
  expect((await dean.get(here())).html).toContain('Dit is moeilijk te lezen.');
  expect((await keep({ ...words, 'welkom-en': '' })).status).toBe(422);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect((await keep(words, svg)).status).toBe(422);
  const elsewhere = paths.schoolWords(ids.get('Het Voorbeeld') as OrganisationId);
  expect((await dean.get(elsewhere)).status).toBe(404);
  expect((await admin.get(here())).status).toBe(404);
});

it('a region’s pages offer its own languages, Dutch always, and nobody loses the one that they read (L5)', async () => {
  const asking = paths.askOther();
  const offered = (html: string): string[] =>
    companionLanguages.filter((one) => html.includes(`<option value="${one}"`));
  expect(offered((await noor.browser.get(asking)).html)).toEqual([...companionLanguages]);
  const page = await admin.get(paths.translations());
  const als = hiddenField(page.html, 'als');
  expect((await admin.post(paths.translations(), { als, talen: ['en', 'ar'] })).status).toBe(303);
  later();
  expect(offered((await noor.browser.get(asking)).html)).toEqual(['nl', 'en', 'ar']);
  await admin.post(paths.translations(), { als, talen: ['ar'] });
  later();
  const home = await noor.browser.get(paths.home());
  expect(home.html).not.toContain(`>${languageNames.en.name}</button>`);
  await admin.post(paths.translations(), { als, talen: companionLanguages.filter((one) => one !== 'nl') });
  later();
  expect(offered((await noor.browser.get(asking)).html)).toEqual([...companionLanguages]);
});

it('a set that a later method outgrew is told to who looks after the region, with what no longer fits (L14)', async () => {
  expect((await admin.get('/begeleider')).html).not.toContain('passen niet helemaal meer');
  const both = (nl: string) => ({ nl, en: nl });
  const content = { questions: [], words: { wie99: { title: both('Van toen') } }, cards: {} };
  await doors.house.owner(
    `insert into method.set (id, region, n, base, content, begins, published, published_by)
     select gen_random_uuid(), id, 1, '2026.1', $1::jsonb, '2026-01-01', now(), gen_random_uuid() from organisations.region`,
    [JSON.stringify({ ...content, reviewed: [], kept: [], keptCards: {} })],
  );
  expect((await admin.get('/begeleider')).html).toContain('passen niet helemaal meer bij het paspoort');
  const sets = await admin.get(paths.sets());
  expect(sets.html).toContain('Versie 1 past niet helemaal meer');
  expect(sets.html).toContain('Uw woorden bij ‘Van toen’ tellen niet meer.');
  expect((await noor.browser.get(paths.home())).status).toBe(200);
});

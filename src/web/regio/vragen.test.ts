import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode, signInStaff } from '../../../seeds/sign-in.ts';
import {
  type Browser,
  type FreshDoors,
  freshDoors,
  hiddenField,
  openNode,
} from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { aReceiver } from '../../../tests/harness/passport.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { days } from '../../base/clock.ts';
import { readEverything } from '../../export/take.ts';
import { enrol } from '../../identity/enrol.ts';
import { previewShare } from '../../look/preview.ts';
import { readGroups } from '../../organisations/groups.ts';
import { openLesson } from '../../organisations/lesson.ts';
import { sharedPaper } from '../../papers/shared.ts';
import { fieldName } from '../../questions/field.ts';
import { chooseWhat, makeDraft } from '../../sharing/draft.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let admin: Browser;
let noor: OwnerAtTheDoor;
let alone: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, region('Regio Hier', 'hier'));
  await enrol(doors.house, region('Regio Daar', 'daar'));
  admin = await signIn('admin@hier.example');
  const mentor = await signInStaff(doors.house, 'mentor@hier.example', 'mentor');
  const [group] = await readGroups(mentor, doors.house);
  if (group === undefined) throw new Error('no group');
  const { code } = await openLesson(mentor, doors.house, group.id);
  noor = await begin(doors, 'Noor');
  alone = await begin(doors, 'Sam');
  const asked = await noor.browser.post('/mijn/klas', { als: await mark(noor.browser, '/mijn/klas'), code });
  const fields = {
    als: await mark(noor.browser, '/mijn/klas'),
    code: hiddenField(asked.html, 'code'),
    ja: group.id,
  };
  await noor.browser.post('/mijn/klas', fields);
});
afterAll(() => doors.house.drop());

const region = (name: string, at: string) => ({
  region: name,
  organisations: [
    {
      kind: 'region' as const,
      name,
      staff: [{ name: 'Ilse', mail: `admin@${at}.example`, roles: [{ role: 'region-admin' as const }] }],
    },
    {
      kind: 'school' as const,
      name: `School ${at}`,
      groups: [{ name: '3B', schoolYear: '2026-2027' }],
      staff: [
        {
          name: 'Visser',
          mail: `mentor@${at}.example`,
          roles: [{ role: 'mentor' as const, groups: ['3B'] }],
        },
      ],
    },
  ],
});

async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}

const mark = async (browser: Browser, path: string) => hiddenField((await browser.get(path)).html, 'als');
/** Posts on top of the draft as it stands. */
async function send(path: string, fields: Record<string, string | string[]>, browser = admin) {
  const { html } = await browser.get(path);
  return browser.post(path, {
    als: hiddenField(html, 'als'),
    versie: hiddenField(html, 'versie'),
    ...fields,
  });
}

const forReceiver = { who: 'De Wit', purpose: 'intake', until: '1 mei 2027' };
const question = {
  ...{ hoofdstuk: 'wil', na: 'wil1', route: 'both', soort: 'many' },
  ...{ 'vraag-nl': 'Welke plekken heb je gezien?', 'vraag-en': 'Which places did you see?' },
  ...{ 'waarom-nl': 'Zo weet je wat je leuk vindt.', 'waarom-en': 'So you know what you like.' },
  ...{ 'keuzes-nl': 'De haven\nHet museum', 'keuzes-en': 'The harbour\nThe museum' },
};
const ownId = async (): Promise<string> =>
  /vraag\/(wil-[a-z0-9]{8})"/.exec((await admin.get(paths.sets())).html)?.[1] ?? '';
let id = '';
const publish = (fields: Record<string, string> = { vanaf: 'nu' }) =>
  send(paths.setCheck(), { doe: 'uit', ...fields });
const beginNext = () => send(paths.sets(), { doe: 'begin' });

describe('a region makes its own questions (F26, F53)', () => {
  it('begins with nothing, and adds a question in both languages by a plain form', async () => {
    expect((await admin.get(paths.sets())).html).toContain('Wilt u er iets bij?');
    await beginNext();
    const half = await send(paths.setQuestion('nieuw'), { ...question, 'vraag-en': '' });
    expect([half.status, half.html.includes('Welke plekken heb je gezien?')]).toEqual([422, true]);
    expect((await send(paths.setQuestion('nieuw'), question)).location).toContain('bewaard');
    id = await ownId();
    expect(id).toMatch(/^wil-/);
  });

  it('is seen beforehand as a young person will see it, in both languages; nothing of it is kept', async () => {
    const dutch = await admin.get(paths.setLook(id));
    expect(dutch.html).toContain('Welke plekken heb je gezien?');
    const english = await admin.get(`${paths.setLook(id)}?taal=en`);
    expect(english.html).toContain('Which places did you see?');
    const tried = await send(paths.setLook(id), { 'a.eigen': 'iets' });
    expect(tried.status).toBe(200);
  });

  it('puts other words to a question of the method, and cards beside a deck', async () => {
    const words = {
      ...{ 'vraag-nl': 'Waar droom jij van?', 'vraag-en': 'What do you dream of, then?' },
      ...{ 'hulp-nl': 'Wat wil je later?', 'hulp-en': 'What do you want later?' },
      ...{ 'voorbeelden-nl': '', 'voorbeelden-en': '' },
    };
    expect((await send(paths.setWords('wil1'), words)).status).toBe(303);
    const taken = await send(paths.setCards('skills'), {
      'kaarten-nl': 'Luisteren',
      'kaarten-en': 'Listening',
    });
    expect(taken.status).toBe(422);
    const cards = { 'kaarten-nl': 'Zeilen', 'kaarten-en': 'Sailing' };
    expect((await send(paths.setCards('skills'), cards)).status).toBe(303);
  });

  it('takes nothing out of the method and loosens nothing: what is extra protected has no own words and no own cards', async () => {
    for (const path of [
      paths.setWords('nod1'),
      paths.setWords('nod12'),
      paths.setCards('needs'),
      paths.setWords('xx1'),
    ])
      expect((await admin.get(path)).status).toBe(404);
  });

  it('publishes nothing that is too hard to read, asks what somebody has, or is about help outside its chapter', async () => {
    const hard = { ...question, 'hulp-nl': 'Je ziet een participatiecoach.', 'hulp-en': 'You see a coach.' };
    await send(paths.setQuestion(id), hard);
    const page = await admin.get(paths.setCheck());
    expect(page.html).toContain('participatiecoach');
    expect(page.html).not.toContain('Geef deze versie uit');
    await publish();
    expect((await admin.get(paths.sets())).html).not.toContain('Versie 1');
    for (const [nl, says] of [
      ['Heb je adhd?', 'Vraag niet wat iemand heeft'],
      ['Heb je een schuld?', 'Dat deel is privé'],
      ['Dat is verboden.', 'duwt mensen weg'],
    ] as const) {
      await send(paths.setQuestion(id), { ...question, 'hulp-nl': nl, 'hulp-en': 'Help' });
      expect((await admin.get(paths.setCheck())).html).toContain(says);
    }
  });

  it('lets a hard text stay for a reason, and says so with the version', async () => {
    await send(paths.setQuestion(id), {
      ...question,
      'hulp-nl': 'Zoals Steendamhaven.',
      'hulp-en': 'Like Steendamhaven.',
    });
    const without = await send(paths.setCheck(), {
      doe: 'laat',
      tekst: 'Zoals Steendamhaven.',
      nummer: '0',
      'reden-0': '',
    });
    expect(without.status).toBe(422);
    await send(paths.setCheck(), {
      ...{ doe: 'laat', tekst: 'Zoals Steendamhaven.', nummer: '0' },
      'reden-0': 'Dit is de naam van een haven hier.',
    });
    expect((await admin.get(paths.setCheck())).html).toContain('Geef deze versie uit');
  });

  it('of two who change the same draft, the second one is told, with what was typed still there', async () => {
    const { html } = await admin.get(paths.setQuestion(id));
    await send(paths.setCards('words'), { 'kaarten-nl': '', 'kaarten-en': '' });
    const late = await admin.post(paths.setQuestion(id), {
      ...{ als: hiddenField(html, 'als'), versie: hiddenField(html, 'versie') },
      ...{ ...question, 'hulp-nl': 'Zoals Steendamhaven.', 'hulp-en': 'TYPED LATE' },
    });
    expect([late.status, late.html.includes('TYPED LATE')]).toEqual([422, true]);
  });
});

describe('what is published (F58)', () => {
  it('is asked of the schools of that region at the next page, on every node, and of nobody else', async () => {
    const node = openNode(doors.house);
    const other = node.browser();
    for (const [name, value] of noor.browser.cookies) other.cookies.set(name, value);
    expect((await other.get('/mijn/wil/wil1')).html).toContain('Waar droom je van?');
    expect((await other.get(`/mijn/wil/${id}`)).status).toBe(404);
    expect((await publish()).location).toContain('uit');
    expect((await other.get('/mijn/wil/wil1')).html).toContain('Waar droom jij van?');
    const page = await other.get(`/mijn/wil/${id}`);
    expect(page.html).toContain('Welke plekken heb je gezien?');
    expect(page.html).toContain('Zo weet je wat je leuk vindt.');
    expect((await alone.browser.get('/mijn/wil/wil1')).html).toContain('Waar droom je van?');
    expect((await alone.browser.get(`/mijn/wil/${id}`)).status).toBe(404);
  });

  it('comes after the question that it follows, counts in the chapter, and has the cards of the region', async () => {
    const next = await noor.fill('/mijn/wil/wil1', [['p.tekst', 'Kapitein']]);
    expect(next.location).toContain(`/mijn/wil/${id}`);
    expect((await noor.browser.get('/mijn/kan/kan1')).html).toContain('Zeilen');
  });

  it('is answered, changed and read back like any other', async () => {
    const page = (await noor.browser.get(`/mijn/wil/${id}`)).html;
    const harbour = /value="(x-[a-z0-9]+)"/.exec(page)?.[1] ?? '';
    await noor.fill(`/mijn/wil/${id}`, [[fieldName('a'), harbour]]);
    const list = await noor.browser.get('/mijn/wil/antwoorden');
    expect(list.html).toContain('De haven');
    expect((await noor.browser.get(paths.everythingPage())).html).toContain('Welke plekken heb je gezien?');
    const taken = await readEverything(noor.actor, doors.house, 'nl');
    const own = taken.chapters.flatMap(({ questions }) => questions).find((one) => one.id === id);
    expect(own?.lines.map(({ text }) => text)).toEqual(['De haven']);
  });

  it('goes along in a share: with its chapter, by itself, and on the paper that is made of it', async () => {
    for (const what of [
      { chapters: ['wil'] as const, questions: [] },
      { chapters: [], questions: [id] },
    ]) {
      const grant = await makeDraft(noor.actor, doors.house, aReceiver);
      await chooseWhat(noor.actor, doors.house, grant, what);
      const { shown, beside } = await previewShare(noor.actor, doors.house, grant, 'nl');
      const asked = shown.chapters.flatMap(({ questions }) => questions);
      expect(asked.find((one) => one.id === id)?.title).toBe('Welke plekken heb je gezien?');
      const order = { short: false, language: 'nl', on: doors.house.clock(), for: forReceiver } as const;
      expect(JSON.stringify(sharedPaper(shown, beside, order))).toContain('De haven');
    }
  });

  it('never changes: the app has no right to, not even as the admin', async () => {
    const rights = await doors.house.owner(
      `select privilege_type from information_schema.table_privileges where grantee = 'pvs_app' and table_schema = 'method'
        and table_name = 'set' order by 1`,
    );
    expect(rights.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
  });

  it('stands in the log of the region, with who and when, and on its page with what it changed', async () => {
    const { html } = await admin.get(paths.sets());
    expect(html).toContain('Versie 1');
    expect(html).toContain('door Ilse');
    const version = /versie\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
    const page = await admin.get(paths.setVersion(version));
    for (const words of [
      'Nieuwe vraag',
      'Waar droom je van?',
      'Waar droom jij van?',
      'Zeilen',
      'naam van een haven',
    ])
      expect(page.html).toContain(words);
    const lines = await doors.house.owner(`select action from audit.entry where action = 'set.publish'`);
    expect(lines).toHaveLength(1);
  });

  it('the next version, from a day on: until then nothing changes, and the answer keeps the words that asked it', async () => {
    await beginNext();
    const day = '1-12-2026';
    const { html } = await admin.get(paths.setQuestion(id));
    expect(html).toContain('Deze vraag is al uitgegeven.');
    await send(paths.setQuestion(id), {
      ...{ ...question, 'vraag-nl': 'Waar ben je geweest?', 'vraag-en': 'Where have you been?' },
      ...{ 'keuzes-nl': 'De school\nHet museum', 'keuzes-en': 'The school\nThe museum' },
    });
    await send(paths.setWords('wil1'), { doe: 'weg' });
    const compared = await admin.get(paths.setCheck());
    expect(compared.html).toContain('Anders dan versie 1');
    expect((await publish({ vanaf: 'dag', dag: '1-1-2020' })).status).toBe(422);
    expect((await publish({ vanaf: 'dag', dag: day })).location).toContain('uit');
    expect((await noor.browser.get(`/mijn/wil/${id}`)).html).toContain('Welke plekken heb je gezien?');
    doors.house.setClock(days(9));
    const page = (await noor.browser.get(`/mijn/wil/${id}`)).html;
    expect(page).toContain('Waar ben je geweest?');
    expect(page).not.toContain('Welke plekken');
    const list = (await noor.browser.get('/mijn/wil/antwoorden')).html;
    for (const words of [
      'Welke plekken heb je gezien?',
      'De haven',
      'Zo is de vraag nu: Waar ben je geweest?',
      'Waar droom jij van?',
    ])
      expect(list).toContain(words);
  });

  it('a question that is asked no more keeps its answer: in view, to change, and to take along', async () => {
    admin = await signIn('admin@hier.example');
    await beginNext();
    await send(paths.setQuestion(id), { doe: 'weg' });
    expect((await publish()).location).toContain('uit');
    const list = (await noor.browser.get('/mijn/wil/antwoorden')).html;
    expect(list).toContain('Deze vraag wordt nu niet meer gesteld.');
    expect(list).toContain('De haven');
    expect((await noor.browser.get('/mijn/wil')).html).not.toContain('Waar ben je geweest?');
    expect((await noor.browser.get(`/mijn/wil/${id}`)).status).toBe(200);
    const taken = await readEverything(noor.actor, doors.house, 'nl');
    const own = taken.chapters.flatMap(({ questions }) => questions).find((one) => one.id === id);
    expect([own?.question, own?.lines[0]?.text]).toEqual(['Welke plekken heb je gezien?', 'De haven']);
    await noor.fill(`/mijn/wil/${id}`, []);
    expect((await noor.browser.get('/mijn/wil/antwoorden')).html).not.toContain('niet meer gesteld');
  });
});

describe('the admin of another region', () => {
  it('sees none of it, and the same page as for what does not exist', async () => {
    const version = /versie\/([0-9a-f-]{36})"/.exec((await admin.get(paths.sets())).html)?.[1] ?? '';
    const other = await signIn('admin@daar.example');
    expect((await other.get(paths.sets())).html).not.toContain('Versie 1');
    expect((await other.get(paths.setVersion(version))).status).toBe(404);
    const mentor = await signIn('mentor@hier.example');
    expect((await mentor.get(paths.sets())).status).toBe(404);
  });
});

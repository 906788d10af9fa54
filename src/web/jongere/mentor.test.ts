import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { accept, aReceiver, logOf, longAgo } from '../../../tests/harness/passport.ts';
import { schools } from '../../../tests/harness/school.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import type { OwnerActor } from '../../access/actor.ts';
import { perform } from '../../access/perform.ts';
import { type GrantId, newId, type PersonId } from '../../base/id.ts';
import { keepBirthday } from '../../consent/birthday.ts';
import { takeEverything } from '../../export/take.ts';
import { contributionsOf } from '../../guidance/rows.ts';
import { enrol } from '../../identity/enrol.ts';
import { findSession } from '../../identity/session.ts';
import { previewShare } from '../../look/preview.ts';
import { lookShared } from '../../look/shared.ts';
import { saveAnswer } from '../../passport/answer.ts';
import { chooseWhat, makeDraft } from '../../sharing/draft.ts';
import { giveGrant } from '../../sharing/give.ts';

let doors: FreshDoors;
let visser: Browser;
let bakker: Browser;
let noor: Browser;
let actor: OwnerActor;
let request = '';
let board = '';

beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  [visser, bakker] = [await signIn('visser@proefschool.example'), await signIn('bakker@proefschool.example')];
  noor = await joinClass('Noor');
  const opened = await findSession(doors.house, noor.cookies.get('pvs') ?? '');
  if (opened?.actor.kind !== 'owner') throw new Error('nobody came in');
  actor = opened.actor;
});
afterAll(() => doors.house.drop());

async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await mailedCode(doors.house, mail);
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', {
    code: (await mailedCode(doors.house, mail)) ?? '',
    apparaat: 'own',
  });
  await secondStep(browser, mail);
  return browser;
}

async function joinClass(naam: string): Promise<Browser> {
  const home = await visser.get('/begeleider');
  const [als, groep] = [hiddenField(home.html, 'als'), hiddenField(home.html, 'groep')];
  if (board === '') board = (await visser.post('/begeleider', { als, groep })).location ?? '';
  const code = /Code: ([^<]+)</.exec((await visser.get(board)).html)?.[1]?.replaceAll(/[^2-9B-Z]/g, '') ?? '';
  const pupil = doors.browser();
  const form = await pupil.get(`/k/${code}`);
  await pupil.post(`/k/${code}`, { naam, apparaat: 'own', eens: hiddenField(form.html, 'eens') });
  return pupil;
}

async function post(by: Browser, path: string, fields: Record<string, string | string[]>) {
  return by.post(path, { als: hiddenField((await by.get(path)).html, 'als'), ...fields });
}

/** Presses a button on the page of the mentor's part. */
async function press(doe: string, fields: Record<string, string> = {}, by = noor) {
  const { html } = await by.get('/mijn/mentor');
  // Smit is a mentor of this class too.
  const hers = html.slice(html.indexOf('Mevrouw Visser, mentor van 3B'));
  const named = ['groep', 'mentor', 'vraag'].map((name) => [name, hiddenField(hers, name)]);
  named.push(['deel', hiddenField(html, 'deel')]);
  return by.post('/mijn/mentor', {
    als: hiddenField(html, 'als'),
    doe,
    ...Object.fromEntries(named),
    ...fields,
  });
}

/** `page`: the form that it is corrected in. */
const write = (tekst: string, page?: string) =>
  post(visser, request, {
    tekst,
    ...(page !== undefined && { deel: hiddenField(page, 'deel'), versie: hiddenField(page, 'versie') }),
  });

describe('the mentor’s own part (F36, U37)', () => {
  it('cannot be written before the young person asked', async () => {
    expect((await visser.get('/begeleider/schrijven')).html).toContain('Nog niemand vroeg u');
    await press('vraag');
    expect((await noor.get('/mijn/mentor')).html).toContain('Je vroeg het aan mevrouw Visser.');
    const list = (await visser.get('/begeleider/schrijven')).html;
    expect(list).toContain('Noor');
    request = /href="(\/begeleider\/schrijven\/[^"]+)"/.exec(list)?.[1] ?? '';
    expect(request).not.toContain(actor.owner);
  });

  it('can be asked of a mentor of an own class alone', async () => {
    const [found] = await doors.house.owner(
      `select s.person from organisations.staff s join organisations."group" g on g.id = s."group" where g.name = '3C'`,
    );
    const answered = await press('vraag', { mentor: String(found?.person) });
    expect(answered.status).toBe(404);
  });

  it('is not there for another mentor, as one that does not exist', async () => {
    const none = `/begeleider/schrijven/${newId()}`;
    const [foreign, absent] = [await bakker.get(request), await bakker.get(none)];
    expect([foreign.status, foreign.html]).toEqual([404, absent.html]);
    const als = hiddenField((await bakker.get('/begeleider')).html, 'als');
    expect((await bakker.post('/begeleider/schrijven', { als })).status).toBe(404);
    expect((await bakker.post(request, { als, tekst: 'Vreemd' })).status).toBe(404);
  });

  it('is corrected until it was read, and read first by the young person', async () => {
    expect((await write('')).status).toBe(422);
    await write('Noor helpt iedereen <b>.');
    const again = await visser.get(request);
    await write('Noor helpt iedereen, ook stil.', again.html);
    const unread = (await noor.get('/mijn/mentor')).html;
    expect(unread).toContain('Van mevrouw Visser, mentor');
    expect(unread).not.toContain('ook stil');
    expect((await noor.get('/mijn')).html).toContain('Er staat iets over jou van je mentor.');
    await press('lees');
    expect((await noor.get('/mijn/mentor')).html).toContain('Noor helpt iedereen, ook stil.');
    expect((await noor.get('/mijn/mentor')).html).toContain('Mevrouw Visser, mentor bij De Proefschool');
    const late = await write('Toch anders', again.html);
    expect(late.status).toBe(422);
    expect(late.html).toContain('Toch anders');
    expect((await noor.get('/mijn/mentor')).html).not.toContain('Toch anders');
  });

  it('has own words beside it: "wij zien dit anders" (F37)', async () => {
    await press('anders', { woorden: 'Ik praat juist veel.' });
    expect((await noor.get('/mijn/mentor')).html).toContain('Ik praat juist veel.');
  });

  it('stands in the log of the young person, each time', async () => {
    const log = await logOf(doors.house, { actor, token: '' });
    const lines = log.filter(
      ({ action, outcome }) => action === 'contribution.write' && outcome === 'allowed',
    );
    expect(lines.length).toBe(3);
    expect(lines.every(({ role }) => role === 'mentor')).toBe(true);
    expect((await noor.get('/delen/geschiedenis')).html).toContain('Je mentor schreef iets over jou.');
  });

  it('opens nothing else of the passport to the mentor who was asked', async () => {
    const { actor: staff } = (await findSession(doors.house, visser.cookies.get('pvs') ?? '')) ?? {};
    if (staff?.kind !== 'staff') throw new Error('no mentor');
    const about = { passport: actor.owner };
    const seen = await perform(doors.house, staff, 'contribution.reread', about, async ({ tx }) => ({
      passports: await tx.selectFrom('passport.passport').select('owner').execute(),
      answers: await tx.selectFrom('passport.answer').select('question').execute(),
      cards: await tx.selectFrom('identity.card').select('owner').execute(),
      grants: await tx.selectFrom('sharing.grant').select('id').execute(),
      lines: await tx.selectFrom('audit.entry').select('n').execute(),
      own: (await contributionsOf(tx, [actor.owner])).length,
    }));
    expect(seen).toEqual({ passports: [], answers: [], cards: [], grants: [], lines: [], own: 1 });
  });
});

describe('P31: the form of a mentor’s part, pressed again', () => {
  let sam: Browser;
  let address = '';
  let page = '';
  const parts = async () =>
    (await sam.get('/mijn/mentor')).html.split('Van mevrouw Visser, mentor').length - 1;
  const send = (tekst: string, html = page) => {
    const [als, eens] = ['als', 'eens'].map((name) => hiddenField(html, name));
    return visser.post(address, { als: als ?? '', eens: eens ?? '', tekst });
  };

  it('makes one part; other words in the same form correct it', async () => {
    sam = await joinClass('Sam');
    await press('vraag', {}, sam);
    const list = (await visser.get('/begeleider/schrijven')).html;
    const all = [...list.matchAll(/href="(\/begeleider\/schrijven\/[^"]+)"/g)].map(([, path = '']) => path);
    address = all.find((path) => path !== request) ?? '';
    page = (await visser.get(address)).html;
    const answers = await Promise.all([send('Sam ruimt op.'), send('Sam ruimt op.')]);
    expect(answers.map(({ location }) => location)).toEqual(Array(2).fill('/begeleider/schrijven?bewaard'));
    await send('Sam ruimt altijd op.');
    expect(await parts()).toBe(1);
    await press('lees', {}, sam);
    expect((await sam.get('/mijn/mentor')).html).toContain('Sam ruimt altijd op.');
  });

  it('says nothing of words that stand; new words after a part that was read come back, and make a new part', async () => {
    expect((await send('Sam ruimt altijd op.')).status).toBe(303);
    const late = await send('En zingt.');
    expect(late.status).toBe(422);
    expect(late.html).toContain('En zingt.');
    expect((await send('En zingt.', late.html)).status).toBe(303);
    const { html } = await sam.get('/mijn/mentor');
    expect(html).toContain('Sam ruimt altijd op.');
    expect(html).toContain('Van mevrouw Visser, mentor');
  });
});

describe('a part that is corrected while something else happens to it (U9)', () => {
  let mira: Browser;
  let address = '';
  const send = (tekst: string, html: string) => {
    const marks = ['als', 'eens', 'deel', 'versie'].map((name) => [name, hiddenField(html, name)]);
    return visser.post(address, { ...Object.fromEntries(marks.filter(([, value]) => value !== '')), tekst });
  };

  it('in two tabs: the later one is told what stands, and keeps every word', async () => {
    mira = await joinClass('Mira');
    const known = (await visser.get('/begeleider/schrijven')).html;
    await press('vraag', {}, mira);
    const list = (await visser.get('/begeleider/schrijven')).html;
    const all = [...list.matchAll(/href="(\/begeleider\/schrijven\/[^"]+)"/g)].map(([, path = '']) => path);
    address = all.find((path) => !known.includes(path)) ?? '';
    await send('Mira tekent.', (await visser.get(address)).html);
    const [first, second] = [await visser.get(address), await visser.get(address)];
    expect((await send('Mira tekent graag.', first.html)).status).toBe(303);
    const empty = await send(' ', second.html);
    expect([empty.status, hiddenField(empty.html, 'versie')]).toEqual([422, '1']);
    const told = await send('Mira zingt.', second.html);
    expect(told.status).toBe(422);
    for (const words of ['net op een andere plek', 'Mira tekent graag.', 'Mira zingt.'])
      expect(told.html).toContain(words);
    expect((await send('Mira zingt en tekent graag.', told.html)).status).toBe(303);
    expect((await visser.get(address)).html).toContain('Mira zingt en tekent graag.');
  });

  it('thrown away unread: the words come back, and are a new part', async () => {
    const { html } = await visser.get(address);
    await press('weg', {}, mira);
    const late = await send('Mira kan goed plannen.', html);
    expect(late.status).toBe(422);
    expect(late.html).toContain('Mira kan goed plannen.');
    expect(late.html).toContain('Uw eerdere tekst staat er niet meer.');
    expect(hiddenField(late.html, 'deel')).toBe('');
    expect((await send('Mira kan goed plannen.', late.html)).status).toBe(303);
    await press('lees', {}, mira);
    expect((await mira.get('/mijn/mentor')).html).toContain('Mira kan goed plannen.');
  });
});

describe('in a share', () => {
  const draft = async (): Promise<GrantId> => {
    const id = await makeDraft(actor, doors.house, aReceiver);
    await chooseWhat(actor, doors.house, id, { chapters: ['wie'], questions: [] });
    return id;
  };
  const look = async (id: GrantId) => {
    await keepBirthday(actor, doors.house, longAgo);
    await giveGrant(actor, doors.house, id);
    const receiver = await accept(doors.house, { actor, token: '' }, id);
    return JSON.stringify(await lookShared(receiver, doors.house, 'nl'));
  };

  it('it is left out unless it is chosen, and then leaves no trace (U37, U41, U43)', async () => {
    const id = await draft();
    const page = await noor.get(`/delen/${id}/erbij`);
    expect(page.html).not.toContain('checked');
    await noor.post(`/delen/${id}/erbij`, { als: hiddenField(page.html, 'als') });
    expect((await noor.get(`/delen/${id}/kijk`)).html).not.toContain('Van de mentor');
    const seen = await look(id);
    for (const word of ['stil', 'Visser', 'praat juist veel']) expect(seen).not.toContain(word);
  });

  it('it is shown signed, with the own words beside it, in preview and look alike, until it is thrown away', async () => {
    const id = await draft();
    const page = await noor.get(`/delen/${id}/erbij`);
    const deel = /name="deel" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    await noor.post(`/delen/${id}/erbij`, { als: hiddenField(page.html, 'als'), deel });
    const preview = (await noor.get(`/delen/${id}/kijk`)).html;
    for (const word of ['Van de mentor', 'ook stil', 'Ik praat juist veel.', 'De Proefschool'])
      expect(preview).toContain(word);
    const seen = await look(id);
    for (const word of ['ook stil', 'mevrouw Visser', 'De Proefschool', 'Ik praat juist veel.'])
      expect(seen).toContain(word);
    expect((await previewShare(actor, doors.house, id, 'nl')).beside).toEqual(
      JSON.parse(seen).beside && expect.anything(),
    );
    // On a paper of one's own it is the same: left out, unless it is chosen by name.
    const paper = async (rest: string) => (await noor.get(`/mijn/papieren/paspoort${rest}`)).html;
    expect(await paper('')).not.toContain('ook stil');
    for (const word of ['Van de mentor', 'ook stil', 'Ik praat juist veel.', 'De Proefschool'])
      expect(await paper(`?bij=${deel}`)).toContain(word);
    // A share that was given never changes: not through the form either.
    expect((await noor.get(`/delen/${id}/erbij`)).status).not.toBe(200);
    await doors.house.owner('update guidance.contribution set opened = null');
    const receiver = await accept(doors.house, { actor, token: '' }, id);
    expect(JSON.stringify(await lookShared(receiver, doors.house, 'nl'))).not.toContain('ook stil');
    for (const word of ['ook stil', 'De Proefschool'])
      expect(await paper(`?bij=${deel}`)).not.toContain(word);
    await doors.house.owner('update guidance.contribution set opened = now()');
  });

  it('"bel mijn mentor" goes only where nod8 says so, and says when it is together (F39)', async () => {
    const card = { naam: 'mevrouw Visser', telefoon: '0800 000 0000', uren: 'maandag 13 tot 15 uur' };
    expect((await post(visser, '/begeleider/bellen', { ...card, telefoon: 'bel maar' })).status).toBe(422);
    await post(visser, '/begeleider/bellen', card);
    const person = async () =>
      String((await doors.house.owner('select person from guidance.profile'))[0]?.person) as PersonId;
    const share = async () => {
      const id = await draft();
      const page = await noor.get(`/delen/${id}/erbij`);
      await noor.post(`/delen/${id}/erbij`, {
        als: hiddenField(page.html, 'als'),
        bellen: await person(),
        overdracht: 'ja',
      });
      return look(id);
    };
    expect(await share()).not.toContain('0800');
    await answer('nee');
    expect(await share()).not.toContain('0800');
    await answer('erbij');
    const seen = await share();
    expect(seen).toContain('0800 000 0000');
    expect(JSON.parse(seen).beside.call).toMatchObject({ when: 'together', handover: true });
  });

  let revision = 0;
  const answer = async (chosen: string): Promise<void> => {
    const parts = { mag: { kind: 'choice' as const, chosen: [chosen] } };
    await saveAnswer(actor, doors.house, 'nod8', { state: 'given', parts }, revision);
    revision += 1;
  };

  it('all of it goes along when everything is taken, and away with the passport', async () => {
    const taken = await takeEverything(actor, doors.house, 'nl');
    expect(taken.guidance.parts[0]).toMatchObject({ name: 'mevrouw Visser', school: 'De Proefschool' });
    expect(taken.guidance.calls[0]).toMatchObject({ phone: '0800 000 0000', when: 'together' });
    await press('weg');
    expect((await noor.get('/mijn/mentor')).html).not.toContain('ook stil');
    await doors.house.owner('delete from passport.passport');
    const left = await doors.house.owner(
      `select (select count(*) from guidance.request) + (select count(*) from guidance.contribution)
        + (select count(*) from guidance.shown) + (select count(*) from guidance.call) as n`,
    );
    expect(Number(left[0]?.n)).toBe(0);
  });
});

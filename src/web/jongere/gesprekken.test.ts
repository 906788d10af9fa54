import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { schools } from '../../../tests/harness/school.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { type AgreementId, newId, type TalkId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { sendTalkLetters } from '../../jobs/talk-letters.ts';
import { postInMemory, type SentLetter } from '../../mail/send.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let visser: Browser;
let noor: Browser;
let board: string;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  visser = await signIn('visser@proefschool.example');
  const home = await visser.get('/begeleider');
  const fields = { groep: hiddenField(home.html, 'groep'), als: hiddenField(home.html, 'als') };
  board = (await visser.post('/begeleider', fields)).location ?? '';
  noor = await join('Noor');
});
afterAll(() => doors.house.drop());

async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}

async function join(naam: string): Promise<Browser> {
  const shown = (await visser.get(board)).html;
  const code = /Code: ([^<]+)</.exec(shown)?.[1]?.replaceAll(/[^2-9B-Z]/g, '') ?? '';
  const browser = doors.browser();
  const form = await browser.get(`/k/${code}`);
  await browser.post(`/k/${code}`, { naam, apparaat: 'own', eens: hiddenField(form.html, 'eens') });
  return browser;
}

/** Posts to a page with the marks of its own form. */
async function fill(browser: Browser, path: string, fields: Record<string, string | readonly string[]>) {
  const form = await browser.get(path);
  const mark = (name: string) => hiddenField(form.html, name);
  const marks = { als: mark('als'), eens: mark('eens'), versie: mark('versie') };
  return browser.post(path.split('?')[0] ?? path, { ...marks, ...fields });
}

/** The value of the radio, or of the form, beside this name. */
async function mentorValue(path = paths.planTalk()): Promise<string> {
  const { html } = await noor.get(path);
  const [, before = ''] = /^([\s\S]*?)mevrouw Visser/.exec(html.slice(html.indexOf('<main'))) ?? [];
  const found =
    path === paths.planTalk() ? [...before.matchAll(/value="([0-9a-f-]{36})"/g)].at(-1) : undefined;
  return found?.[1] ?? /id="m-([0-9a-f-]{36})">mevrouw Visser/.exec(html)?.[1] ?? '';
}

async function plan(fields: Record<string, string> = {}): Promise<TalkId> {
  const wie = await mentorValue();
  const went = await fill(noor, paths.planTalk(), {
    ...{ wie, dag: '3-12-2026', tijd: '11.00', duur: '30', plek: 'lokaal 12' },
    ...fields,
  });
  return (/\/gesprekken\/([0-9a-f-]{36})/.exec(went.location ?? '')?.[1] ?? went.html) as TalkId;
}

async function lettersOfToday(): Promise<readonly SentLetter[]> {
  const post = postInMemory(doors.house.clock);
  await sendTalkLetters(doors.house, post, 'Paspoort <paspoort@proefschool.example>');
  return post.sent();
}

const text = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');

describe('planning a talk, without JavaScript', () => {
  it('takes the day and the time as people write them, and both see it', async () => {
    const id = await plan();
    const page = text((await noor.get(paths.talk(id))).html);
    expect(page).toContain('Gesprek met mevrouw Visser');
    expect(page).toContain('Donderdag 3 december 2026 om 11:00, tot 11:30');
    const home = text((await visser.get(paths.staffHome())).html);
    expect(home).toContain('Noor , 3B Donderdag 3 december 2026 om 11:00');
    const seen = text((await visser.get(paths.staffTalk(id))).html);
    expect(seen).toContain('Gesprek met Noor');
    expect(seen).toContain('lokaal 12');
    expect(text((await noor.get(paths.home())).html)).toContain('Volgend gesprek');
  });

  it.each([
    [{ dag: '28-3-2027', tijd: '2:30' }, 'Deze tijd bestaat niet'],
    [{ dag: 'volgende week' }, 'Schrijf de dag zo: 3-12-2026'],
    [{ tijd: 'na de les' }, 'Schrijf de tijd zo: 11:00'],
    [{ dag: '1-11-2026' }, 'Deze tijd is al voorbij'],
    [{ dag: '3-12-2062' }, 'Kijk nog eens naar het jaar'],
    [{ wie: '' }, 'Kies met wie je wilt praten'],
    [{ wie: 'ander', naam: ' ' }, 'Schrijf met wie je praat'],
  ])('says plainly what to look at again, and keeps what was typed: %j', async (fields, words) => {
    const wie = await mentorValue();
    const typed = { wie, dag: '3-12-2026', tijd: '11:00', duur: '45', plek: 'het <b>plein</b>', ...fields };
    const { status, html } = await fill(noor, paths.planTalk(), typed);
    expect(status).toBe(422);
    expect(html).toContain('<title>Fout:');
    expect(text(html)).toContain(words);
    expect(html).toContain('value="het &lt;b&gt;plein&lt;/b&gt;"');
    expect(html).toContain('<option value="45" selected');
  });

  it('counts once when the form is sent twice (P31)', async () => {
    const form = await noor.get(paths.planTalk());
    const fields = {
      ...{ als: hiddenField(form.html, 'als'), eens: hiddenField(form.html, 'eens') },
      ...{ wie: 'ander', naam: 'mijn oma', dag: '4-12-2026', tijd: '15:00', duur: '30', plek: '' },
    };
    const first = await noor.post(paths.planTalk(), fields);
    expect((await noor.post(paths.planTalk(), fields)).location).toBe(first.location);
    expect((await noor.get(paths.talks())).html.match(/Gesprek met mijn oma/g)).toHaveLength(1);
  });

  it('what is put on the agenda is shown to the mentor, nothing else; no answer ever', async () => {
    await fill(noor, paths.question('wie', 'wie5'), { 'p.tekst': 'Mijn geheime trots', state: 'talk' });
    await fill(noor, paths.question('wil', 'wil1'), { 'p.tekst': '', state: 'unknown' });
    const points = text((await noor.get(paths.talkPoints())).html);
    expect(points).toContain('Waar ben je trots op?');
    expect(points).toContain('Praat erover met iemand thuis of je mentor.');
    expect(points).toContain('Waar droom je van?');
    const id = await plan({ tijd: '12:00' });
    const form = (await noor.get(paths.talkAgenda(id))).html;
    expect(form).not.toMatch(/checked/);
    await fill(noor, paths.talkAgenda(id), { punt: ['v-wie5'], stuk: ['wie'], mee: 'mijn map', eigen: '' });
    const seen = text((await visser.get(paths.staffTalk(id))).html);
    expect(seen).toContain('Waar ben je trots op?');
    expect(seen).toContain('mijn map');
    expect(seen).not.toContain('Waar droom je van?');
    expect(seen).not.toContain('geheime trots');
  });

  it('a mentor’s look stands in the history in plain words (U45)', async () => {
    expect(text((await noor.get(paths.history())).html)).toContain('Je mentor bekeek jullie gesprek.');
  });
});

describe('the calendar file, through the front door (C15)', () => {
  it('keeps its id, counts up, and is taken out after calling off; its name says nothing', async () => {
    const id = await plan({ dag: '28-3-2027', tijd: '11:00' });
    const first = await noor.get(paths.talkCalendar(id));
    expect(first.headers.get('content-type')).toContain('text/calendar');
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="gesprek.ics"');
    expect(first.html).toContain('DTSTART;TZID=Europe/Amsterdam:20270328T110000');
    expect(first.html).not.toMatch(/Visser|Noor|lokaal/);
    expect((await noor.get(`${paths.talkCalendar(id)}?plek`)).html).toContain('LOCATION:lokaal 12');
    await fill(noor, paths.talkMove(id), { dag: '29-3-2027', tijd: '9:15', duur: '30', plek: 'lokaal 12' });
    const moved = (await noor.get(paths.talkCalendar(id))).html;
    expect(moved).toContain('SEQUENCE:1');
    expect(moved).toContain('DTSTART;TZID=Europe/Amsterdam:20270329T091500');
    await fill(noor, paths.talkStop(id), {});
    const off = (await visser.get(paths.staffTalkCalendar(id))).html;
    expect(off).toContain('METHOD:CANCEL');
    expect(off).toContain('SEQUENCE:2');
    expect(off).toContain(`UID:${id}@paspoort-voor-succes`);
  });
});

describe('a proposal of the mentor', () => {
  it('is a note on the first page; the yes, another time and the no are each one press', async () => {
    const list = await visser.get(board.replace('/bord', ''));
    const path = /href="([^"]+\/gesprek\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? '';
    const went = await fill(visser, path, {
      dag: '7-12-2026',
      tijd: '10:30',
      duur: '20',
      plek: 'lokaal 3',
      bericht: 'Even bijpraten.',
    });
    const id = /gesprek\/([0-9a-f-]{36})/.exec(went.location ?? '')?.[1] as TalkId;
    const home = text((await noor.get(paths.home())).html);
    expect(home).toContain('Mevrouw Visser stelt een tijd voor: maandag 7 december 2026 om 10:30');
    expect(text((await noor.get(paths.talk(id))).html)).toContain('Even bijpraten.');
    await fill(noor, paths.talk(id), { doe: 'ja' });
    expect(text((await visser.get(paths.staffTalk(id))).html)).not.toContain('nog geen ja');
    expect(text((await noor.get(paths.home())).html)).not.toContain('stelt een tijd voor');
  });
});

describe('asking for a talk, and help by name', () => {
  it('"Hulp" leads to the mentor by name within two clicks (A20)', async () => {
    const help = (await noor.get(paths.help())).html;
    expect(text(help)).toContain('Mevrouw Visser helpt je verder');
    expect(help).toContain(`href="${paths.askTalk()}"`);
    const stranger = doors.browser();
    expect(text((await stranger.get(paths.help())).html)).not.toContain('Visser');
  });

  it('the mentor sees the called name and nothing more, in the house and in no letter', async () => {
    await lettersOfToday();
    await fill(noor, paths.askTalk(), { wie: await mentorValue(), doe: 'vraag' });
    expect(text((await visser.get(paths.staffHome())).html)).toContain('Noor , 3B, wil graag een gesprek.');
    const [letter] = await lettersOfToday();
    expect(letter?.text).toContain('vraagt om een gesprek');
    expect(letter?.text).not.toContain('Noor');
    await fill(noor, paths.askTalk(), { wie: await mentorValue(), doe: 'terug' });
    expect(text((await visser.get(paths.staffHome())).html)).not.toContain('wil graag een gesprek');
  });
});

describe('agreements on screen (F38)', () => {
  it('of both stand with both, each with two ticks', async () => {
    const id = await plan({ dag: '8-12-2026' });
    await fill(noor, paths.talk(id), {
      doe: 'afspraak',
      wat: 'open dag zoeken',
      wie: 'Noor',
      wanneer: '10-12-2026',
    });
    await fill(visser, paths.staffTalk(id), {
      doe: 'afspraak',
      wat: 'stage bellen',
      wie: 'Visser',
      wanneer: 'gauw',
    });
    for (const page of [await noor.get(paths.talk(id)), await visser.get(paths.staffTalk(id))]) {
      expect(text(page.html)).toContain('open dag zoeken');
      expect(text(page.html)).toContain('stage bellen');
      expect(text(page.html)).toContain('10 december 2026');
    }
    const empty = await fill(noor, paths.talk(id), { doe: 'afspraak', wat: ' ', wie: 'Noor', wanneer: '' });
    expect(empty.status).toBe(422);
    expect(text(empty.html)).toContain('Schrijf op wat de afspraak is.');
    const page = (await noor.get(paths.agreements())).html;
    const agreement = /name="afspraak" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
    await fill(noor, paths.agreements(), { doe: 'klaar', afspraak: agreement });
    expect(text((await visser.get(paths.staffTalk(id))).html)).toContain('Noor Klaar');
  });

  it('changed on two devices: neither the earlier words nor the later are lost, and no "klaar" stands under words it was not said of (U9)', async () => {
    const id = await plan({ dag: '10-12-2026' });
    const typed = { doe: 'afspraak', wat: 'de folder lezen', wie: 'Noor', wanneer: '11-12-2026' };
    const kept = (await fill(noor, paths.talk(id), typed)).location ?? '';
    const agreement = (/#a-([0-9a-f-]{36})/.exec(kept)?.[1] ?? '') as AgreementId;
    const at = paths.agreement(agreement);
    const formOf = async (browser: Browser, path: string) => {
      const { html } = await browser.get(path);
      return { als: hiddenField(html, 'als'), versie: hiddenField(html, 'versie') };
    };
    const [phone, laptop] = [await formOf(noor, at), await formOf(noor, at)];
    const seen = await formOf(visser, paths.staffTalk(id));
    const change = (marks: object, wat: string, doe = 'bewaar') =>
      noor.post(at, { ...marks, doe, wat, wie: 'Noor', wanneer: '11-12-2026' });
    const tick = (marks: object) =>
      visser.post(paths.staffTalk(id), { ...marks, doe: 'klaar', afspraak: agreement });
    expect((await tick(seen)).status).toBe(303);
    expect((await change(phone, 'twee folders lezen')).status).toBe(303);
    expect((await change(phone, 'twee folders lezen')).status).toBe(303);
    expect(text((await visser.get(paths.staffTalk(id))).html)).toContain('Zelf Nog niet klaar');
    // A slip of the pen does not make the form newer than it is.
    const slip = await change(laptop, ' ');
    expect([slip.status, hiddenField(slip.html, 'versie')]).toEqual([422, laptop.versie]);
    const other = await change(laptop, 'drie folders lezen');
    expect(other.status).toBe(409);
    for (const words of ['net ergens anders veranderd', 'twee folders lezen', 'drie folders lezen'])
      expect(text(other.html)).toContain(words);
    const late = await tick(seen);
    expect([late.status, text(late.html).includes('veranderde deze afspraak net')]).toEqual([409, true]);
    expect(text(late.html)).toContain('Zelf Nog niet klaar');
    const again = { als: laptop.als, versie: hiddenField(other.html, 'versie') };
    expect((await change(again, 'drie folders lezen')).status).toBe(303);
    expect((await tick(await formOf(visser, paths.staffTalk(id)))).status).toBe(303);
    expect(text((await visser.get(paths.staffTalk(id))).html)).toContain('drie folders lezen');
  });
});

describe('a talk that was changed elsewhere', () => {
  it('is not replaced by a form with a slip of the pen, of either of the two (U9)', async () => {
    const id = await plan({ dag: '14-12-2026' });
    const late = { dag: '15-12-2026', duur: '30', plek: 'lokaal 3', bericht: '' };
    for (const [browser, path] of [
      [noor, paths.talkMove(id)],
      [visser, paths.staffTalkMove(id)],
    ] as const) {
      const { html } = await browser.get(path);
      const marks = { als: hiddenField(html, 'als'), eens: hiddenField(html, 'eens') };
      const versie = hiddenField(html, 'versie');
      await fill(noor, paths.talkMove(id), { ...late, tijd: versie === '1' ? '9:00' : '10:00' });
      const slip = await browser.post(path, { ...marks, versie, ...late, tijd: 'half' });
      expect([slip.status, hiddenField(slip.html, 'versie')]).toEqual([422, versie]);
      const mended = await browser.post(path, { ...marks, versie, ...late, tijd: '13:30' });
      expect([mended.status, mended.html.includes('value="13:30"')]).toEqual([409, true]);
      expect(hiddenField(mended.html, 'versie')).not.toBe(versie);
    }
  });
});

describe('a foreign id', () => {
  it('gets the same page as one that is not there, from every side (G2)', async () => {
    const id = await plan({ dag: '9-12-2026' });
    const sam = await join('Sam');
    const bakker = await signIn('bakker@proefschool.example');
    for (const path of [paths.talk, paths.talkMove, paths.talkAgenda, paths.talkStop, paths.talkCalendar]) {
      const [foreign, nobodys] = [await sam.get(path(id)), await sam.get(path(newId<TalkId>()))];
      expect([foreign.status, foreign.html]).toEqual([404, nobodys.html]);
      const als = hiddenField((await sam.get(paths.talkPoints())).html, 'als');
      if (path !== paths.talkCalendar)
        expect((await sam.post(path(id), { als, doe: 'ja', dag: '1-1-2027', tijd: '9' })).status).toBe(404);
    }
    for (const path of [paths.staffTalk, paths.staffTalkMove, paths.staffTalkCalendar]) {
      const [foreign, nobodys] = [await bakker.get(path(id)), await bakker.get(path(newId<TalkId>()))];
      expect([foreign.status, foreign.html]).toEqual([404, nobodys.html]);
    }
    const als = hiddenField((await bakker.get('/begeleider')).html, 'als');
    expect((await bakker.post(paths.staffTalk(id), { als, doe: 'af' })).status).toBe(404);
    expect(text((await noor.get(paths.talk(id))).html)).not.toContain('gaat niet door');
  });
});

describe('the home assignment (F45)', () => {
  async function answer(path: string, words: string): Promise<void> {
    const { html } = await noor.get(path);
    const marks = { als: hiddenField(html, 'als'), revision: hiddenField(html, 'revision') };
    await noor.post(path, { ...marks, 'p.tekst': words });
    expect((await noor.get(path)).html).toContain(words);
  }

  it('has nothing of the passport on it, unless an answer is ticked; and never what is for oneself alone', async () => {
    await answer(paths.question('wie', 'wie5'), 'Mijn zusje leren fietsen');
    await answer(paths.question('nodig', 'nod12'), 'Alleen van mij');
    const of = `${paths.assignment()}?deel=nodig`;
    const bare = (await noor.get(of)).html;
    expect(bare).toContain(paths.homeAssignment('nodig'));
    expect(bare).not.toMatch(/Alleen van mij|nod12|checked/);
    // Made up by hand: what is for oneself alone is no choice, and nothing is made.
    const als = hiddenField((await noor.get(paths.planTalk())).html, 'als');
    const hand = { als, deel: 'nodig', in: 'nl', antwoord: ['nod12'] };
    expect((await noor.post(paths.assignment(), hand)).location).toBe(`${of}&in=nl`);
    const own = { als, deel: 'wie', in: 'tr', antwoord: ['wie5'] };
    const made = (await noor.post(paths.assignment(), own)).html;
    expect(made).toContain('Mijn zusje leren fietsen');
    expect(made).toContain('<div lang="tr" dir="ltr">');
  });
});

describe('talk cards (F33)', () => {
  it('are for everybody, one at a time, and none of them needs a passport', async () => {
    const anybody = doors.browser();
    const first = await anybody.get(paths.cardsOf('kan', 'mentor'));
    expect(text(first.html)).toContain('Kaart 1 van 5');
    expect(first.html).toContain('?kaart=2');
    const last = await anybody.get(`${paths.cardsOf('kan', 'mentor')}?kaart=999`);
    expect(text(last.html)).toContain('Kaart 5 van 5');
    for (const who of [visser, noor]) expect((await who.get(paths.cards())).status).toBe(200);
  });
});

describe('letters about talks (C14, C16)', () => {
  it('say when, in wall time, and nothing of whom, where or what; never at night', async () => {
    await lettersOfToday();
    doors.house.setClock('2026-11-23T20:30:00.000Z');
    const id = await plan({ tijd: '13:00' });
    expect(await lettersOfToday()).toEqual([]);
    doors.house.setClock('2026-11-24T05:59:00.000Z');
    expect(await lettersOfToday()).toEqual([]);
    doors.house.setClock('2026-11-24T06:00:00.000Z');
    const [letter, ...more] = await lettersOfToday();
    expect(more).toEqual([]);
    expect(letter?.to).toBe('visser@proefschool.example');
    expect(letter?.text).toContain('donderdag 3 december 2026 om 13:00');
    expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/Noor|lokaal|Visser|http/);
    expect((letter?.text ?? '').split(/\s+/).length).toBeLessThanOrEqual(80);
    await fill(noor, paths.talkMove(id), { dag: '3-12-2026', tijd: '14:00', duur: '30', plek: 'lokaal 12' });
    const [moved] = await lettersOfToday();
    expect(moved?.text).toContain('om 14:00');
    expect(moved?.text).toContain('Eerst was het op donderdag 3 december 2026 om 13:00');
    await fill(noor, paths.talkStop(id), {});
    expect((await lettersOfToday())[0]?.text).toContain('gaat niet door');
    expect(await lettersOfToday()).toEqual([]);
  });

  it('the reminder comes the afternoon before, and only for who asked for it', async () => {
    doors.house.setClock('2026-11-24T09:00:00.000Z');
    visser = await signIn('visser@proefschool.example');
    const id = await plan({ tijd: '15:00' });
    await fill(visser, paths.staffTalkMove(id), {
      ...{ dag: '3-12-2026', tijd: '15:00', duur: '30', plek: 'lokaal 12', bericht: '', herinner: 'ja' },
    });
    await lettersOfToday();
    doors.house.setClock('2026-12-02T14:59:00.000Z');
    expect(await lettersOfToday()).toEqual([]);
    doors.house.setClock('2026-12-02T15:00:00.000Z');
    const sent = await lettersOfToday();
    expect(sent.map((letter) => letter.text.includes('Morgen heeft u een gesprek'))).toEqual([true]);
  });
});

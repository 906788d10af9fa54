import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import {
  type Answered,
  type Browser,
  type FreshDoors,
  freshDoors,
  hiddenField,
} from '../../../tests/harness/doors.ts';
import { logOf } from '../../../tests/harness/passport.ts';
import { schools } from '../../../tests/harness/school.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import type { OwnerActor } from '../../access/actor.ts';
import { perform } from '../../access/perform.ts';
import { minutes } from '../../base/clock.ts';
import { takeEverything } from '../../export/take.ts';
import { enrol } from '../../identity/enrol.ts';
import { chooseLook } from '../../identity/frame.ts';
import { createSession, findSession } from '../../identity/session.ts';
import { readAnswer, readAnswers, saveAnswer } from '../../passport/answer.ts';
import { writeScratch } from '../../passport/scratch.ts';
import { sayStill } from '../../passport/still.ts';
import { catalog } from '../../questions/catalog.ts';
import { isPrivate } from '../../questions/private.ts';
import { allRoutes } from '../routes.ts';

let doors: FreshDoors;
let noor: Browser;

beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  noor = await joinClass('Noor');
});
afterAll(() => doors.house.drop());

/** Of a class of mevrouw Visser, who began a lesson. */
async function joinClass(naam: string): Promise<Browser> {
  const visser = doors.browser();
  await mailedCode(doors.house, 'visser@proefschool.example');
  await visser.post('/inloggen', { mail: 'visser@proefschool.example' });
  const code = (await mailedCode(doors.house, 'visser@proefschool.example')) ?? '';
  await visser.post('/inloggen/code', { code, apparaat: 'own' });
  await secondStep(visser, 'visser@proefschool.example');
  const home = await visser.get('/begeleider');
  const [als, groep] = [hiddenField(home.html, 'als'), hiddenField(home.html, 'groep')];
  const board = (await visser.post('/begeleider', { als, groep })).location ?? '';
  const shown = /Code: ([^<]+)</.exec((await visser.get(board)).html)?.[1] ?? '';
  const pupil = doors.browser();
  const door = `/k/${shown.replaceAll(/[^2-9B-Z]/g, '')}`;
  const form = await pupil.get(door);
  await pupil.post(door, { naam, apparaat: 'own', eens: hiddenField(form.html, 'eens') });
  return pupil;
}

async function actorOf(browser: Browser): Promise<OwnerActor> {
  const actor = (await findSession(doors.house, browser.cookies.get('pvs') ?? ''))?.actor;
  if (actor?.kind !== 'owner') throw new Error('nobody came in');
  return actor;
}

async function post(path: string, fields: Record<string, string>): Promise<Answered> {
  return noor.post(path, { als: hiddenField((await noor.get('/mijn/instellingen')).html, 'als'), ...fields });
}

const begin = (fields: Record<string, string>) => post('/mijn/samen', { ja: 'ja', ...fields });
const stop = () => post('/mijn/samen', { doe: 'stop', terug: '/mijn' });

/** With the mentor, as she stands on the page. */
async function withMentor(): Promise<Answered> {
  const { html } = await noor.get('/mijn/samen');
  const row = html.split('<input type="radio"').find((one) => one.includes('mevrouw Visser')) ?? '';
  return begin({ wie: /value="([0-9a-f-]{36})"/.exec(row)?.[1] ?? '' });
}

async function lines(): Promise<{ action: string; way: string; outcome: string }[]> {
  const all = await logOf(doors.house, { actor: await actorOf(noor), token: '' });
  return all.map(({ action, way, outcome }) => ({ action, way, outcome }));
}

const save = async (id: string, text: string) => {
  const question = catalog.question(id);
  const actor = await actorOf(noor);
  if (question === undefined) throw new Error(id);
  const part = question.parts.find((one) => one.kind === 'long' || one.kind === 'short');
  const { revision } = await readAnswer(actor, doors.house, question);
  const value = { kind: part?.kind === 'short' ? 'short' : 'long', text } as const;
  return saveAnswer(actor, doors.house, id, { state: 'given', parts: { [part?.id ?? '']: value } }, revision);
};
const withText = (secret: boolean): string =>
  catalog.questions.find(
    (one) =>
      isPrivate(one) === secret &&
      (one.chapter === 'wie') === !secret &&
      one.parts.some(({ kind }) => kind === 'long'),
  )?.id ?? '';
const open = withText(false);
const secret = withText(true);
const page = (id: string) => `/mijn/${catalog.question(id)?.chapter}/${id}`;

describe('"Samen invullen" (F34): the young person says who sits beside, and says yes', () => {
  it('begins for nobody who did not say who, and did not say yes', async () => {
    const form = await noor.get('/mijn/samen');
    expect(form.html).toContain('mevrouw Visser');
    expect(form.html).not.toContain('checked');
    const empty = await post('/mijn/samen', {});
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('Kies wie er naast je zit.');
    expect((await post('/mijn/samen', { wie: 'ouder' })).html).toContain('Zet een vinkje');
    expect((await begin({ wie: 'ander', naam: ' ' })).html).toContain('Schrijf hoe die heet');
    expect((await begin({ wie: '00000000-0000-4000-8000-000000000000' })).status).toBe(422);
    expect((await actorOf(noor)).pair).toBeUndefined();
  });

  it('every page says it calmly, and how to stop; a name that was typed is shown as it was', async () => {
    await begin({ wie: 'ander', naam: 'Sam <b>' });
    for (const path of ['/mijn', '/mijn/wie', page(open), '/mijn/instellingen', '/mijn/samen', '/hulp']) {
      const { status, html } = await noor.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(html).toContain('Jullie doen dit samen: jij en Sam &lt;b&gt;');
      expect(html).toContain('Stop met samen invullen');
    }
    expect((await stop()).location).toBe('/mijn');
    expect((await noor.get('/mijn')).html).not.toContain('Jullie doen dit samen');
    // Whoever sat beside and pressed Stop finds no own factor that was shown before.
    const { provenUntil } = await actorOf(noor);
    expect(provenUntil !== undefined && provenUntil < doors.house.clock()).toBe(true);
  });

  it('the log says "samen met", of what was done together and of nothing else', async () => {
    await save(open, 'Alleen geschreven.');
    const before = (await lines()).length;
    doors.house.setClock(minutes(1));
    await withMentor();
    await save(open, 'Samen geschreven.');
    await noor.get(page(open));
    const together = (await lines()).slice(before);
    expect(new Set(together.map(({ way }) => way))).toEqual(new Set(['together']));
    expect(together.map(({ action }) => action)).toContain('answer.save');
    await stop();
    const last = (await lines()).at(-1);
    expect(last).toMatchObject({ action: 'pair.end', way: 'together' });
    const { html } = await noor.get('/delen/geschiedenis');
    expect(html).toContain('Je begon met samen invullen, met mevrouw Visser.');
    expect(html).toContain('Je schreef samen met mevrouw Visser in je paspoort. Over: ');
    expect(html).toContain('Je las je antwoorden. Dat was samen met mevrouw Visser.');
    expect((await lines()).at(-1)?.way).toBe('own');
    const taken = JSON.stringify(
      await takeEverything(
        { ...(await actorOf(noor)), provenUntil: new Date('2100-01-01') },
        doors.house,
        'nl',
      ),
    );
    expect(taken).toContain('"with":"mevrouw Visser"');
  });
});

describe('what is not done together (F34)', () => {
  it('sharing, taking along, throwing away, ways in and the scratch pad ask to stop first, and show nothing', async () => {
    await writeScratch(await actorOf(noor), doors.house, 'Geheim van mij', 0);
    await withMentor();
    const stays = [
      '/mijn',
      '/mijn/instellingen',
      '/mijn/samen',
      '/mijn/route',
      '/mijn/bewijs',
      '/mijn/sleutel',
      '/mijn/les',
      '/mijn/blijf',
    ];
    const asked = allRoutes({ config: { demo: false } } as Parameters<typeof allRoutes>[0])
      .filter(({ policy, path, get }) => policy === 'owner' && get !== undefined && !path.includes(':'))
      .map(({ path }) => path);
    expect(asked.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const path of asked.filter((one) => !stays.includes(one))) {
      const { status, html } = await noor.get(path);
      if (status !== 409 || !html.includes('Dit doe je alleen') || html.includes('Geheim'))
        wrong.push(`${path} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('a form that was open goes nowhere, and what was typed in it stays in sight', async () => {
    const typed = 'Een lange tekst die ik net had getypt.';
    const sent = await post('/mijn/kladblok', { tekst: typed, revision: '1' });
    expect(sent.status).toBe(409);
    expect(sent.html).toContain(typed);
    expect((await post('/mijn/verwijderen', { kaartcode: 'AAAA' })).status).toBe(409);
    expect((await post('/mijn/alles.json', {})).status).not.toBe(200);
    const script = await noor.post(
      '/mijn/kladblok',
      { als: hiddenField((await noor.get('/mijn/instellingen')).html, 'als'), tekst: 'x' },
      { 'x-auto-save': '1' },
    );
    expect(script.status).toBe(409);
    expect(JSON.parse(script.html).message).toContain('Je tekst staat er nog');
  });

  it('what is private stays closed: its page, its words in a list, and saving it', async () => {
    await stop();
    await save(secret, 'Dit is alleen van mij.');
    const question = catalog.question(secret);
    if (question === undefined) throw new Error('no private question');
    await withMentor();
    const shown = await noor.get(page(secret));
    expect(shown.status).toBe(409);
    expect(shown.html).not.toContain('alleen van mij.');
    for (const list of [`/mijn/${question.chapter}`, `/mijn/${question.chapter}/antwoorden`]) {
      const { status, html } = await noor.get(list);
      expect(status).toBe(200);
      expect(html).not.toContain('alleen van mij.');
    }
    const actor = await actorOf(noor);
    expect((await readAnswers(actor, doors.house)).answers[secret]).toBeUndefined();
    await expect(
      saveAnswer(actor, doors.house, secret, { state: 'unknown', parts: {} }, 1),
    ).rejects.toMatchObject({
      kind: 'not-alone',
    });
    await expect(sayStill(actor, doors.house, question, 'yes')).rejects.toMatchObject({ kind: 'not-alone' });
    expect((await lines()).at(-1)).toMatchObject({ outcome: 'refused', way: 'together' });
  });
});

describe('it ends by itself (F34)', () => {
  it('after an hour, and not a minute later; another name or language does not make it longer or shorter', async () => {
    expect((await actorOf(noor)).pair?.name).toBe('mevrouw Visser');
    await chooseLook(await actorOf(noor), doors.house, { language: 'en' });
    expect((await noor.get('/mijn')).html).toContain('You do this together: you and mevrouw Visser');
    await chooseLook(await actorOf(noor), doors.house, { language: 'nl' });
    doors.house.setClock(minutes(59));
    expect((await noor.get('/mijn/kladblok')).status).toBe(409);
    doors.house.setClock(minutes(1));
    expect((await noor.get('/mijn/kladblok')).status).toBe(200);
    expect((await actorOf(noor)).pair).toBeUndefined();
  });

  it('is of this session alone', async () => {
    const { owner } = await actorOf(noor);
    const frame = { name: 'Noor', language: 'nl', look: {} };
    const fresh = { kind: 'owner', owner, device: 'own', frame } as const;
    const token = await perform(
      doors.house,
      await actorOf(noor),
      'look.choose',
      { passport: owner },
      (granted) => createSession(granted, doors.house, { ...fresh, proven: true }),
    );
    const elsewhere = doors.browser();
    elsewhere.cookies.set('pvs', token);
    await withMentor();
    expect((await actorOf(noor)).pair).toBeDefined();
    expect((await actorOf(elsewhere)).pair).toBeUndefined();
    expect((await elsewhere.get('/mijn/kladblok')).status).toBe(200);
    await noor.post('/uitloggen', {});
    expect((await noor.get('/mijn')).location).toBe('/terug');
  });
});

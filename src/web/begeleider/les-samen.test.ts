import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import {
  type Browser,
  type FreshDoors,
  freshDoors,
  hiddenField,
  openNode,
} from '../../../tests/harness/doors.ts';
import { listen } from '../../../tests/harness/events.ts';
import { typedIn } from '../../../tests/harness/owner.ts';
import { schools } from '../../../tests/harness/school.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { minutes } from '../../base/clock.ts';
import { newId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';

let doors: FreshDoors;
let visser: Browser;
let list = '';
let board = '';
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  visser = await signIn('visser@proefschool.example');
});
afterAll(() => doors.house.drop());

/** Each story begins with a class without anybody in it, and a fresh lesson. */
beforeEach(async () => {
  await doors.house.owner('delete from organisations.member');
  const home = await visser.get('/begeleider');
  const live = /href="([^"]+)\/bord"/.exec(home.html)?.[1];
  if (live !== undefined) await act(live, 'stop');
  const begun = await visser.get('/begeleider');
  const [als, groep] = [hiddenField(begun.html, 'als'), hiddenField(begun.html, 'groep')];
  board = (await visser.post('/begeleider', { als, groep })).location ?? '';
  list = board.replace('/bord', '');
});

async function signIn(mail: string, at = doors.browser()): Promise<Browser> {
  await mailedCode(doors.house, mail);
  await at.post('/inloggen', { mail });
  await at.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '', apparaat: 'own' });
  await secondStep(at, mail);
  return at;
}

async function act(at: string, doe: string, fields: Record<string, string> = {}, by = visser) {
  const als = hiddenField((await by.get(at)).html, 'als');
  return by.post(at, { als, doe, ...fields });
}

/** Presses a button of the board, as it stands there. */
async function lead(doe: 'verder' | 'terug') {
  const { html } = await visser.get(board);
  return visser.post(list, { als: hiddenField(html, 'als'), gezien: hiddenField(html, 'gezien'), doe });
}

async function join(naam: string, apparaat: 'own' | 'shared' = 'shared'): Promise<Browser> {
  const { html } = await visser.get(board);
  const code = /Code: ([^<]+)</.exec(html)?.[1]?.replaceAll(/[^2-9B-Z]/g, '') ?? '';
  const pupil = doors.browser();
  const form = await pupil.get(`/k/${code}`);
  await pupil.post(`/k/${code}`, { naam, apparaat, eens: hiddenField(form.html, 'eens') });
  return pupil;
}

const typed = (browser: Browser, path: string, text: string) =>
  browser.get(path).then(({ html }) => {
    const part = /<textarea[^>]* name="([^"]+)"/.exec(html)?.[1] ?? '';
    return browser.post(path, typedIn(html, [[part, text]]), { 'x-auto-save': '1' });
  });

describe('leading a class, part by part (F116)', () => {
  it('takes the board and every pupil’s next page along, and moves no page', async () => {
    const noor = await join('Noor');
    expect((await noor.get('/mijn')).html).toContain('3B heeft nu les.');
    await lead('verder');
    const shown = (await visser.get(board)).html;
    expect(shown).toContain('Wie ben ik');
    expect(shown).toContain('Vraag 1 tot en met 4');
    expect(shown).toContain('0 van 1 klaar');
    expect((await noor.get('/mijn')).html).toContain('Nu samen met 3B:');
    // In the part itself nothing is said; elsewhere there is a way to it.
    expect((await noor.get('/mijn/wie/wie2')).html).not.toContain('Nu samen');
    const elsewhere = await noor.get('/mijn/kan/kan1');
    expect(elsewhere.html).toContain('Nu samen met 3B:');
    const there = await noor.post('/mijn/les', { als: hiddenField(elsewhere.html, 'als') });
    expect(there.location).toBe('/mijn/wie/wie2');
  });

  it('a double press goes one part further, not two; and back again', async () => {
    const { html } = await visser.get(board);
    const press = { als: hiddenField(html, 'als'), gezien: '0', doe: 'verder' };
    await Promise.all([visser.post(list, press), visser.post(list, press)]);
    await visser.post(list, press);
    expect(hiddenField((await visser.get(board)).html, 'gezien')).toBe('1');
    await lead('terug');
    expect((await visser.get(board)).html).toContain('Begin samen');
  });

  it('a pupil who comes later with an own passport takes part with one press', async () => {
    const sam = await join('Sam', 'own');
    await act(list, 'stop');
    await act(list, 'start');
    expect((await visser.get(board)).html).toContain('0 van 1 binnen');
    const home = await sam.get('/mijn');
    expect(home.html).toContain('Doe mee');
    await sam.post('/mijn/les', { als: hiddenField(home.html, 'als') });
    expect((await visser.get(board)).html).toContain('1 van 1 binnen');
  });

  it('a ready lesson brings its own steps to the board (F40)', async () => {
    const paper = await visser.get('/begeleider/lessen/les-2');
    const fields = { als: hiddenField(paper.html, 'als'), groep: hiddenField(paper.html, 'groep') };
    await visser.post('/begeleider', { ...fields, plan: 'les-2' });
    await lead('verder');
    await lead('verder');
    const { html } = await visser.get(board);
    expect(html).toContain('Wat deed jij toen precies?');
    expect(html).toContain('Hierna: Wat kan ik: vraag 1 tot en met 4');
  });

  it('of another mentor is not there, on every new page and press', async () => {
    const bakker = await signIn('bakker@proefschool.example');
    const als = hiddenField((await bakker.get('/begeleider')).html, 'als');
    const noor = await join('Noor');
    const wie = hiddenField((await visser.get(list)).html, 'wie');
    const none = list.replace(/[0-9a-f-]{36}/, newId());
    const absent = (await bakker.get(none)).html;
    for (const page of ['/bord', '/bord/live', '/dubbel', '/uitloggen']) {
      const answered = await bakker.get(`${list}${page}`);
      expect([page, answered.status, answered.html]).toEqual([page, 404, absent]);
    }
    for (const doe of ['verder', 'terug', 'kies', 'terugzetten', 'weg'])
      expect((await bakker.post(list, { als, doe, wie, gezien: '0', stap: '1' })).status).toBe(404);
    expect((await bakker.post(`${list}/uitloggen`, { als })).status).toBe(404);
    expect((await bakker.post(`${list}/dubbel`, { als, blijft: wie, weg: wie })).status).toBe(404);
    expect((await noor.get('/mijn')).status).toBe(200);
    expect((await visser.get(board)).html).toContain('Begin samen');
  });
});

describe('the board on the projector (U53)', () => {
  it('has no names before the mentor asks for them, and never an answer', async () => {
    const noor = await join('Noor');
    await typed(noor, '/mijn/wie/wie5', 'KANARIE-ANTWOORD');
    const plain = (await visser.get(board)).html;
    expect(plain).not.toContain('Noor');
    expect(plain).toContain('1 van 1 binnen');
    const named = (await visser.get(`${board}?namen=aan`)).html;
    expect(named).toContain('Noor');
    for (const html of [plain, named, (await visser.get(list)).html]) expect(html).not.toContain('KANARIE');
  });

  it('renews itself at another node than the one where something changed', async () => {
    const other = openNode(doors.house);
    const events = await listen(other, visser, `${board}/live?namen=aan`);
    expect(events.status).toBe(200);
    expect(await events.next()).toContain('0 van 0 binnen');
    await join('Noor');
    const came = (await events.next()) ?? '';
    expect(came).toContain('1 van 1 binnen');
    expect(came).toContain('Noor');
    await lead('verder');
    expect(await events.next()).toContain('Vraag 1 tot en met 4');
    await act(list, 'stop');
    expect(await events.next()).toMatch(/^event: over/);
    expect(await events.next()).toBeUndefined();
    other.watch.close();
  });

  it('sends no names to a screen that does not show them, and never an answer', async () => {
    const events = await listen(doors, visser, `${board}/live`);
    await events.next();
    const noor = await join('Noor');
    expect(await events.next()).not.toContain('Noor');
    await typed(noor, '/mijn/wie/wie5', 'KANARIE-ANTWOORD');
    expect(await events.next()).not.toContain('KANARIE');
    await events.hangUp();
  });

  it('ends for a mentor who signed out, or who has the group no more', async () => {
    const away = await signIn('smit@proefschool.example');
    const choice = await away.get('/inloggen/tweede');
    await away.post('/inloggen/tweede', {
      rol: /value="(mentor\.[^"]+)"/.exec(choice.html)?.[1] ?? '',
    });
    const [here, gone] = [
      await listen(doors, visser, `${board}/live`),
      await listen(doors, away, `${board}/live`),
    ];
    await Promise.all([here.next(), gone.next()]);
    await doors.house.owner(
      `update organisations.staff set until = now() - interval '300 days' where person in
        (select actor from (select person as actor from identity.session where role = 'mentor' order by made desc) s)
        and exists (select from organisations.staff d where d.person = organisations.staff.person and d.role = 'dean')`,
    );
    await join('Noor');
    expect(await here.next()).toContain('1 van 1 binnen');
    expect(await gone.next()).toBeUndefined();
    expect((await listen(doors, away, `${board}/live`)).status).toBe(404);

    const second = await signIn('visser@proefschool.example');
    const events = await listen(doors, second, `${board}/live`);
    await events.next();
    await second.post('/uitloggen', {});
    expect(await events.next()).toBeUndefined();
    await here.hangUp();
  });

  it('takes no more screens of one session than a few, and none when the node stops', async () => {
    const node = openNode(doors.house);
    const screens = await Promise.all(Array.from({ length: 6 }, () => listen(node, visser, `${board}/live`)));
    expect(screens.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await listen(node, visser, `${board}/live`)).status).toBe(429);
    node.watch.close();
    await screens[0]?.next();
    expect(await screens[0]?.next()).toBeUndefined();
    expect((await listen(node, visser, `${board}/live`)).status).toBe(503);
  });

  it('looks once for all screens, and writes nothing while nothing happens', async () => {
    await join('Noor');
    const screens = await Promise.all([1, 2, 3].map(() => listen(doors, visser, `${board}/live`)));
    for (const events of screens) await events.next();
    const [before] = await doors.house.owner('select sum(n)::int as lines from audit.head');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const [after] = await doors.house.owner('select sum(n)::int as lines from audit.head');
    expect(after).toEqual(before);
    for (const events of screens) await events.hangUp();
  });
});

describe('the list of a class (U28)', () => {
  it('lets one go with one press, and takes it back with the next', async () => {
    const noor = await join('Noor');
    const { html } = await visser.get(list);
    const wie = hiddenField(html, 'wie');
    const gone = await act(list, 'weg', { wie });
    expect(gone.html).toContain('Er is nog niemand.');
    await act(list, 'terugzetten', { wie });
    expect((await visser.get(list)).html).toContain('Noor');
    expect((await noor.get('/mijn')).status).toBe(200);
  });

  it('puts back nobody whom somebody else took off, or longer ago', async () => {
    await join('Noor');
    const wie = hiddenField((await visser.get(list)).html, 'wie');
    await act(list, 'weg', { wie });
    doors.house.setClock(minutes(31));
    await act(list, 'terugzetten', { wie });
    expect((await visser.get(list)).html).not.toContain('Noor');
  });

  it('merges a double: one name goes, both passports stay whole and the pupil’s own', async () => {
    const first = await join('Noor');
    doors.house.setClock(1_000);
    const second = await join('Noortje');
    await typed(first, '/mijn/wie/wie5', 'Van de eerste');
    const page = await visser.get(`${list}/dubbel`);
    const owners = [...page.html.matchAll(/name="weg" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    const als = hiddenField(page.html, 'als');
    const same = await visser.post(`${list}/dubbel`, {
      als,
      blijft: owners[0] ?? '',
      weg: owners[0] ?? '',
    });
    expect(same.status).toBe(422);
    await visser.post(`${list}/dubbel`, { als, blijft: owners[1] ?? '', weg: owners[0] ?? '' });
    const shown = (await visser.get(list)).html;
    expect([shown.includes('Noortje'), />Noor</.test(shown)]).toEqual([true, false]);
    expect((await first.get('/mijn/wie/wie5')).html).toContain('Van de eerste');
    expect((await second.get('/mijn')).status).toBe(200);
  });
});

describe('signing the class out (C13)', () => {
  it('ends the sessions on shared devices, of this lesson, after what is being typed was saved', async () => {
    const [noor, sam] = [await join('Noor'), await join('Sam', 'own')];
    const page = await visser.get(`${list}/uitloggen`);
    const out = await visser.post(`${list}/uitloggen`, { als: hiddenField(page.html, 'als') });
    expect((await visser.get(out.location ?? '')).html).toContain('1 leerling logt nu uit.');
    expect((await typed(noor, '/mijn/wie/wie5', 'Nog net getypt')).status).toBe(200);
    doors.house.setClock(11_000);
    expect((await noor.get('/mijn')).location).toBe('/terug');
    expect((await sam.get('/mijn')).status).toBe(200);
    const [saved] =
      await doors.house.owner(`select count(*)::int as n from passport.answer where question = 'wie5'
      and owner in (select owner from organisations.member)`);
    expect(saved).toEqual({ n: 1 });
  });

  it('of a lesson of yesterday leaves everybody signed in', async () => {
    const noor = await join('Noor');
    const page = await visser.get(`${list}/uitloggen`);
    const als = hiddenField(page.html, 'als');
    await doors.house.owner(`update organisations.lesson set opened = opened - interval '13 hours'`);
    await visser.post(`${list}/uitloggen`, { als });
    doors.house.setClock(11_000);
    expect((await noor.get('/mijn')).status).toBe(200);
  });
});

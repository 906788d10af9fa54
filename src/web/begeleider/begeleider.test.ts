import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { schools } from '../../../tests/harness/school.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { type GroupId, newId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { policies } from '../../store/limit.ts';
import { paths } from '../paths.ts';

const visser = 'visser@proefschool.example';
const bakker = 'bakker@proefschool.example';
const smit = 'smit@proefschool.example';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
});
afterAll(() => doors.house.drop());

async function signIn(mail: string, role?: string): Promise<Browser> {
  const browser = doors.browser();
  await mailedCode(doors.house, mail); // letters of before
  await browser.post('/inloggen', { mail });
  const code = (await mailedCode(doors.house, mail)) ?? '';
  await browser.post('/inloggen/code', { code });
  const through = await secondStep(browser, mail);
  if (role !== undefined) {
    const choice = await browser.get(through.location ?? '');
    const rol = new RegExp(`value="(${role}\\.[^"]+)"`).exec(choice.html)?.[1] ?? '';
    await browser.post('/inloggen/tweede', { rol });
  }
  return browser;
}

async function startLesson(browser: Browser): Promise<{ board: string; code: string }> {
  const home = await browser.get('/begeleider');
  const live = /href="([^"]+\/bord)"/.exec(home.html)?.[1];
  const fields = { groep: hiddenField(home.html, 'groep'), als: hiddenField(home.html, 'als') };
  const board = live ?? (await browser.post('/begeleider', fields)).location ?? '';
  const code =
    /Code: ([^<]+)</.exec((await browser.get(board)).html)?.[1]?.replaceAll(/[^2-9B-Z]/g, '') ?? '';
  return { board, code };
}

describe('signing in at work', () => {
  it('answers the same to an address that we know and one that we do not', async () => {
    const [known, unknown] = [doors.browser(), doors.browser()];
    const answers = [
      await known.post('/inloggen', { mail: visser }),
      await unknown.post('/inloggen', { mail: 'niemand@nergens.example' }),
    ];
    const shapes = answers.map(({ status, location, html, headers }) => [
      status,
      location,
      html,
      [...headers.keys()].join(),
      headers.getSetCookie().map((cookie) => cookie.replace(/=[\w-]{43};/, '=…;')),
    ]);
    expect(shapes[1]).toEqual(shapes[0]);
    const pages = [await known.get('/inloggen/code'), await unknown.get('/inloggen/code')];
    expect(pages[1]?.html).toBe(pages[0]?.html);
    const tries = [
      await known.post('/inloggen/code', { code: 'BCDFGHJK' }),
      await unknown.post('/inloggen/code', { code: 'BCDFGHJK' }),
    ];
    expect(tries[1]?.html).toBe(tries[0]?.html);
    expect(tries[0]?.status).toBe(422);
  });

  it('also when too many letters were asked for one address: then none goes, and the page says so', async () => {
    const most = policies['sign-in-letter-here'].points;
    for (const mail of [' Kuiper@voorbeeld.example ', 'niemand@voorbeeld.example']) {
      for (let n = 0; n < most; n++) {
        const answered = await doors.browser().post('/inloggen', { mail });
        expect([answered.status, answered.location]).toEqual([303, '/inloggen/code']);
      }
      const over = await doors.browser().post('/inloggen', { mail });
      expect(over.status).toBe(429);
      expect(over.html).toContain('Voor dit adres zijn vaak codes gevraagd');
    }
    const rows = await doors.house.owner(
      'select count(*) as n from identity.attempt a join organisations.staff s on s.person = a.person join organisations."group" g on g.id = s."group" where g.name = $1',
      ['4A'],
    );
    expect(Number(rows[0]?.n)).toBe(most);
  });

  it('a code that was used does not count: who signs in before every lesson goes on', async () => {
    for (let n = 0; n < policies['sign-in-letter-here'].points + 2; n++) {
      const mine = doors.browser();
      expect((await mine.post('/inloggen', { mail: smit })).location).toBe('/inloggen/code');
      const code = (await mailedCode(doors.house, smit)) ?? '';
      expect((await mine.post('/inloggen/code', { code })).location).toBe('/inloggen/tweede');
    }
  });

  it('does not take the code in another browser, and needs no cookie guess', async () => {
    const mine = doors.browser();
    await mailedCode(doors.house, visser); // letters of before
    await mine.post('/inloggen', { mail: visser });
    const code = (await mailedCode(doors.house, visser)) ?? '';
    const other = doors.browser();
    expect((await other.post('/inloggen/code', { code })).location).toBe('/inloggen');
    await other.post('/inloggen', { mail: smit });
    expect((await other.post('/inloggen/code', { code })).status).toBe(422);
    expect((await mine.post('/inloggen/code', { code: code.toLowerCase() })).location).toBe(
      '/inloggen/tweede',
    );
    expect((await mine.get('/begeleider')).location).toBe('/inloggen');
    expect((await secondStep(mine, visser)).location).toBe('/begeleider');
  });

  it('asks who has two roles for one, and shows the page of that one', async () => {
    const dean = await signIn(smit, 'dean');
    expect((await dean.get('/begeleider')).html).toContain('Wat een leerling schrijft, ziet u nooit.');
    const mentor = await signIn(smit, 'mentor');
    expect((await mentor.get('/begeleider')).html).toContain('Start een les');
  });

  it('a page of staff leads who is not signed in to the way in', async () => {
    expect((await doors.browser().get('/begeleider')).location).toBe('/inloggen');
    expect((await doors.browser().get(paths.lessonBoard(newId<GroupId>()))).location).toBe('/inloggen');
  });
});

describe('a lesson', () => {
  it('starts with one press, and a pupil is on the board with the code', async () => {
    const mentor = await signIn(visser);
    const { board, code } = await startLesson(mentor);
    const pupil = doors.browser();
    const form = await pupil.get(`/k/${code}`);
    expect(form.html).toContain('3B');
    expect(form.html).toContain('mevrouw Visser');
    await pupil.post(`/k/${code}`, {
      naam: 'Noor <b>',
      apparaat: 'shared',
      eens: hiddenField(form.html, 'eens'),
    });
    const shown = await mentor.get(`${board}?namen=aan`);
    expect(shown.html).toContain('Noor &lt;b&gt;');
    expect(shown.html).toContain('1 van 1 binnen');
    const hidden = await mentor.get(board);
    expect(hidden.html).not.toContain('Noor');
    expect(hidden.html).toContain('1 van 1 binnen');
  });

  it('somebody who does not belong there is taken off', async () => {
    const mentor = await signIn(visser);
    const { board } = await startLesson(mentor);
    const list = board.replace('/bord', '');
    const page = await mentor.get(list);
    const fields = { wie: hiddenField(page.html, 'wie'), doe: 'weg', als: hiddenField(page.html, 'als') };
    expect((await mentor.post(list, fields)).html).toContain('Zet terug op de lijst');
    expect((await mentor.get(list)).html).not.toContain('Noor');
    expect((await mentor.post(list, fields)).status).toBe(404);
  });

  it('of another mentor is not there: byte for byte as one that does not exist', async () => {
    const mentor = await signIn(visser);
    const { board, code } = await startLesson(mentor);
    const list = board.replace('/bord', '');
    const stranger = await signIn(bakker);
    const als = hiddenField((await stranger.get('/begeleider')).html, 'als');
    const none = newId<GroupId>();
    const pairs = [
      [await stranger.get(list), await stranger.get(paths.lesson(none))],
      [await stranger.get(board), await stranger.get(paths.lessonBoard(none))],
      ...(await Promise.all(
        ['start', 'nieuw', 'stop', 'weg'].map(async (doe) => [
          await stranger.post(list, { doe, als, wie: none }),
          await stranger.post(paths.lesson(none), { doe, als, wie: none }),
        ]),
      )),
      [
        await stranger.post('/begeleider', { groep: board.split('/')[3] ?? '', als }),
        await stranger.post('/begeleider', { groep: none, als }),
      ],
    ];
    for (const [foreign, absent] of pairs) {
      expect(foreign?.status).toBe(404);
      expect(foreign?.html).toBe(absent?.html);
      expect(foreign?.html).not.toContain(code);
    }
    expect((await mentor.get(board)).html).toContain('Stop de les');
  });

  it('that is stopped shows no board, and its code leads nowhere', async () => {
    const mentor = await signIn(visser);
    const { board, code } = await startLesson(mentor);
    const list = board.replace('/bord', '');
    const als = hiddenField((await mentor.get(board)).html, 'als');
    expect((await mentor.post(list, { doe: 'stop', als })).location).toBe(`${list}?na=stop`);
    expect((await mentor.get(board)).location).toBe(list);
    expect((await doors.browser().get(`/k/${code}`)).status).toBe(404);
  });

  it('changes nothing by looking', async () => {
    const mentor = await signIn(visser);
    const before = await doors.house.owner('select count(*) as n from organisations.lesson');
    const { board } = await startLesson(mentor);
    await mentor.get(board);
    await mentor.get(`${board.replace('/bord', '')}?doe=stop`);
    await mentor.get('/begeleider?groep=x');
    const live = await doors.house.owner(
      'select count(*) as n from organisations.lesson where stopped is null',
    );
    expect(Number(live[0]?.n)).toBe(1);
    expect(Number(before[0]?.n)).toBeGreaterThan(0);
  });
});

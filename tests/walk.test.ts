import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendLetters } from '../src/jobs/letters.ts';
import { postInMemory } from '../src/mail/send.ts';
import { readGroups } from '../src/organisations/groups.ts';
import { openLesson } from '../src/organisations/lesson.ts';
import { idsIn } from './walk/addresses.ts';
import { askChosen } from './walk/chosen.ts';
import { canary, columnsAsFields, idsOf, sendAll, untouched } from './walk/extras.ts';
import { askForeign, askOtherwise } from './walk/foreign.ts';
import { personal, workerOf } from './walk/people.ts';
import { follow, linksIn, mailed, scan } from './walk/scan.ts';
import { ask, isStream, openStage, type Stage, type Visit, visits } from './walk/stage.ts';
import { allowedLines, logTables, type State, stateOf } from './walk/state.ts';

/** Walks over every address of the house, with the whole cast in it (decision 0073). One house for all, since planting it is half of the cost. */
let stage: Stage;
let seen: Visit[];
let before: State;
beforeAll(async () => {
  stage = await openStage();
  before = await withoutLog();
  seen = await visits(stage);
}, 300_000);
afterAll(() => stage.doors.house.drop());

const withoutLog = (): Promise<State> => stateOf(stage.doors.house, { but: logTables });

/** How often the logs of the cast, and of where they work, say that something was let happen. */
async function linesInside(): Promise<number> {
  const ids = ['owner', 'organisation'].flatMap((name) => stage.book.get(name) ?? []).map(({ id }) => id);
  return (await allowedLines(stage.doors.house)).filter(({ chain }) => ids.includes(String(chain))).length;
}

describe('every address of the house', () => {
  it('is in this walk: a page about somebody that nobody of the cast can open stands here by name', () => {
    const opened = new Set(seen.map(({ route }) => route.path));
    const unseen = stage.routes.filter(
      (route) => route.get && !isStream(route.path) && idsIn(route).length > 0 && !opened.has(route.path),
    );
    expect(unseen.map(({ path }) => path)).toMatchInlineSnapshot(`
      [
        "/begeleider/gedeeld/:grant{[0-9a-f-]{36}}/bewijs/:proof{[0-9a-f-]{36}}",
        "/begeleider/gedeeld/:grant{[0-9a-f-]{36}}/bewijs/:proof{[0-9a-f-]{36}}/klein",
      ]
    `);
  });

  it('changes nothing by GET or HEAD, whoever asks, nor by being looked at ahead (C1)', async () => {
    for (const { who, path } of seen) {
      const headers = { 'sec-purpose': 'prefetch', purpose: 'prefetch' };
      const { status, html } = await ask(stage, who && stage.cookies.get(who), path, {
        method: 'HEAD',
        headers,
      });
      expect([path, status, html]).toEqual([path, 200, '']);
    }
    expect(await withoutLog()).toEqual(before);
  }, 300_000);

  it('shows the same page for an id of somebody else, of nobody and one that is none, and changes nothing (G2)', async () => {
    const lines = await linesInside();
    const { asked, wrong } = await askForeign(stage, seen);
    expect([...new Set(wrong)]).toEqual([]);
    expect(asked).toBeGreaterThan(700);
    const otherwise = await askOtherwise(stage, seen);
    expect(otherwise.wrong).toEqual([]);
    expect(otherwise.asked).toBeGreaterThan(1_000);
    expect(await withoutLog()).toEqual(before);
    expect(await linesInside()).toBe(lines);
  }, 300_000);
});

describe('a scanner of mail or chat, on every link that the house gives out (C1)', () => {
  it('is shown nobody, opens nothing, uses nothing up and leaves no line, however it looks and whatever it follows; the link works after it', async () => {
    const links = linksIn(seen);
    for (const way of ['inzage', 'vraag', 'toestemming', 'helpen'])
      expect(links.filter((link) => link.startsWith(`/${way}/`)).length).toBeGreaterThan(0);
    const starts = ['/inloggen', `/k/${await lessonCode()}`, ...links];
    for (const kind of Object.values(mailed)) expect(starts.some((link) => kind.test(link))).toBe(true);
    const whole = await stateOf(stage.doors.house);
    expect(await scan(stage, starts)).toEqual([]);
    expect(await follow(stage, starts)).toBeGreaterThan(20);
    expect(await stateOf(stage.doors.house)).toEqual(whole);
    const question = links.find((link) => mailed.question.test(link)) ?? '';
    expect((await stage.doors.browser().post(question, {})).location).toMatch(/^\/vraag\/antwoord/);
    expect(await stateOf(stage.doors.house)).not.toEqual(whole);
  }, 300_000);
});

describe('every form of the house, with a choice that is not offered', () => {
  it('answers the same for what is somebody’s elsewhere as for what is nobody’s (G2)', async () => {
    const victims = await idsOf(stage);
    const [clean] = await untouched(stage, victims);
    const { asked, wrong } = await askChosen(stage, seen, stage.rows);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(20);
    expect((await untouched(stage, victims))[0]).toEqual(clean);
  }, 300_000);
});

describe('every form of the house, sent with every column of the database beside it', () => {
  it('fills none of them in (mass assignment); and what is typed is in no address, title, letter or line of the log (G17)', async () => {
    const victims = await idsOf(stage);
    const clean = await untouched(stage, victims);
    const more = await columnsAsFields(stage);
    expect(more.length).toBeGreaterThan(150);
    const { sent, landed, named, wrong, told } = await sendAll(stage, seen, more);
    expect(wrong).toEqual([]);
    expect(await untouched(stage, victims)).toEqual(clean);
    // What a form of ours calls by the name of a column: each is read by one page, which says what may stand in it.
    expect(more.map(([name]) => name).filter((name) => named.has(name))).toMatchInlineSnapshot(`
      [
        "code",
        "revision",
        "route",
        "state",
      ]
    `);
    expect(sent).toBeGreaterThan(130);
    expect(landed.size).toBeGreaterThan(90);
    const hot = [canary, ...victims, ...(stage.book.get('owner') ?? []).map(({ id }) => id)];
    const isHot = (text: string): boolean => personal.test(text) || hot.some((one) => text.includes(one));
    expect(told.filter((one) => personal.test(one) || one.includes(canary))).toEqual([]);
    expect(stage.logged.length).toBeGreaterThan(sent);
    expect(stage.logged.filter(isHot)).toEqual([]);
    expect((await letters()).filter(isHot)).toEqual([]);
    expect((await ask(stage, undefined, '/metrics')).status).toBe(404);
  }, 300_000);
});

/** What stands in the letters that went out because of the walk, whoever they were for. */
async function letters(): Promise<string[]> {
  const post = postInMemory(stage.doors.house.clock);
  while ((await sendLetters(stage.doors.house, post, 100)) > 0);
  const sent = post.sent().map(({ subject, text }) => `${subject}\n${text}`);
  expect(sent.length).toBeGreaterThan(0);
  return sent;
}

/** A lesson that is on: its code is on a board, and in photos of it. */
async function lessonCode(): Promise<string> {
  const mentor = workerOf(stage.inside, 'mentor');
  const [group] = await readGroups(mentor, stage.doors.house);
  if (group === undefined) throw new Error('a mentor without a class');
  return (await openLesson(mentor, stage.doors.house, group.id)).code;
}

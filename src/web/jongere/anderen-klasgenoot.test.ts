import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { schools } from '../../../tests/harness/school.ts';
import type { StaffActor } from '../../access/actor.ts';
import { hours } from '../../base/clock.ts';
import type { GroupId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { readBoard } from '../../insight/board.ts';
import { readGroups } from '../../organisations/groups.ts';
import { openLesson } from '../../organisations/lesson.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let visser: StaffActor;
let group: GroupId;
let noor: OwnerAtTheDoor;
let sam: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  visser = await signInStaff(doors.house, 'visser@proefschool.example', 'mentor');
  group = (await readGroups(visser, doors.house))[0]?.id as GroupId;
  const { code } = await openLesson(visser, doors.house, group);
  [noor, sam] = [await begin(doors, 'Noor'), await begin(doors, 'Sam')];
  for (const one of [noor, sam]) await joinClass(one, code);
});
afterAll(() => doors.house.drop());

async function joinClass({ browser }: OwnerAtTheDoor, code: string): Promise<void> {
  const als = hiddenField((await browser.get(paths.joinGroup())).html, 'als');
  const { html } = await browser.post(paths.joinGroup(), { als, code });
  const ja = /name="ja" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await browser.post(paths.joinGroup(), {
    als: hiddenField(html, 'als'),
    code: hiddenField(html, 'code'),
    ja,
  });
}

/** Noor's browser posts the form of the page. */
async function post(naam: string, { browser }: OwnerAtTheDoor = noor) {
  const { html } = await browser.get(paths.askClassmate());
  return browser.post(paths.askClassmate(), {
    als: hiddenField(html, 'als'),
    eens: hiddenField(html, 'eens'),
    naam,
  });
}
async function ask(): Promise<{ page: string; code: string }> {
  const page = (await post('Sam')).location ?? '';
  const { html } = await noor.browser.get(page);
  return { page, code: (/Code: ([^<]+)</.exec(html)?.[1] ?? '').replaceAll(/[^0-9A-Z]/g, '') };
}
async function give(browser: Browser, fields: Record<string, string | string[]>) {
  const { html } = await browser.get(paths.askedAnswer());
  const marks = { als: hiddenField(html, 'als'), revision: hiddenField(html, 'revision') };
  return browser.post(paths.askedAnswer(), { ...marks, naam: 'Sam', ...fields });
}
async function act(page: string, fields: Record<string, string>) {
  const { html } = await noor.browser.get(page);
  return noor.browser.post(page, { als: hiddenField(html, 'als'), ...fields });
}
const invitations = () => doors.house.owner('select id from mirror.invitation');

describe('a classmate in a lesson (F115)', () => {
  it('gives cards and a compliment under the own name; the receiver reads first and keeps it or not', async () => {
    const { page, code } = await ask();
    expect((await sam.browser.post(paths.asked(), { code })).location).toBe(paths.askedAnswer());
    const before = (await sam.browser.get(paths.askedAnswer())).html;
    expect(before).toMatch(/Wat is er goed aan \u2068Noor\u2069\?/);
    await give(sam.browser, { kaart: 'words/zorgzaam', zin: 'Jij helpt iedereen.' });
    expect((await noor.browser.get(`${page}/lezen`)).html).not.toContain('Jij helpt iedereen.');
    await act(`${page}/lezen`, { doe: 'lees' });
    const read = (await noor.browser.get(`${page}/lezen`)).html;
    for (const words of [
      'Jij helpt iedereen.',
      'Sam',
      'Voelt het niet goed?',
      'href="/gesprekken/vraag"',
      '113',
    ])
      expect(read).toContain(words);
    expect((await noor.browser.get(paths.others())).html).not.toContain('Jij helpt iedereen.');
    await act(`${page}/lezen`, { doe: 'neem', anders: '' });
    expect((await noor.browser.get(paths.others())).html).toContain('Sam, Klasgenoot');
    await act(`${page}/lezen`, { doe: 'weg' });
    expect((await noor.browser.get(paths.others())).html).not.toContain('Klasgenoot');
  });

  it('is not handed the cards that are easily meant badly, and one that is posted all the same is left out', async () => {
    const { page, code } = await ask();
    await sam.browser.post(paths.asked(), { code });
    const { html } = await sam.browser.get(paths.askedAnswer());
    expect(html).toContain('words/zorgzaam');
    for (const card of ['druk', 'verlegen', 'eigenwijs', 'gevoelig'])
      expect(html).not.toContain(`words/${card}"`);
    expect((await give(sam.browser, { kaart: 'words/druk', zin: '' })).status).toBe(422);
    await give(sam.browser, { kaart: ['words/druk', 'words/zorgzaam'], zin: '' });
    await act(`${page}/lezen`, { doe: 'lees' });
    expect((await noor.browser.get(`${page}/lezen`)).html).not.toMatch(/>Druk</i);
  });

  it('leaves nothing to see for the mentor, nor for who gave it, nor for another pupil', async () => {
    const { page, code } = await ask();
    await sam.browser.post(paths.asked(), { code });
    const bare = JSON.stringify(await readBoard(visser, doors.house, group));
    await give(sam.browser, { kaart: 'words/zorgzaam', zin: 'Alleen voor Noor.' });
    await act(`${page}/lezen`, { doe: 'lees' });
    expect(JSON.stringify(await readBoard(visser, doors.house, group))).toBe(bare);
    const stranger = await begin(doors, 'Bo');
    for (const { browser } of [sam, stranger]) expect((await browser.get(`${page}/lezen`)).status).toBe(404);
    expect((await sam.browser.get(paths.others())).html).not.toContain('Alleen voor Noor.');
  });

  it('asks for a name, and pressed twice asks once', async () => {
    const empty = await post(' ');
    expect([empty.status, empty.html.includes('Schrijf hoe je klasgenoot heet.')]).toEqual([422, true]);
    const { html } = await noor.browser.get(paths.askClassmate());
    const fields = { als: hiddenField(html, 'als'), eens: hiddenField(html, 'eens'), naam: 'Sam' };
    const pages = [];
    for (const _ of [1, 2]) pages.push((await noor.browser.post(paths.askClassmate(), fields)).location);
    expect(pages[1]).toBe(pages[0]);
  });

  it('cannot be asked outside a lesson, also not by a form made up by hand', async () => {
    const alone = await begin(doors, 'Daan');
    const { html } = await alone.browser.get(paths.askClassmate());
    expect(html).toContain('Dit doe je samen in een les.');
    const als = hiddenField((await alone.browser.get(paths.askOther())).html, 'als');
    const before = await invitations();
    await alone.browser.post(paths.askClassmate(), { als, naam: 'Noor', eens: crypto.randomUUID() });
    // Nor among those who are asked for three weeks.
    const three = { als, naam: 'Noor', rol: 'classmate', vraag: 'cards', eens: crypto.randomUUID() };
    expect((await alone.browser.post(paths.askOther(), three)).status).toBe(422);
    expect(await invitations()).toHaveLength(before.length);
  });

  it('can be stopped, and ends with the lesson: nothing comes in any more', async () => {
    const [stopped, ended] = [await ask(), await ask()];
    await act(`${stopped.page}/stop`, {});
    expect((await sam.browser.post(paths.asked(), { code: stopped.code })).status).toBe(404);
    await sam.browser.post(paths.asked(), { code: ended.code });
    doors.house.setClock(hours(2));
    const late = await doors.browser().post(paths.asked(), { code: ended.code });
    expect([late.status, late.html.includes('Antwoorden kon tot en met')]).toEqual([404, true]);
    expect((await sam.browser.get(paths.askedAnswer())).location).toBe(paths.asked());
    expect((await noor.browser.get(paths.askClassmate())).html).toContain('Er is nu geen les');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { schools } from '../../../tests/harness/school.ts';
import type { StaffActor } from '../../access/actor.ts';
import { hours } from '../../base/clock.ts';
import type { GroupId } from '../../base/id.ts';
import { signClassOut } from '../../identity/class-sign-out.ts';
import { enrol } from '../../identity/enrol.ts';
import { readBoard } from '../../insight/board.ts';
import { tidy } from '../../jobs/tidy.ts';
import { readClassmates } from '../../look/classmates.ts';
import { askCompanion } from '../../mirror/ask.ts';
import { makeDuos } from '../../organisations/duo.ts';
import { readGroups } from '../../organisations/groups.ts';
import { openLesson } from '../../organisations/lesson.ts';
import { removeMember } from '../../organisations/member.ts';
import { openLimits } from '../../store/limit.ts';
import { paths } from '../paths.ts';

const here = paths.askClassmate();
let doors: FreshDoors;
let visser: StaffActor;
let group: GroupId;
let noor: OwnerAtTheDoor;
let sam: OwnerAtTheDoor;
let bo: OwnerAtTheDoor;
let code: string;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  visser = await signInStaff(doors.house, 'visser@proefschool.example', 'mentor');
  group = (await readGroups(visser, doors.house))[0]?.id as GroupId;
  ({ code } = await openLesson(visser, doors.house, group));
  [noor, sam, bo] = [await begin(doors, 'Noor'), await begin(doors, 'Sam'), await begin(doors, 'Bo')];
  for (const one of [noor, sam, bo]) await joinClass(one);
});
afterAll(() => doors.house.drop());

async function joinClass({ browser }: OwnerAtTheDoor): Promise<void> {
  const als = hiddenField((await browser.get(paths.joinGroup())).html, 'als');
  const { html } = await browser.post(paths.joinGroup(), { als, code });
  const ja = /name="ja" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await browser.post(paths.joinGroup(), {
    als: hiddenField(html, 'als'),
    code: hiddenField(html, 'code'),
    ja,
  });
}

const seenBy = ({ actor }: OwnerAtTheDoor) => readClassmates(actor, doors.house);
async function handleOf(name: string, by: OwnerAtTheDoor): Promise<string> {
  return (await seenBy(by))?.others.find(({ called }) => called === name)?.handle ?? '';
}
async function press(by: OwnerAtTheDoor, doe: 'vraag' | 'geef', name: string) {
  const wie = await handleOf(name, by);
  const als = hiddenField((await by.browser.get(here)).html, 'als');
  return by.browser.post(here, { als, wie, doe });
}
/** Noor asks Sam, and gets the address of her own question. */
async function ask(): Promise<string> {
  await press(noor, 'vraag', 'Sam');
  const mine = (await seenBy(noor))?.others.find(({ called }) => called === 'Sam')?.mine;
  return mine === undefined ? '' : paths.other(mine.invitation);
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
const throwAway = (page: string) => act(`${page}/lezen`, { doe: 'weg' });
const questions = () => doors.house.owner('select id from mirror.invitation');

describe('classmates in a lesson (F115)', () => {
  it('are put together by the mentor; each sees with whom, by the name for the class alone', async () => {
    expect((await noor.browser.get(paths.home())).html).not.toContain('Jij bent samen met');
    await makeDuos(visser, doors.house, group, 0);
    expect((await noor.browser.get(paths.home())).html).toMatch(/Jij bent samen met (Sam en Bo|Bo en Sam)\./);
    const { html } = await noor.browser.get(here);
    for (const { actor } of [sam, bo]) expect(html).not.toContain(actor.owner);
  });

  it('one asks, the other gives with one tap; who asked reads first and keeps it, or not', async () => {
    const page = await ask();
    expect((await noor.browser.get(here)).html).toContain('Je vroeg het aan Sam.');
    const question = (await noor.browser.get(page)).html;
    expect([question.includes('op het eigen scherm'), question.includes('Code:')]).toEqual([true, false]);
    expect((await sam.browser.get(paths.home())).html).toContain('Noor wil graag iets van jou horen.');
    expect((await press(sam, 'geef', 'Noor')).location).toBe(paths.askedAnswer());
    const before = (await sam.browser.get(paths.askedAnswer())).html;
    expect(before).toMatch(/Wat is er goed aan \u2068Noor\u2069\?/);
    await give(sam.browser, { kaart: 'words/zorgzaam', zin: 'Jij helpt iedereen.' });
    const given = (await sam.browser.get(paths.askedAnswer())).html;
    const back = { als: hiddenField(given, 'als'), doe: 'terug' };
    expect((await sam.browser.post(paths.askedAnswer(), back)).location).toBe(here);
    expect((await sam.browser.get(here)).html).toContain('Jij gaf iets aan Noor.');
    expect((await sam.browser.get(paths.home())).html).not.toContain('wil graag iets');
    expect((await noor.browser.get(here)).html).toContain('Lees wat Sam schreef');
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
    await throwAway(page);
    expect((await noor.browser.get(paths.others())).html).not.toContain('Klasgenoot');
    expect((await noor.browser.get(here)).html).toContain('Vraag het aan Sam');
  });

  it('hands over no card that is easily meant badly, and leaves out one that is posted all the same', async () => {
    const page = await ask();
    await press(sam, 'geef', 'Noor');
    const { html } = await sam.browser.get(paths.askedAnswer());
    expect(html).toContain('words/zorgzaam');
    for (const card of ['druk', 'verlegen', 'eigenwijs', 'gevoelig'])
      expect(html).not.toContain(`words/${card}"`);
    expect((await give(sam.browser, { kaart: 'words/druk', zin: '' })).status).toBe(422);
    await give(sam.browser, { kaart: ['words/druk', 'words/zorgzaam'], zin: '' });
    await act(`${page}/lezen`, { doe: 'lees' });
    expect((await noor.browser.get(`${page}/lezen`)).html).not.toMatch(/>Druk</i);
    await throwAway(page);
  });

  it('leaves nothing to see for the mentor, nor for who gave it, nor for anybody else of the class', async () => {
    const bare = JSON.stringify(await readBoard(visser, doors.house, group));
    const page = await ask();
    await press(sam, 'geef', 'Noor');
    await give(sam.browser, { kaart: 'words/zorgzaam', zin: 'Alleen voor Noor.' });
    await act(`${page}/lezen`, { doe: 'lees' });
    expect(JSON.stringify(await readBoard(visser, doors.house, group))).toBe(bare);
    for (const { browser } of [sam, bo]) {
      expect((await browser.get(`${page}/lezen`)).status).toBe(404);
      expect((await browser.get(page)).status).toBe(404);
    }
    expect((await bo.browser.get(here)).html).not.toContain('wil horen');
    expect((await seenBy(bo))?.others.flatMap(({ mine, theirs }) => [mine, theirs])).toEqual(
      Array.from({ length: 4 }),
    );
    expect((await sam.browser.get(paths.others())).html).not.toContain('Alleen voor Noor.');
    await throwAway(page);
  });

  it('gives nothing unasked, asks once however often it is pressed, and asks nobody who is not there', async () => {
    const before = (await questions()).length;
    const unasked = await press(bo, 'geef', 'Noor');
    expect([unasked.status, unasked.html.includes('Er is niets verstuurd.')]).toEqual([422, true]);
    await Promise.all([press(noor, 'vraag', 'Bo'), press(noor, 'vraag', 'Bo')]);
    await press(noor, 'vraag', 'Bo');
    expect(await questions()).toHaveLength(before + 1);
    const stranger = await begin(doors, 'Vreemd');
    const als = hiddenField((await noor.browser.get(here)).html, 'als');
    for (const wie of ['', 'onzin', stranger.actor.owner, sam.actor.owner]) {
      const wrong = await noor.browser.post(here, { als, wie, doe: 'vraag' });
      expect([wrong.status, wrong.html.includes('Kies een klasgenoot die nu in de les is.')]).toEqual([
        422,
        true,
      ]);
    }
    expect(await questions()).toHaveLength(before + 1);
  });

  it('the database takes no question to who is not in the lesson, whatever the app believes', async () => {
    const stranger = await begin(doors, 'Buiten');
    const { lesson = '' as never } = (await seenBy(noor)) ?? {};
    const asking = (giver: typeof stranger.actor.owner) =>
      askCompanion(noor.actor, doors.house, {
        who: { name: 'Buiten', role: 'classmate', language: 'nl' },
        question: { kind: 'cards' },
        called: 'Noor',
        classmate: { giver, lesson },
      });
    const before = (await questions()).length;
    await expect(asking(stranger.actor.owner)).rejects.toThrow();
    await expect(asking(noor.actor.owner)).rejects.toThrow();
    expect(await questions()).toHaveLength(before);
  });

  it('is not there outside a lesson, also not by a form made up by hand', async () => {
    const alone = await begin(doors, 'Daan');
    const { html } = await alone.browser.get(here);
    expect(html).toContain('Dit doe je samen in een les.');
    expect(html).not.toContain('Noor');
    const als = hiddenField((await alone.browser.get(paths.askOther())).html, 'als');
    const before = await questions();
    await alone.browser.post(here, { als, wie: await handleOf('Noor', sam), doe: 'vraag' });
    // Nor among those who are asked for three weeks.
    const three = { als, naam: 'Noor', rol: 'classmate', vraag: 'cards', eens: crypto.randomUUID() };
    expect((await alone.browser.post(paths.askOther(), three)).status).toBe(422);
    expect(await questions()).toHaveLength(before.length);
  });

  it('ends with the session of who gives: when the mentor signs the class out, and at signing out (C13)', async () => {
    const kim = await begin(doors, 'Kim');
    await joinClass(kim);
    await doors.house.owner(
      `update identity.session set device = 'shared' where owner = '${kim.actor.owner}'`,
    );
    await press(noor, 'vraag', 'Kim');
    await press(kim, 'geef', 'Noor');
    const within = () =>
      doors.house.owner(
        `select c.ends > s.made + interval '1 minute' as open from identity.session c
         join identity.session s on s.id = c.within where s.owner = '${kim.actor.owner}'`,
      );
    expect(await within()).toEqual([{ open: true }]);
    expect((await kim.browser.get(paths.askedAnswer())).status).toBe(200);
    await signClassOut(visser, doors.house, group);
    expect(await within()).toEqual([{ open: false }]);
    const companion = new Map(kim.browser.cookies);
    const als = hiddenField((await kim.browser.get(paths.home())).html, 'als');
    await kim.browser.post(paths.signOut(), { als });
    expect(await within()).toEqual([]);
    const next = doors.browser();
    for (const [name, value] of companion) next.cookies.set(name, value);
    expect((await next.get(paths.askedAnswer())).status).toBe(303);
  });

  it('can be stopped, is gone for who is taken off the list, and ends with the lesson', async () => {
    const stopped = await ask();
    await act(`${stopped}/stop`, {});
    expect((await press(sam, 'geef', 'Noor')).status).toBe(422);
    await ask();
    await press(sam, 'geef', 'Noor');
    await removeMember(visser, doors.house, group, bo.actor.owner);
    expect((await bo.browser.get(here)).html).toContain('Er is nu geen les');
    doors.house.setClock(hours(2));
    expect((await sam.browser.get(paths.askedAnswer())).location).toBe(paths.asked());
    expect((await noor.browser.get(here)).html).toContain('Er is nu geen les');
    await tidy(doors.house, openLimits(doors.house.store, Buffer.alloc(32)));
    expect(await doors.house.owner('select invitation from mirror.classmate')).toEqual([]);
  });
});

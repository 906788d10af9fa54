import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailedCode } from '../../seeds/sign-in.ts';
import { freshSchool, join, type School } from '../../tests/harness/school.ts';
import type { OwnerActor } from '../access/actor.ts';
import { days, hours, after as later, minutes } from '../base/clock.ts';
import { newId, type TalkId } from '../base/id.ts';
import { showCard } from '../identity/card.ts';
import { askAddress, confirmAddress } from '../identity/own-address.ts';
import { type Post, postInMemory, type SentLetter } from '../mail/send.ts';
import { openLesson } from '../organisations/lesson.ts';
import { openLimits } from '../store/limit.ts';
import { askTalk, unaskTalk } from '../talks/ask.ts';
import { acceptTalk } from '../talks/plan.ts';
import { declineTalk, proposeTalk } from '../talks/propose.ts';
import { sendTalkLetters } from './talk-letters.ts';
import { tidy } from './tidy.ts';

let school: School;
let noor: OwnerActor;
let sam: OwnerActor;
beforeAll(async () => {
  school = await freshSchool();
  const { code } = await openLesson(school.visser, school.house, school.group);
  noor = await join(school.house, code, 'Noor');
  sam = await join(school.house, code, 'Sam');
  const card = (await showCard(noor, school.house)) ?? '';
  const asked = await askAddress(noor, school.house, { mail: 'noor@mail.example', card, language: 'nl' });
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  const mailed = (await mailedCode(school.house, 'noor@mail.example')) ?? '';
  await confirmAddress(noor, school.house, asked.browser, mailed);
});
afterAll(() => school.house.drop());

async function sent(): Promise<readonly SentLetter[]> {
  const post = postInMemory(school.house.clock);
  await sendTalkLetters(school.house, post, 'paspoort@proefschool.example');
  return post.sent();
}

async function propose(owner: OwnerActor, ahead = days(3), remind = false): Promise<TalkId> {
  const id = newId<TalkId>();
  const to = { owner: owner.owner, group: school.group, who: 'mevrouw Visser' };
  const starts = later(school.house.clock(), ahead);
  const proposal = { starts, minutes: 30, place: 'lokaal 9', note: 'tot dan', remind };
  await proposeTalk(school.visser, school.house, id, to, proposal);
  return id;
}

const written = async ({ owner }: OwnerActor) =>
  (await school.house.owner(`select n from audit.entry where chain = $1 and action = 'talk.write'`, [owner]))
    .length;

describe('letters to the young person about a talk (C14, C16)', () => {
  it('go to the own address, once each, and say when and nothing more; each is in the log', async () => {
    const id = await propose(noor);
    const [letter, ...more] = await sent();
    expect(more).toEqual([]);
    expect(letter?.to).toBe('noor@mail.example');
    expect(letter?.text).toContain('donderdag 26 november 2026 om 10:00');
    expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/Noor|Visser|lokaal|tot dan|http/);
    expect(await sent()).toEqual([]);
    await declineTalk(school.visser, school.house, id, '');
    expect((await sent()).map(({ text }) => text.includes('gaat niet door'))).toEqual([true]);
    expect(await written(noor)).toBe(2);
  });

  it('are none where no address is known, and nothing is opened for that', async () => {
    await propose(sam);
    expect(await sent()).toEqual([]);
    expect(await written(sam)).toBe(0);
  });

  it('what is called off before the morning is told as that alone', async () => {
    school.house.setClock('2026-11-23T20:00:00.000Z');
    const id = await propose(noor);
    await declineTalk(school.visser, school.house, id, '');
    expect(await sent()).toEqual([]);
    school.house.setClock('2026-11-24T06:30:00.000Z');
    expect((await sent()).map(({ text }) => text.includes('gaat niet door'))).toEqual([true]);
  });

  it('a reminder comes the afternoon before, for who said yes to one', async () => {
    school.house.setClock('2026-11-24T09:00:00.000Z');
    const id = await propose(noor);
    await sent();
    await acceptTalk(noor, school.house, { id, revision: 1 }, true);
    await sent();
    school.house.setClock('2026-11-26T14:59:00.000Z');
    expect(await sent()).toEqual([]);
    school.house.setClock('2026-11-26T15:00:00.000Z');
    expect((await sent()).map(({ text }) => text.includes('Morgen heb je een gesprek'))).toEqual([true]);
  });
});

describe('a letter about a talk is of use until the talk begins (decision 0081)', () => {
  const away: Post = { send: () => Promise.reject(new Error('away')), close: () => {} };
  const visserOf = () => ({ person: school.visser.person, group: school.group });
  const monday = '2026-11-30T09:00:00.000Z';
  const words = async () => (await sent()).map(({ text }) => text).join();
  beforeEach(async () => {
    await school.house.owner('delete from store.outbox');
    school.house.setClock(monday);
  });
  afterAll(() => school.house.owner('delete from store.outbox'));
  /** A talk on Thursday at ten of which both want to be reminded, and nothing that waits but that. */
  async function agreed(): Promise<TalkId> {
    const id = await propose(noor, days(3), true);
    await acceptTalk(noor, school.house, { id, revision: 1 }, true);
    await sent();
    return id;
  }

  it('is tried until then, however long the mail server is away, and the address is opened once for it', async () => {
    const before = await written(noor);
    await declineTalk(school.visser, school.house, await propose(noor, days(10)), '');
    for (let turn = 0; turn < 30; turn++) {
      await sendTalkLetters(school.house, away, 'paspoort@proefschool.example');
      school.house.setClock(hours(4));
    }
    school.house.setClock(hours(4));
    expect(await words()).toContain('gaat niet door');
    expect((await written(noor)) - before).toBe(1);
    expect(await school.house.owner('select from store.outbox where sealed is not null')).toEqual([]);
  });

  it('goes to the own address of now: one that was replaced between two tries is not written to', async () => {
    await propose(noor);
    await sendTalkLetters(school.house, away, 'paspoort@proefschool.example');
    const [known] = await school.house.owner('select * from identity.address where owner = $1', [noor.owner]);
    const put = (index: unknown) =>
      school.house.owner('update identity.address set mail_index = $1 where owner = $2', [index, noor.owner]);
    await put(school.house.keys.index('mail', 'anders@mail.example'));
    const before = await written(noor);
    school.house.setClock(minutes(1));
    await sent();
    expect((await written(noor)) - before).toBe(1);
    await put(known?.mail_index);
  });

  it('is not sent after: not that it was proposed, agreed or called off, and nothing is opened for it', async () => {
    const id = await propose(noor, days(3), true);
    await acceptTalk(noor, school.house, { id, revision: 1 }, true);
    await declineTalk(school.visser, school.house, await propose(noor), '');
    const before = await written(noor);
    school.house.setClock(days(3));
    await declineTalk(school.visser, school.house, id, '');
    expect(await sent()).toEqual([]);
    expect(await written(noor)).toBe(before);
    expect(await school.house.owner('select from store.outbox where done_at is null')).toEqual([]);
  });

  it('a reminder that could not go the day before says the day that is true, and none once the talk began', async () => {
    await agreed();
    school.house.setClock('2026-12-02T15:00:00.000Z');
    await sendTalkLetters(school.house, away, 'paspoort@proefschool.example');
    school.house.setClock('2026-12-03T06:00:00.000Z');
    const letters = await words();
    expect(letters).toContain('Vandaag heb je een gesprek. Het is op donderdag 3 december 2026 om 10:00');
    expect(letters).toContain('Vandaag heeft u een gesprek');
    expect(letters).not.toContain('Morgen');
    school.house.setClock(monday);
    await agreed();
    school.house.setClock('2026-12-03T11:00:00.000Z');
    expect(await sent()).toEqual([]);
  });

  it.each([
    "state = 'cancelled'",
    "starts = starts + interval '1 day'",
    'remind = false, mentor_remind = false',
  ])('a reminder of what is so no more is none: %s', async (change) => {
    const id = await agreed();
    await school.house.owner(`update talks.talk set ${change} where id = $1`, [id]);
    school.house.setClock('2026-12-02T15:00:00.000Z');
    expect(await sent()).toEqual([]);
  });

  it('goes once and is opened once, also when a slow mail server holds it longer than a node may keep its lines', async () => {
    for (let n = 0; n < 3; n++) await propose(noor);
    const before = await written(noor);
    let letters = 0;
    const quick: Post = { send: async () => void letters++, close: () => {} };
    const slow: Post = {
      async send() {
        letters++;
        school.house.setClock(minutes(3));
        if (letters === 2) await sendTalkLetters(school.house, quick, 'paspoort@proefschool.example');
      },
      close: () => {},
    };
    await sendTalkLetters(school.house, slow, 'paspoort@proefschool.example');
    expect(letters).toBe(3);
    expect((await written(noor)) - before).toBe(3);
  });

  it('waits for the morning when a slow mail server makes it evening (C14)', async () => {
    for (let n = 0; n < 2; n++) await propose(noor, days(2));
    school.house.setClock('2026-11-30T18:58:00.000Z');
    let letters = 0;
    const slow: Post = {
      send: async () => {
        letters++;
        school.house.setClock(minutes(3));
      },
      close: () => {},
    };
    await sendTalkLetters(school.house, slow, 'paspoort@proefschool.example');
    expect(letters).toBe(1);
    school.house.setClock('2026-12-01T06:00:00.000Z');
    expect(await sent()).toHaveLength(1);
  });

  it('what the young person answered meanwhile is not proposed any more', async () => {
    const id = await propose(noor);
    await acceptTalk(noor, school.house, { id, revision: 1 }, false);
    expect((await sent()).map(({ to }) => to)).toEqual(['visser@proefschool.example']);
  });

  it('that somebody asks for a talk is told for two weeks, and as long as it is asked', async () => {
    await askTalk(sam, school.house, visserOf());
    await unaskTalk(sam, school.house, school.visser.person);
    expect(await sent()).toEqual([]);
    for (const [day, letters] of [
      [13, 1],
      [14, 0],
    ] as const) {
      school.house.setClock(monday);
      await askTalk(sam, school.house, visserOf());
      school.house.setClock(days(day));
      expect(await sent()).toHaveLength(letters);
      await unaskTalk(sam, school.house, school.visser.person);
    }
  });

  it('waits at most thirty days where there is no mail server', async () => {
    const lines = async () =>
      (await school.house.owner('select kind from store.outbox order by kind')).map(({ kind }) => kind);
    const id = await propose(noor, days(90), true);
    await acceptTalk(noor, school.house, { id, revision: 1 }, true);
    expect(await lines()).toHaveLength(4);
    school.house.setClock(days(31));
    await tidy(school.house, openLimits(school.house.store, Buffer.alloc(32)));
    expect(await lines()).toEqual(['talk-owner-reminder', 'talk-reminder']);
    school.house.setClock(days(90));
    await tidy(school.house, openLimits(school.house.store, Buffer.alloc(32)));
    expect(await lines()).toEqual([]);
  });
});

it('a letter that cannot be written holds up no other, and is tried again later', async () => {
  const id = await propose(noor);
  await sent();
  await propose(noor);
  await school.house.owner(`update identity.address set sealed = '\\x00' where owner = $1`, [noor.owner]);
  school.house.setClock(60_000);
  await acceptTalk(noor, school.house, { id, revision: 1 }, false);
  expect((await sent()).map(({ to }) => to)).toEqual(['visser@proefschool.example']);
  expect(
    await school.house.owner(
      'select failed, locked_until, done_at from store.outbox where failed is not null',
    ),
  ).toEqual([{ failed: 'unread', locked_until: null, done_at: null }]);
});

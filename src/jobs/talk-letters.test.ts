import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../seeds/sign-in.ts';
import { freshSchool, join, type School } from '../../tests/harness/school.ts';
import type { OwnerActor } from '../access/actor.ts';
import { days, after as later } from '../base/clock.ts';
import { newId, type TalkId } from '../base/id.ts';
import { showCard } from '../identity/card.ts';
import { askAddress, confirmAddress } from '../identity/own-address.ts';
import { postInMemory, type SentLetter } from '../mail/send.ts';
import { openLesson } from '../organisations/lesson.ts';
import { acceptTalk } from '../talks/plan.ts';
import { declineTalk, proposeTalk } from '../talks/propose.ts';
import { sendTalkLetters } from './talk-letters.ts';

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

async function propose(owner: OwnerActor): Promise<TalkId> {
  const id = newId<TalkId>();
  const to = { owner: owner.owner, group: school.group, who: 'mevrouw Visser' };
  const starts = later(school.house.clock(), days(3));
  const proposal = { starts, minutes: 30, place: 'lokaal 9', note: 'tot dan', remind: false };
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

it('a letter that cannot be written holds up no other, and is tried again later', async () => {
  const id = await propose(noor);
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, logOf, type Passport, write } from '../../tests/harness/passport.ts';
import type { ReceiverActor } from '../access/actor.ts';
import { days } from '../base/clock.ts';
import type { GrantId } from '../base/id.ts';
import { askAgain } from '../identity/ask-again.ts';
import { saveAnswer } from '../passport/answer.ts';
import { chooseRoute } from '../passport/route.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { moveShareEnd } from '../sharing/extend.ts';
import { readShare } from '../sharing/list.ts';
import { replyToShare } from '../sharing/reply.ts';
import { withdrawGrant } from '../sharing/withdraw.ts';
import { giveShare } from './copy.ts';
import { readNotes, seeNotes } from './notes.ts';
import { previewShare } from './preview.ts';
import { lookShared } from './shared.ts';

let house: FreshHouse;
let noor: Passport;
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  await write(house, noor, 'wie5', 'Mijn zusje leren fietsen');
});
afterAll(() => house.drop());

async function share(copy: boolean): Promise<{ id: GrantId; receiver: ReceiverActor }> {
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [], copy });
  expect(await giveShare(noor.actor, house, id)).toBe('given');
  return { id, receiver: await accept(house, noor, id) };
}
const read = async (receiver: ReceiverActor): Promise<string> =>
  JSON.stringify((await lookShared(receiver, house, 'nl')).shown);
const kinds = async (): Promise<string[]> => (await readNotes(noor.actor, house)).map(({ kind }) => kind);

describe('a copy (F84)', () => {
  it('stays as it was when it was given; a live share has the newest', async () => {
    const [copy, live] = [await share(true), await share(false)];
    await write(house, noor, 'wie5', 'Dat ik durf te zwemmen');
    expect(await read(copy.receiver)).toContain('fietsen');
    expect(await read(copy.receiver)).not.toContain('zwemmen');
    expect(await read(live.receiver)).toContain('zwemmen');
    expect(JSON.stringify((await previewShare(noor.actor, house, copy.id, 'nl')).shown)).toContain('fietsen');
    expect((await lookShared(copy.receiver, house, 'en')).shown.chapters[0]?.title).toBe('Who am I');
    await withdrawGrant(noor.actor, house, copy.id);
    await expect(lookShared(copy.receiver, house, 'nl')).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('opens no answer at all, also for code that would ask: row security reads no chapter for it', async () => {
    const { receiver } = await share(true);
    const { perform } = await import('../access/perform.ts');
    const about = { passport: receiver.owner, grant: receiver.grant };
    const rows = await perform(house, receiver, 'grant.look', about, ({ tx }) =>
      tx.selectFrom('passport.answer').select('question').execute(),
    );
    expect(rows).toEqual([]);
  });
});

describe('answering back (F70)', () => {
  it('reaches the owner, and stands in the log; nobody answers on a share that is over', async () => {
    const { id, receiver } = await share(false);
    await replyToShare(receiver, house, { kind: 'cannot', words: 'De groep is niet kleiner te maken.' });
    const kept = await readShare(noor.actor, house, id);
    expect(kept?.reply).toMatchObject({ kind: 'cannot', words: 'De groep is niet kleiner te maken.' });
    expect((await lookShared(receiver, house, 'nl')).reply?.kind).toBe('cannot');
    expect((await logOf(house, noor)).some((line) => line.action === 'grant.reply')).toBe(true);
    const stored = await house.owner(`select encode(sealed, 'escape') as sealed from sharing.reply`);
    expect(JSON.stringify(stored)).not.toContain('kleiner');
    await withdrawGrant(noor.actor, house, id);
    const late = replyToShare(receiver, house, { kind: 'read', words: '' });
    await expect(late).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('a receiver reads and writes no answer on another share', async () => {
    const [one, other] = [await share(false), await share(false)];
    await replyToShare(one.receiver, house, { kind: 'agreed', words: 'Een vaste plek' });
    expect((await lookShared(other.receiver, house, 'nl')).reply).toBeUndefined();
    const forged = {
      ...other.receiver,
      grant: one.receiver.grant,
      owner: (await aPassport(house, 'Sam')).actor.owner,
    };
    await expect(replyToShare(forged, house, { kind: 'read', words: '' })).rejects.toMatchObject({
      kind: 'not-there',
    });
  });
});

describe('what is new (U45)', () => {
  it('is the first look and the answer, until it was seen', async () => {
    await seeNotes(noor.actor, house);
    house.setClock(60_000);
    const { receiver } = await share(false);
    expect(await kinds()).toEqual([]);
    await lookShared(receiver, house, 'nl');
    expect(await kinds()).toEqual(['looked']);
    house.setClock(60_000);
    await lookShared(receiver, house, 'nl');
    await replyToShare(receiver, house, { kind: 'read', words: '' });
    expect(await kinds()).toEqual(['replied', 'looked']);
    house.setClock(60_000);
    await seeNotes(noor.actor, house);
    await lookShared(receiver, house, 'nl');
    expect(await kinds()).toEqual([]);
  });

  it('is an end within a week, and not of a share that was given for a few days', async () => {
    const { id } = await share(false);
    house.setClock(1000);
    await seeNotes(noor.actor, house);
    const ends = (await readShare(noor.actor, house, id))?.ends;
    house.setClock(new Date((ends?.getTime() ?? 0) - days(6)).toISOString());
    expect(await kinds()).toContain('ends');
    await seeNotes(noor.actor, house);
    const short = await share(false);
    await moveShareEnd(noor.actor, house, short.id, new Date(house.clock().getTime() + days(2)));
    house.setClock(days(1));
    expect((await readNotes(noor.actor, house)).filter((note) => note.grant === short.id)).toEqual([]);
  });
});

describe('longer', () => {
  it('is a choice of the owner, for a share that stands, for a year at most (U40)', async () => {
    const { id, receiver } = await share(false);
    const later = new Date(house.clock().getTime() + days(200));
    await moveShareEnd(noor.actor, house, id, later);
    house.setClock(days(190));
    expect(await read(receiver)).toContain('zwemmen');
    const tooFar = new Date(house.clock().getTime() + days(400));
    await expect(moveShareEnd(noor.actor, house, id, tooFar)).rejects.toMatchObject({ kind: 'malformed' });
    house.setClock(days(11));
    await expect(
      moveShareEnd(noor.actor, house, id, new Date(house.clock().getTime() + days(3))),
    ).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('can be asked for by who has the code of a share that ended, once; not of one that was stopped (C3, F88)', async () => {
    const { id } = await share(false);
    const code = (await readShare(noor.actor, house, id))?.keys?.code ?? '';
    expect(await askAgain(house, { code })).toBe(false);
    house.setClock(days(60));
    expect(await askAgain(house, { code: 'BBBBB BBBBB' })).toBe(false);
    expect(await askAgain(house, { code })).toBe(true);
    expect(await kinds()).toContain('asked');
    house.setClock(1000);
    await seeNotes(noor.actor, house);
    house.setClock(1000);
    expect(await askAgain(house, { code })).toBe(true);
    expect(await kinds()).not.toContain('asked');
    const stopped = await share(false);
    const stoppedCode = (await readShare(noor.actor, house, stopped.id))?.keys?.code ?? '';
    await withdrawGrant(noor.actor, house, stopped.id);
    expect(await askAgain(house, { code: stoppedCode })).toBe(false);
  });
});

describe('how the intake was (F109)', () => {
  it('is asked once: two weeks after the first look or when help was agreed, of who goes to mbo, until it was told or put away', async () => {
    const oleh = await aPassport(house, 'Oleh');
    const offered = async () =>
      (await readNotes(oleh.actor, house)).filter(({ kind }) => kind === 'intake').length;
    await write(house, oleh, 'wie5', 'Ik maak fietsen');
    const give = async () => {
      const id = await makeDraft(oleh.actor, house, aReceiver);
      await chooseWhat(oleh.actor, house, id, { chapters: ['wie'], questions: [] });
      await giveShare(oleh.actor, house, id);
      const receiver = await accept(house, oleh, id);
      await lookShared(receiver, house, 'nl');
      return receiver;
    };
    const [first] = [await give(), await give()];
    await chooseRoute(oleh.actor, house, 'mbo');
    expect(await offered()).toBe(0);
    await replyToShare(first, house, { kind: 'agreed', words: '' });
    expect(await offered()).toBe(1);
    house.setClock(days(15));
    expect(await offered()).toBe(1);
    await chooseRoute(oleh.actor, house, 'werk');
    expect(await offered()).toBe(0);
    await chooseRoute(oleh.actor, house, 'mbo');
    await seeNotes(oleh.actor, house);
    house.setClock(days(15));
    expect(await offered()).toBe(0);
  });

  it('is not asked of who told it already', async () => {
    const amira = await aPassport(house, 'Amira');
    await write(house, amira, 'wie5', 'Ik help kinderen');
    await chooseRoute(amira.actor, house, 'mbo');
    const id = await makeDraft(amira.actor, house, aReceiver);
    await chooseWhat(amira.actor, house, id, { chapters: ['wie'], questions: [] });
    await giveShare(amira.actor, house, id);
    await lookShared(await accept(house, amira, id), house, 'nl');
    house.setClock(days(15));
    const offered = async () => (await readNotes(amira.actor, house)).some(({ kind }) => kind === 'intake');
    expect(await offered()).toBe(true);
    const said = { gelezen: { kind: 'choice', chosen: ['ja'] } } as const;
    await saveAnswer(amira.actor, house, 'sm8', { state: 'given', parts: said }, 0);
    expect(await offered()).toBe(false);
  });
});

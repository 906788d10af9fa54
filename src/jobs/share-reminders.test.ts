import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, logOf, type Passport } from '../../tests/harness/passport.ts';
import { days, hours } from '../base/clock.ts';
import type { GrantId } from '../base/id.ts';
import { showCard } from '../identity/card.ts';
import { askAddress, confirmAddress } from '../identity/own-address.ts';
import { readNotes } from '../look/notes.ts';
import { postInMemory, type SentLetter } from '../mail/send.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { moveShareEnd } from '../sharing/extend.ts';
import { giveGrant } from '../sharing/give.ts';
import { paperCode, readPaper } from '../sharing/paper-code.ts';
import { replyToShare } from '../sharing/reply.ts';
import { withdrawGrant } from '../sharing/withdraw.ts';
import { sendLetters } from './letters.ts';
import { remindOfShares } from './share-reminders.ts';

let house: FreshHouse;
let noor: Passport;
let sam: Passport;
beforeAll(async () => {
  house = await freshHouse();
  [noor, sam] = [await aPassport(house, 'Noor'), await aPassport(house, 'Sam')];
  const card = (await showCard(noor.actor, house)) ?? '';
  const asked = await askAddress(noor.actor, house, { mail: 'noor@mail.example', card, language: 'nl' });
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  await confirmAddress(
    noor.actor,
    house,
    asked.browser,
    (await mailedCode(house, 'noor@mail.example')) ?? '',
  );
});
afterAll(() => house.drop());

async function share({ actor }: Passport): Promise<GrantId> {
  const id = await makeDraft(actor, house, aReceiver);
  await chooseWhat(actor, house, id, { chapters: ['wie'], questions: [] });
  await giveGrant(actor, house, id);
  return id;
}

/** What the night watch sends now, of two nodes that look at the same moment. */
async function sent(): Promise<readonly SentLetter[]> {
  await Promise.all([remindOfShares(house), remindOfShares(house)]);
  const post = postInMemory(house.clock);
  await sendLetters(house, post);
  return post.sent();
}

describe('reminders (C14, P42, F71)', () => {
  it('a week before a share ends one letter goes, by day, with nothing of anybody; and none where no address is', async () => {
    const id = await share(noor);
    await share(sam);
    expect(await sent()).toEqual([]);
    house.setClock(days(35) + hours(12));
    expect(await sent()).toEqual([]);
    house.setClock(hours(12));
    const [letter, ...more] = await sent();
    expect(more).toEqual([]);
    expect(letter?.to).toBe('noor@mail.example');
    expect(letter?.text).toContain('stopt na 4 januari 2027');
    expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/Noor|De Wit|De Brug|http/);
    expect(await sent()).toEqual([]);
    expect((await readNotes(noor.actor, house)).map(({ kind }) => kind)).toContain('ends');
    const written = async (of: Passport) =>
      (await logOf(house, of)).filter(({ action }) => action === 'grant.remind').length;
    expect([await written(noor), await written(sam)]).toEqual([1, 0]);
    // Another last day by an own choice: then a week before that one.
    await moveShareEnd(noor.actor, house, id, new Date(house.clock().getTime() + days(20)));
    expect(await sent()).toEqual([]);
    house.setClock(days(14));
    expect(await sent()).toHaveLength(1);
    await withdrawGrant(noor.actor, house, id);
  });

  it('a year after an agreement one letter asks whether it still holds, and the note is there', async () => {
    const id = await share(noor);
    await replyToShare(await accept(house, noor, id), house, { kind: 'agreed', words: 'Een rustige plek.' });
    await withdrawGrant(noor.actor, house, id);
    house.setClock(days(364));
    expect(await sent()).toEqual([]);
    house.setClock(days(2));
    const letters = await sent();
    expect(letters.map(({ text }) => text.includes('Klopt die nog?'))).toEqual([true]);
    expect(letters[0]?.text).not.toMatch(/rustige|De Wit/);
    expect(await sent()).toEqual([]);
    expect((await readNotes(noor.actor, house)).map(({ kind }) => kind)).toContain('evaluate');
  });
});

describe('the code on a paper (C19)', () => {
  it('says whether the share stands, and since when not; a code of no paper says nothing', async () => {
    const id = await share(noor);
    const code = paperCode(house.keys, id);
    expect(await readPaper(house, code.toLowerCase())).toMatchObject({ state: 'stands' });
    // Nothing of it can be read while a consent is away: then the paper says so, and not why.
    await house.owner('update consent.birth set sixteen = $2 where owner = $1', [
      noor.actor.owner,
      '2100-01-01',
    ]);
    expect(await readPaper(house, code)).toMatchObject({ state: 'paused' });
    await house.owner('update consent.birth set sixteen = null where owner = $1', [noor.actor.owner]);
    expect(await readPaper(house, code)).toMatchObject({ state: 'stands' });
    await withdrawGrant(noor.actor, house, id);
    expect(await readPaper(house, code)).toEqual({ state: 'stopped', day: house.clock() });
    const other = await share(noor);
    house.setClock(days(50));
    expect(await readPaper(house, paperCode(house.keys, other))).toMatchObject({ state: 'ended' });
    expect(await readPaper(house, 'BK4T9 WX2HR')).toBeUndefined();
    expect(await readPaper(house, 'x')).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../seeds/sign-in.ts';
import { readHelpersOf } from '../../tests/harness/helpers.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport } from '../../tests/harness/passport.ts';
import { type HelperActor, visitor } from '../access/actor.ts';
import { days, hours, minutes } from '../base/clock.ts';
import { newId } from '../base/id.ts';
import { sendLetters } from '../jobs/letters.ts';
import { tellOfRescues } from '../jobs/rescue-letters.ts';
import { type Post, postInMemory } from '../mail/send.ts';
import { showCard } from './card.ts';
import { agreeToHelp, comeHelping, leaveHelping, lookHelping, vouch, waitDays } from './help.ts';
import { askHelper, readHelpers, stopComingBack, stopHelper } from './helpers.ts';
import { askAddress, confirmAddress } from './own-address.ts';
import { choosePictures, type PictureName, pictures, readPictures } from './own-pictures.ts';
import { askBack, comeHelped } from './rescue.ts';
import { returnByCard } from './return.ts';
import { findSession } from './session.ts';

let house: FreshHouse;
let noor: Passport;
let aunt: HelperActor;
const four: readonly PictureName[] = ['paw', 'rocket', 'music', 'candle'];
const other: readonly PictureName[] = ['paw', 'rocket', 'music', 'car'];
const arriving = { device: 'own', about: 'chrome android' } as const;

beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
});
afterAll(() => house.drop());

/** Who comes in with the code that the young person has for this helper. */
async function helperOf(passport: Passport, who: string): Promise<HelperActor> {
  const keys = (await readHelpers(passport.actor, house)).helpers.find((one) => one.who === who)?.keys;
  const came = await comeHelping(house, visitor, { code: keys?.code ?? '', link: keys?.link });
  const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
  if (opened?.actor.kind !== 'helper') throw new Error(`did not come in: ${came.kind}`);
  return opened.actor;
}
async function codes(helper: HelperActor): Promise<{ ask: string; answer: string }> {
  const ask = await askBack(house);
  const said = await vouch(helper, house, ask);
  return { ask, answer: said.kind === 'wrong' ? '' : said.code };
}

describe('choosing who helps you back (F6)', () => {
  it('is off until the young person chooses pictures, and then somebody; three at the most', async () => {
    expect(await readHelpers(noor.actor, house)).toEqual({ helpers: [], pictures: undefined, waiting: [] });
    expect(await askHelper(noor.actor, house, 'tante Fatma', 'one')).toBe('none');
    await choosePictures(noor.actor, house, four);
    for (const who of ['tante Fatma', 'coach Jim', 'oma']) await askHelper(noor.actor, house, who, who);
    expect(await askHelper(noor.actor, house, 'oma', 'oma')).toBeDefined();
    expect(await askHelper(noor.actor, house, 'nog iemand', 'four')).toBe('none');
    expect((await readHelpers(noor.actor, house)).helpers).toHaveLength(3);
    const rows = await house.owner('select * from identity.helper');
    expect(JSON.stringify(rows)).not.toContain('Fatma');
  });

  it('asks for the own factor: whoever came in by school alone cannot make a helper', async () => {
    const bySchool = { ...noor.actor, provenUntil: undefined };
    await expect(askHelper(bySchool, house, 'meester', 'five')).rejects.toThrow();
    await expect(choosePictures(bySchool, house, other)).rejects.toThrow();
  });

  it('a helper sees the name to be called by and nothing else, and vouches only after their own yes', async () => {
    aunt = await helperOf(noor, 'tante Fatma');
    expect(await lookHelping(aunt, house)).toEqual({ called: 'Noor', agreed: false });
    await expect(vouch(aunt, house, await askBack(house))).rejects.toThrow();
    await agreeToHelp(aunt, house);
    expect(await lookHelping(aunt, house)).toEqual({ called: 'Noor', agreed: true });
    expect(await readHelpersOf(house, aunt)).toEqual([]);
  });

  it('a link alone, a wrong code and the own browser open nothing (C1, P9)', async () => {
    const keys = (await readHelpers(noor.actor, house)).helpers[0]?.keys ?? { link: '', code: '' };
    expect(await comeHelping(house, visitor, { code: 'BBBBB BBBBB' })).toEqual({ kind: 'wrong' });
    expect(await comeHelping(house, visitor, { code: keys.code, link: 'abcdefghijklmnopqrstuv' })).toEqual({
      kind: 'wrong',
    });
    expect(await comeHelping(house, noor.actor, { code: keys.code })).toEqual({ kind: 'own' });
  });

  it('exactly four pictures, known by their names', () => {
    expect(readPictures(['paw', 'rocket', 'music'])).toBeUndefined();
    expect(readPictures(['paw', 'rocket', 'music', 'candle', 'car'])).toBeUndefined();
    expect(readPictures(['candle', 'music', 'paw', 'niets', 'rocket'])).toEqual(readPictures(four));
    expect(new Set(pictures).size).toBe(24);
  });
});

describe('coming back with help (F6, C10, C19)', () => {
  it('takes both codes, the own pictures and three days; then it lets in once, with a new card', async () => {
    const old = (await showCard(noor.actor, house)) ?? '';
    const { ask, answer } = await codes(aunt);
    expect(await vouch(aunt, house, ask)).toMatchObject({ kind: 'again', code: answer });
    expect(await comeHelped(house, { ask, answer: 'BBBB BBBB', pictures: four }, arriving)).toEqual({
      kind: 'wrong',
    });
    expect(await comeHelped(house, { ask, answer, pictures: other }, arriving)).toEqual({
      kind: 'pictures',
      left: 4,
    });
    const wait = await comeHelped(house, { ask, answer, pictures: four }, arriving);
    expect(wait).toMatchObject({ kind: 'wait' });
    expect((await readHelpers(noor.actor, house)).waiting).toMatchObject([{ who: 'tante Fatma' }]);
    house.setClock(days(waitDays) - minutes(1));
    expect((await comeHelped(house, { ask, answer, pictures: four }, arriving)).kind).toBe('wait');
    house.setClock(minutes(1));
    const came = await comeHelped(house, { ask, answer, pictures: four }, arriving);
    const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
    expect(opened?.actor).toMatchObject({ kind: 'owner', owner: noor.actor.owner });
    expect((await comeHelped(house, { ask, answer, pictures: four }, arriving)).kind).toBe('wrong');
    expect(await returnByCard(house, old, 'own')).toBeUndefined();
    expect(await returnByCard(house, (await showCard(noor.actor, house)) ?? '', 'own')).toBeDefined();
    const lines = (await logOf(house, noor)).map(({ action, role }) => `${role} ${action}`);
    expect(lines).toEqual(
      expect.arrayContaining([
        'helper helper.agree',
        'helper rescue.vouch',
        'visitor rescue.try',
        'owner passport.return',
      ]),
    );
  });

  it('a helper alone never comes in: five guesses of the pictures, and that yes is over', async () => {
    const { ask, answer } = await codes(aunt);
    house.setClock(days(waitDays));
    const kinds: string[] = [];
    for (let n = 0; n < 6; n++)
      kinds.push((await comeHelped(house, { ask, answer, pictures: other }, arriving)).kind);
    expect(kinds).toEqual(['pictures', 'pictures', 'pictures', 'pictures', 'wrong', 'wrong']);
    expect((await comeHelped(house, { ask, answer, pictures: four }, arriving)).kind).toBe('wrong');
  });

  it('any other way in stops it, and it is told of at the own address at once', async () => {
    const { ask, answer } = await codes(aunt);
    expect(await tellOfRescues(house)).toBeGreaterThan(0);
    await sendLetters(house, postInMemory(house.clock));
    await stopComingBack({ ...noor.actor, provenUntil: undefined }, house);
    house.setClock(days(waitDays));
    expect((await comeHelped(house, { ask, answer, pictures: four }, arriving)).kind).toBe('wrong');
  });

  it('that letter outlasts a mail server that is away for a day and a half: the yes stands for longer', async () => {
    const [mail, card] = ['noor@mail.example', (await showCard(noor.actor, house)) ?? ''];
    const asked = await askAddress(noor.actor, house, { mail, card, language: 'nl' });
    if (asked.kind !== 'sent') throw new Error(asked.kind);
    await confirmAddress(noor.actor, house, asked.browser, (await mailedCode(house, mail)) ?? '');
    await codes(aunt);
    await tellOfRescues(house);
    const away: Post = { send: () => Promise.reject(new Error('away')), close: () => {} };
    for (let n = 0; n < 36; n++) {
      await sendLetters(house, away);
      house.setClock(hours(1));
    }
    const post = postInMemory(house.clock);
    await sendLetters(house, post);
    house.setClock(hours(6));
    await sendLetters(house, post);
    expect(post.sent().map(({ to }) => to)).toEqual([mail]);
    await stopComingBack(noor.actor, house);
  });

  it('taking somebody off, or leaving, stops what they said yes to; and they say yes no more', async () => {
    const coach = await helperOf(noor, 'coach Jim');
    await agreeToHelp(coach, house);
    const one = await codes(coach);
    const two = await codes(aunt);
    await stopHelper(noor.actor, house, aunt.helper);
    await leaveHelping(coach, house);
    house.setClock(days(waitDays));
    for (const codes of [one, two])
      expect((await comeHelped(house, { ...codes, pictures: four }, arriving)).kind).toBe('wrong');
    await expect(lookHelping(aunt, house)).rejects.toThrow();
    await expect(vouch(coach, house, await askBack(house))).rejects.toThrow();
  });

  it('a code waits for one passport alone, and for three days', async () => {
    const sam = await aPassport(house, 'Sam');
    await choosePictures(sam.actor, house, four);
    await askHelper(sam.actor, house, 'oom', 'oom');
    const oom = await helperOf(sam, 'oom');
    await agreeToHelp(oom, house);
    const oma = await helperOf(noor, 'oma');
    await agreeToHelp(oma, house);
    const ask = await askBack(house);
    expect((await vouch(oma, house, ask)).kind).toBe('yes');
    expect(await vouch(oom, house, ask)).toEqual({ kind: 'wrong' });
    const late = await askBack(house);
    house.setClock(days(3));
    expect(await vouch(oma, house, late)).toEqual({ kind: 'wrong' });
    const foreign = { ...oom, helper: newId<HelperActor['helper']>() };
    await expect(vouch(foreign, house, late)).rejects.toThrow();
    await expect(lookHelping({ ...oom, owner: noor.actor.owner }, house)).rejects.toThrow();
  });
});

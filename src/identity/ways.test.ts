import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport } from '../../tests/harness/passport.ts';
import { minutes } from '../base/clock.ts';
import { sendLetters } from '../jobs/letters.ts';
import { postInMemory } from '../mail/send.ts';
import { showCard } from './card.ts';
import { askCardCode, renewCardByMail } from './card-by-mail.ts';
import { endDevice, endOtherDevices, listDevices } from './devices.ts';
import { askAddress, confirmAddress, dropAddress, readAddress } from './own-address.ts';
import { mailOwnFactor, proveByMail } from './own-factor.ts';
import { knockByMail, returnByMail } from './own-mail.ts';
import { returnByCard } from './return.ts';
import { findSession } from './session.ts';

let house: FreshHouse;
let noor: Passport;
let card: string;
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  card = (await showCard(noor.actor, house)) ?? '';
});
afterAll(() => house.drop());

const arriving = { device: 'own', about: 'chrome android' } as const;

/** The letters that are sent now, to anybody. */
async function letters(): Promise<{ to: string; text: string }[]> {
  const post = postInMemory(house.clock);
  await sendLetters(house, post);
  return [...post.sent()];
}
async function mailed(to: string): Promise<string> {
  const letter = (await letters()).find((one) => one.to === to);
  return codeIn(letter?.text) ?? '';
}
async function setAddress(of: Passport, mail: string, code: string): Promise<string> {
  const asked = await askAddress(of.actor, house, { mail, card: code, language: 'nl' });
  if (asked.kind !== 'sent') return asked.kind;
  return (await confirmAddress(of.actor, house, asked.browser, await mailed(mail))).kind;
}

describe('an own e-mail address (C9, C10)', () => {
  it('needs the own card, and the code that was mailed to it', async () => {
    expect(await setAddress(noor, 'noor@mail.example', 'BBBB BBBB BBBB')).toBe('wrong-card');
    expect(await letters()).toEqual([]);
    const asked = await askAddress(noor.actor, house, { mail: 'noor@mail.example', card, language: 'nl' });
    if (asked.kind !== 'sent') throw new Error(asked.kind);
    const code = await mailed('noor@mail.example');
    expect(await confirmAddress(noor.actor, house, asked.browser, 'BBBB BBBB')).toEqual({
      kind: 'wrong',
      left: 4,
    });
    expect(await confirmAddress(noor.actor, house, 'another-browser', code)).toEqual({ kind: 'over' });
    expect(await readAddress(noor.actor, house)).toBeUndefined();
    expect(await confirmAddress(noor.actor, house, asked.browser, code)).toEqual({ kind: 'kept' });
    expect(await confirmAddress(noor.actor, house, asked.browser, code)).toEqual({ kind: 'over' });
    expect(await readAddress(noor.actor, house)).toBe('noor@mail.example');
    const rows = await house.owner(
      `select encode(sealed, 'escape') as sealed, encode(mail_index, 'escape') as index from identity.address`,
    );
    expect(JSON.stringify(rows)).not.toContain('noor');
  });

  it('brings its owner back on another device, in the browser that asked, once, within ten minutes', async () => {
    const browser = await knockByMail(house, ' Noor@Mail.Example ', 'nl');
    const code = await mailed('Noor@Mail.Example');
    expect(await returnByMail(house, 'another-browser', code, arriving)).toEqual({ kind: 'over' });
    const came = await returnByMail(house, browser, code.toLowerCase(), arriving);
    const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
    expect(opened?.actor).toMatchObject({ kind: 'owner', owner: noor.actor.owner });
    expect(await returnByMail(house, browser, code, arriving)).toEqual({ kind: 'over' });
    const late = await knockByMail(house, 'noor@mail.example', 'nl');
    const lateCode = await mailed('noor@mail.example');
    house.setClock(minutes(11));
    expect(await returnByMail(house, late, lateCode, arriving)).toEqual({ kind: 'over' });
  });

  it('five wrong codes and it is over', async () => {
    const browser = await knockByMail(house, 'noor@mail.example', 'nl');
    const code = await mailed('noor@mail.example');
    for (let n = 0; n < 5; n++) await returnByMail(house, browser, 'BBBB BBBB', arriving);
    expect(await returnByMail(house, browser, code, arriving)).toEqual({ kind: 'over' });
  });

  it('tells nobody whether it is known: the same answers, the same rows, and no letter', async () => {
    const browser = await knockByMail(house, 'niemand@mail.example', 'nl');
    expect(await letters()).toEqual([]);
    expect(await returnByMail(house, browser, 'BBBB BBBB', arriving)).toEqual({ kind: 'wrong', left: 4 });
  });

  it('is of one passport; changing it tells the old address; it goes with the own card alone', async () => {
    const sam = await aPassport(house, 'Sam');
    const samCard = (await showCard(sam.actor, house)) ?? '';
    expect(await setAddress(sam, 'noor@mail.example', samCard)).toBe('taken');
    expect(await setAddress(noor, 'noor@nieuw.example', card)).toBe('kept');
    expect((await letters()).map(({ to }) => to)).toEqual(['noor@mail.example']);
    expect(await dropAddress(noor.actor, house, samCard)).toBe(false);
    expect(await readAddress(noor.actor, house)).toBe('noor@nieuw.example');
    expect(await dropAddress(noor.actor, house, card)).toBe(true);
    expect(await readAddress(noor.actor, house)).toBeUndefined();
    expect((await letters()).map(({ to }) => to)).toEqual(['noor@nieuw.example']);
  });

  it('a code that went to an address opens nothing once that was replaced or dropped (C10)', async () => {
    const lotte = await aPassport(house, 'Lotte');
    const code = (await showCard(lotte.actor, house)) ?? '';
    const at = (await findSession(house, lotte.token))?.actor;
    if (at?.kind !== 'owner') throw new Error('not in');
    const wayTo = async (mail: string) => ({
      knocked: { browser: await knockByMail(house, mail, 'nl'), code: await mailed(mail) },
      proving: { browser: (await mailOwnFactor(at, house, 'nl')) ?? '', code: await mailed(mail) },
      card: { browser: (await askCardCode(lotte.actor, house, 'nl')) ?? '', code: await mailed(mail) },
    });
    const nothing = async ({ knocked, proving, card }: Awaited<ReturnType<typeof wayTo>>) => [
      (await returnByMail(house, knocked.browser, knocked.code, arriving)).kind,
      (await proveByMail(at, house, proving.browser, proving.code)).kind,
      (await renewCardByMail(lotte.actor, house, card.browser, card.code)).kind,
    ];
    expect(await setAddress(lotte, 'lotte@oud.example', code)).toBe('kept');
    const old = await wayTo('lotte@oud.example');
    expect(await setAddress(lotte, 'lotte@nieuw.example', code)).toBe('kept');
    expect(await nothing(old)).toEqual(['over', 'over', 'over']);
    const last = await wayTo('lotte@nieuw.example');
    expect(await dropAddress(lotte.actor, house, code)).toBe(true);
    expect(await nothing(last)).toEqual(['over', 'over', 'over']);
    expect(await showCard(lotte.actor, house)).toBe(code);
    await letters();
  });

  it('makes a new card for who lost the old one; the old one opens nothing any more', async () => {
    const amin = await aPassport(house, 'Amin');
    const old = (await showCard(amin.actor, house)) ?? '';
    expect(await askCardCode(amin.actor, house, 'nl')).toBeUndefined();
    expect(await setAddress(amin, 'amin@mail.example', old)).toBe('kept');
    const browser = (await askCardCode(amin.actor, house, 'nl')) ?? '';
    const code = await mailed('amin@mail.example');
    expect(await renewCardByMail(noor.actor, house, browser, code)).toEqual({ kind: 'over' });
    expect(await renewCardByMail(amin.actor, house, browser, code)).toEqual({ kind: 'made' });
    expect(await returnByCard(house, old, 'own')).toBeUndefined();
    const fresh = (await showCard(amin.actor, house)) ?? '';
    expect(await returnByCard(house, fresh, 'own')).toBeDefined();
  });
});

describe('where a passport is open (U46)', () => {
  it('lists each device, this one first, and signs out one or all others from the next request on', async () => {
    const lotte = await aPassport(house, 'Lotte');
    const code = (await showCard(lotte.actor, house)) ?? '';
    const here = await findSession(house, lotte.token);
    if (here?.actor.kind !== 'owner') throw new Error('not in');
    const phone = (await returnByCard(house, code, 'own', 'firefox android')) ?? '';
    const school = (await returnByCard(house, code, 'shared', 'chrome chromebook')) ?? '';
    const devices = await listDevices(here.actor, house);
    expect(devices.map(({ here, about, device }) => [here, about, device])).toEqual(
      expect.arrayContaining([
        [true, '', 'own'],
        [false, 'firefox android', 'own'],
        [false, 'chrome chromebook', 'shared'],
      ]),
    );
    expect(devices[0]?.here).toBe(true);
    const gone = devices.find(({ about }) => about === 'chrome chromebook');
    if (gone === undefined) throw new Error('not listed');
    await endDevice(noor.actor, house, gone.id);
    expect(await findSession(house, school)).toBeDefined();
    await endDevice(here.actor, house, gone.id);
    expect(await findSession(house, school)).toBeUndefined();
    await endOtherDevices(here.actor, house);
    expect(await findSession(house, phone)).toBeUndefined();
    expect(await findSession(house, lotte.token)).toBeDefined();
    house.setClock(minutes(21 * 24 * 60));
    expect((await listDevices(here.actor, house)).map(({ about }) => about)).toEqual([]);
    expect((await logOf(house, lotte)).filter((line) => line.action === 'device.end')).toHaveLength(2);
  });
});

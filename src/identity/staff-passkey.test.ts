import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpDevice } from '../../seeds/passkey.ts';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, type Passport } from '../../tests/harness/passport.ts';
import { schools } from '../../tests/harness/school.ts';
import type { Actor } from '../access/actor.ts';
import { minutes } from '../base/clock.ts';
import { enrol } from './enrol.ts';
import { addPasskey, askNewPasskey } from './passkey.ts';
import { findSession } from './session.ts';
import { enterCode, hatsToChoose, knock, nameHat, wearHat } from './staff.ts';
import { enterByPasskey, knockAtWorkByPasskey } from './staff-passkey.ts';

// Where the made-up devices make theirs for, in seeds/sign-in.ts.
const site = { origin: 'http://localhost:3000' };
const visser = 'visser@proefschool.example';
const smit = 'smit@proefschool.example';

let house: FreshHouse;
let noor: Passport;
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, schools);
  // The first time with the mailed code: then the passkey is made.
  await signInStaff(house, visser, 'mentor');
  await signInStaff(house, smit, 'dean');
  noor = await aPassport(house, 'Noor');
});
afterAll(() => house.drop());

type Bent = { as?: string; browser?: string; verified?: boolean; challenge?: string; origin?: string };
async function enter(mail: string, bent: Bent = {}): Promise<string | undefined> {
  const knocked = await knockAtWorkByPasskey(house);
  const asked = { challenge: bent.challenge ?? knocked.challenge, origin: bent.origin ?? site.origin };
  const device = madeUpDevice(bent.as ?? mail);
  const text = device.sign({ ...asked, ...(bent.verified === false && { verified: false }) });
  return enterByPasskey(house, bent.browser ?? knocked.browser, text, site, 'own');
}
async function come(entered: string | undefined, hat?: string): Promise<Actor | undefined> {
  const came = entered === undefined ? undefined : await wearHat(house, entered, hat);
  return came && (await findSession(house, came.token))?.actor;
}

describe('a passkey alone lets somebody in at work (A19)', () => {
  it('without an address, and without a code to type over; it tells nobody who is known', async () => {
    expect((await knockAtWorkByPasskey(house)).known).toEqual([]);
    const actor = await come(await enter(visser));
    expect(actor).toMatchObject({ kind: 'staff', role: 'mentor' });
    expect(actor?.kind === 'staff' && actor.provenUntil !== undefined).toBe(true);
    const lines = await house.owner(`select count(*)::int as n from audit.entry where action = 'staff.come'`);
    expect(lines).toEqual([{ n: 3 }]);
  });

  it('leaves the choice of a hat as it is: one at a time, of one’s own', async () => {
    const entered = await enter(smit);
    const hats = (await hatsToChoose(house, entered ?? '')) ?? [];
    expect(hats.map(({ role }) => role)).toEqual(['dean', 'mentor']);
    expect(await come(entered)).toBeUndefined();
    expect(await come(entered, hats[0] && nameHat(hats[0]))).toMatchObject({ role: 'dean' });
    expect(await come(entered, hats[1] && nameHat(hats[1]))).toBeUndefined();
  });

  it('opens nothing with what nobody here made, or with that of a young person', async () => {
    expect(await enter(visser, { as: 'nobody' })).toBeUndefined();
    const phone = madeUpDevice('Noor, phone');
    const challenge = (await askNewPasskey(noor.actor, house))?.challenge ?? '';
    const made = phone.make({ challenge, ...site });
    expect(await addPasskey(noor.actor, house, made, site, { name: 'x', about: 'x' })).toBe(true);
    expect(await enter('Noor, phone')).toBeUndefined();
    const { browser } = await knockAtWorkByPasskey(house);
    for (const text of ['', '{}', 'null', '{"id":"x"}'])
      expect(await enterByPasskey(house, browser, text, site, 'own')).toBeUndefined();
  });

  it('counts in the browser that asked, for this site, once, and from a device that knew its user', async () => {
    expect(await enter(visser, { browser: 'another-browser' })).toBeUndefined();
    expect(await enter(visser, { challenge: 'a'.repeat(43) })).toBeUndefined();
    expect(await enter(visser, { origin: 'https://elders.example' })).toBeUndefined();
    expect(await enter(visser, { verified: false })).toBeUndefined();
    const { browser, challenge } = await knockAtWorkByPasskey(house);
    const text = madeUpDevice(visser).sign({ challenge, ...site });
    const both = [1, 2].map(() => enterByPasskey(house, browser, text, site, 'own'));
    expect((await Promise.all(both)).filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('leaves a code that was asked for in this browser as it was', async () => {
    const asked = await knock(house, visser);
    expect((await knockAtWorkByPasskey(house, asked)).browser).toBe(asked);
    expect(await enterCode(house, asked, 'BCDF GHJK', 'own')).toEqual({ kind: 'wrong', left: 4 });
  });

  it('not after five minutes, and the way in ends after a quarter of an hour', async () => {
    const { browser, challenge } = await knockAtWorkByPasskey(house);
    house.setClock(minutes(5));
    const text = madeUpDevice(visser).sign({ challenge, ...site });
    expect(await enterByPasskey(house, browser, text, site, 'own')).toBeUndefined();
    const entered = await enter(visser);
    house.setClock(minutes(15));
    expect(await come(entered)).toBeUndefined();
  });

  it('not of who has no role any more', async () => {
    await house.owner('update organisations.staff set until = $1', [house.clock()]);
    expect(await enter(visser)).toBeUndefined();
  });
});

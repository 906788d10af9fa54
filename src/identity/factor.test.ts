import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpDevice } from '../../seeds/passkey.ts';
import { mailedCode } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { schools } from '../../tests/harness/school.ts';
import { minutes } from '../base/clock.ts';
import { sendLetters } from '../jobs/letters.ts';
import { postInMemory } from '../mail/send.ts';
import { codeAt, stepAt } from './app-code.ts';
import { enrol } from './enrol.ts';
import {
  askFactorChallenge,
  beginApp,
  confirmApp,
  nextStep,
  setPasskey,
  showApp,
  showPasskey,
  showRecovery,
} from './factor.ts';
import { mostFactorTries } from './factor-way.ts';
import { forgetFactor } from './forget-factor.ts';
import { enterCode, hatsToChoose, knock, nameHat, wearHat } from './staff.ts';

const [visser, bakker, kuiper] = [
  'visser@proefschool.example',
  'bakker@proefschool.example',
  'kuiper@voorbeeld.example',
];
const admin = 'beheer@regio.example';
const place = { origin: 'https://paspoort.example' };

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
  const staff = [{ name: 'Ilse Bruin', mail: admin, roles: [{ role: 'region-admin' as const }] }];
  const region = { kind: 'region' as const, name: 'Regio Proef', staff };
  await enrol(house, { ...schools, organisations: [...schools.organisations, region] });
});
afterAll(() => house.drop());

/** As far as the code out of the letter. */
async function knocked(mail: string): Promise<string> {
  await mailedCode(house, mail); // letters of before
  const browser = await knock(house, mail);
  const code = (await mailedCode(house, mail)) ?? '';
  expect(await enterCode(house, browser, code, 'shared')).toEqual({ kind: 'right', mail });
  return browser;
}

/** The secret that the app was given, which the page of this sign-in shows. */
async function secretOf(browser: string): Promise<Buffer> {
  await beginApp(house, browser);
  const step = await nextStep(house, browser);
  if (step?.kind !== 'set' || step.app === undefined) throw new Error('no app is being set up');
  return step.app.secret;
}
const codeNow = (secret: Buffer): string => codeAt(secret, stepAt(house.clock()));
const asked = async (browser: string) => ({
  challenge: (await askFactorChallenge(house, browser))?.challenge ?? '',
  ...place,
});

let secret: Buffer;
let recovery: readonly string[];

describe('the second step of who works here (security.md: two factors)', () => {
  it('is set up before anything opens; the app counts once its first code was right', async () => {
    const browser = await knocked(visser);
    expect(await nextStep(house, browser)).toMatchObject({ kind: 'set', passkeyOnly: false, app: undefined });
    expect(await wearHat(house, browser)).toBeUndefined();
    secret = await secretOf(browser);
    expect(await confirmApp(house, browser, '000000')).toEqual({ kind: 'wrong', left: 4 });
    expect(await wearHat(house, browser)).toBeUndefined();
    const done = await confirmApp(house, browser, codeNow(secret));
    recovery = done.kind === 'set' ? done.codes : [];
    expect(new Set(recovery).size).toBe(8);
    expect(await wearHat(house, browser)).toMatchObject({ device: 'shared' });
  });

  it('is asked at every sign-in, and a code counts once, also in another sign-in', async () => {
    const browser = await knocked(visser);
    expect(await nextStep(house, browser)).toMatchObject({ kind: 'show', app: true, passkeys: [] });
    // The code that set the app up was used.
    expect(await showApp(house, browser, codeNow(secret))).toEqual({ kind: 'wrong', left: 4 });
    house.setClock(minutes(1));
    const code = codeNow(secret);
    expect(await showApp(house, browser, code)).toEqual({ kind: 'right' });
    const again = await knocked(visser);
    expect((await showApp(house, again, code)).kind).toBe('wrong');
    expect(await wearHat(house, again)).toBeUndefined();
    expect(await wearHat(house, browser)).toBeDefined();
  });

  it('who has one sets up no other with the mailed code alone', async () => {
    const browser = await knocked(visser);
    await beginApp(house, browser);
    expect((await nextStep(house, browser))?.kind).toBe('show');
    expect((await confirmApp(house, browser, '000000')).kind).toBe('over');
    const device = madeUpDevice('a thief');
    const made = device.make(await asked(browser));
    expect((await setPasskey(house, browser, made, place, '')).kind).toBe('over');
    expect(await wearHat(house, browser)).toBeUndefined();
  });

  it('five wrong codes and the sign-in is over, the right one comes too late', async () => {
    house.setClock(minutes(2));
    const browser = await knocked(visser);
    for (let n = 0; n < mostFactorTries; n++) await showApp(house, browser, '000000');
    expect(await showApp(house, browser, codeNow(secret))).toEqual({ kind: 'over' });
    expect(await wearHat(house, browser)).toBeUndefined();
  });

  it('a code on paper counts once, opens the setting up of another alone, and its person is told', async () => {
    const browser = await knocked(visser);
    const [code = '', other = ''] = recovery;
    expect((await showRecovery(house, browser, code.toLowerCase())).kind).toBe('right');
    expect(await wearHat(house, browser)).toBeUndefined();
    expect(await hatsToChoose(house, browser)).toBeUndefined();
    secret = await secretOf(browser);
    const set = await confirmApp(house, browser, codeNow(secret));
    expect(await wearHat(house, browser)).toBeDefined();
    const post = postInMemory(house.clock);
    await sendLetters(house, post);
    expect(
      post
        .sent()
        .map(({ text }) => text)
        .join(),
    ).toContain('herstelcode gebruikt');
    // There are new codes: neither the used one nor the others of before count.
    const again = await knocked(visser);
    for (const old of [code, other]) expect((await showRecovery(house, again, old)).kind).toBe('wrong');
    const [fresh = ''] = set.kind === 'set' ? set.codes : [];
    expect((await showRecovery(house, again, fresh)).kind).toBe('right');
    // What was lost lets nobody in any more: not the app before, once a passkey stands in its place.
    house.setClock(minutes(1));
    const key = madeUpDevice('new telephone').make(await asked(again));
    expect((await setPasskey(house, again, key, place, '')).kind).toBe('set');
    expect(await nextStep(house, await knocked(visser))).toMatchObject({ kind: 'show', app: false });
    await forgetFactor(house, visser);
    const anew = await knocked(visser);
    secret = await secretOf(anew);
    expect((await confirmApp(house, anew, codeNow(secret))).kind).toBe('set');
  });

  it('keeps neither secret nor code in clear', async () => {
    const rows = JSON.stringify([
      await house.owner(`select encode(sealed, 'escape') as a from identity.app`),
      await house.owner(`select encode(code_index, 'escape') as a from identity.recovery`),
    ]);
    for (const word of [secret.toString('base64'), secret.toString('latin1'), ...recovery])
      expect(rows).not.toContain(word);
  });
});

describe('a passkey', () => {
  it('counts for its challenge, its address, its person and who the device knew; once', async () => {
    const browser = await knocked(bakker);
    const device = madeUpDevice('laptop');
    expect((await setPasskey(house, browser, device.make(await asked(browser)), place, '')).kind).toBe('set');
    const next = await knocked(bakker);
    const challenge = async () => (await asked(next)).challenge;
    const wrong = [
      device.sign({ challenge: 'AAAAAAAAAAAAAAAAAAAAAAAA', ...place }),
      device.sign({ challenge: await challenge(), origin: 'https://paspoort.example.evil.example' }),
      device.sign({ challenge: await challenge(), ...place, verified: false }),
      madeUpDevice('another').sign({ challenge: await challenge(), ...place }),
    ];
    for (const text of wrong) expect((await showPasskey(house, next, text, place)).kind).toBe('wrong');
    const later = await knocked(bakker);
    const good = device.sign(await asked(later));
    expect((await showPasskey(house, later, good, place)).kind).toBe('right');
    const replayed = await knocked(bakker);
    await asked(replayed);
    expect((await showPasskey(house, replayed, good, place)).kind).toBe('wrong');
    for (const text of ['', '{}', '[]', 'x'.repeat(40_000)])
      expect(['wrong', 'over']).toContain((await showPasskey(house, replayed, text, place)).kind);
  });

  it('is of one person: it lets nobody else in, and cannot be given to somebody else', async () => {
    const browser = await knocked(kuiper);
    const made = madeUpDevice('laptop').make(await asked(browser));
    expect((await setPasskey(house, browser, made, place, '')).kind).toBe('wrong');
    const own = madeUpDevice('kuiper').make(await asked(browser));
    expect((await setPasskey(house, browser, own, place, '')).kind).toBe('set');
    const next = await knocked(kuiper);
    const signed = madeUpDevice('laptop').sign(await asked(next));
    expect((await showPasskey(house, next, signed, place)).kind).toBe('wrong');
  });

  it('is what the admin of a region comes in with, and with nothing less', async () => {
    const browser = await knocked(admin);
    expect(await nextStep(house, browser)).toMatchObject({ kind: 'set', passkeyOnly: true });
    await beginApp(house, browser);
    expect(await nextStep(house, browser)).toMatchObject({ app: undefined });
    const made = madeUpDevice(admin).make(await asked(browser));
    expect((await setPasskey(house, browser, made, place, '')).kind).toBe('set');
    expect(await wearHat(house, browser)).toBeDefined();
  });

  it('who becomes the admin of a region shows the app once more, and then sets a passkey up', async () => {
    house.setClock(minutes(5));
    const staff = [{ name: 'mevrouw Visser', mail: visser, roles: [{ role: 'region-admin' as const }] }];
    await enrol(house, {
      region: 'Regio Proef',
      organisations: [{ kind: 'region', name: 'Regio Proef', staff }],
    });
    const browser = await knocked(visser);
    expect((await showApp(house, browser, codeNow(secret))).kind).toBe('right');
    expect(await hatsToChoose(house, browser)).toHaveLength(2);
    const hats = (await hatsToChoose(house, browser)) ?? [];
    const region = hats.find(({ role }) => role === 'region-admin');
    expect(region && (await wearHat(house, browser, nameHat(region)))).toBeUndefined();
    expect(await nextStep(house, browser)).toMatchObject({ kind: 'set', passkeyOnly: true });
    const made = madeUpDevice('visser').make(await asked(browser));
    expect((await setPasskey(house, browser, made, place, '')).kind).toBe('set');
    expect(region && (await wearHat(house, browser, nameHat(region)))).toBeDefined();
    house.setClock(minutes(5));
    const next = await knocked(visser);
    expect((await showApp(house, next, codeNow(secret))).kind).toBe('wrong');
  });
});

it('who lost everything is helped by who runs the installation; nothing of before counts any more', async () => {
  expect(await forgetFactor(house, 'niemand@nergens.example')).toBe(false);
  expect(await forgetFactor(house, ' Kuiper@voorbeeld.example ')).toBe(true);
  expect((await nextStep(house, await knocked(kuiper)))?.kind).toBe('set');
});

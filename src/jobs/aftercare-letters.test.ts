import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNewPassport, logOf, type Passport } from '../../tests/harness/passport.ts';
import { freshRegion, type Region } from '../../tests/harness/receivers.ts';
import type { OwnerActor } from '../access/actor.ts';
import { askHelp, listWhereToAsk, stopHelp } from '../aftercare/help.ts';
import { keepLanding, sayCheckin, saySummer, stopCheckins } from '../aftercare/landing.ts';
import { after, days, hours } from '../base/clock.ts';
import { atWall } from '../base/wall.ts';
import { showCard } from '../identity/card.ts';
import { askAddress, confirmAddress } from '../identity/own-address.ts';
import type { Written } from '../mail/lay-out.ts';
import { saveAnswer } from '../passport/answer.ts';
import { sendAftercare } from './aftercare-letters.ts';
import { sendLetters } from './letters.ts';

let region: Region;
beforeAll(async () => {
  region = await freshRegion();
});
afterAll(() => region.house.drop());

/** Sends what waits; gives the letters since the last time. */
async function letters(): Promise<Written[]> {
  const sent: Written[] = [];
  const post = { send: async (one: Written) => void sent.push(one), close: () => {} };
  while ((await sendLetters(region.house, post)) > 0);
  return sent;
}

/** Somebody new, with an own address, as in life. */
async function withAddress(called: string): Promise<Passport> {
  const { house } = region;
  const passport = await aNewPassport(house, called);
  const mail = `${called.toLowerCase()}@post.example`;
  const card = (await showCard(passport.actor, house)) ?? '';
  const asked = await askAddress(passport.actor, house, { mail, card, language: 'nl' });
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  const letter = (await letters()).find(({ to }) => to === mail);
  const code = /\b[0-9A-Z]{4} [0-9A-Z]{4}\b/.exec(letter?.text ?? '')?.[0] ?? '';
  expect((await confirmAddress(passport.actor, house, asked.browser, code)).kind).toBe('kept');
  return passport;
}

const at = (day: string, time: string): void =>
  region.house.setClock(atWall({ day, time })?.toISOString() ?? '');
const start = { kind: 'work', where: 'Bakkerij Proef', asks: true, follow: false } as const;
const about = async (mail: string) =>
  (await letters()).filter(({ to }) => to === mail).map(({ subject }) => subject);

const written = async (actor: OwnerActor, what: string) =>
  (await logOf(region.house, { actor, token: '' })).filter(({ action }) => action === what).length;

describe('check-ins by letter (F63)', () => {
  it('go once, by day, at the very day on the wall: also where summer time begins, and at the end of a month', async () => {
    at('2026-11-23', '10:00');
    const { actor } = await withAddress('Mees');
    await keepLanding(actor, region.house, { ...start, starts: '2027-02-28' }, false);
    at('2027-03-27', '12:00');
    expect(await sendAftercare(region.house)).toBe(0);
    // The night in which the clock goes forward: the day has begun, and nobody is written to before seven.
    at('2027-03-28', '06:59');
    expect([await sendAftercare(region.house), await letters()]).toEqual([0, []]);
    at('2027-03-28', '07:00');
    expect(await sendAftercare(region.house)).toBe(1);
    expect(await about('mees@post.example')).toEqual(['Hoe gaat het met je?']);
    // Never twice: neither at once, nor the next hour, nor on another day.
    expect((await Promise.all([sendAftercare(region.house), sendAftercare(region.house)])).join()).toBe(
      '0,0',
    );
    at('2027-03-30', '12:00');
    expect([await sendAftercare(region.house), await letters()]).toEqual([0, []]);
    expect(await written(actor, 'checkin.write')).toBe(1);
    at('2026-11-23', '10:00');
  });

  it('two nodes at once write one letter, and one line in the log', async () => {
    at('2026-11-23', '10:00');
    const { actor } = await withAddress('Sam');
    await keepLanding(actor, region.house, { ...start, starts: '2026-08-31' }, false);
    at('2026-11-30', '12:00');
    await Promise.all([
      sendAftercare(region.house),
      sendAftercare(region.house),
      sendAftercare(region.house),
    ]);
    expect(await about('sam@post.example')).toEqual(['Hoe gaat het met je?']);
    expect(await written(actor, 'checkin.write')).toBe(1);
    at('2026-11-23', '10:00');
  });

  it('do not go when it was answered, when it was stopped, or when nobody looked for four weeks', async () => {
    at('2026-11-23', '10:00');
    const [answered, stopped, late] = [
      await withAddress('Ann'),
      await withAddress('Bo'),
      await withAddress('Cas'),
    ];
    at('2026-12-01', '08:00');
    for (const { actor } of [answered, stopped, late])
      await keepLanding(actor, region.house, { ...start, starts: '2026-11-01' }, false);
    await sayCheckin(answered.actor, region.house, 1, 'skipped');
    await stopCheckins(stopped.actor, region.house);
    region.house.setClock(after(new Date('2026-12-01T08:00:00Z'), days(28) + hours(4)).toISOString());
    expect([await sendAftercare(region.house), await letters()]).toEqual([0, []]);
    at('2026-11-23', '10:00');
  });

  it('work without an address: it is told of, and no letter goes', async () => {
    at('2026-11-23', '10:00');
    const { actor } = await aNewPassport(region.house, 'Dex');
    await keepLanding(actor, region.house, { ...start, starts: '2026-10-23' }, false);
    expect([await sendAftercare(region.house), await letters()]).toEqual([1, []]);
    expect(await sendAftercare(region.house)).toBe(0);
  });
});

describe('the summer by letter (F64)', () => {
  it('goes once a summer to who said that we may (sm9) and has no place yet, and to nobody else', async () => {
    at('2026-11-23', '10:00');
    const said = async (called: string, chosen: string | undefined) => {
      const passport = await withAddress(called);
      const answer = {
        state: 'given',
        parts: { mag: { kind: 'choice', chosen: [chosen ?? ''], own: '' } },
      } as const;
      if (chosen !== undefined) await saveAnswer(passport.actor, region.house, 'sm9', answer, 0);
      return passport;
    };
    const [asked, , , early, landed] = [
      await said('Ja', 'ja'),
      await said('Nee', 'nee'),
      await said('Stil', undefined),
      await said('Vroeg', 'ja'),
      await said('Geland', 'ja'),
    ];
    await keepLanding(landed.actor, region.house, { ...start, starts: '2026-11-23', asks: false }, false);
    const summers = async () =>
      (await letters())
        .filter(({ subject }) => subject === 'Heb je een plek voor na de zomer?')
        .map(({ to }) => to);
    at('2027-05-31', '12:00');
    await sendAftercare(region.house);
    expect(await summers()).toEqual([]);
    at('2027-06-01', '07:00');
    await saySummer(early.actor, region.house, 'yes');
    await Promise.all([sendAftercare(region.house), sendAftercare(region.house)]);
    expect(await summers()).toEqual(['ja@post.example']);
    expect(await written(asked.actor, 'summer.write')).toBe(1);
    at('2027-08-01', '12:00');
    await sendAftercare(region.house);
    expect(await summers()).toEqual([]);
    at('2028-06-01', '12:00');
    await sendAftercare(region.house);
    expect((await summers()).sort()).toEqual(['ja@post.example', 'vroeg@post.example']);
    at('2026-11-23', '10:00');
  });
});

it('who works at the Doorstroompunt is told that somebody asks for help, and not who (F66)', async () => {
  at('2026-11-23', '21:00');
  const { actor } = await aNewPassport(region.house, 'Kanariegeel');
  const [where] = await listWhereToAsk(actor, region.house, 'proef');
  if (where === undefined) throw new Error('nobody to ask');
  const reach = { way: 'call', where: '06 00 00 00 00' } as const;
  await askHelp(actor, region.house, { organisation: where.id, called: 'Kanariegeel', reach });
  expect([await sendAftercare(region.house), await letters()]).toEqual([0, []]);
  at('2026-11-24', '07:00');
  await sendAftercare(region.house);
  const sent = await letters();
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['joris.terpstra@proef.example', 'Een jongere vraagt om hulp'],
  ]);
  expect(JSON.stringify(sent)).not.toMatch(/Kanariegeel|06 00/);
  expect(await sendAftercare(region.house)).toBe(0);
});

describe('letters to who works there', () => {
  const reach = { way: 'call', where: '06 00 00 00 00' } as const;
  const asks = async (called: string) => {
    const { house } = region;
    const { actor } = await aNewPassport(house, called);
    const [where] = await listWhereToAsk(actor, house, 'proef');
    if (where === undefined) throw new Error('nobody to ask');
    await askHelp(actor, house, { organisation: where.id, called, reach });
    return { actor, again: () => askHelp(actor, house, { organisation: where.id, called, reach }) };
  };
  const told = async () => {
    await sendAftercare(region.house);
    return (await letters()).filter(({ subject }) => subject === 'Een jongere vraagt om hulp').length;
  };

  it('go once a day, whatever is asked and taken back; who asks later is told of the next morning', async () => {
    at('2026-12-01', '09:00');
    const one = await asks('Mees');
    for (let n = 0; n < 3; n++) {
      await stopHelp(one.actor, region.house);
      await one.again();
    }
    expect(await told()).toBe(1);
    at('2026-12-01', '11:00');
    await asks('Sam');
    expect(await told()).toBe(0);
    at('2026-12-02', '07:00');
    expect(await told()).toBe(1);
    expect(await told()).toBe(0);
  });

  it('do not go when nobody waits there any more', async () => {
    at('2026-12-03', '09:00');
    await region.house.owner('delete from aftercare.signal');
    const { actor } = await asks('Noor');
    await stopHelp(actor, region.house);
    expect(await told()).toBe(0);
    at('2026-12-04', '09:00');
    expect(await told()).toBe(0);
  });

  it('and the question of the summer go though a check-in of one passport cannot be told of', async () => {
    const { house } = region;
    at('2027-05-01', '10:00');
    const broken = await withAddress('Stuk');
    const asked = await withAddress('Heel');
    const answer = { state: 'given', parts: { mag: { kind: 'choice', chosen: ['ja'], own: '' } } } as const;
    await saveAnswer(asked.actor, house, 'sm9', answer, 0);
    await keepLanding(broken.actor, house, { ...start, starts: '2027-05-01' }, false);
    await house.owner(`update identity.address set sealed = '\\x00' where owner = $1`, [broken.actor.owner]);
    at('2027-06-01', '10:00');
    await asks('Bo');
    await expect(sendAftercare(house)).rejects.toThrow('1 of aftercare did not go');
    const subjects = (await letters()).map(({ to, subject }) => `${to} ${subject}`);
    expect(subjects).toContain('joris.terpstra@proef.example Een jongere vraagt om hulp');
    expect(subjects).toContain('heel@post.example Heb je een plek voor na de zomer?');
    at('2026-11-23', '10:00');
  });

  it('an adviser whose address does not open holds up nothing else, and it is told of', async () => {
    const { house } = region;
    at('2027-09-01', '10:00');
    const { actor } = await aNewPassport(house, 'Dex');
    await keepLanding(actor, house, { ...start, starts: '2027-08-01' }, false);
    await house.owner(`update identity.person set sealed = '\\x00'`);
    await asks('Cas');
    await expect(sendAftercare(house)).rejects.toThrow('1 of aftercare did not go');
    expect(await written(actor, 'checkin.write')).toBe(1);
    expect(await sendAftercare(house)).toBe(0);
    at('2026-11-23', '10:00');
  });
});

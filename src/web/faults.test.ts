import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answered, type FreshDoors, freshDoors } from '../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../tests/harness/owner.ts';
import { companionLanguages } from '../words/language.ts';
import { paths } from './paths.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

const minute = 60_000;

/** Every limit that somebody began to use is used up, and opens again after `wait`. */
const useUp = (wait: number) =>
  doors.house.owner(`update store.tally set points = 100000, expire = ${Date.now() + wait}`);
const guess = (headers: Record<string, string> = {}) =>
  noor.browser.post(paths.leave(), { kaartcode: 'BBBB BBBB BBBB' }, headers);

it.each([
  [40_000, 'over 1 minuut'],
  [14.5 * minute, 'over 15 minuten'],
  [59.5 * minute, 'over 1 uur'],
  [5.2 * 60 * minute, 'over 6 uur'],
  [23.9 * 60 * minute, 'over 24 uur'],
  [11.5 * 24 * 60 * minute, 'over 12 dagen'],
])(
  'who tried too often is told how long it takes: of %s ms "%s", and the browser to the second',
  async (wait, words) => {
    await guess();
    await useUp(wait);
    const { status, html, headers } = await guess();
    expect(status).toBe(429);
    expect(html).toContain(`Dit is te vaak geprobeerd. Probeer het ${words} weer.`);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(wait / 1_000 - 20);
    expect(seconds).toBeLessThanOrEqual(Math.ceil(wait / 1_000));
    await doors.house.owner('delete from store.tally');
  },
);

it('after that time there is a try again', async () => {
  await guess();
  await useUp(-1);
  expect((await guess()).status).toBe(422);
});

it('a script is told the same in one line', async () => {
  await guess();
  await useUp(9.5 * minute);
  const { html, headers } = await guess({ 'x-auto-save': '1' });
  expect(JSON.parse(html)).toEqual({
    message: 'Even wachten. Dit is te vaak geprobeerd. Probeer het over 10 minuten weer.',
  });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(550);
});

const inTenMinutes = {
  nl: 'Probeer het over 10 minuten weer.',
  en: 'Try again in 10 minutes.',
  tr: '10 dakika sonra tekrar deneyin.',
  ar: 'حاول من جديد بعد 10 دقائق.',
  pl: 'Proszę spróbować ponownie za 10 minut.',
  uk: 'Спробуйте знову через 10 хвилин.',
  ti: 'ድሕሪ 10 ደቒቕ መሊስካ ፈትን።',
};

it.each(companionLanguages)(
  'who was asked something reads it in the own language: %s (L5)',
  async (tongue) => {
    const guessing = () =>
      doors.browser().post(paths.guarding(), { code: 'BCDFGHJKMN' }, { 'accept-language': tongue });
    await guessing();
    await useUp(9.5 * minute);
    const { status, html } = await guessing();
    expect(status).toBe(429);
    expect(html).toContain(inTenMinutes[tongue]);
  },
);

/** What the browser is told by a page that keeps what was typed: that it was too often, and in how many minutes there is a try again. */
const told = ({ status, headers }: Answered) => [status, Math.ceil(Number(headers.get('retry-after')) / 60)];

it('who begins where many begin keeps the name that was typed', async () => {
  const beginning = (naam: string) => doors.browser().post(paths.alone(), { naam, apparaat: 'own' });
  expect((await beginning('Sam')).status).toBe(303);
  await useUp(25 * minute);
  const often = await beginning('Samira');
  const { html } = often;
  expect(told(often)).toEqual([429, 25]);
  expect(html).toContain('Er beginnen hier nu veel mensen. Probeer het over 25 minuten weer.');
  expect(html).toContain('value="Samira"');
});

it('who added many proofs is told so at the form, and keeps the words with it (F17)', async () => {
  const adding = (headers: Record<string, string> = {}) =>
    noor.browser.upload(at, { bijschrift: 'Mijn eerste taart' }, Buffer.from('x'), headers);
  const at = paths.addProof('kan', 'kan7');
  await adding();
  await useUp(50 * minute);
  const often = await adding();
  const { html } = often;
  expect(told(often)).toEqual([429, 50]);
  expect(html).toContain('Je hebt nu veel bestanden gestuurd. Probeer het over 50 minuten weer.');
  expect(html).toContain('value="Mijn eerste taart"');
  const byScript = await adding({ 'x-auto-save': '1' });
  expect(told(byScript)).toEqual([429, 50]);
  expect(JSON.parse(byScript.html).message).toContain('Probeer het over 50 minuten weer.');
});

it.each([paths.comeBackByMail(), paths.staffSignIn()])(
  'who asked for many codes is told so where they are asked for, and keeps the address: %s (C1)',
  async (path) => {
    await doors.house.owner('delete from store.tally');
    const asking = () => doors.browser().post(path, { mail: 'iemand@mail.example' });
    expect((await asking()).status).toBe(303);
    await doors.house.owner(
      `update store.tally set points = 100000, expire = ${Date.now() + 30 * minute} where key like 'sign-in-letter%'`,
    );
    const often = await asking();
    expect(told(often)).toEqual([429, 30]);
    expect(often.html).toContain('Een nieuwe code kan over 30 minuten.');
    expect(often.html).toContain('value="iemand@mail.example"');
  },
);

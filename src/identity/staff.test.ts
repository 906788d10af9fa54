import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mailedCode, showDevice, signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { schools } from '../../tests/harness/school.ts';
import { minutes } from '../base/clock.ts';
import { enrol } from './enrol.ts';
import { findSession } from './session.ts';
import { enterCode, hatsToChoose, knock, mostTries, nameHat, wearHat } from './staff.ts';

const visser = 'visser@proefschool.example';
const smit = 'smit@proefschool.example';

let house: FreshHouse;
const dropped: FreshHouse[] = [];
beforeEach(async () => {
  house = await freshHouse();
  dropped.push(house);
  await enrol(house, schools);
});
afterAll(() => Promise.all(dropped.map((one) => one.drop())));

describe('knocking', () => {
  it('tells nothing: known or not, the same kind of answer and the same rows', async () => {
    const [known, unknown] = [await knock(house, visser), await knock(house, 'niemand@nergens.example')];
    expect(unknown).toHaveLength(known.length);
    expect(await enterCode(house, unknown, 'BCDF GHJK', 'own')).toEqual(
      await enterCode(house, known, 'BCDF GHJK', 'own'),
    );
    const attempts = await house.owner('select person is not null as known from identity.attempt');
    const lines = await house.owner('select kind, sealed is not null as sealed, about from store.outbox');
    expect(attempts).toHaveLength(2);
    expect(lines).toEqual(Array(2).fill({ kind: 'letter-code', sealed: true, about: null }));
  });

  it('sends a letter to the address that is known, and none to another', async () => {
    await knock(house, 'niemand@nergens.example');
    expect(await mailedCode(house, 'niemand@nergens.example')).toBeUndefined();
    await knock(house, '  Visser@PROEFSCHOOL.example ');
    expect(await mailedCode(house, visser)).toMatch(/^.{4} .{4}$/);
  });

  it('knows somebody without a role as nobody', async () => {
    await house.owner('update organisations.staff set until = $1', [house.clock()]);
    const browser = await knock(house, visser);
    expect(await mailedCode(house, visser)).toBeUndefined();
    expect(await enterCode(house, browser, 'BCDF GHJK', 'own')).toEqual({ kind: 'wrong', left: 4 });
  });

  it('keeps neither address nor code in clear', async () => {
    await knock(house, visser);
    const rows = JSON.stringify([
      await house.owner(`select encode(sealed, 'escape') as a, payload from store.outbox`),
      await house.owner(
        `select encode(sealed, 'escape') as a, encode(mail_index, 'escape') as b from identity.person`,
      ),
    ]);
    const code = await mailedCode(house, visser);
    expect(code).toBeDefined();
    for (const secret of ['visser', 'Visser', code ?? '']) expect(rows).not.toContain(secret);
  });
});

describe('the code', () => {
  it('signs in under the one hat', async () => {
    const actor = await signInStaff(house, visser, 'mentor');
    expect(actor).toMatchObject({ kind: 'staff', role: 'mentor' });
  });

  it('counts in the browser that asked, and in no other', async () => {
    const [mine, other] = [await knock(house, visser), await knock(house, smit)];
    const code = (await mailedCode(house, visser)) ?? '';
    expect((await enterCode(house, other, code, 'own')).kind).toBe('wrong');
    expect((await enterCode(house, 'stolen', code, 'own')).kind).toBe('over');
    expect((await enterCode(house, mine, code, 'own')).kind).toBe('right');
  });

  it('counts once', async () => {
    const browser = await knock(house, visser);
    const code = (await mailedCode(house, visser)) ?? '';
    expect((await enterCode(house, browser, code, 'own')).kind).toBe('right');
    expect((await enterCode(house, browser, code, 'own')).kind).toBe('over');
  });

  it('counts once, also twice at the same moment', async () => {
    const browser = await knock(house, visser);
    const code = (await mailedCode(house, visser)) ?? '';
    const both = await Promise.all([
      enterCode(house, browser, code, 'own'),
      enterCode(house, browser, code, 'own'),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['over', 'right']);
  });

  it('is over after five wrong ones, and the right one comes too late', async () => {
    const browser = await knock(house, visser);
    const code = (await mailedCode(house, visser)) ?? '';
    const kinds = [];
    for (let n = 1; n <= mostTries; n++) kinds.push(await enterCode(house, browser, 'BCDF GHJK', 'own'));
    expect(kinds[0]).toEqual({ kind: 'wrong', left: 4 });
    expect(kinds.at(-1)).toEqual({ kind: 'over' });
    expect(await enterCode(house, browser, code, 'own')).toEqual({ kind: 'over' });
  });

  it('is over after ten minutes', async () => {
    const browser = await knock(house, visser);
    const code = (await mailedCode(house, visser)) ?? '';
    house.setClock(minutes(10));
    expect(await enterCode(house, browser, code, 'own')).toEqual({ kind: 'over' });
  });
});

describe('two hats', () => {
  it('are chosen from, one at a time, after both steps and only then', async () => {
    const browser = await knock(house, smit);
    const code = (await mailedCode(house, smit)) ?? '';
    expect(await hatsToChoose(house, browser)).toBeUndefined();
    expect(await enterCode(house, browser, code, 'own')).toEqual({ kind: 'right', mail: smit });
    expect(await enterCode(house, browser, code, 'own')).toEqual({ kind: 'over' });
    expect(await hatsToChoose(house, browser)).toBeUndefined();
    expect(await wearHat(house, browser)).toBeUndefined();
    await showDevice(house, browser, smit);
    const hats = (await hatsToChoose(house, browser)) ?? [];
    expect(hats.map(({ role }) => role)).toEqual(['dean', 'mentor']);
    const [dean] = hats;
    if (dean === undefined) throw new Error('no hat');
    const foreign = nameHat({ ...dean, role: 'region-admin' });
    expect(await wearHat(house, browser, foreign)).toBeUndefined();
    expect(await wearHat(house, browser)).toBeUndefined();
    expect(await wearHat(house, 'stolen', nameHat(dean))).toBeUndefined();
    const came = await wearHat(house, browser, nameHat(dean));
    expect(came?.device).toBe('own');
    const opened = await findSession(house, came?.token ?? '');
    expect(opened?.actor).toMatchObject({ kind: 'staff', role: 'dean' });
    expect(opened?.frame.name).toBe('mevrouw Smit');
    expect(await wearHat(house, browser, nameHat(dean))).toBeUndefined();
  });

  it('cannot be chosen when a quarter of an hour is over', async () => {
    const browser = await knock(house, smit);
    const code = (await mailedCode(house, smit)) ?? '';
    await enterCode(house, browser, code, 'own');
    await showDevice(house, browser, smit);
    house.setClock(minutes(15));
    expect(await hatsToChoose(house, browser)).toBeUndefined();
  });
});

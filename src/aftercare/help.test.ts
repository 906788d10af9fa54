import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHelping, type Helping, nothing, reach } from '../../tests/harness/helping.ts';
import { logOf } from '../../tests/harness/passport.ts';
import { everybodySigns, shareWith } from '../../tests/harness/receivers.ts';
import { perform } from '../access/perform.ts';
import { days } from '../base/clock.ts';
import type { OrganisationId } from '../base/id.ts';
import { endContract, readRegister } from '../contracts/register.ts';
import { takeEverything } from '../export/take.ts';
import { askHelped, listRequests } from '../inbox/ask.ts';
import { readHistory } from '../look/history.ts';
import { forgetPassport } from '../retention/forget.ts';
import { closeSignal, listSignals, lookSignal, proposeColleague, takeSignal } from './cases.ts';
import { answerColleague, askHelp, listWhereToAsk, readHelp, seeClosed, stopHelp } from './help.ts';
import { keepLanding, sayCheckin } from './landing.ts';

let region: Helping['region'];
let joris: Helping['joris'];
let sanne: Helping['sanne'];
let elsewhere: Helping['elsewhere'];
let alone: Helping['alone'];
let asks: Helping['asks'];
let seen: Helping['seen'];
beforeAll(async () => {
  ({ region, joris, sanne, elsewhere, alone, asks, seen } = await freshHelping());
});
afterAll(() => region.house.drop());

describe('“ik wil hulp” (F66)', () => {
  it('can be asked without a school and without having said how old one is; who looks for the own town finds who helps there', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    expect((await listWhereToAsk(mees, house, 'ginder')).map(({ name }) => name)).toEqual([
      'Gemeente Ginder',
    ]);
    expect((await listWhereToAsk(mees, house, '')).every(({ near }) => !near)).toBe(true);
    const noor = await region.young('Noor');
    expect((await listWhereToAsk(noor, house, '')).every(({ near }) => near)).toBe(true);
    await asks(mees, 'Mees');
    await stopHelp(mees, house);
  });

  it('brings a name and a way to be reached, and nothing of the passport; only there, and each look stands in the log by name', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees M.');
    expect(await seen(joris)).toEqual(['Mees M.']);
    expect(await seen(elsewhere)).toEqual([]);
    expect(await lookSignal(joris, house, id)).toMatchObject({
      called: 'Mees M.',
      reach,
      mine: false,
      checkins: [],
    });
    await expect(lookSignal(elsewhere, house, id)).rejects.toMatchObject(nothing);
    await expect(lookSignal(region.care, house, id)).rejects.toMatchObject(nothing);
    await expect(takeSignal(region.visser, house, id, 'x')).rejects.toMatchObject(nothing);
    const { lines } = await readHistory(mees, house, { whole: false });
    expect(lines.find(({ action }) => action === 'signal.look')?.by).toMatchObject({
      name: 'Joris Terpstra',
    });
    await stopHelp(mees, house);
  });

  it('is one question at a time, and is taken back in one press: nobody sees it from the next request on', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    const [where] = await listWhereToAsk(mees, house, '');
    if (where === undefined) throw new Error('nobody');
    expect(await askHelp(mees, house, { organisation: where.id, called: 'Mees', reach })).toBe('stands');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    await stopHelp(mees, house);
    expect(await seen(joris)).toEqual([]);
    await expect(lookSignal(joris, house, id)).rejects.toMatchObject(nothing);
    await expect(closeSignal(joris, house, id, { reason: 'done', words: '' })).rejects.toMatchObject(nothing);
  });

  it('cannot be sent to somewhere that cannot be chosen', async () => {
    const mees = await alone('Mees');
    const at = { organisation: region.care.organisation, called: 'Mees', reach };
    expect(await askHelp(mees, region.house, at)).toBe('nobody');
    expect((await readHelp(mees, region.house)).now).toBeUndefined();
  });
});

describe('an adviser (F60)', () => {
  it('who was never asked sees nobody, and does nothing in anybody’s passport', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    expect(await seen(joris)).toEqual([]);
    await expect(askHelped(joris, house, mees.owner, 'x')).rejects.toMatchObject(nothing);
    const id = await asks(mees, 'Mees');
    // It waits there, and is nobody's yet: looking is all.
    await expect(askHelped(joris, house, mees.owner, 'x')).rejects.toMatchObject(nothing);
    await expect(closeSignal(joris, house, id, { reason: 'done', words: '' })).rejects.toMatchObject(nothing);
    await stopHelp(mees, house);
  });

  it('takes it: the young person reads the name, and colleagues see it no more', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    expect(await seen(sanne)).toEqual(['Mees']);
    await takeSignal(joris, house, id, 'Joris Terpstra');
    expect((await readHelp(mees, house)).now).toMatchObject({
      helper: 'Joris Terpstra',
      at: 'Doorstroompunt Proef',
    });
    expect([await seen(joris), await seen(sanne)]).toEqual([['Mees'], []]);
    await expect(takeSignal(sanne, house, id, 'Sanne Bol')).rejects.toMatchObject(nothing);
    // Of who works there no more, it waits for the others again.
    await house.owner('update organisations.staff set until = $2 where person = $1', [
      joris.person,
      house.clock(),
    ]);
    expect([await seen(sanne)]).toEqual([['Mees']]);
    await expect(listSignals(joris, house)).rejects.toMatchObject(nothing);
    await house.owner('update organisations.staff set until = null where person = $1', [joris.person]);
    await stopHelp(mees, house);
  });

  it('asks who they help to share something, once in three months (F88)', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    await takeSignal(joris, house, await asks(mees, 'Mees'), 'Joris Terpstra');
    expect(await askHelped(joris, house, mees.owner, 'Dan zoek ik werk met je.')).toBe('asked');
    expect(await askHelped(joris, house, mees.owner, 'Nog een keer.')).toBe('too-soon');
    expect(await listRequests(mees, house)).toMatchObject([
      { role: 'adviser', why: 'Dan zoek ik werk met je.' },
    ]);
    await stopHelp(mees, house);
  });

  it('closes it with a reason and words that the young person reads once', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    await closeSignal(joris, house, id, { reason: 'place', words: 'Bel me als het misgaat.' });
    expect(await seen(joris)).toEqual([]);
    const [closed] = (await readHelp(mees, house)).before;
    expect(closed?.closed).toMatchObject({
      by: 'adviser',
      reason: 'place',
      words: 'Bel me als het misgaat.',
      seen: false,
    });
    await seeClosed(mees, house);
    expect((await readHelp(mees, house)).before[0]?.closed?.seen).toBe(true);
    await asks(mees, 'Mees');
    await stopHelp(mees, house);
  });

  it('proposes a colleague; nothing moves before the yes, and then all of it at once (F65)', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    const to = {
      organisation: elsewhere.organisation,
      person: elsewhere.person,
      name: 'Elske Ver',
      at: 'Gemeente Ginder',
    };
    expect(await proposeColleague(joris, house, id, { to, why: 'Zij kent jouw buurt.' })).toBe('proposed');
    expect(await proposeColleague(joris, house, id, { to, why: 'Toch.' })).toBe('again');
    const other = { ...to, organisation: sanne.organisation, person: sanne.person };
    expect(await proposeColleague(joris, house, id, { to: other, why: 'Toch.' })).toBe('before');
    expect(await seen(elsewhere)).toEqual([]);
    await answerColleague(mees, house, true);
    expect([await seen(joris), await seen(elsewhere)]).toEqual([[], ['Mees']]);
    expect((await readHelp(mees, house)).now).toMatchObject({ helper: 'Elske Ver', at: 'Gemeente Ginder' });
    await expect(answerColleague(mees, house, true)).rejects.toMatchObject(nothing);
    await stopHelp(mees, house);
  });

  it('a no leaves it as it is', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    const to = {
      organisation: sanne.organisation,
      person: sanne.person,
      name: 'Sanne Bol',
      at: 'Doorstroompunt Proef',
    };
    await proposeColleague(joris, house, id, { to, why: 'Ik ga met verlof.' });
    await answerColleague(mees, house, false);
    expect([await seen(joris), await seen(sanne)]).toEqual([['Mees'], []]);
    await stopHelp(mees, house);
  });
});

describe('where the agreement ended (F124)', () => {
  it('nobody sees who asked for help, from the next request on; the young person reads that, and it is back when they signed again', async () => {
    const { house, admin } = region;
    const [mees, noor] = [await alone('Mees'), await alone('Noor')];
    const [mine, waits] = [await asks(mees, 'Mees'), await asks(noor, 'Noor')];
    await takeSignal(joris, house, mine, 'Joris Terpstra');
    const place = {
      kind: 'work',
      where: 'Bakkerij',
      starts: '2026-11-20',
      asks: true,
      follow: true,
    } as const;
    await keepLanding(mees, house, place, false);
    expect(await seen(joris)).toEqual(['Mees', 'Noor']);
    await endsAt(joris.organisation);
    expect([await seen(joris), await seen(sanne)]).toEqual([[], []]);
    for (const id of [mine, waits]) await expect(lookSignal(joris, house, id)).rejects.toMatchObject(nothing);
    await expect(takeSignal(joris, house, waits, 'Joris Terpstra')).rejects.toMatchObject(nothing);
    await expect(askHelped(joris, house, mees.owner, 'x')).rejects.toMatchObject(nothing);
    await expect(closeSignal(joris, house, mine, { reason: 'done', words: '' })).rejects.toMatchObject(
      nothing,
    );
    expect((await readHelp(noor, house)).now).toMatchObject({ stands: false, helper: undefined });
    await everybodySigns(house, admin);
    expect(await seen(joris)).toEqual(['Mees', 'Noor']);
    expect((await readHelp(noor, house)).now).toMatchObject({ stands: true });
    for (const owner of [mees, noor]) await stopHelp(owner, house);
  });

  it('a colleague does not take over, nor one who left since: a yes changes nothing, and a no is heard', async () => {
    const { house, admin } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    const { organisation, person } = elsewhere;
    const to = { organisation, person, name: 'Elske Ver', at: 'Gemeente Ginder' };
    await proposeColleague(joris, house, id, { to, why: 'Zij kent jouw buurt.' });
    await endsAt(organisation);
    expect((await readHelp(mees, house)).takeovers).toMatchObject([{ there: false }]);
    expect(await answerColleague(mees, house, true)).toBe(false);
    await everybodySigns(house, admin);
    const left = 'update organisations.staff set until = $2 where person = $1';
    await house.owner(left, [person, house.clock()]);
    expect((await readHelp(mees, house)).takeovers).toMatchObject([{ there: false, answered: null }]);
    expect(await answerColleague(mees, house, true)).toBe(false);
    expect((await readHelp(mees, house)).now).toMatchObject({ helper: 'Joris Terpstra' });
    expect(await seen(joris)).toEqual(['Mees']);
    expect(await answerColleague(mees, house, false)).toBe(true);
    await house.owner(left, [person, null]);
    await stopHelp(mees, house);
  });

  const endsAt = async (organisation: OrganisationId) => {
    const { house, admin } = region;
    const { organisations } = await readRegister(admin, house);
    for (const { id } of organisations.find((one) => one.id === organisation)?.contracts ?? [])
      await endContract(admin, house, organisation, id);
  };
});

describe('all of it', () => {
  it('is taken along, and goes with the passport', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    await keepLanding(
      mees,
      house,
      { kind: 'other', where: 'Thuis', starts: '2026-11-20', asks: true, follow: true },
      false,
    );
    const { aftercare } = await takeEverything(mees, house, 'nl');
    expect(aftercare.signals).toMatchObject([{ called: 'Mees', helper: 'Joris Terpstra' }]);
    expect(aftercare.landings).toMatchObject([{ where: 'Thuis' }]);
    expect(aftercare.checkins).toHaveLength(3);
    await logOf(house, { actor: mees, token: '' });
    await perform(house, mees, 'passport.delete', { passport: mees.owner }, (granted) =>
      forgetPassport(granted, house, mees.owner),
    );
    expect(await seen(joris)).toEqual([]);
    for (const table of ['signal', 'landing', 'checkin', 'summer'])
      expect(await house.owner(`select 1 from aftercare.${table} where owner = $1`, [mees.owner])).toEqual(
        [],
      );
  });

  it('words of it stand nowhere in clear', async () => {
    const { house } = region;
    const mees = await alone('Kanariegeel');
    await asks(mees, 'Kanariegeel');
    await keepLanding(
      mees,
      house,
      { kind: 'work', where: 'Kanariegeel', starts: '2026-11-20', asks: true, follow: true },
      false,
    );
    house.setClock(days(30));
    await sayCheckin(mees, house, 1, { feeling: 'good', words: 'Kanariegeel', call: true });
    for (const table of ['signal', 'landing', 'checkin', 'takeover', 'summer']) {
      const rows = await house.owner(`select t::text as row from aftercare.${table} t`);
      expect(rows.filter(({ row }) => /Kanariegeel|4b616e617269656765656c/i.test(String(row)))).toEqual([]);
    }
    house.setClock('2026-11-23T09:00:00.000Z');
    await shareWith(house, await region.young('Sam'), 'Joris Terpstra');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { aNewPassport, logOf } from '../../tests/harness/passport.ts';
import { everybodySigns, freshRegion, type Region, shareWith } from '../../tests/harness/receivers.ts';
import type { OwnerActor, StaffActor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { days } from '../base/clock.ts';
import type { SignalId } from '../base/id.ts';
import { takeEverything } from '../export/take.ts';
import { enrol } from '../identity/enrol.ts';
import { askHelped, listRequests } from '../inbox/ask.ts';
import { readHistory } from '../look/history.ts';
import { forgetPassport } from '../retention/forget.ts';
import {
  closeSignal,
  listSignals,
  lookSignal,
  proposeColleague,
  proposeLanding,
  reachedThem,
  takeSignal,
} from './cases.ts';
import { answerColleague, askHelp, listWhereToAsk, readHelp, seeClosed, stopHelp } from './help.ts';
import { answerLanding, keepLanding, readAftercare, sayCheckin, saySummer, stopCheckins } from './landing.ts';

const nothing = { kind: 'not-there' };
const reach = { way: 'call', where: '06 00 00 00 00' } as const;

let region: Region;
let joris: StaffActor;
let sanne: StaffActor;
let elsewhere: StaffActor;
beforeAll(async () => {
  region = await freshRegion();
  const { house, admin } = region;
  const staff = (name: string, mail: string) => ({ name, mail, roles: [{ role: 'adviser' as const }] });
  await enrol(house, {
    region: 'Regio Proef',
    organisations: [
      {
        kind: 'doorstroompunt',
        name: 'Doorstroompunt Proef',
        staff: [staff('Sanne Bol', 'sanne@proef.example')],
      },
      {
        kind: 'municipality',
        name: 'Gemeente Ginder',
        place: 'Ginderdorp',
        staff: [staff('Elske Ver', 'elske@ginder.example')],
      },
    ],
  });
  await everybodySigns(house, admin);
  joris = region.adviser;
  sanne = await signInStaff(house, 'sanne@proef.example', 'adviser');
  elsewhere = await signInStaff(house, 'elske@ginder.example', 'adviser');
});
afterAll(() => region.house.drop());

/** Asks the Doorstroompunt for help. */
async function asks(owner: OwnerActor, called: string): Promise<SignalId> {
  const { house } = region;
  const [where] = await listWhereToAsk(owner, house, 'doorstroompunt');
  if (where === undefined) throw new Error('nobody to ask');
  expect(await askHelp(owner, house, { organisation: where.id, called, reach })).toBe(true);
  const { now } = await readHelp(owner, house);
  if (now === undefined) throw new Error('nothing was asked');
  return now.id;
}
const alone = async (called: string) => (await aNewPassport(region.house, called)).actor;
const seen = async (actor: StaffActor) =>
  (await listSignals(actor, region.house)).map(({ called }) => called);

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
    expect(await askHelp(mees, house, { organisation: where.id, called: 'Mees', reach })).toBe(false);
    await takeSignal(joris, house, id, 'Joris Terpstra');
    await stopHelp(mees, house);
    expect(await seen(joris)).toEqual([]);
    await expect(lookSignal(joris, house, id)).rejects.toMatchObject(nothing);
    await expect(closeSignal(joris, house, id, { reason: 'done', words: '' })).rejects.toMatchObject(nothing);
  });

  it('cannot be sent to somewhere that cannot be chosen', async () => {
    const mees = await alone('Mees');
    const at = { organisation: region.care.organisation, called: 'Mees', reach };
    expect(await askHelp(mees, region.house, at)).toBe(false);
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
    expect(await proposeColleague(joris, house, id, { to, why: 'Zij kent jouw buurt.' })).toBe(true);
    expect(await proposeColleague(joris, house, id, { to, why: 'Toch.' })).toBe(false);
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

describe('where somebody landed, and how it goes (F63)', () => {
  const start = {
    kind: 'work',
    where: 'Bakkerij Proef',
    starts: '2026-10-31',
    asks: true,
    follow: true,
  } as const;

  it('is asked after 1, 3 and 6 calendar months, stands four weeks, and is answered once', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    house.setClock('2026-11-29T22:59:59.000Z');
    await keepLanding(mees, house, start, false);
    expect((await readAftercare(mees, house)).due).toBeUndefined();
    // Midnight of 30 November, the last day of a month that is shorter than that of the start.
    house.setClock('2026-11-29T23:00:00.000Z');
    expect((await readAftercare(mees, house)).due).toMatchObject({ months: 1, due: '2026-11-30' });
    await sayCheckin(mees, house, 1, { feeling: 'fair', words: 'Vroeg op.', call: false });
    await sayCheckin(mees, house, 1, { feeling: 'bad', words: '', call: true });
    const { checkins, due } = await readAftercare(mees, house);
    expect(due).toBeUndefined();
    expect(checkins.map((one) => [one.months, one.due, one.said?.feeling, one.call])).toEqual([
      [1, '2026-11-30', 'fair', false],
      [3, '2027-01-31', undefined, false],
      [6, '2027-04-30', undefined, false],
    ]);
    house.setClock('2027-04-29T22:00:00.000Z');
    expect((await readAftercare(mees, house)).due?.months).toBe(6);
    house.setClock('2026-11-23T09:00:00.000Z');
  });

  it('another start moves what was not answered, and asks nothing again; another place begins anew', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    house.setClock('2026-12-01T09:00:00.000Z');
    await keepLanding(mees, house, start, false);
    await sayCheckin(mees, house, 1, 'skipped');
    await keepLanding(mees, house, { ...start, starts: '2026-11-15' }, false);
    const { checkins } = await readAftercare(mees, house);
    expect(checkins.map(({ due, answered }) => [due, answered !== null])).toEqual([
      ['2026-11-30', true],
      ['2027-02-15', false],
      ['2027-05-15', false],
    ]);
    await keepLanding(mees, house, { ...start, where: 'Garage Proef', starts: '2026-12-01' }, true);
    const care = await readAftercare(mees, house);
    expect(care.landing?.where).toBe('Garage Proef');
    expect([care.checkins.length, care.before.map(({ where }) => where)]).toEqual([6, ['Bakkerij Proef']]);
    await stopCheckins(mees, house);
    house.setClock('2027-01-02T09:00:00.000Z');
    expect((await readAftercare(mees, house)).due).toBeUndefined();
    house.setClock('2026-11-23T09:00:00.000Z');
  });

  it('who helps sees it only when the young person chose so, and what was said only with “bel mij”', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    house.setClock('2026-12-01T09:00:00.000Z');
    await keepLanding(mees, house, { ...start, follow: false }, false);
    expect(await lookSignal(joris, house, id)).toMatchObject({
      landing: undefined,
      checkins: [],
      due: undefined,
    });
    await keepLanding(mees, house, start, false);
    expect(await listSignals(joris, house)).toMatchObject([{ due: 1, calls: false }]);
    await sayCheckin(mees, house, 1, { feeling: 'bad', words: 'Mijn baas schreeuwt.', call: true });
    expect(await listSignals(joris, house)).toMatchObject([{ due: undefined, calls: true }]);
    const [first] = (await lookSignal(joris, house, id)).checkins;
    expect(first?.said).toEqual({ feeling: 'bad', words: 'Mijn baas schreeuwt.' });
    const { landing } = await lookSignal(joris, house, id);
    if (landing === undefined) throw new Error('no landing');
    await reachedThem(joris, house, id, { landing: landing.id, months: 1 });
    expect(await listSignals(joris, house)).toMatchObject([{ calls: false }]);
    // "Bel mij" lets who helps see it, also when that was not so before.
    await keepLanding(mees, house, { ...start, follow: false }, false);
    expect((await lookSignal(joris, house, id)).landing).toBeUndefined();
    house.setClock('2027-02-01T09:00:00.000Z');
    await keepLanding(mees, house, start, false);
    await sayCheckin(mees, house, 3, { feeling: 'good', words: 'Niet voor Joris.', call: false });
    expect((await lookSignal(joris, house, id)).checkins[1]?.said).toBeUndefined();
    await keepLanding(mees, house, { ...start, follow: false }, false);
    house.setClock('2027-05-01T09:00:00.000Z');
    await sayCheckin(mees, house, 6, { feeling: 'bad', words: '', call: true });
    expect(await listSignals(joris, house)).toMatchObject([{ calls: true }]);
    // Who helps after this one was not let see it.
    await stopHelp(mees, house);
    const next = await asks(mees, 'Mees');
    await takeSignal(sanne, house, next, 'Sanne Bol');
    expect((await lookSignal(sanne, house, next)).landing).toBeUndefined();
    await stopHelp(mees, house);
    house.setClock('2026-11-23T09:00:00.000Z');
  });

  it('what who helps wrote down counts when the young person says yes', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    const wrote = { kind: 'mbo', where: 'Mbo De Brug', starts: '2026-11-16', by: 'Joris Terpstra' } as const;
    await expect(proposeLanding(joris, house, id, wrote)).rejects.toMatchObject(nothing);
    await takeSignal(joris, house, id, 'Joris Terpstra');
    expect(await proposeLanding(joris, house, id, wrote)).toBe(true);
    expect((await readAftercare(mees, house)).landing).toMatchObject({ proposedBy: 'Joris Terpstra' });
    house.setClock('2026-12-16T09:00:00.000Z');
    expect((await readAftercare(mees, house)).due).toBeUndefined();
    await answerLanding(mees, house, true);
    expect((await readAftercare(mees, house)).due?.months).toBe(1);
    await expect(answerLanding(mees, house, true)).rejects.toMatchObject(nothing);
    await stopHelp(mees, house);
    house.setClock('2026-11-23T09:00:00.000Z');
  });
});

describe('what was allowed to one by name', () => {
  const start = { kind: 'work', where: 'Bakkerij Proef', starts: '2026-10-31', asks: true } as const;

  it('ends for who proposed the landing too, when the young person takes it away', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    const wrote = { kind: 'mbo', where: 'Mbo De Brug', starts: '2026-11-16', by: 'Joris Terpstra' } as const;
    await proposeLanding(joris, house, id, wrote);
    expect((await lookSignal(joris, house, id)).landing).toMatchObject({ where: 'Mbo De Brug' });
    await answerLanding(mees, house, true);
    expect((await lookSignal(joris, house, id)).landing).toMatchObject({ where: 'Mbo De Brug' });
    await keepLanding(mees, house, { ...start, follow: false }, false);
    expect(await lookSignal(joris, house, id)).toMatchObject({ landing: undefined, checkins: [] });
    // Asking anew gives the same person nothing back.
    await keepLanding(mees, house, { ...start, follow: true }, false);
    await stopHelp(mees, house);
    const again = await asks(mees, 'Mees');
    await takeSignal(joris, house, again, 'Joris Terpstra');
    expect((await lookSignal(joris, house, again)).landing).toBeUndefined();
    await stopHelp(mees, house);
  });

  it('is not for who takes it when the first one works there no more, nor for whoever takes what waits', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    house.setClock('2026-12-01T09:00:00.000Z');
    // "Bel mij" while nobody helps yet: who takes it was not chosen.
    await keepLanding(mees, house, { ...start, follow: true }, false);
    await sayCheckin(mees, house, 1, { feeling: 'bad', words: 'Voor wie ik kies.', call: true });
    await takeSignal(joris, house, id, 'Joris Terpstra');
    expect(await lookSignal(joris, house, id)).toMatchObject({ landing: undefined, checkins: [] });
    // Chosen by name, and said to that one.
    await keepLanding(mees, house, { ...start, follow: true }, false);
    house.setClock('2027-02-01T09:00:00.000Z');
    await sayCheckin(mees, house, 3, { feeling: 'bad', words: 'Voor Joris.', call: true });
    expect((await lookSignal(joris, house, id)).checkins.map(({ said }) => said?.words)).toEqual([
      undefined,
      'Voor Joris.',
      undefined,
    ]);
    await house.owner('update organisations.staff set until = $2 where person = $1', [
      joris.person,
      house.clock(),
    ]);
    await takeSignal(sanne, house, id, 'Sanne Bol');
    expect(await lookSignal(sanne, house, id)).toMatchObject({ landing: undefined, checkins: [] });
    expect((await readAftercare(mees, house)).landing?.follow).toBe(false);
    // What Sanne may see is what is chosen for her; what was said to Joris is not among it.
    await keepLanding(mees, house, { ...start, follow: true }, false);
    expect((await lookSignal(sanne, house, id)).checkins.map(({ said }) => said)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await house.owner('update organisations.staff set until = null where person = $1', [joris.person]);
    await stopHelp(mees, house);
    house.setClock('2026-11-23T09:00:00.000Z');
  });

  it('goes to the colleague for whom the young person said yes, as the page promised', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    house.setClock('2026-12-01T09:00:00.000Z');
    await keepLanding(mees, house, { ...start, follow: false }, false);
    await sayCheckin(mees, house, 1, { feeling: 'bad', words: 'Bel.', call: true });
    const of = { organisation: sanne.organisation, person: sanne.person };
    const to = { ...of, name: 'Sanne Bol', at: 'Doorstroompunt Proef' };
    await proposeColleague(joris, house, id, { to, why: 'Verlof.' });
    await answerColleague(mees, house, true);
    const seenNow = await lookSignal(sanne, house, id);
    expect(seenNow.landing?.where).toBe('Bakkerij Proef');
    expect(seenNow.checkins[0]?.said?.words).toBe('Bel.');
    await stopHelp(mees, house);
    house.setClock('2026-11-23T09:00:00.000Z');
  });
});

describe('“heb je al een plek?” (F64)', () => {
  it('is asked in summer alone, and once', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    expect((await readAftercare(mees, house)).summer).toBeUndefined();
    house.setClock('2027-05-31T22:00:00.000Z');
    expect((await readAftercare(mees, house)).summer).toBe(2027);
    await saySummer(mees, house, 'not-yet');
    expect((await readAftercare(mees, house)).summer).toBeUndefined();
    house.setClock('2028-07-01T09:00:00.000Z');
    expect((await readAftercare(mees, house)).summer).toBe(2028);
    house.setClock('2026-11-23T09:00:00.000Z');
  });
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

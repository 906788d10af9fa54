import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHelping, type Helping, nothing } from '../../tests/harness/helping.ts';
import { type LandingId, newId } from '../base/id.ts';
import {
  listSignals,
  lookSignal,
  proposeColleague,
  proposeLanding,
  reachedThem,
  takeSignal,
} from './cases.ts';
import { answerColleague, readHelp, stopHelp } from './help.ts';
import { answerLanding, keepLanding, readAftercare, sayCheckin, saySummer, stopCheckins } from './landing.ts';

let region: Helping['region'];
let joris: Helping['joris'];
let sanne: Helping['sanne'];
let alone: Helping['alone'];
let asks: Helping['asks'];
beforeAll(async () => {
  ({ region, joris, sanne, alone, asks } = await freshHelping());
});
afterAll(() => region.house.drop());

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
    const { landing, proposed } = await readAftercare(mees, house);
    expect([landing, proposed]).toMatchObject([undefined, { proposedBy: 'Joris Terpstra' }]);
    const waiting = proposed?.id ?? newId<LandingId>();
    house.setClock('2026-12-16T09:00:00.000Z');
    expect((await readAftercare(mees, house)).due).toBeUndefined();
    await answerLanding(mees, house, waiting, true);
    expect((await readAftercare(mees, house)).due?.months).toBe(1);
    await expect(answerLanding(mees, house, waiting, true)).rejects.toMatchObject(nothing);
    await stopHelp(mees, house);
    house.setClock('2026-11-23T09:00:00.000Z');
  });
});

describe('what an adviser wrote down beside a place that the young person kept to themselves', () => {
  const own = { kind: 'work', where: 'Bakkerij Proef', starts: '2026-11-02', asks: true } as const;
  const wrote = { kind: 'mbo', where: 'Mbo De Brug', starts: '2026-11-16', by: 'Joris Terpstra' } as const;

  it('waits as any other: nothing says that a place was kept from them (0062), and a no leaves it', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    const id = await asks(mees, 'Mees');
    await takeSignal(joris, house, id, 'Joris Terpstra');
    await keepLanding(mees, house, { ...own, follow: false }, false);
    expect(await proposeLanding(joris, house, id, wrote)).toBe(true);
    expect(await proposeLanding(joris, house, id, wrote)).toBe(false);
    expect((await lookSignal(joris, house, id)).landing).toMatchObject({
      where: 'Mbo De Brug',
      proposedBy: 'Joris Terpstra',
    });
    const { landing, proposed, before } = await readAftercare(mees, house);
    expect([landing, proposed, before]).toMatchObject([{ where: own.where }, { where: wrote.where }, []]);
    await answerLanding(mees, house, proposed?.id ?? newId<LandingId>(), false);
    const after = await readAftercare(mees, house);
    expect([after.landing, after.proposed]).toMatchObject([{ where: own.where }, undefined]);
    expect((await lookSignal(joris, house, id)).landing).toBeUndefined();
    await stopHelp(mees, house);
  });

  it('comes in its place by a yes, and what counted before is over; the one who helps next can write down too', async () => {
    const { house } = region;
    const mees = await alone('Mees');
    await takeSignal(joris, house, await asks(mees, 'Mees'), 'Joris Terpstra');
    const first = (await readHelp(mees, house)).now?.id;
    if (first === undefined) throw new Error('nothing was asked');
    await keepLanding(mees, house, { ...own, follow: false }, false);
    await proposeLanding(joris, house, first, wrote);
    await stopHelp(mees, house);
    const next = await asks(mees, 'Mees');
    await takeSignal(sanne, house, next, 'Sanne Bol');
    house.setClock('2026-11-23T10:00:00.000Z');
    expect(await proposeLanding(sanne, house, next, { ...wrote, where: 'Mbo Zuid', by: 'Sanne Bol' })).toBe(
      true,
    );
    const { proposed } = await readAftercare(mees, house);
    expect(proposed).toMatchObject({ where: 'Mbo Zuid', proposedBy: 'Sanne Bol' });
    await answerLanding(mees, house, proposed?.id ?? newId<LandingId>(), true);
    const after = await readAftercare(mees, house);
    expect([after.landing, after.proposed, after.before]).toMatchObject([
      { where: 'Mbo Zuid', follow: true },
      { where: 'Mbo De Brug' },
      [{ where: own.where }],
    ]);
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
    const { proposed } = await readAftercare(mees, house);
    await answerLanding(mees, house, proposed?.id ?? newId<LandingId>(), true);
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

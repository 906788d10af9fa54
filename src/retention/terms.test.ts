import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport } from '../../tests/harness/passport.ts';
import { freshSchool, join } from '../../tests/harness/school.ts';
import { openLesson } from '../organisations/lesson.ts';
import { readHome } from '../passport/home.ts';
import { staysUntil } from './life.ts';
import { readStays } from './stays.ts';
import { chooseTerms, keepTerms } from './terms.ts';

let house: FreshHouse;
let noor: Passport;
let sam: Passport;
beforeAll(async () => {
  house = await freshHouse();
  house.setClock('2026-11-23T09:00:00Z');
  noor = await aPassport(house, 'Noor');
  sam = await aPassport(house, 'Sam');
});
afterAll(() => house.drop());

const there = async ({ actor }: Passport): Promise<boolean> =>
  (await house.owner('select from passport.passport where owner = $1', [actor.owner])).length === 1;

/** A night a month, from here on. */
async function nights(from: string, most: number): Promise<string[]> {
  const story: string[] = [];
  house.setClock(from);
  for (let n = 0; n < most; n++) {
    const { warned, erased } = await keepTerms(house);
    story.push(`${house.clock().toISOString().slice(0, 10)} ${warned} ${erased}`);
    house.setClock(31 * 86_400_000);
  }
  return story;
}

describe('the terms keep themselves', () => {
  it('who was in lately is left alone', async () => {
    house.setClock('2028-11-01T02:00:00Z');
    expect(await keepTerms(house)).toMatchObject({ warned: 0, erased: 0 });
  });

  it('a passport that nobody used is warned three times, each a line in its log, and then erased with its key', async () => {
    house.setClock('2028-11-20T09:00:00Z');
    await readHome(sam.actor, house);
    expect(await nights('2028-11-22T02:00:00Z', 3)).toEqual([
      '2028-11-22 1 0',
      '2028-12-23 1 0',
      '2029-01-23 1 0',
    ]);
    expect((await logOf(house, noor)).filter((line) => line.action === 'passport.age')).toHaveLength(3);
    expect(await nights('2029-02-23T02:00:00Z', 1)).toEqual(['2029-02-23 0 1']);
    expect(await there(noor)).toBe(false);
    expect(await house.keys.destroyed()).toEqual([noor.actor.owner]);
    expect(await there(sam)).toBe(true);
  });

  it('twice a night does nothing twice', async () => {
    house.setClock('2030-11-21T02:00:00Z');
    expect(await keepTerms(house)).toMatchObject({ warned: 1 });
    expect(await keepTerms(house)).toMatchObject({ warned: 0, erased: 0 });
  });

  it('coming back takes the warnings away', async () => {
    house.setClock('2031-01-02T09:00:00Z');
    await readHome({ ...sam.actor, session: sam.actor.session }, house);
    expect(await nights('2031-01-03T02:00:00Z', 3)).toEqual([
      '2031-01-03 0 0',
      '2031-02-03 0 0',
      '2031-03-06 0 0',
    ]);
  });

  it('so does coming back on the very day of one: two years later it begins anew, and ends', async () => {
    expect(await nights('2033-01-02T02:00:00Z', 2)).toEqual(['2033-01-02 1 0', '2033-02-02 1 0']);
    house.setClock('2033-02-02T09:00:00Z');
    await readHome(sam.actor, house);
    expect(await nights('2035-02-02T02:00:00Z', 4)).toEqual([
      '2035-02-02 1 0',
      '2035-03-05 1 0',
      '2035-04-05 1 0',
      '2035-05-06 0 1',
    ]);
  });
});

describe('a region', () => {
  it('can choose another term, which counts for who is in a class of it', async () => {
    const school = await freshSchool();
    school.house.setClock('2026-11-23T09:00:00Z');
    const { code } = await openLesson(school.visser, school.house, school.group);
    const pupil = await join(school.house, code, 'Amin');
    await aPassport(school.house, 'Los');
    await chooseTerms(school.house, 'Regio Proef', { 'unused-passport': 300 });
    school.house.setClock('2027-09-20T02:00:00Z');
    expect(await keepTerms(school.house)).toMatchObject({ warned: 1 });
    expect((await logOf(school.house, { actor: pupil, token: '' })).at(-1)?.action).toBe('passport.age');
    await expect(chooseTerms(school.house, 'Regio Nergens', { 'unused-passport': 300 })).rejects.toThrow(
      'Regio Nergens',
    );
    await school.house.drop();
  });

  it('has its class lists until 1 October after the school year; the passports stay, and so does the term', async () => {
    const school = await freshSchool();
    const { house, visser, group } = school;
    house.setClock('2026-11-23T09:00:00Z');
    const { code } = await openLesson(visser, house, group);
    const pupil = await join(house, code, 'Amin');
    await chooseTerms(house, 'Regio Proef', { 'unused-passport': 365 });
    await house.owner('create table public.was as select * from organisations.member');
    const places = () => house.owner('select from organisations.member');
    house.setClock('2027-09-30T02:00:00Z');
    expect(await keepTerms(house)).toMatchObject({ places: 0 });
    expect(await places()).toHaveLength(1);
    const stays = await readStays(pupil, house);
    expect(stays).toEqual(staysUntil('2026-11-23', 365));
    house.setClock('2027-10-01T02:00:00Z');
    expect(await keepTerms(house)).toMatchObject({ places: 1, warned: 0 });
    expect(await places()).toEqual([]);
    expect(await readStays(pupil, house)).toEqual(stays);
    house.setClock('2027-11-23T02:00:00Z');
    expect(await keepTerms(house)).toMatchObject({ warned: 1 });
    expect((await readHome(pupil, house)).called).toBe('Amin');
    // A year later, in a class of a region that chose nothing: then nothing of the one before goes on counting.
    await house.owner('delete from retention.term');
    await house.owner('insert into organisations.member select * from public.was');
    house.setClock('2028-10-01T02:00:00Z');
    expect(await keepTerms(house)).toMatchObject({ places: 1, warned: 0 });
    expect(await readStays(pupil, house)).toEqual(staysUntil('2027-11-23', 730));
    await house.drop();
  });

  it('keeps names of staff for a year after their last role', async () => {
    const school = await freshSchool();
    const people = async () => (await school.house.owner('select from identity.person')).length;
    const all = await people();
    await school.house.owner(
      `update organisations.staff set until = '2027-01-01' where person = (select person from organisations.staff limit 1)`,
    );
    school.house.setClock('2027-12-31T02:00:00Z');
    await keepTerms(school.house);
    expect(await people()).toBe(all);
    school.house.setClock('2028-01-02T02:00:00Z');
    await keepTerms(school.house);
    expect(await people()).toBe(all - 1);
    await school.house.drop();
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { schools } from '../../tests/harness/school.ts';
import { enrol, enrolmentShape } from './enrol.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
});
afterAll(() => house.drop());

const rows = async (): Promise<unknown> =>
  house.owner(`select (select count(*) from organisations.region) as regions,
    (select count(*) from organisations.organisation) as organisations, (select count(*) from organisations."group") as groups,
    (select count(*) from organisations.staff) as staff, (select count(*) from identity.person) as people`);

describe('enrolling', () => {
  it('brings a region in, and a second time, also at the same moment, changes nothing', async () => {
    expect(await enrol(house, schools)).toEqual({ organisations: 2, groups: 3, staff: 4 });
    const first = await rows();
    await Promise.all([enrol(house, schools), enrol(house, schools)]);
    expect(await rows()).toEqual(first);
  });

  it('calls somebody by the newest name, and ends a role on its day', async () => {
    const [school] = schools.organisations;
    if (school === undefined) throw new Error('no school');
    const mail = 'bakker@proefschool.example';
    const until = '2026-11-24';
    const staff = [{ name: 'juf Bakker', mail, roles: [{ role: 'mentor' as const, groups: ['3C'], until }] }];
    await enrol(house, { ...schools, organisations: [{ ...school, staff }] });
    await signInStaff(house, mail, 'mentor');
    house.setClock('2026-11-24T00:00:00.000Z');
    await expect(signInStaff(house, mail, 'mentor')).rejects.toThrow('did not get in');
  });

  it('takes all or nothing: a group that is not there stops everything', async () => {
    const before = await rows();
    const staff = [{ name: 'X', mail: 'x@x.example', roles: [{ role: 'mentor' as const, groups: ['9Z'] }] }];
    const wrong = { region: 'Nieuw', organisations: [{ kind: 'school' as const, name: 'Nieuw', staff }] };
    await expect(enrol(house, wrong)).rejects.toThrow('9Z');
    expect(await rows()).toEqual(before);
  });

  it('the example in docs has the right shape', () => {
    const example = new URL('../../docs/enrol.example.json', import.meta.url);
    expect(() => enrolmentShape.parse(JSON.parse(readFileSync(example, 'utf8')))).not.toThrow();
  });
});

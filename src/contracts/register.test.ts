import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import type { StaffActor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { days } from '../base/clock.ts';
import { type ContractId, newId, type OrganisationId } from '../base/id.ts';
import { enrol } from '../identity/enrol.ts';
import {
  chooseAsked,
  endContract,
  type Registered,
  readRegister,
  recordContract,
  type Signed,
} from './register.ts';
import { insertContract } from './rows.ts';

let house: FreshHouse;
let admin: StaffActor;
let elsewhere: OrganisationId;
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, {
    region: 'Regio Proef',
    organisations: [
      { kind: 'mbo', name: 'Mbo De Brug' },
      { kind: 'domain', name: 'Zorg', under: 'Mbo De Brug' },
      { kind: 'doorstroompunt', name: 'Steunpunt' },
      { kind: 'municipality', name: 'Waterdorp', under: 'Steunpunt' },
      {
        kind: 'region',
        name: 'Regio Proef',
        staff: [{ name: 'Ilse', mail: 'ilse@proef.example', roles: [{ role: 'region-admin' }] }],
      },
    ],
  });
  await enrol(house, { region: 'Elders', organisations: [{ kind: 'mbo', name: 'Mbo Ver Weg' }] });
  admin = await signInStaff(house, 'ilse@proef.example', 'region-admin');
  const [row] = await house.owner(`select id from organisations.organisation where name = 'Mbo Ver Weg'`);
  elsewhere = row?.id as OrganisationId;
});
afterAll(() => house.drop());

const bridge = async (): Promise<Registered> => {
  const found = (await readRegister(admin, house)).organisations.find(({ name }) => name === 'Mbo De Brug');
  if (found === undefined) throw new Error('no such mbo');
  return found;
};
const paper = (kind: Signed['kind'], signed = '2026-09-03'): Signed => ({
  ...{ id: newId<ContractId>(), kind, version: '2026.1', signed, signed_by: 'mevrouw De Wit, directeur' },
});
const standing = async (name: string) =>
  (
    await house.owner(
      `select contracts.standing(id, $2) as yes from organisations.organisation where name = $1`,
      [name, house.clock()],
    )
  )[0]?.yes;

describe('the register of agreements (F124)', () => {
  it('an organisation that signed nothing cannot receive; with both papers it can, and so can its domains', async () => {
    const { id, lacks } = await bridge();
    expect(lacks).toEqual(['cooperation', 'processing']);
    await recordContract(admin, house, id, paper('cooperation'));
    expect((await bridge()).lacks).toEqual(['processing']);
    expect(await standing('Zorg')).toBe(false);
    await recordContract(admin, house, id, paper('processing'));
    expect(await bridge()).toMatchObject({ standing: true, lacks: [] });
    expect([await standing('Mbo De Brug'), await standing('Zorg')]).toEqual([true, true]);
  });

  it('a municipality signs for itself: not with what its Doorstroompunt signed', async () => {
    const all = async () => (await readRegister(admin, house)).organisations;
    const named = async (name: string) => (await all()).find((one) => one.name === name)?.id ?? elsewhere;
    for (const kind of ['cooperation', 'processing'] as const)
      await recordContract(admin, house, await named('Steunpunt'), paper(kind));
    expect([await standing('Steunpunt'), await standing('Waterdorp')]).toEqual([true, false]);
    for (const kind of ['cooperation', 'processing'] as const)
      await recordContract(admin, house, await named('Waterdorp'), paper(kind));
    expect(await standing('Waterdorp')).toBe(true);
  });

  it('counts from the day on which it was signed', async () => {
    const { id, contracts } = await bridge();
    for (const one of contracts) await endContract(admin, house, id, one.id);
    await recordContract(admin, house, id, paper('cooperation', '2026-11-25'));
    await recordContract(admin, house, id, paper('processing', '2026-11-25'));
    expect(await standing('Mbo De Brug')).toBe(false);
    house.setClock(days(2));
    expect(await standing('Mbo De Brug')).toBe(true);
  });

  it('ending one counts at once, and what was recorded never changes', async () => {
    const { id, contracts } = await bridge();
    const last = contracts.find(({ ended }) => ended === null);
    if (last === undefined) throw new Error('nothing to end');
    await endContract(admin, house, id, last.id);
    expect(await standing('Mbo De Brug')).toBe(false);
    const rights = await house.owner(
      `select column_name from information_schema.column_privileges where grantee = 'pvs_app' and table_schema = 'contracts'
        and table_name = 'contract' and privilege_type = 'UPDATE' order by 1`,
    );
    expect(rights.map((row) => row.column_name)).toEqual(['ended', 'ended_by']);
  });

  it('a region chooses what it asks of whom; a second press of the same form adds nothing', async () => {
    const { id } = await bridge();
    const again = paper('cooperation');
    await recordContract(admin, house, id, again);
    const before = (await bridge()).contracts.length;
    await recordContract(admin, house, id, again);
    expect((await bridge()).contracts).toHaveLength(before);
    await chooseAsked(admin, house, 'mbo', ['cooperation']);
    expect(await standing('Mbo De Brug')).toBe(true);
    await chooseAsked(admin, house, 'mbo', []);
    await chooseAsked(admin, house, 'mbo', ['cooperation', 'processing']);
  });

  it('the admin of one region records nothing for another: not by the verb, and not past it', async () => {
    await expect(recordContract(admin, house, elsewhere, paper('cooperation'))).rejects.toMatchObject({
      kind: 'not-there',
    });
    const past = perform(house, admin, 'contract.record', {}, ({ tx, now }) =>
      insertContract(tx, {
        ...paper('processing'),
        ...{ organisation: elsewhere, recorded: now, recorded_by: admin.person, ended: null, ended_by: null },
      }),
    );
    await expect(past).rejects.toThrow();
    expect((await readRegister(admin, house)).organisations.map(({ name }) => name)).toEqual([
      ...['Mbo De Brug', 'Steunpunt', 'Waterdorp'],
    ]);
  });
});

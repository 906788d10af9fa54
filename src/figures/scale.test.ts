import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyPassports } from '../../bench/many.ts';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { enrol } from '../identity/enrol.ts';
import { publishFigures } from './publish.ts';
import { readFigures } from './read.ts';
import { nowhere } from './rows.ts';

/** The short form of `npm run bench:figures`: rows of passports without words, planted at once. */
let house: FreshHouse;
const [passports, schools] = [1_200, 6];
beforeAll(async () => {
  house = await freshHouse();
  for (const statement of manyPassports(passports, schools, 2, '2026-2027')) await house.owner(statement);
  const staff = [{ name: 'A', mail: 'a@bench.example', roles: [{ role: 'region-admin' as const }] }];
  await enrol(house, {
    region: 'Bench 0',
    organisations: [{ kind: 'region', name: 'Bench 0', staff }],
  });
  await publishFigures(house);
});
afterAll(() => house.drop());

describe('figures of many', () => {
  it('are about what was planted, in tens, of schools, region and all', async () => {
    const admin = await signInStaff(house, 'a@bench.example', 'region-admin');
    const [whole, region] = [
      await readFigures(admin, house, { scope: nowhere }),
      await readFigures(admin, house, {}),
    ];
    for (const [read, many] of [
      [whole, passports],
      // One of twenty is in no class: of those in the first region all are.
      [region, passports / 2 - passports / 20],
    ] as const) {
      const began = read.figures.get('started') ?? 0;
      expect(began % 10).toBe(0);
      expect(Math.abs(began - many)).toBeLessThanOrEqual(80);
    }
    expect(region.schools).toHaveLength(schools / 2);
  });

  it('cost a view nothing of the passports: it reads none of their tables', async () => {
    const admin = await signInStaff(house, 'a@bench.example', 'region-admin');
    await house.owner('revoke all on all tables in schema passport, sharing, talks, aftercare from pvs_app');
    const { figures } = await readFigures(admin, house, {});
    expect(figures.size).toBeGreaterThan(40);
  });
});

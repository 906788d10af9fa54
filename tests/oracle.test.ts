import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions } from '../src/access/rules.ts';
import { type FreshHouse, freshHouse } from './harness/house.ts';
import { openQuestions } from './oracle/ask.ts';
import { inWords } from './oracle/differ.ts';
import { faults } from './oracle/faults.ts';
import { isKnown } from './oracle/meaning.ts';
import { hold, hunt } from './oracle/run.ts';
import { elsewhere, known } from './oracle/tables.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
  await openQuestions(house.owner);
});
afterAll(() => house.drop());

const few: readonly string[] = [
  'a share that was stopped opens',
  'nobody has to say yes to the purpose',
  'a role that ended still opens',
  'what is private is shared',
  'with somebody beside one is alone',
];

/** In long: `npm run drill -- oracle` and `npm run drill -- faults`. */
describe('the rules, held against an oracle that was written apart from them (G1)', () => {
  it('say the same, in code and by row security, to everybody, about everything', async () => {
    const { decisions, differences } = await hold(house, { worlds: 1, cases: 96 });
    expect(differences.slice(0, 5).map(inWords)).toEqual([]);
    expect(decisions).toBeGreaterThan(20_000);
  });

  it.each(faults.filter(({ says }) => few.includes(says)))('the oracle sees when $says', async (fault) => {
    expect(await hunt(house, fault, { worlds: 4, cases: 240 })).toBeDefined();
  });

  it('at least thirty faults are seeded', () => {
    expect(new Set(faults.map(({ says }) => says)).size).toBe(faults.length);
    expect(faults.length).toBeGreaterThanOrEqual(30);
  });

  it('the oracle knows every action: who adds one says in tests/oracle/meaning.ts who may', () => {
    expect(actions.filter((action) => !isKnown(action))).toEqual([]);
  });

  it('the oracle knows every table of passports, or says which test does', async () => {
    const rows = await house.owner(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname in ('owner', 'chain') and not a.attisdropped)`);
    const names = [...Object.keys(known), ...Object.keys(elsewhere)].map((name) => name.replaceAll('"', ''));
    expect(names.sort()).toEqual(rows.map(({ name }) => String(name)).sort());
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from './harness/doors.ts';
import { knock } from './oracle/knock.ts';
import { aTown, type Town } from './oracle/town.ts';

let doors: FreshDoors;
let town: Town;
beforeAll(async () => {
  doors = await freshDoors();
  town = await aTown(doors.house, 3);
}, 300_000);
afterAll(() => doors.house.drop());

/** In long: `npm run drill -- oracle-http`, which sets how many. */
const requests = Number(process.env.ORACLE_REQUESTS ?? 300);

describe('the front hall, held against the oracle (G1)', () => {
  it('shows each who comes the words that were shared with them, now, and nobody any other', async () => {
    const { asked, shown, differences } = await knock(doors, town, requests);
    expect(differences.slice(0, 5)).toEqual([]);
    expect(asked).toBeGreaterThanOrEqual(requests);
    // Not all doors were closed: else nothing would be proven.
    expect(shown).toBeGreaterThan(requests / 50);
    if (requests > 1_000) process.stdout.write(`${JSON.stringify({ requests: asked, shown, differ: 0 })}\n`);
  }, 7_200_000);
});

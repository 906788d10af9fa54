import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import type { StaffActor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { enrol } from '../identity/enrol.ts';
import { beginDraft, readSets } from './draft.ts';
import { publishDraft } from './publish.ts';

let house: FreshHouse;
let admin: StaffActor;
beforeAll(async () => {
  house = await freshHouse();
  const staff = [{ name: 'Admin', mail: 'admin@hier.example', roles: [{ role: 'region-admin' as const }] }];
  await enrol(house, { region: 'Hier', organisations: [{ kind: 'region', name: 'Hier', staff }] });
  admin = await signInStaff(house, 'admin@hier.example', 'region-admin');
  await beginDraft(admin, house);
});
afterAll(() => house.drop());

it('a set that begins at once begins, though a clock goes on between the press and the door (F58)', async () => {
  const start = house.clock();
  let asked = 0;
  const moving: House = { ...house, clock: () => after(start, 7 * asked++) };
  await expect(
    publishDraft(admin, moving, { seen: 1, begins: after(start, -minutes(2)) }),
  ).rejects.toMatchObject({
    kind: 'malformed',
  });
  await publishDraft(admin, moving, { seen: 1, begins: moving.clock() });
  expect((await readSets(admin, house)).versions).toHaveLength(1);
});

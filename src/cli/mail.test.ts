import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { schools } from '../../tests/harness/school.ts';
import { enrol } from '../identity/enrol.ts';
import { knock } from '../identity/staff.ts';
import { lettersWaiting } from '../jobs/letters.ts';
import { showWaiting } from './mail.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, schools);
});
afterAll(() => house.drop());

it('a letter that cannot be read holds up none that can: it is told of, by the id of its line', async () => {
  expect(showWaiting(await lettersWaiting(house))).toBe('No letter waits.\n');
  await knock(house, 'visser@proefschool.example');
  const [broken] = await house.owner(`update store.outbox set payload = '{"of":"another"}' returning id`);
  await knock(house, 'kuiper@voorbeeld.example');
  const shown = showWaiting(await lettersWaiting(house));
  expect(shown).toContain('To: kuiper@voorbeeld.example\n');
  expect(shown).toContain(`This letter cannot be read: line ${broken?.id} of the outbox.`);
  expect(shown).not.toContain('visser@');
});

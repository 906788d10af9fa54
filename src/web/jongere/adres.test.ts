import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { showCard } from '../../identity/card.ts';
import { openLimits, policies } from '../../store/limit.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

it('letters to one address come so often and no more; the answer says when again, keeps what was typed, and takes no try of the card', async () => {
  const kaartcode = (await showCard(noor.actor, doors.house)) ?? '';
  const ask = () => noor.browser.post('/mijn/adres', { mail: 'noor@mail.example', kaartcode });
  const letters = policies['sign-in-letter-here'].points;
  for (let n = 0; n < letters; n++) expect((await ask()).location).toBe('/mijn/adres/code');
  const often = await ask();
  expect(often.status).toBe(429);
  expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(often.html).toContain('value="noor@mail.example"');
  expect(often.html).toContain('Voor dit adres zijn vaak codes gevraagd. Kijk eerst in je mail.');
  const limits = openLimits(doors.house.store, doors.house.keys.index('limit', 'secret'));
  expect(await limits.left('own-code', noor.actor.owner)).toBe(policies['own-code'].points);
});

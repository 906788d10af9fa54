import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, openNode } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { freshRegion, type Region } from '../../../tests/harness/receivers.ts';
import { listWhereToAsk, readHelp } from '../../aftercare/help.ts';
import { newId, type OrganisationId } from '../../base/id.ts';
import { type Limits, openLimits, policies } from '../../store/limit.ts';

let region: Region;
let noor: OwnerAtTheDoor;
let limits: Limits;
let waar = '';
// A request made by a test comes from no connection.
const network = 'unknown';
beforeAll(async () => {
  region = await freshRegion();
  const { house } = region;
  const doors: FreshDoors = { house, ...openNode(house) };
  limits = openLimits(house.store, house.keys.index('limit', 'secret'));
  noor = await begin(doors, 'Noor');
  waar = (await listWhereToAsk(noor.actor, house, 'doorstroompunt'))[0]?.id ?? '';
});
afterAll(() => region.house.drop());

const ask = (at = waar) =>
  noor.browser.post('/mijn/hulp', {
    waar: at,
    naam: 'Noor',
    hoe: 'call',
    bereik: '06 00 00 00 00',
    zoek: 'door',
  });
const left = async () => [
  await limits.left('help-asked', noor.actor.owner),
  await limits.left('help-network', network),
];
const all = [policies['help-asked'].points, policies['help-network'].points];

it('who never asked is not told to have asked often when a whole school does, and keeps the own tries (F66)', async () => {
  await Promise.all(Array.from({ length: all[1] ?? 0 }, () => limits.count('help-network', network)));
  const { status, html, headers } = await ask();
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(3_000);
  expect(html).toContain('Er vragen nu veel mensen hulp vanaf deze plek. Probeer het over 1 uur weer');
  expect(html).not.toContain('Je vroeg vandaag vaak om hulp');
  expect(html).toContain('06 00 00 00 00');
  expect((await left())[0]).toBe(all[0]);
  for (let n = all[1] ?? 0; n > 0; n--) await limits.giveBack('help-network', network);
});

it('where nobody can be asked any more the form comes back as it was typed, and nothing says that it was asked (F66, U9)', async () => {
  const before = await left();
  const { status, html } = await ask(newId<OrganisationId>());
  expect(status).toBe(422);
  expect(html).toContain('Daar kan nu niemand je vraag lezen.');
  expect(html).toContain('value="06 00 00 00 00"');
  expect(html).toMatch(/value="call"[^>]* checked/);
  expect(html).toContain(`value="${waar}"`);
  // The words to look for are left out where they find nobody, so that there is somebody to choose.
  const nowhere = { waar: newId(), naam: 'Noor', hoe: 'mail', bereik: 'noor@mail.example', zoek: 'nergens' };
  const all = await noor.browser.post('/mijn/hulp', nowhere);
  expect(all.html).toContain('value="noor@mail.example"');
  expect(all.html).toContain(`value="${waar}"`);
  expect((await readHelp(noor.actor, region.house)).now).toBeUndefined();
  expect(await left()).toEqual(before);
});

it('asking what was asked already takes no try, of one’s own or of the network', async () => {
  await ask();
  expect((await readHelp(noor.actor, region.house)).now).toBeDefined();
  const before = await left();
  await ask();
  expect((await ask(newId<OrganisationId>())).location).toBe('/mijn/hulp?gevraagd');
  expect(await left()).toEqual(before);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, hiddenField, openNode } from '../../../tests/harness/doors.ts';
import { begin } from '../../../tests/harness/owner.ts';
import { longAgo } from '../../../tests/harness/passport.ts';
import { freshRegion, type Region, shareWith } from '../../../tests/harness/receivers.ts';
import { signInAtDoor } from '../../../tests/harness/staff-door.ts';
import { keepBirthday } from '../../consent/birthday.ts';
import { paths } from '../paths.ts';

let region: Region;
let doors: FreshDoors;
beforeAll(async () => {
  region = await freshRegion();
  doors = { house: region.house, ...openNode(region.house) };
});
afterAll(() => region.house.drop());

it('an admin ends an agreement, the young person reads that it is not their doing, and a new signature opens it again (F124)', async () => {
  const noor = await begin(doors, 'Noor');
  await keepBirthday(noor.actor, region.house, longAgo);
  await shareWith(region.house, noor.actor, 'Zorg');
  const admin = await signInAtDoor(doors, 'ilse@proef.example', 'region-admin');
  const intaker = await signInAtDoor(doors, 'mevrouw.de.wit@proef.example', 'intaker');
  const told = 'De afspraken met jouw regio zijn gestopt. Dat ligt niet aan jou.';
  expect((await intaker.get('/begeleider')).html).toContain('Noor');

  const register = await admin.get(paths.contracts());
  const at =
    /href="(\/begeleider\/overeenkomsten\/[0-9a-f-]{36})"[^>]*>\s*Mbo De Brug/.exec(register.html)?.[1] ?? '';
  const one = await admin.get(at);
  const als = hiddenField(one.html, 'als');
  const beeindig = /name="beeindig" value="([0-9a-f-]{36})"/.exec(one.html)?.[1] ?? '';
  expect((await admin.post(at, { als, beeindig })).location).toBe(`${at}?beeindigd`);
  const lacking = (await admin.get(at)).html;
  expect(lacking).toContain('Een jongere kan hier nu niet mee delen.');
  expect((await noor.browser.get('/delen')).html).toContain(told);
  expect((await intaker.get('/begeleider')).html).not.toContain('Noor');

  const empty = await admin.post(at, { als, eens: hiddenField(lacking, 'eens'), versie: '2026.2' });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('Kies welk contract het is.');
  expect(empty.html).toContain('value="2026.2"');
  const soort = lacking.includes('mist nog: Samenwerken') ? 'cooperation' : 'processing';
  const signed = { soort, versie: '2026.2', datum: '20 november 2026', door: 'mevrouw De Wit, directeur' };
  const kept = await admin.post(at, { als, eens: hiddenField(empty.html, 'eens'), ...signed });
  expect(kept.location).toBe(`${at}?bewaard`);
  expect((await admin.get(at)).html).toContain('Een jongere kan hier nu mee delen.');
  expect((await noor.browser.get('/delen')).html).not.toContain(told);
  expect((await intaker.get('/begeleider')).html).toContain('Noor');
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors, hiddenField, type Node, openNode } from '../../tests/harness/doors.ts';

let one: FreshDoors;
let two: Node;
beforeAll(async () => {
  one = await freshDoors();
  two = openNode(one.house);
});
afterAll(() => one.house.drop());

it('signing out everywhere counts on every node within a second, also where the session was just used (security.md)', async () => {
  const phone = one.browser();
  const form = await phone.get('/zelf');
  const begun = await phone.post('/zelf', {
    naam: 'Noor',
    apparaat: 'own',
    eens: hiddenField(form.html, 'eens'),
  });
  const shown = (await phone.get(begun.location ?? '')).html;
  const card = /Code: ([^<]+)</.exec(shown)?.[1]?.replaceAll(/[^2-9B-Z]/g, '') ?? '';
  const others = [one, two, two].map((node) => node.browser());
  for (const browser of others) {
    expect((await browser.post('/terug', { kaartcode: card, apparaat: 'own' })).location).toBe('/mijn');
    // Each node has seen this session: none may go by what it remembers.
    for (let n = 0; n < 2; n++) expect((await browser.get('/mijn')).status).toBe(200);
  }
  const als = hiddenField((await phone.get('/mijn/binnenkomen')).html, 'als');
  const before = Date.now();
  await phone.post('/mijn/binnenkomen', { als, apparaat: 'andere' });
  for (const browser of others) expect((await browser.get('/mijn')).location).toBe('/terug');
  expect(Date.now() - before).toBeLessThan(1_000);
  expect((await phone.get('/mijn')).status).toBe(200);
});

it('an own factor that is shown on one node is known on the other at once, and nothing is asked twice', async () => {
  const phone = one.browser();
  const form = await phone.get('/zelf');
  const begun = await phone.post('/zelf', {
    naam: 'Sam',
    apparaat: 'own',
    eens: hiddenField(form.html, 'eens'),
  });
  const shown = (await phone.get(begun.location ?? '')).html;
  const card = /Code: ([^<]+)</.exec(shown)?.[1]?.replaceAll(/[^2-9B-Z]/g, '') ?? '';
  const elsewhere = two.browser();
  for (const [name, value] of phone.cookies) elsewhere.cookies.set(name, value);
  await one.house.owner(`update identity.session set proven = $1`, [new Date(0)]);
  one.house.setClock(20 * 60_000);
  expect((await elsewhere.get('/mijn/alles.json')).status).toBe(303);
  const page = await phone.get('/mijn/bevestig?naar=%2Fmijn%2Falles');
  const als = hiddenField(page.html, 'als');
  const done = await phone.post('/mijn/bevestig', { als, naar: '/mijn/alles', kaartcode: card });
  expect(done.location).toBe('/mijn/alles');
  for (const browser of [phone, elsewhere]) expect((await browser.get('/mijn/alles.json')).status).toBe(200);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeIn } from '../../../seeds/sign-in.ts';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { showCard } from '../../identity/card.ts';
import { sendLetters } from '../../jobs/letters.ts';
import { postInMemory } from '../../mail/send.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

async function mailed(): Promise<string> {
  const post = postInMemory(doors.house.clock);
  await sendLetters(doors.house, post);
  return codeIn(post.sent()[0]?.text) ?? '';
}
const markIn = (html: string): string => /name="als" value="([^"]*)"/.exec(html)?.[1] ?? '';

it('an own address is set in two pages, and brings back in a new browser (C10), without JavaScript', async () => {
  const { browser, actor } = noor;
  const als = markIn((await browser.get('/mijn/adres')).html);
  const card = (await showCard(actor, doors.house)) ?? '';
  const wrong = await browser.post('/mijn/adres', { als, mail: 'noor', kaartcode: card });
  expect([wrong.status, wrong.html.includes('Bijvoorbeeld: naam@school.nl')]).toEqual([422, true]);
  const sent = await browser.post('/mijn/adres', { als, mail: 'noor@mail.example', kaartcode: card });
  expect(sent.location).toBe('/mijn/adres/code');
  const kept = await browser.post('/mijn/adres/code', { als, code: await mailed() });
  expect(kept.location).toBe('/mijn/binnenkomen?gedaan=kept');
  expect((await browser.get('/mijn/binnenkomen')).html).toContain('noor@mail.example');

  const elsewhere = doors.browser();
  expect((await elsewhere.post('/terug/mail', { mail: 'noor@mail.example' })).location).toBe('/terug/code');
  const code = await mailed();
  expect((await elsewhere.get('/terug/code')).html).not.toContain('noor');
  const over = await doors.browser().post('/terug/code', { code });
  expect(over.location).toBe('/terug/mail');
  const chromebook = {
    'user-agent': 'Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36',
  };
  const back = await elsewhere.post('/terug/code', { code, apparaat: 'shared' }, chromebook);
  expect(back.location).toBe('/mijn');
  expect((await elsewhere.get('/mijn')).html).toContain('Noor');
  expect((await browser.get('/mijn/binnenkomen')).html).toContain('Chrome op Chromebook');
});

it('the answer to an address that nobody set is the same, to the letter', async () => {
  const [known, unknown] = [doors.browser(), doors.browser()];
  const one = await known.post('/terug/mail', { mail: 'noor@mail.example' });
  const two = await unknown.post('/terug/mail', { mail: 'niemand@mail.example' });
  expect([one.status, one.location]).toEqual([two.status, two.location]);
  const pages = [await known.get('/terug/code'), await unknown.get('/terug/code')];
  expect(pages[0]?.html).toBe(pages[1]?.html);
  const wrong = [
    await known.post('/terug/code', { code: 'BBBB BBBB' }),
    await unknown.post('/terug/code', { code: 'BBBB BBBB' }),
  ];
  expect([wrong[0]?.status, wrong[0]?.html]).toEqual([wrong[1]?.status, wrong[1]?.html]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { days } from '../../base/clock.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

const four = ['paw', 'rocket', 'music', 'candle'];
const codesIn = (html: string): string[] =>
  [...html.matchAll(/<span class="code-blocks[^"]*"[^>]*>(.*?)<\/span><\/span>/g)].map(([, inside = '']) =>
    [...inside.matchAll(/>([0-9A-Z]{4,5})(?=<|$)/g)].map(([, block]) => block).join(''),
  );
/** Chooses somebody who may help, and gives what they get. */
async function choose(naam: string): Promise<{ link: string; code: string }> {
  const { browser } = noor;
  const { html } = await browser.get('/mijn/binnenkomen/hulp');
  const [als, eens] = [hiddenField(html, 'als'), hiddenField(html, 'eens')];
  const given = await browser.post('/mijn/binnenkomen/hulp', { als, eens, naam });
  const keys = (await browser.get(given.location ?? '')).html;
  const code = /Code: ([^<]+)</.exec(keys)?.[1]?.replaceAll(/[^0-9A-Z]/g, '') ?? '';
  return { link: /\/helpen\/[\w-]{22}/.exec(keys)?.[0] ?? '', code };
}
let jim: { link: string; code: string };
let aunt: Browser;
let link: string;
let code: string;

it('a young person chooses pictures and somebody who helps; that one says yes, in any browser, without JavaScript (F6)', async () => {
  const { browser } = noor;
  const als = hiddenField((await browser.get('/mijn/binnenkomen/hulp/plaatjes')).html, 'als');
  const three = await browser.post('/mijn/binnenkomen/hulp/plaatjes', { als, plaatje: four.slice(1) });
  expect([three.status, three.html.includes('Kies precies vier plaatjes.')]).toEqual([422, true]);
  const chosen = await browser.post('/mijn/binnenkomen/hulp/plaatjes', { als, plaatje: four });
  expect(chosen.location).toBe('/mijn/binnenkomen/hulp?gedaan=pictures');
  ({ link, code } = await choose('tante Fatma'));
  jim = await choose('coach Jim');
  aunt = doors.browser();
  expect((await aunt.get(link)).html).not.toContain('Noor');
  const wrong = await aunt.post(link, { code: 'BBBBB BBBBB' });
  expect([wrong.status, wrong.location]).toEqual([422, null]);
  expect((await aunt.post(link, { code })).location).toBe('/helpen/wie');
  const page = await aunt.get('/helpen/wie');
  expect(page.html).toContain('Noor');
  const mark = hiddenField(page.html, 'als');
  expect((await aunt.post('/helpen/wie', { als: mark, doe: 'ja' })).location).toBe('/helpen/wie');
  expect((await aunt.get('/mijn')).location).toBe('/terug');
  expect((await browser.get('/mijn/binnenkomen/hulp')).html).toContain('Zei ja op');
});

it('who helps can stop at any time: the page says who sees that, and the code works no more', async () => {
  const { link, code } = await choose('oma Truus');
  const granny = doors.browser();
  await granny.post(link, { code });
  const als = hiddenField((await granny.get('/helpen/wie')).html, 'als');
  const stopped = await granny.post('/helpen/wie', { als, doe: 'stop' });
  expect([stopped.status, stopped.html.includes('<bdi>Noor</bdi> ziet dat')]).toEqual([200, true]);
  expect((await granny.get('/helpen/wie')).status).toBe(404);
  expect((await doors.browser().post(link, { code })).html).toContain('U helpt hier nu niet');
});

it('brings back after three days with two codes and the pictures; the first page says so, and stops it', async () => {
  const lost = doors.browser();
  expect((await lost.post('/terug/hulp', {})).location).toBe('/terug/hulp/code');
  const [ask = ''] = codesIn((await lost.get('/terug/hulp/code')).html);
  const als = hiddenField((await aunt.get('/helpen/wie')).html, 'als');
  const unsure = await aunt.post('/helpen/wie', { als, doe: 'is', code: ask });
  expect([unsure.status, unsure.html.includes('Zet een vinkje')]).toEqual([422, true]);
  const said = await aunt.post('/helpen/wie', { als, doe: 'is', code: ask, zeker: 'ja' });
  const again = await aunt.post('/helpen/wie', { als, doe: 'is', code: ask, zeker: 'ja' });
  const [andere = ''] = codesIn(said.html);
  expect([andere.length, codesIn(again.html)]).toEqual([8, [andere]]);
  const asked = { code: ask, andere, plaatje: four, apparaat: 'own' };
  const wait = await lost.post('/terug/hulp/in', asked);
  expect([wait.status, wait.html.includes('Nu nog even wachten')]).toEqual([200, true]);
  expect((await noor.browser.get('/mijn')).html).toContain('Iemand wil terugkomen in jouw paspoort');
  expect((await noor.browser.get('/delen/geschiedenis')).html).toContain('Tante Fatma zei dat jij het bent');
  doors.house.setClock(days(3));
  const elsewhere = doors.browser();
  const came = await elsewhere.post('/terug/hulp/in', asked);
  expect(came.location).toBe('/mijn/kaart');
  expect((await elsewhere.get('/mijn')).html).toContain('Noor');
  expect((await elsewhere.post('/terug/hulp/in', asked)).status).toBe(422);
});

it('a yes is in sight of every device that is in, and one press there stops it, also in a session of a while ago', async () => {
  const { browser } = noor;
  const lost = doors.browser();
  await lost.post('/terug/hulp', {});
  const [ask = ''] = codesIn((await lost.get('/terug/hulp/code')).html);
  expect((await aunt.get('/helpen/wie')).location).toBe('/helpen');
  await aunt.post(link, { code });
  const als = hiddenField((await aunt.get('/helpen/wie')).html, 'als');
  const said = await aunt.post('/helpen/wie', { als, doe: 'is', code: ask, zeker: 'ja' });
  const [andere = ''] = codesIn(said.html);
  const home = (await browser.get('/mijn')).html;
  expect(home).toContain('Iemand wil terugkomen in jouw paspoort');
  const stopped = await browser.post('/mijn/binnenkomen/hulp', {
    als: hiddenField(home, 'als'),
    doe: 'stop',
  });
  expect(stopped.location).toBe('/mijn/binnenkomen/hulp?gedaan=stopped');
  expect((await browser.get('/mijn')).html).not.toContain('Iemand wil terugkomen');
  doors.house.setClock(days(3));
  const late = await lost.post('/terug/hulp/in', { code: ask, andere, plaatje: four, apparaat: 'own' });
  expect([late.status, late.html.includes('Deze codes werken niet samen')]).toEqual([422, true]);
});

it('one helper cannot use up what another one has: two yeses a month each, and one that was wrong does not count (decision 0072)', async () => {
  const coach = doors.browser();
  await coach.post(jim.link, { code: jim.code });
  const als = hiddenField((await coach.get('/helpen/wie')).html, 'als');
  await coach.post('/helpen/wie', { als, doe: 'ja' });
  expect((await aunt.get('/helpen/wie')).location).toBe('/helpen');
  await aunt.post(link, { code });
  const yes = async (helper: Browser, typed?: string): Promise<number> => {
    const lost = doors.browser();
    await lost.post('/terug/hulp', {});
    const [ask = ''] = codesIn((await lost.get('/terug/hulp/code')).html);
    const mark = hiddenField((await helper.get('/helpen/wie')).html, 'als');
    return (await helper.post('/helpen/wie', { als: mark, doe: 'is', code: typed ?? ask, zeker: 'ja' }))
      .status;
  };
  // She said yes twice above, and says yes on: to herself as it were.
  expect([await yes(aunt), await yes(aunt)]).toEqual([429, 429]);
  expect([await yes(coach, 'BBBB BBBB'), await yes(coach), await yes(coach), await yes(coach)]).toEqual([
    422, 200, 200, 429,
  ]);
});

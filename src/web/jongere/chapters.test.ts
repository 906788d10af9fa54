import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { readHome } from '../../passport/home.ts';
import { chapterIds } from '../../questions/model.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

const mainLink = (html: string): string => /class="button main" href="([^"]*)"/.exec(html)?.[1] ?? '';
const words = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

async function decide(owner: OwnerAtTheDoor, chapter: string, besluit: string) {
  const page = await owner.browser.get(`/mijn/${chapter}/klaar`);
  return owner.browser.post(`/mijn/${chapter}/klaar`, { als: hiddenField(page.html, 'als'), besluit });
}

async function choose(owner: OwnerAtTheDoor, route: string, naar?: string) {
  const page = await owner.browser.get('/mijn/route');
  const als = hiddenField(page.html, 'als');
  return owner.browser.post('/mijn/route', { als, route, ...(naar && { naar }) });
}

describe('the first page', () => {
  it('has one action: the first open question (U34), and three states at most (U5)', async () => {
    const noor = await begin(doors, 'Noor');
    const fresh = await noor.browser.get('/mijn');
    expect(fresh.html.match(/class="button main"/g)).toHaveLength(1);
    expect(mainLink(fresh.html)).toBe('/mijn/wie/wie2');
    expect(words(fresh.html)).toContain('Begin met Wie ben ik');
    await noor.fill('/mijn/wie/wie2', [['p.woorden', 'rustig']]);
    const busy = await noor.browser.get('/mijn');
    expect(words(busy.html)).toContain('Mee bezig. 1 van 4 vragen. Nog ongeveer 6 minuten.');
    expect(words(busy.html)).toContain('Alleen jij.');
    expect(mainLink(busy.html)).toBe('/mijn/wie/wie4');
  });

  it('leads to sharing when all five stamps stand', async () => {
    const noor = await begin(doors, 'Noor');
    await choose(noor, 'mbo');
    for (const id of chapterIds) await decide(noor, id, 'klaar');
    const { html } = await noor.browser.get('/mijn');
    expect(words(html)).toContain('Je hebt alle 5 stempels.');
    expect(mainLink(html)).toBe('/delen/nieuw');
  });
});

describe('a stamp', () => {
  it('is set by "Ja" alone, comes down once, and comes off by the own hand (U6, U25)', async () => {
    const noor = await begin(doors, 'Noor');
    expect((await decide(noor, 'wie', 'terug')).location).toBe('/mijn');
    expect((await readHome(noor.actor, doors.house)).progress.wie.stamped).toBeNull();
    expect((await decide(noor, 'wie', 'klaar')).location).toBe('/mijn/wie/klaar');
    const done = await noor.browser.get('/mijn/wie/klaar');
    expect(done.html).toMatch(/class="stamp [^"]*lands/);
    expect(words(done.html)).toContain('Je antwoorden niet.');
    expect(mainLink(done.html)).toBe('/mijn/kan/kan1');
    doors.house.setClock(60_000);
    expect((await noor.browser.get('/mijn/wie/klaar')).html).not.toMatch(/class="stamp [^"]*lands/);
    const { stamped } = (await readHome(noor.actor, doors.house)).progress.wie;
    await decide(noor, 'wie', 'klaar');
    expect((await readHome(noor.actor, doors.house)).progress.wie.stamped).toBe(stamped);
    expect((await decide(noor, 'wie', 'open')).location).toBe('/mijn/wie');
    expect((await readHome(noor.actor, doors.house)).progress.wie.stamped).toBeNull();
  });

  it('names what was skipped and lets the chapter be done all the same (U2, U8)', async () => {
    const noor = await begin(doors, 'Noor');
    const asked = await noor.browser.get('/mijn/wie/klaar');
    expect(asked.html).toContain('href="/mijn/wie/wie5?terug=antwoorden"');
    await decide(noor, 'wie', 'klaar');
    const answers = await noor.browser.get('/mijn/wie/antwoorden');
    expect(answers.html.match(/Niet ingevuld/g)).toHaveLength(4);
  });
});

describe('the route', () => {
  it('is asked before what I want, and not a second time of who does not know', async () => {
    const noor = await begin(doors, 'Noor');
    for (const id of ['wie', 'kan']) await decide(noor, id, 'klaar');
    expect(mainLink((await noor.browser.get('/mijn')).html)).toBe('/mijn/route?naar=wil');
    expect((await choose(noor, 'nog-niet', 'wil')).location).toBe('/mijn/wil/wil1');
    await noor.fill('/mijn/wil/wil1', [['p.tekst', 'Iets met dieren']]);
    expect(mainLink((await noor.browser.get('/mijn')).html)).toBe('/mijn/wil/wil2');
    expect((await choose(noor, 'nog-niet', 'stap')).location).toBe('/mijn/stap');
    expect(mainLink((await noor.browser.get('/mijn/stap')).html)).toBe('/mijn/route?naar=stap');
    expect((await choose(noor, 'werk', 'stap')).location).toBe('/mijn/stap/sw1');
  });

  it('can be switched and back without loss (F13)', async () => {
    const noor = await begin(doors, 'Noor');
    await choose(noor, 'mbo');
    await noor.fill('/mijn/wil/wil8', [['p.tekst', 'Dan ga ik werken']]);
    await noor.fill('/mijn/stap/sm2', [['p.plaats', 'Zwolle']]);
    const before = await noor.answers();
    await choose(noor, 'werk');
    expect((await noor.browser.get('/mijn/wil/antwoorden')).html).not.toContain('Dan ga ik werken');
    await noor.fill('/mijn/stap/sw7', [['p.wie', 'Mijn oom']]);
    await choose(noor, 'mbo');
    expect((await noor.browser.get('/mijn/wil/antwoorden')).html).toContain('Dan ga ik werken');
    expect(await noor.answers()).toMatchObject(before);
    expect((await noor.answers()).sw7).toBeDefined();
  });

  it('what was typed for the other route, before it was switched elsewhere, is kept', async () => {
    const noor = await begin(doors, 'Noor');
    await choose(noor, 'mbo');
    const page = await noor.browser.get('/mijn/wil/wil8');
    await choose(noor, 'werk');
    const fields = { als: hiddenField(page.html, 'als'), revision: '0', 'p.tekst': 'Dan ga ik werken' };
    expect((await noor.browser.post('/mijn/wil/wil8', fields)).location).toBe('/mijn/wil');
    expect((await noor.answers()).wil8).toMatchObject({ parts: { tekst: { text: 'Dan ga ik werken' } } });
  });
});

describe('a chapter', () => {
  it('says of what I need that it is private, from the start', async () => {
    const noor = await begin(doors, 'Noor');
    expect(words((await noor.browser.get('/mijn/nodig')).html)).toContain(
      'Dit stuk is vanaf het begin privé.',
    );
  });

  it('names how each question stands, and keeps the rest behind "Wil je meer vertellen?"', async () => {
    const noor = await begin(doors, 'Noor');
    await noor.fill('/mijn/wie/wie2', [], ['state', 'unknown']);
    await noor.fill('/mijn/wie/wie4', [], ['state', 'talk']);
    const { html } = await noor.browser.get('/mijn/wie');
    const seen = words(html);
    for (const state of ['Ingevuld', 'Weet ik nog niet', 'Liever in een gesprek', 'Niet ingevuld'])
      expect(seen).toContain(state);
    expect(html).toContain('<details><summary>Wil je meer vertellen?</summary>');
    expect(html.indexOf('/mijn/wie/wie3')).toBeGreaterThan(html.indexOf('<details>'));
  });
});

describe('settings', () => {
  it('are kept on the account, each without the others (F120, U18)', async () => {
    const noor = await begin(doors, 'Noor');
    const page = await noor.browser.get('/mijn/instellingen');
    const als = hiddenField(page.html, 'als');
    await noor.browser.post('/mijn/instellingen', { als, taal: 'en', theme: 'rustig', cover: 'petrol' });
    await noor.browser.post('/mijn/instellingen', { als, text: '130', theme: 'geel' });
    const { html } = await noor.browser.get('/mijn');
    expect(html).toContain('<html lang="en" dir="ltr" data-theme="rustig" data-text="130"');
    expect(html).toContain('class="cover petrol');
    expect((await readHome(noor.actor, doors.house)).look).toMatchObject({
      theme: 'rustig',
      cover: 'petrol',
    });
  });

  it('can leave the stamps out (U25)', async () => {
    const noor = await begin(doors, 'Noor');
    const page = await noor.browser.get('/mijn/instellingen');
    await noor.browser.post('/mijn/instellingen', { als: hiddenField(page.html, 'als'), stempels: 'uit' });
    await decide(noor, 'wie', 'klaar');
    for (const path of ['/mijn', '/mijn/wie', '/mijn/wie/klaar'])
      expect((await noor.browser.get(path)).html).not.toMatch(/class="stamp/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors, hiddenField } from './harness/doors.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

async function beginAlone(browser = doors.browser(), naam = 'Noor') {
  const form = await browser.get('/zelf');
  const eens = hiddenField(form.html, 'eens');
  const begun = await browser.post('/zelf', { naam, apparaat: 'shared', eens });
  return { browser, eens, begun };
}

const cardCode = (html: string): string =>
  /#([2-9B-Z]{12})|Code: ([^<]+)</.exec(html)?.slice(1).find(Boolean) ?? '';

describe('beginning without a school (F1, F117)', () => {
  it('asks for a name and a device, and shows the card', async () => {
    const { browser, begun } = await beginAlone();
    expect(begun.status).toBe(303);
    expect(begun.location).toBe('/mijn/kaart');
    const card = await browser.get('/mijn/kaart');
    expect(card.status).toBe(200);
    expect(card.html).toContain('Kaart van Noor');
    expect(cardCode(card.html)).not.toBe('');
  });

  it('comes back on another device with the code on the card, typed as people type', async () => {
    const { browser } = await beginAlone();
    const card = await browser.get('/mijn/kaart');
    const code = cardCode(card.html).replaceAll(/[^2-9B-Z]/g, '');
    expect(code).toHaveLength(12);
    const other = doors.browser();
    const back = await other.post('/terug', {
      kaartcode: ` ${code.slice(0, 5).toLowerCase()} - ${code.slice(5)}`,
      apparaat: 'own',
    });
    expect(back.status).toBe(303);
    expect((await other.get('/mijn/kaart')).html).toContain('Kaart van Noor');
  });

  it('does not show the code any more once the card is kept', async () => {
    const { browser } = await beginAlone();
    const card = await browser.get('/mijn/kaart');
    await browser.post('/mijn/kaart', { doe: 'bewaard', als: hiddenField(card.html, 'als') });
    expect(cardCode((await browser.get('/mijn/kaart')).html)).toBe('');
  });

  it('a double press of the form begins one passport (P31)', async () => {
    const before = await doors.house.owner('select count(*) as n from passport.passport');
    const browser = doors.browser();
    const { eens } = await beginAlone(browser, 'Sam');
    const again = await browser.post('/zelf', { naam: 'Sam', apparaat: 'shared', eens });
    expect(again.location).toBe('/mijn/kaart');
    const after = await doors.house.owner('select count(*) as n from passport.passport');
    expect(Number(after[0]?.n)).toBe(Number(before[0]?.n) + 1);
  });

  it('another name on the same form is another person, and later the form opens nothing', async () => {
    const browser = doors.browser();
    const { eens } = await beginAlone(browser, 'Sam');
    const other = await browser.post('/zelf', { naam: 'Bo', apparaat: 'shared', eens });
    expect(other.status).toBe(303);
    expect((await browser.get('/mijn/kaart')).html).toContain('Kaart van Bo');
    doors.house.setClock(2 * 60_000);
    const late = await doors.browser().post('/zelf', { naam: 'Sam', apparaat: 'shared', eens });
    expect(late.status).toBe(404);
  });

  it('an empty name gives the same page, with words at the field, and nothing begins', async () => {
    const answered = await doors.browser().post('/zelf', { naam: '  ', apparaat: 'own', eens: 'x' });
    expect(answered.status).toBe(422);
    expect(answered.html).toContain('<title>Fout:');
    expect(answered.html).toContain('aria-invalid="true"');
  });

  it('signs out: the session opens nothing any more, and the browser is told to keep nothing (C12)', async () => {
    const { browser } = await beginAlone();
    const kept = new Map(browser.cookies);
    const out = await browser.post('/uitloggen', {});
    expect(out.headers.get('clear-site-data')).toContain('storage');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    const after = await browser.get('/mijn/kaart');
    expect(after.status).toBe(303);
    expect(after.location).toBe('/terug');
  });

  it('a shared device is what is meant until somebody says otherwise, and forgotten after half an hour of nothing (C12)', async () => {
    expect((await doors.browser().get('/zelf')).html).toMatch(/<input[^>]*value="shared"[^>]*checked/);
    const { browser } = await beginAlone();
    doors.house.setClock(31 * 60_000);
    expect((await browser.get('/mijn/kaart')).location).toBe('/terug');
  });
});

describe('the front hall', () => {
  it('refuses a change that does not come from our own pages', async () => {
    const browser = doors.browser();
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await browser.post('/taal', { taal: 'en', terug: '/' }, headers)).status).toBe(400);
    }
  });

  it('switches the language and comes back, to addresses of ours alone', async () => {
    const browser = doors.browser();
    expect((await browser.post('/taal', { taal: 'en', terug: '/zelf' })).location).toBe('/zelf');
    expect((await browser.get('/zelf')).html).toContain('lang="en"');
    for (const terug of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example']) {
      expect((await browser.post('/taal', { taal: 'en', terug })).location).toBe('/');
    }
  });

  it('gives the same page for every address that is not there', async () => {
    const browser = doors.browser();
    const [one, two] = [await browser.get('/bestaat-niet'), await browser.get('/delen/nergens')];
    expect(one.status).toBe(404);
    expect(two.html).toBe(one.html);
  });

  it('sets the security headers on pages and faults alike, and keeps nothing', async () => {
    for (const path of ['/', '/bestaat-niet']) {
      const { headers } = await doors.browser().get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('a form of one person sent in another one’s session saves nothing', async () => {
    const browser = doors.browser();
    await beginAlone(browser, 'Noor');
    const card = await browser.get('/mijn/kaart');
    await beginAlone(browser, 'Sam');
    const strayed = await browser.post('/mijn/kaart', { doe: 'bewaard', als: hiddenField(card.html, 'als') });
    expect(strayed.status).toBe(409);
    expect(strayed.html).toContain('Sam');
    expect(cardCode((await browser.get('/mijn/kaart')).html)).not.toBe('');
  });
});

describe('a class code that cannot be one (U15)', () => {
  it('is told more of the second time', async () => {
    const browser = doors.browser();
    const first = await browser.post('/', { code: 'K7' });
    const second = await browser.post('/', { code: 'K7', poging: hiddenField(first.html, 'poging') });
    expect(first.html).toContain('Kijk nog een keer op het bord.');
    expect(second.html).toContain('Vraag je mentor om hem groot te laten zien.');
  });
});

describe('trying the first question before there is a passport (F11)', () => {
  const rows = async () => {
    const [row] = await doors.house.owner(
      'select (select count(*)::int from passport.answer) as answers, (select count(*)::int from identity.session) as sessions',
    );
    return row;
  };

  it('stores nothing, and what was filled in is the first answer of who begins', async () => {
    const browser = doors.browser();
    const before = await rows();
    const tried = await browser.get('/proberen');
    expect(tried.html).toContain('Welke 5 woorden passen bij jou?');
    const own = await browser.post('/proberen', { 'p.woorden': ['rustig', 'eerlijk'], taal: 'en' });
    expect(own.html).toContain('<html lang="en"');
    expect(own.html.match(/ checked/g)).toHaveLength(2);
    const asked = await browser.post('/proberen', { 'p.woorden': ['rustig', 'eerlijk'] });
    expect(asked.status).toBe(200);
    expect(await rows()).toEqual(before);
    expect(browser.cookies.has('pvs')).toBe(false);
    const fields = {
      naam: 'Robin',
      apparaat: 'own',
      eens: hiddenField(asked.html, 'eens'),
      probeer: hiddenField(asked.html, 'probeer').replaceAll('&amp;', '&'),
    };
    expect((await browser.post('/zelf', fields)).status).toBe(303);
    const again = await browser.post('/zelf', fields);
    expect((await browser.get(again.location ?? '')).html).toContain('href="/mijn/wie/wie4"');
    const kept = await browser.get('/mijn/wie/wie2');
    expect(kept.html.match(/value="(rustig|eerlijk)"[^>]* checked/g)).toHaveLength(2);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode, signInStaff } from '../../../seeds/sign-in.ts';
import { type Browser, hiddenField, type Node, openNode } from '../../../tests/harness/doors.ts';
import { longAgo } from '../../../tests/harness/passport.ts';
import { freshRegion, type Region, shareWith } from '../../../tests/harness/receivers.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import type { OwnerActor } from '../../access/actor.ts';
import { keepBirthday } from '../../consent/birthday.ts';
import { enrol } from '../../identity/enrol.ts';
import { findSession } from '../../identity/session.ts';
import { acceptAtWork, readerOf } from '../../inbox/list.ts';

let region: Region;
let node: Node;
beforeAll(async () => {
  region = await freshRegion();
  node = openNode(region.house);
});
afterAll(() => region.house.drop());

async function signIn(name: string): Promise<Browser> {
  const mail = `${name}@proef.example`;
  const browser = node.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(region.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}

async function begin(name: string): Promise<Browser> {
  const browser = node.browser();
  const form = await browser.get('/zelf');
  await browser.post('/zelf', { naam: name, apparaat: 'own', eens: hiddenField(form.html, 'eens') });
  return browser;
}

/** Who is signed in in this browser. */
async function ownerIn({ cookies }: Browser): Promise<OwnerActor> {
  for (const token of cookies.values()) {
    const actor = (await findSession(region.house, token))?.actor;
    if (actor?.kind === 'owner') return actor;
  }
  throw new Error('no young person here');
}

const mark = (html: string) => hiddenField(html, 'als');
const doorIn = (html: string): string => /\/begeleider\/hulp\/[0-9a-f-]{36}/.exec(html)?.[0] ?? '';

async function ask(owner: Browser, name: string): Promise<void> {
  const { html } = await owner.get('/mijn/hulp');
  const where = /name="waar" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
  expect(html).toContain('Dit gaat naar hen: je naam, en hoe ze je bereiken.');
  const asked = { als: mark(html), waar: where, naam: name, hoe: 'call', bereik: '06 00 00 00 00' };
  expect((await owner.post('/mijn/hulp', asked)).location).toBe('/mijn/hulp?gevraagd');
}

it('help is asked a few times a day at the most, and what was typed stays', async () => {
  const owner = await begin('Ties');
  const again = async () => {
    await ask(owner, 'Ties');
    const { html } = await owner.get('/mijn/hulp');
    await owner.post('/mijn/hulp', { als: mark(html), doe: 'stop' });
  };
  for (let n = 0; n < 5; n++) await again();
  const { html } = await owner.get('/mijn/hulp');
  const where = /name="waar" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
  const typed = { als: mark(html), waar: where, naam: 'Ties T.', hoe: 'call', bereik: '06 00 00 00 00' };
  const often = await owner.post('/mijn/hulp', typed);
  expect(often.status).toBe(429);
  expect(often.html).toContain('Vraag het over 24 uur weer');
  expect(often.html).toContain('value="Ties T."');
});

describe('help, from the first page of the one to that of the other', () => {
  it('is one link and one form away, and says what goes before it goes (F66)', async () => {
    const owner = await begin('Mees');
    expect((await owner.get('/mijn')).html).toContain('href="/mijn/hulp"');
    const empty = await owner.get('/mijn/hulp');
    const wrong = await owner.post('/mijn/hulp', { als: mark(empty.html), naam: '', hoe: '', bereik: '' });
    expect(wrong.status).toBe(422);
    for (const field of ['waar', 'naam', 'hoe', 'bereik']) expect(wrong.html).toContain(`href="#f-${field}"`);
    await ask(owner, 'Mees');
    expect((await owner.get('/mijn/hulp?gevraagd')).html).toContain(
      'Doorstroompunt Proef ziet nu dat je hulp wilt',
    );
    const { html } = await owner.get('/mijn/hulp');
    await owner.post('/mijn/hulp', { als: mark(html), doe: 'stop' });
    expect((await owner.get('/mijn')).html).toContain('Ik wil hulp');
  });

  it('an adviser takes it, writes down the start, and closes it with words that the young person reads once (F60)', async () => {
    const [owner, joris] = [await begin('Mees'), await signIn('joris.terpstra')];
    await ask(owner, 'Mees');
    const home = await joris.get('/begeleider');
    const door = doorIn(home.html);
    const fresh = await joris.get(door);
    expect(fresh.html).toContain('06 00 00 00 00');
    expect(fresh.html).not.toContain('Deze hulp is klaar');
    await joris.post(door, { als: mark(fresh.html), doe: 'neem' });
    expect((await owner.get('/mijn')).html).toContain('Joris Terpstra helpt je');
    await joris.post(door, {
      als: mark(fresh.html),
      doe: 'begonnen',
      soort: 'work',
      waar: 'Bakkerij',
      dag: '16-11-2026',
    });
    const proposed = await owner.get('/mijn');
    expect(proposed.html).toContain('Joris Terpstra schreef op waar je bent.');
    const place = await owner.get('/mijn/plek');
    await owner.post('/mijn/plek', {
      als: mark(place.html),
      welke: hiddenField(place.html, 'welke'),
      doe: 'ja',
    });
    expect((await owner.get('/mijn/plek')).html).toContain('16 december 2026');
    const without = await joris.post(door, { als: mark(fresh.html), doe: 'klaar' });
    expect([without.status, without.html.includes('Kies waarom het klaar is.')]).toEqual([422, true]);
    await joris.post(door, {
      als: mark(fresh.html),
      doe: 'klaar',
      reden: 'place',
      woorden: 'Veel geluk daar.',
    });
    const read = await owner.get('/mijn');
    expect(read.html).toContain('Veel geluk daar.');
    await owner.post('/mijn/hulp', { als: mark(read.html), doe: 'gezien' });
    expect((await owner.get('/mijn')).html).not.toContain('Veel geluk daar.');
    expect((await joris.get(door)).status).toBe(404);
  });

  it('who took it back, whom another helps, and an id of nobody get the page of an address that is not there (G2)', async () => {
    const [owner, joris, oud] = [
      await begin('Mees'),
      await signIn('joris.terpstra'),
      await signIn('meneer.oud'),
    ];
    await ask(owner, 'Mees');
    const door = doorIn((await joris.get('/begeleider')).html);
    const nobody = '/begeleider/hulp/3f0e7a52-7d0b-4f0e-9a43-6f0f5c2d9b11';
    const same = async (browser: Browser) => {
      const { html: gone } = await browser.get('/bestaat-niet');
      for (const end of ['', '/overdracht', '/vraag'])
        for (const at of [door, nobody]) {
          const { status, html } = await browser.get(`${at}${end}`);
          expect([status, html === gone]).toEqual([404, true]);
        }
    };
    await same(oud);
    const { html } = await owner.get('/mijn/hulp');
    await owner.post('/mijn/hulp', { als: mark(html), doe: 'stop' });
    await same(joris);
  });
});

it('a colleague is proposed for the help and for what was shared with who helps, and each moves by a yes of its own (F65)', async () => {
  const { house } = region;
  await enrol(house, {
    region: 'Regio Proef',
    organisations: [
      {
        kind: 'doorstroompunt',
        name: 'Doorstroompunt Proef',
        staff: [{ name: 'Sanne Bol', mail: 'sanne.bol@proef.example', roles: [{ role: 'adviser' }] }],
      },
    ],
  });
  const [browser, joris, sanne] = [
    await begin('Mees'),
    await signIn('joris.terpstra'),
    await signIn('sanne.bol'),
  ];
  const owner = await ownerIn(browser);
  await keepBirthday(owner, house, longAgo);
  const grant = await shareWith(house, owner, 'Joris Terpstra');
  const adviser = await signInStaff(house, 'joris.terpstra@proef.example', 'adviser');
  await acceptAtWork(await readerOf(adviser, house, grant), house);
  await ask(browser, 'Mees');
  const door = doorIn((await joris.get('/begeleider')).html);
  const page = await joris.get(door);
  await joris.post(door, { als: mark(page.html), doe: 'neem' });
  expect((await joris.get(door)).html).toContain(`/begeleider/gedeeld/${grant}`);
  const other = await joris.get(`${door}/overdracht`);
  const to = /name="naar" value="([0-9a-f.-]+)"/.exec(other.html)?.[1] ?? '';
  const proposal = { als: mark(other.html), naar: to, waarom: 'Ik ga met verlof.' };
  expect((await joris.post(`${door}/overdracht`, proposal)).location).toBe(`${door}/overdracht?klaar`);
  expect((await sanne.get('/begeleider')).html).not.toContain('Mees');
  expect((await browser.get('/delen')).html).toContain('Ja, Sanne Bol mag hetzelfde zien');
  const help = await browser.get('/mijn/hulp');
  expect(help.html).toContain('Mag Sanne Bol je verder helpen?');
  await browser.post('/mijn/hulp/collega', { als: mark(help.html), doe: 'ja' });
  expect((await sanne.get('/begeleider')).html).toContain('Mees');
  expect((await joris.get(door)).status).toBe(404);
  // What was shared stays with Joris until that is answered too.
  expect((await joris.get('/begeleider/gedeeld')).html).toContain('Mees');
});

it('a check-in is answered, skipped or stopped in one press, and the summer too (F63, F64)', async () => {
  const { house } = region;
  const owner = await begin('Sam');
  const form = await owner.get('/mijn/plek');
  const typed = {
    als: mark(form.html),
    soort: 'mbo',
    waar: 'Mbo De Brug',
    dag: '1 november 2026',
    vraag: 'ja',
    doe: 'bewaar',
  };
  expect((await owner.post('/mijn/plek', { ...typed, vraag: '' })).status).toBe(422);
  expect((await owner.post('/mijn/plek', typed)).location).toBe('/mijn/plek?bewaard');
  house.setClock('2026-12-01T08:00:00.000Z');
  const home = await owner.get('/mijn');
  expect(home.html).toContain('Hoe gaat het op je plek?');
  const called = await owner.post('/mijn/plek', {
    als: mark(home.html),
    doe: 'zeg',
    maanden: '1',
    gaat: 'bad',
    bel: 'ja',
  });
  // Nobody helps yet: then it leads to who can.
  expect(called.location).toBe('/mijn/hulp');
  expect((await owner.get('/mijn')).html).not.toContain('Hoe gaat het op je plek?');
  house.setClock('2026-11-23T09:00:00.000Z');
});

it('who told a place already, and kept it, answers what an adviser wrote down beside it; the adviser reads what they always read (0062)', async () => {
  const [owner, joris] = [await begin('Puk'), await signIn('joris.terpstra')];
  const form = await owner.get('/mijn/plek');
  const own = { soort: 'work', waar: 'Bakkerij', dag: '1 november 2026', vraag: 'nee', doe: 'bewaar' };
  await owner.post('/mijn/plek', { als: mark(form.html), ...own });
  await ask(owner, 'Puk');
  const door = doorIn((await joris.get('/begeleider')).html);
  const page = await joris.get(door);
  await joris.post(door, { als: mark(page.html), doe: 'neem' });
  const wrote = { als: mark(page.html), doe: 'begonnen', soort: 'mbo', waar: 'De Brug', dag: '16-11-2026' };
  expect((await joris.post(door, wrote)).location).toBe(`${door}?voorgesteld`);
  const after = await joris.get(`${door}?voorgesteld`);
  expect(after.html).toContain('De Brug');
  expect(after.html).not.toContain('Bakkerij');
  expect((await owner.get('/mijn')).html).toContain('Joris Terpstra schreef op waar je bent.');
  const both = await owner.get('/mijn/plek');
  for (const words of ['De Brug', 'Bakkerij', 'Dan is dit je plek']) expect(both.html).toContain(words);
  const answer = { als: mark(both.html), welke: hiddenField(both.html, 'welke'), doe: 'ja' };
  await owner.post('/mijn/plek', answer);
  const now = await owner.get('/mijn/plek');
  expect([now.html.includes('De Brug'), now.html.includes('Bakkerij')]).toEqual([true, false]);
  expect((await owner.post('/mijn/plek', answer)).status).toBe(404);
  const { html } = await owner.get('/mijn/hulp');
  await owner.post('/mijn/hulp', { als: mark(html), doe: 'stop' });
});

it('a share that is stopped half way holds up no other, and a second press goes on where the first one stopped (F65)', async () => {
  const { house } = region;
  const [browser, joris] = [await begin('Bo'), await signIn('joris.terpstra')];
  const owner = await ownerIn(browser);
  await keepBirthday(owner, house, longAgo);
  const adviser = await signInStaff(house, 'joris.terpstra@proef.example', 'adviser');
  for (const chapters of [['wie'], ['kan']] as const)
    await acceptAtWork(
      await readerOf(adviser, house, await shareWith(house, owner, 'Joris Terpstra', chapters)),
      house,
    );
  await ask(browser, 'Bo');
  const door = doorIn((await joris.get('/begeleider')).html);
  const page = await joris.get(door);
  await joris.post(door, { als: mark(page.html), doe: 'neem' });
  const other = await joris.get(`${door}/overdracht`);
  const naar = /name="naar" value="([0-9a-f.-]+)"/.exec(other.html)?.[1] ?? '';
  const proposal = { als: mark(other.html), naar, waarom: 'Ik ga met verlof.' };
  // While of one share a colleague is proposed, the young person stops the other one.
  await house.owner(`create function public.stops() returns trigger language plpgsql security definer as $$ begin
    update sharing."grant" set withdrawn = new.proposed where owner = new.owner and id <> new."grant" and withdrawn is null; return new; end $$`);
  await house.owner(
    'create trigger stops after insert on sharing.handover for each row execute function public.stops()',
  );
  const proposed = async () =>
    (await house.owner('select 1 from sharing.handover where owner = $1', [owner.owner])).length;
  expect((await joris.post(`${door}/overdracht`, proposal)).location).toBe(`${door}/overdracht?klaar`);
  expect(await proposed()).toBe(1);
  await house.owner('drop trigger stops on sharing.handover');
  // As after a first press that stopped before it came to the shares.
  await house.owner('delete from sharing.handover where owner = $1', [owner.owner]);
  expect((await joris.post(`${door}/overdracht`, proposal)).location).toBe(`${door}/overdracht?al`);
  expect(await proposed()).toBe(1);
});

it('who asked for help where the agreement ended reads that nobody sees it now, and what to do (F124)', async () => {
  const { house, admin } = region;
  const owner = await begin('Noor');
  await ask(owner, 'Noor');
  expect((await owner.get('/mijn/hulp')).html).toContain('Dit ziet Doorstroompunt Proef');
  await house.owner(
    `update contracts.contract set ended = $1, ended_by = $2 where organisation in (select id from organisations.organisation where kind = 'doorstroompunt')`,
    [house.clock(), admin.person],
  );
  for (const at of ['/mijn', '/mijn/hulp'])
    expect((await owner.get(at)).html).toContain('Niemand ziet nu dat je hulp wilt.');
  const { html } = await owner.get('/mijn/hulp?gevraagd');
  expect(html).not.toContain('Doorstroompunt Proef ziet nu');
  expect(html).not.toContain('Dit ziet Doorstroompunt Proef');
});

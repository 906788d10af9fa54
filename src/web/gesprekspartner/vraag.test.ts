import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { days } from '../../base/clock.ts';
import { companionText } from '../../words/text.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

type Asked = { page: string; link: string; code: string };

/** The young person asks somebody, at the pages. */
async function ask(fields: Record<string, string> = {}, owner = noor): Promise<Asked> {
  const form = await owner.browser.get(paths.askOther());
  const marks = { als: hiddenField(form.html, 'als'), eens: hiddenField(form.html, 'eens') };
  const asked = { naam: 'Mama', rol: 'parent', vraag: 'cards', in: 'nl', ...fields };
  const made = await owner.browser.post(paths.askOther(), { ...marks, ...asked });
  expect(made.status).toBe(303);
  const page = made.location ?? '';
  const { html } = await owner.browser.get(page);
  const code = (/Code: ([^<]+)</.exec(html)?.[1] ?? '').replaceAll(/[^0-9A-Z]/g, '');
  return { page, link: /\/vraag\/[\w-]{22}/.exec(html)?.[0] ?? '', code };
}

const come = async (link: string): Promise<Browser> => {
  const browser = doors.browser();
  expect((await browser.post(link, {})).location).toBe(paths.askedAnswer());
  return browser;
};
async function answer(browser: Browser, fields: Record<string, string | string[]>) {
  const { html } = await browser.get(`${paths.askedAnswer()}?verander`);
  const marks = { als: hiddenField(html, 'als'), revision: hiddenField(html, 'revision') };
  return browser.post(paths.askedAnswer(), { ...marks, naam: 'Mama', ...fields });
}
const act = async (page: string, fields: Record<string, string>, owner = noor) => {
  const { html } = await owner.browser.get(page);
  return owner.browser.post(page, { als: hiddenField(html, 'als'), ...fields });
};

const everything = async (): Promise<string> =>
  JSON.stringify(
    await doors.house.owner(`select (select jsonb_agg(t order by t::text) from mirror.invitation t) as asked,
    (select jsonb_agg(t) from mirror.opening t) as opened, (select jsonb_agg(t) from mirror.reply t) as replies,
    (select jsonb_agg(t order by n) from audit.entry t) as log, (select jsonb_agg(t) from identity.session t) as sessions`),
  );

describe('the page of a link to a question', () => {
  let asked: Asked;
  beforeEach(async () => {
    asked = await ask();
  });

  it('changes nothing by GET or HEAD ×3, whoever opens it, and still works for the person after (C1)', async () => {
    const before = await everything();
    for (const agent of ['Mimecast', 'WhatsApp/2.24', 'Microsoft Office/16.0 SafeLinks']) {
      const seen = await doors.browser().get(asked.link, { 'user-agent': agent });
      expect(seen.status).toBe(200);
      expect(seen.html).not.toMatch(/Noor|Mama/);
      await doors.app.request(asked.link, { method: 'HEAD', headers: { 'user-agent': agent } });
    }
    expect(await everything()).toBe(before);
    await come(asked.link);
  });

  it('keeps the language that it came with, also after its button (F41, L3)', async () => {
    const mother = doors.browser();
    const first = await mother.get(`${asked.link}?taal=ar`);
    expect(first.html).toContain('<html lang="ar" dir="rtl"');
    const [, action = ''] = /<form[^>]* action="([^"]*\/vraag\/[^"]*)"[^>]* id="open"/.exec(first.html) ?? [];
    await mother.post(action, {});
    expect((await mother.get(paths.askedAnswer())).html).toContain('<html lang="ar" dir="rtl"');
  });

  it('is the same for a link that exists and one that does not, until its button is pressed', async () => {
    const other = paths.askedLink('A'.repeat(22));
    const real = (await doors.browser().get(asked.link)).html.replaceAll(asked.link, 'LINK');
    expect((await doors.browser().get(other)).html.replaceAll(other, 'LINK')).toBe(real);
    const pressed = await doors.browser().post(other, {});
    expect(pressed.status).toBe(404);
    expect(pressed.html).toContain('Bij deze link hoort geen vraag');
  });

  it('opens with the code too, typed in any way, in another browser (C2, C4)', async () => {
    const typed = `${asked.code.slice(0, 5).toLowerCase()} ${asked.code.slice(5)}`;
    const came = await doors.browser().post(paths.asked(), { code: typed });
    expect(came.location).toBe(paths.askedAnswer());
    const wrong = await doors.browser().post(paths.asked(), { code: 'BCDFGHJKMN' });
    expect([wrong.status, wrong.html.includes('Deze code kennen we niet')]).toEqual([422, true]);
  });

  it('is refused kindly to the young person in the own browser, who stays signed in (P9)', async () => {
    const own = await noor.browser.post(asked.link, {});
    expect(own.status).toBe(409);
    expect(own.html).toContain('Dit is je eigen vraag');
    expect(noor.browser.cookies.has('pvs-vraag')).toBe(false);
    expect((await noor.browser.get('/mijn')).status).toBe(200);
  });

  it('lets a friend answer who stays signed in to a passport of their own', async () => {
    const sam = await begin(doors, 'Sam');
    expect((await sam.browser.post(asked.link, {})).location).toBe(paths.askedAnswer());
    expect((await sam.browser.get(paths.askedAnswer())).html).toContain('Noor');
    expect((await sam.browser.get('/mijn')).html).toContain('Sam');
  });

  it('stops a guesser, and not who has the code', async () => {
    for (let n = 0; n < 5; n++) await doors.browser().post(paths.asked(), { code: asked.code });
    const guess = async () => (await doors.browser().post(paths.asked(), { code: 'BCDFGHJKMN' })).status;
    expect(await guess()).toBe(422);
    await doors.house.owner(
      "update store.tally set points = points + 99 where key like 'invitation-network%'",
    );
    expect(await guess()).toBe(429);
    await doors.house.owner('delete from store.tally');
  });
});

describe('what a companion can do', () => {
  it('sees the name to be called, the question, and who will read it; nothing else of the passport (C17)', async () => {
    const { link } = await ask({ naam: 'Wim', rol: 'supervisor' });
    const { html } = await (await come(link)).get(paths.askedAnswer());
    expect(html).toContain('Welke kaarten passen bij <bdi>Noor</bdi>?');
    expect(html).toContain('<bdi>Noor</bdi> leest het antwoord als eerste.');
    expect(html).toContain('Wie ook iets gevraagd is, ziet dit antwoord niet.');
    for (const path of ['/mijn', '/delen', '/inzage/paspoort', '/begeleider'])
      expect((await (await come(link)).get(path)).status).toBe(303);
  });

  it('answers, comes back and changes it, until the young person reads it (F35)', async () => {
    const { link, page } = await ask();
    const mama = await come(link);
    expect((await answer(mama, { kaart: ['words/zorgzaam'], zin: 'Eerste' })).status).toBe(303);
    expect((await answer(await come(link), { kaart: ['words/trouw'], zin: 'Tweede' })).status).toBe(303);
    const unread = await noor.browser.get(`${page}/lezen`);
    expect(unread.html).not.toContain('Tweede');
    // The first page says that there is one, and no more of it.
    const told = await noor.browser.get('/mijn');
    expect(told.html).toContain('Iemand gaf antwoord op je vraag.');
    expect(told.html).not.toMatch(/Tweede|Mama/);
    await act(`${page}/lezen`, { doe: 'lees' });
    expect((await noor.browser.get('/mijn')).html).not.toContain('Iemand gaf antwoord');
    const read = await noor.browser.get(`${page}/lezen`);
    expect(read.html).toContain('Tweede');
    expect(read.html).toContain('Trouw');
    expect(read.html).not.toContain('Eerste');
    const late = await mama.get(paths.askedAnswer());
    expect(late.html).toContain('heeft het antwoord gelezen');
    await mama.post(paths.askedAnswer(), { als: hiddenField(late.html, 'als'), revision: '2', zin: 'Derde' });
    expect((await noor.browser.get(`${page}/lezen`)).html).not.toContain('Derde');
  });

  it('loses nothing that was typed: not to a mistake, not to another language (L2, U9)', async () => {
    const { link } = await ask();
    const mama = await come(link);
    const six = ['rustig', 'druk', 'grappig', 'eerlijk', 'zorgzaam', 'trouw'].map((card) => `words/${card}`);
    const wrong = await answer(mama, { kaart: six, zin: 'Wat ik typte' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Er zijn 6 kaarten gekozen.');
    expect(wrong.html).toContain('Wat ik typte');
    const arabic = await answer(mama, { kaart: six, zin: 'Wat ik typte', taal: 'ar' });
    expect(arabic.status).toBe(200);
    expect(arabic.html).toContain('<html lang="ar" dir="rtl"');
    expect(arabic.html).toContain('Wat ik typte');
    expect(arabic.html.match(/type="checkbox"[^>]*\schecked/g)).toHaveLength(6);
    expect((await mama.get(paths.askedAnswer())).html).toContain('<html lang="ar" dir="rtl"');
  });

  it('two people with one link: the second is told and keeps every word, and only then replaces the first (U9)', async () => {
    const { link, page } = await ask();
    const [mama, papa] = [await come(link), await come(link)];
    const form = async (browser: Browser) => {
      const { html } = await browser.get(paths.askedAnswer());
      return { als: hiddenField(html, 'als'), revision: hiddenField(html, 'revision') };
    };
    const [hers, his] = [await form(mama), await form(papa)];
    const first = { ...hers, naam: 'Mama', kaart: ['words/zorgzaam'], zin: 'Van mama.' };
    expect((await mama.post(paths.askedAnswer(), first)).status).toBe(303);
    // The same press twice is one answer, and nothing to be told of.
    expect((await mama.post(paths.askedAnswer(), first)).status).toBe(303);
    // A mistake does not make the form as new as what came in meanwhile.
    const mistake = await papa.post(paths.askedAnswer(), { ...his, naam: 'Papa', zin: 'p'.repeat(301) });
    expect([mistake.status, hiddenField(mistake.html, 'revision')]).toEqual([422, '0']);
    const second = { ...his, naam: 'Papa', kaart: ['words/trouw'], zin: 'Van papa.' };
    const told = await papa.post(paths.askedAnswer(), second);
    expect(told.status).toBe(409);
    for (const words of ['Er kwam net een ander antwoord binnen.', 'Van mama.', 'Van papa.', 'value="Papa"'])
      expect(told.html).toContain(words);
    expect(told.html).toMatch(/value="words\/trouw"[^>]*\schecked/);
    const again = { ...second, revision: hiddenField(told.html, 'revision') };
    expect((await papa.post(paths.askedAnswer(), again)).status).toBe(303);
    await act(`${page}/lezen`, { doe: 'lees' });
    expect((await noor.browser.get(`${page}/lezen`)).html).toContain('Van papa.');
  });

  it('read while somebody changed it: what was read stays, and what was typed is there to copy (U9)', async () => {
    const { link, page } = await ask();
    const mama = await come(link);
    await answer(mama, { zin: 'Eerst.' });
    const { html } = await mama.get(`${paths.askedAnswer()}?verander`);
    await act(`${page}/lezen`, { doe: 'lees' });
    const typed = { als: hiddenField(html, 'als'), revision: '1', naam: 'Mama', zin: 'Later bedacht.' };
    for (const more of [{}, { taal: 'en' }, { taal: 'nl' }]) {
      const late = await mama.post(paths.askedAnswer(), { ...typed, ...more });
      expect(late.html).toContain('Later bedacht.');
      expect(late.html).toMatch(/heeft net het eerdere antwoord gelezen|has just read the earlier answer/);
      expect(late.html).not.toMatch(/Verstuur naar|Send to/);
    }
    expect((await noor.browser.get(`${page}/lezen`)).html).not.toContain('Later bedacht.');
  });

  it('is out at the next request when the young person stops it, with what was typed to copy, and after its end (C17, U39)', async () => {
    const { link, page } = await ask();
    const mama = await come(link);
    const form = await mama.get(paths.askedAnswer());
    await act(`${page}/stop`, {});
    expect((await mama.get(paths.askedAnswer())).status).toBe(404);
    const late = { als: hiddenField(form.html, 'als'), revision: '0', zin: 'Te laat' };
    const kept = await mama.post(paths.askedAnswer(), late);
    expect([kept.status, kept.html.includes('Te laat</textarea>')]).toEqual([404, true]);
    expect((await doors.browser().post(link, {})).html).toContain('heeft de vraag gestopt');
    const other = await ask();
    doors.house.setClock(days(22));
    const over = await doors.browser().post(other.link, {});
    expect([over.status, over.html.includes('Antwoorden kon tot en met 14 december 2026')]).toEqual([
      404,
      true,
    ]);
    doors.house.setClock(-days(22));
  });

  it('two questions in one browser never mix', async () => {
    const sam = await begin(doors, 'Sam');
    const [first, second] = [await ask(), await ask({ naam: 'Buurvrouw' }, sam)];
    const browser = await come(first.link);
    const tab = (await browser.get(paths.askedAnswer())).html;
    await browser.post(second.link, {});
    const mixed = await browser.post(paths.askedAnswer(), {
      als: hiddenField(tab, 'als'),
      revision: '0',
      zin: 'Voor Noor bedoeld',
    });
    expect(mixed.status).toBe(409);
    expect(mixed.html).toContain('Voor Noor bedoeld');
    expect(await doors.house.owner('select 1 from mirror.reply where owner = $1', [sam.actor.owner])).toEqual(
      [],
    );
  });
});

describe('a supervisor confirms a skill (F76)', () => {
  it('in three presses: open, yes, send; then the young person takes it over', async () => {
    const { link, page } = await ask({
      naam: 'Wim',
      rol: 'supervisor',
      vraag: 'skill',
      kaart: 'samenwerken',
    });
    const wim = await come(link);
    const form = await wim.get(paths.askedAnswer());
    expect(form.html).toContain('Ik doe mijn deel en help de groep verder.');
    const posted = { als: hiddenField(form.html, 'als'), revision: '0', naam: 'Wim', gezien: 'yes', zin: '' };
    expect((await wim.post(paths.askedAnswer(), posted)).status).toBe(303);
    await act(`${page}/lezen`, { doe: 'lees' });
    await act(`${page}/lezen`, { doe: 'neem', anders: 'Ik vond het zelf nog lastig.' });
    const own = await noor.browser.get(paths.others());
    expect(own.html).toContain('Ja, dat heb ik gezien');
    expect(own.html).toContain('Ik vond het zelf nog lastig.');
  });

  it('what was not seen cannot be taken over', async () => {
    const { link, page } = await ask({ naam: 'Wim', rol: 'supervisor', vraag: 'skill', kaart: 'plannen' });
    await answer(await come(link), { gezien: 'no' });
    await act(`${page}/lezen`, { doe: 'lees' });
    expect((await noor.browser.get(`${page}/lezen`)).html).toContain('Dit kun je niet in je paspoort zetten');
    expect((await act(`${page}/lezen`, { doe: 'neem' })).status).toBe(400);
  });
});

describe('pages of the young person', () => {
  it('show an id of somebody else as one that is not there (G2)', async () => {
    const sam = await begin(doors, 'Sam');
    const { page } = await ask();
    const missing = (await sam.browser.get('/bestaat-niet')).html;
    for (const at of [page, `${page}/kijk`, `${page}/lezen`, `${page}/stop`]) {
      const foreign = await sam.browser.get(at);
      expect([at, foreign.status, foreign.html === missing]).toEqual([at, 404, true]);
    }
    const mark = hiddenField((await sam.browser.get(paths.askOther())).html, 'als');
    for (const doe of ['lees', 'neem', 'antwoord'])
      expect((await sam.browser.post(`${page}/lezen`, { als: mark, doe })).status).toBe(404);
  });

  it('ask once when the form is pressed twice (P31)', async () => {
    const form = await noor.browser.get(paths.askOther());
    const fields = {
      als: hiddenField(form.html, 'als'),
      eens: hiddenField(form.html, 'eens'),
      ...{ naam: 'Opa', rol: 'adult', vraag: 'words', in: 'nl' },
    };
    const [first, second] = [
      await noor.browser.post(paths.askOther(), fields),
      await noor.browser.post(paths.askOther(), fields),
    ];
    expect(second.location).toBe(first.location);
  });

  it('send a letter, two reminders, and no more (P45); the young person reads it in Dutch before and after (L10)', async () => {
    const { page } = await ask({ mail: 'mama@thuis.example', in: 'ar' });
    const before = (await noor.browser.get(page)).html;
    expect(before).toContain(companionText('nl', 'companion.letter-what'));
    expect(before).toContain('<bdi lang="ar">العربية</bdi>');
    expect(before).not.toContain(companionText('nl', 'companion.letter-again'));
    for (let n = 0; n < 3; n++) expect((await act(page, { doe: 'mail' })).location).toContain('mail=sent');
    const after = (await noor.browser.get(page)).html;
    expect(after).toContain('Er zijn drie mails gestuurd.');
    expect(after).toContain(companionText('nl', 'companion.letter-again'));
    const als = hiddenField((await noor.browser.get(paths.askOther())).html, 'als');
    expect((await noor.browser.post(page, { als, doe: 'mail' })).location).toContain('mail=enough');
  });

  it('put a sentence of somebody into the own answer beside what stands there', async () => {
    await noor.fill('/mijn/wie/wie3', [['p.tekst', 'Dat ik luister.']]);
    const { link, page } = await ask({ naam: 'Sam', rol: 'friend', vraag: 'words' });
    await answer(await come(link), { zin: 'Bij Noor kan ik altijd terecht.' });
    await act(`${page}/lezen`, { doe: 'lees' });
    expect((await act(`${page}/lezen`, { doe: 'antwoord' })).location).toContain('erbij=ja');
    const { wie3 } = await noor.answers();
    expect(wie3?.parts.tekst).toEqual({
      kind: 'long',
      text: 'Dat ik luister.\nBij Noor kan ik altijd terecht.',
    });
  });
});

import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { anMp3, aPdf, aPng, aWebm, withExif } from '../../../tests/harness/files.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { readProofs } from '../../passport/proof.ts';
import { largest } from '../../proofs/kinds.ts';
import { paths } from '../paths.ts';
import { allRoutes } from '../routes.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

const at = paths.addProof('kan', 'kan7');
type Sent = { caption?: string; mark?: string; path?: string; headers?: Record<string, string> };
async function send(file: Uint8Array, { caption = '', mark, path = at, headers }: Sent = {}) {
  // They stand in the order in which they were added.
  doors.house.setClock(1_000);
  const page = await noor.browser.get(path);
  const marks = { als: hiddenField(page.html, 'als'), eens: mark ?? hiddenField(page.html, 'eens') };
  return noor.browser.upload(path, { ...marks, bijschrift: caption }, file, headers);
}
const mine = async () => (await readProofs(noor.actor, doors.house)).proofs;

describe('adding a proof, with a plain form and no script (F22)', () => {
  it('what was typed at the question is kept first', async () => {
    const went = await noor.fill('/mijn/wie/wie5', [['p.tekst', 'Mijn fiets']], ['bewijs', 'erbij']);
    expect(went.location).toBe('/mijn/wie/wie5/bewijs');
    expect((await noor.answers()).wie5).toMatchObject({ parts: { tekst: { text: 'Mijn fiets' } } });
    const page = await noor.browser.get('/mijn/wie/wie5/bewijs');
    expect(page.html).toContain('enctype="multipart/form-data"');
    expect(page.html).toContain('Staan er andere mensen op?');
  });

  it('keeps a photo by what it is, not by its name or what the browser says, and comes back to the question', async () => {
    const went = await send(aPng(30, 20, 'geheim'), { caption: ' De <b>tafel</b> ' });
    expect([went.status, went.location]).toEqual([303, '/mijn/kan/kan7']);
    const page = await noor.browser.get('/mijn/kan/kan7');
    expect(page.html).toContain('De &lt;b&gt;tafel&lt;/b&gt;');
    const [photo] = await mine();
    expect(photo).toMatchObject({ kind: 'image', type: 'image/jpeg', question: 'kan7' });
    const answers = await noor.browser.get('/mijn/kan/antwoorden');
    expect(answers.html).toContain(paths.proofSmall(photo?.id ?? ('' as never)));
    expect((await noor.browser.get('/mijn/kan')).html).toContain('Ingevuld');
  });

  it.each([
    ['nothing chosen', Buffer.alloc(0), 'Kies eerst een bestand.'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'Dit bestand kunnen we niet laten zien.'],
    [
      'a drawing (svg)',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'Dit bestand kunnen we niet laten zien.',
    ],
    ['a cut-off photo', aPng(50, 50).subarray(0, 90), 'Dit bestand is niet heel.'],
    ['a bomb', aPng(30_000, 30_000), 'Deze foto is te groot.'],
    ['a very long sound', Buffer.alloc(largest.film + 10, 1), 'Dit bestand is te groot.'],
  ])('%s is not kept, with words that say what to do, and the caption stays', async (_, file, words) => {
    const before = (await mine()).length;
    const back = await send(file, { caption: 'Mijn woorden' });
    expect(back.status).toBe(422);
    expect(back.html).toContain(words);
    expect(back.html).toContain('value="Mijn woorden"');
    expect(back.html).toMatch(/<title>Fout: /);
    expect(await mine()).toHaveLength(before);
  });

  it('a question takes what it asks for', async () => {
    const back = await send(await aPdf(), { path: paths.addProof('wie', 'wie5') });
    expect([back.status, back.html.includes('past niet bij deze vraag')]).toEqual([422, true]);
    expect((await noor.browser.get(paths.addProof('wie', 'wie2'))).status).toBe(404);
    expect((await noor.browser.get(paths.addProof('wie', 'kan7'))).status).toBe(404);
  });

  it('every open question takes a spoken answer (F17), and my name a sound of it', async () => {
    const went = await send(aWebm(), { path: paths.addProof('nodig', 'nod2') });
    expect(went.location).toBe('/mijn/nodig/nod2');
    expect((await noor.browser.get('/mijn/nodig/nod2')).html).toContain('<audio controls');
    expect((await noor.browser.get(paths.addProof('wie', 'wie1'))).html).toContain('Zo klinkt mijn naam');
  });

  it('the form that is sent twice counts once', async () => {
    const before = (await mine()).length;
    for (const _ of [1, 2]) expect((await send(anMp3(), { mark: 'eenmaal' })).status).toBe(303);
    expect(await mine()).toHaveLength(before + 1);
  });

  it('a script is answered in a word: where to go, or what to do', async () => {
    const headers = { 'x-auto-save': '1' };
    expect(JSON.parse((await send(anMp3(), { headers })).html)).toEqual({ go: '/mijn/kan/kan7' });
    const refused = await send(Buffer.from('x'), { headers });
    expect([refused.status, JSON.parse(refused.html).message]).toEqual([
      422,
      expect.stringContaining('Kies een jpg'),
    ]);
  });
});

describe('a proof of one’s own', () => {
  it('can be changed in words, and taken away after "Weet je het zeker?"', async () => {
    await send(anMp3(), { caption: 'Lied' });
    const proof = (await mine()).at(-1);
    if (proof === undefined) throw new Error('nothing was kept');
    const page = paths.proof(proof.id);
    const als = hiddenField((await noor.browser.get(page)).html, 'als');
    await noor.browser.post(page, { als, bijschrift: 'Mijn eigen lied' });
    expect((await noor.browser.get(page)).html).toContain('value="Mijn eigen lied"');
    const sure = await noor.browser.post(page, { als, doe: 'weg' });
    expect(sure.html).toContain('Weet je het zeker?');
    expect((await noor.browser.get(page)).status).toBe(200);
    expect((await noor.browser.post(page, { als, doe: 'zeker' })).location).toBe('/mijn/kan/kan7');
    for (const gone of [page, paths.proofFile(proof.id)])
      expect((await noor.browser.get(gone)).status).toBe(404);
  });

  it('all of them stand on one page, with where to add (P57) and how much there is', async () => {
    const page = (await noor.browser.get(paths.proofs())).html;
    expect(page).toContain('Je gebruikt 1 van de 120 MB.');
    for (const id of ['wie/wie1', 'wie/wie5', 'kan/kan7']) expect(page).toContain(`/mijn/${id}/bewijs`);
    for (const chapter of ['wie', 'kan', 'wil', 'nodig', 'stap'])
      expect((await noor.browser.get(`/mijn/${chapter}`)).html).toContain('href="/mijn/bewijs"');
  });

  it('goes along in the zip, to the byte', async () => {
    const answer = await noor.browser.ask(paths.everythingZip());
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="paspoort-voor-succes-[\d-]+\.zip"$/,
    );
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const names = Object.keys(files);
    expect(names).toContain('paspoort.json');
    expect(names.filter((name) => name.startsWith('bewijzen/'))).toHaveLength((await mine()).length);
    const [photo] = await mine();
    const kept = await noor.browser.ask(paths.proofFile(photo?.id ?? ('' as never)));
    expect(
      Buffer.from(files['bewijzen/kan7-1.jpg'] ?? []).equals(Buffer.from(await kept.arrayBuffer())),
    ).toBe(true);
    expect(Buffer.from(files['paspoort.json'] ?? []).toString()).toContain('bewijzen/kan7-1.jpg');
  });
});

describe('the front hall', () => {
  it('lets the microphone be asked for where somebody can speak, and nowhere else (A11)', async () => {
    const policy = async (browser: Browser, path: string) =>
      (await browser.get(path)).headers.get('permissions-policy') ?? '';
    for (const path of [at, '/mijn/wie/wie5'])
      expect(await policy(noor.browser, path)).toContain('microphone=(self)');
    for (const path of ['/', '/mijn', '/mijn/bewijs', '/delen'])
      expect(await policy(noor.browser, path)).toContain('microphone=()');
    const may = allRoutes({ config: {} } as never)
      .filter((route) => route.microphone)
      .map((route) => route.path);
    expect(may).toHaveLength(2);
  });

  it('reads a file from nobody who did not come in, and from no other page of ours', async () => {
    const stranger = doors.browser();
    expect((await stranger.upload(at, { als: 'x' }, anMp3())).status).toBe(401);
    expect((await noor.browser.upload('/mijn/wie/wie5', { als: 'x' }, aPng(9, 9))).status).toBe(409);
    const elsewhere = await noor.browser.upload(at, {}, anMp3(), { origin: 'https://elders.example' });
    expect(elsewhere.status).toBe(400);
    const other = await noor.browser.upload(at, { als: 'van-een-ander' }, anMp3());
    expect(other.status).toBe(409);
  });

  it('bodies are limited by route: a form without a file stays small', async () => {
    const large = new Uint8Array(600 * 1024);
    expect((await noor.browser.upload('/mijn/wie/wie5', {}, large)).status).toBe(400);
    expect((await send(large)).status).toBe(422);
  });

  it('a phone’s photo comes back without its place', async () => {
    const [first] = await mine();
    const own = await noor.browser.ask(paths.proofFile(first?.id ?? ('' as never)));
    const phone = withExif(new Uint8Array(await own.arrayBuffer()), 'thuis-52.1-4.3');
    await send(phone);
    const last = (await mine()).at(-1);
    const served = await noor.browser.ask(paths.proofFile(last?.id ?? ('' as never)));
    expect(Buffer.from(await served.arrayBuffer()).includes('thuis')).toBe(false);
  });
});

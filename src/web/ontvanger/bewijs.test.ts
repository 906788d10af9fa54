import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { anMp3, anMp4, aPdf, aPng, box } from '../../../tests/harness/files.ts';
import { aPassport, aReceiver, logOf, type Passport, prove, write } from '../../../tests/harness/passport.ts';
import { readPdf } from '../../../tests/harness/pdf.ts';
import type { GrantId, ProofId } from '../../base/id.ts';
import { giveShare } from '../../look/copy.ts';
import { readHistory } from '../../look/history.ts';
import { readProofs, removeProof } from '../../passport/proof.ts';
import { chooseRoute } from '../../passport/route.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../../sharing/draft.ts';
import { readShare } from '../../sharing/list.ts';
import { withdrawGrant } from '../../sharing/withdraw.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: Passport;
let owner: Browser;
let photo: ProofId;
let film: ProofId;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await aPassport(doors.house, 'Noor');
  owner = doors.browser();
  owner.cookies.set('pvs', noor.token);
  await write(doors.house, noor, 'wie5', 'Mijn brommer');
  photo = await prove(doors.house, noor, 'kan7', aPng(900, 600), 'De brommer van opa');
  const long = Buffer.concat([anMp4(), box('mdat', Buffer.alloc(2_200_000, 3))]);
  film = await prove(doors.house, noor, 'kan7', long, 'Hij rijdt weer');
});
afterAll(() => doors.house.drop());

type What = { chapters?: ('wie' | 'kan')[]; questions?: string[]; extra?: string[]; copy?: boolean };
async function receiver({
  chapters = [],
  questions = [],
  extra = [],
  copy = false,
}: What): Promise<{ browser: Browser; id: GrantId }> {
  const { house } = doors;
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters, questions, copy });
  await chooseExtra(noor.actor, house, id, extra);
  await giveShare(noor.actor, house, id);
  const code = (await readShare(noor.actor, house, id))?.keys?.code ?? '';
  const browser = doors.browser();
  expect((await browser.post(paths.receive(), { code, doel: 'ja' })).location).toBe(paths.shared());
  return { browser, id };
}
const looks = async () =>
  (await logOf(doors.house, noor)).filter((line) => line.action === 'proof.look').length;

describe('a proof with a shared answer', () => {
  let mine: { browser: Browser; id: GrantId };
  beforeEach(async () => {
    mine ??= await receiver({ chapters: ['kan'] });
  });

  it('stands beside the answer, with its owner’s words, and the bytes come through the door: a line before each', async () => {
    const page = await mine.browser.get(paths.shared());
    expect(page.html).toContain(`src="${paths.sharedProofSmall(photo)}"`);
    expect(page.html).toContain('alt="De brommer van opa"');
    expect(page.html).toContain('Hij rijdt weer');
    expect(page.html).not.toContain('_blank');
    const before = await looks();
    const small = await mine.browser.ask(paths.sharedProofSmall(photo));
    expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(
      Buffer.from(await small.arrayBuffer())
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('ffd8ff');
    expect(await looks()).toBe(before + 1);
  });

  it('is served with headers under which it shows, and does nothing', async () => {
    const whole = await mine.browser.ask(paths.sharedProof(photo));
    const expected = {
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': 'inline; filename="foto.jpg"',
      'x-frame-options': 'DENY',
    };
    expect(Object.fromEntries(whole.headers)).toMatchObject(expected);
    const pdf = await prove(doors.house, noor, 'kan7', await aPdf());
    const paper = await mine.browser.ask(paths.sharedProof(pdf));
    expect(paper.headers.get('content-disposition')).toBe('attachment; filename="bewijs.pdf"');
  });

  it('answers a range, HEAD and If-None-Match through the same door', async () => {
    const at = paths.sharedProof(film);
    const size = Number((await mine.browser.ask(at, { method: 'HEAD' })).headers.get('content-length'));
    expect(size).toBeGreaterThan(2_200_000);
    const ask = async (range: string) => {
      const answer = await mine.browser.ask(at, { headers: { range } });
      const { length } = await answer.arrayBuffer().then((bytes) => new Uint8Array(bytes));
      return [answer.status, answer.headers.get('content-range'), length];
    };
    expect(await ask('bytes=0-1')).toEqual([206, `bytes 0-1/${size}`, 2]);
    expect(await ask('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, 5]);
    expect(await ask(`bytes=${size - 9}-`)).toEqual([206, `bytes ${size - 9}-${size - 1}/${size}`, 9]);
    expect(await ask('bytes=0-')).toEqual([206, `bytes 0-${size - 1}/${size}`, size]);
    expect(await ask(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, 0]);
    const before = await looks();
    const same = await mine.browser.ask(at, { headers: { 'if-none-match': '*', range: 'bytes=0-9' } });
    expect([same.status, (await same.arrayBuffer()).byteLength]).toEqual([206, 10]);
    await mine.browser.ask(at, { method: 'HEAD' });
    expect(await looks()).toBe(before + 2);
  });

  it('a whole film is asked for stretch by stretch, each a line; the owner reads of it as one look', async () => {
    const before = await looks();
    await (await mine.browser.ask(paths.sharedProof(film))).arrayBuffer();
    expect(await looks()).toBe(before + 2);
    const { lines } = await readHistory(noor.actor, doors.house, { whole: false });
    expect(lines[0]).toMatchObject({ action: 'proof.look', who: 'receiver', receiver: aReceiver });
    expect(lines[1]?.action).not.toBe('proof.look');
  });

  it('another’s id, one out of scope, and one that never was get the same page, byte for byte (G2)', async () => {
    const sam = await aPassport(doors.house, 'Sam');
    const foreign = await prove(doors.house, sam, 'kan7', anMp3());
    const outside = await prove(doors.house, noor, 'wie5', aPng(20, 20));
    const missing = await mine.browser.get('/bestaat-niet');
    for (const id of [foreign, outside, randomUUID() as ProofId]) {
      for (const at of [paths.sharedProof(id), paths.sharedProofSmall(id)]) {
        for (const headers of [{}, { range: 'bytes=0-0' }, { 'if-none-match': '*' }]) {
          const answer = await mine.browser.get(at, headers);
          expect([answer.status, answer.html]).toEqual([404, missing.html]);
        }
      }
    }
    const samAtTheDoor = doors.browser();
    samAtTheDoor.cookies.set('pvs', sam.token);
    const none = await samAtTheDoor.get('/bestaat-niet');
    for (const id of [photo, randomUUID() as ProofId]) {
      for (const at of [paths.proof(id), paths.proofFile(id), paths.proofSmall(id)]) {
        const answer = await samAtTheDoor.get(at);
        expect([answer.status, answer.html]).toEqual([404, none.html]);
      }
    }
  });

  it('is there for nobody without a session of that share, the owner’s own address included (P63)', async () => {
    expect((await doors.browser().get(paths.sharedProof(photo))).location).toBe(paths.receive());
    expect((await doors.browser().get(paths.proofFile(photo))).location).toBe(paths.comeBack());
    expect((await mine.browser.get(paths.proofFile(photo))).location).toBe(paths.comeBack());
    expect((await owner.get(paths.sharedProof(photo))).location).toBe(paths.receive());
  });
});

it('a career file of another tool (DDD, loopbaandossier) is kept as an attachment, and goes to whom it is shared with (F108)', async () => {
  const at = paths.addProof('kan', 'kan7');
  const { html } = await owner.get(at);
  const marks = { als: hiddenField(html, 'als'), eens: hiddenField(html, 'eens') };
  const caption = 'Mijn loopbaandossier van het vmbo';
  const went = await owner.upload(at, { ...marks, bijschrift: caption }, await aPdf('Ander Programma 3.1'));
  expect([went.status, went.location]).toEqual([303, '/mijn/kan/kan7']);
  const { proofs } = await readProofs(noor.actor, doors.house);
  const kept = proofs.find((proof) => proof.caption === caption)?.id ?? ('' as ProofId);
  for (const page of ['/mijn/kan/kan7', '/mijn/kan/antwoorden', '/mijn/papieren/paspoort?bij=bewijzen'])
    expect((await owner.get(page)).html).toContain(caption);
  const { browser, id } = await receiver({ questions: ['kan7'] });
  expect((await browser.get(paths.shared())).html).toContain(caption);
  const file = await browser.ask(paths.sharedProof(kept));
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="bewijs.pdf"');
  const bytes = Buffer.from(await file.arrayBuffer());
  // What is to be read is there; who made it with what is not (decision 0020).
  expect((await readPdf(bytes)).seen).toContain('Certificaat');
  expect(bytes.includes('Ander Programma')).toBe(false);
  await withdrawGrant(noor.actor, doors.house, id);
  expect((await browser.get(paths.sharedProof(kept))).status).toBe(404);
});

describe('what is protected', () => {
  it('extra protected: only when that answer was chosen by name; private: never', async () => {
    const extra = await prove(doors.house, noor, 'wie9', anMp3());
    const secret = await prove(doors.house, noor, 'nod12', anMp3());
    const without = (await receiver({ chapters: ['wie', 'kan'] })).browser;
    expect((await without.get(paths.sharedProof(extra))).status).toBe(404);
    const named = (await receiver({ extra: ['wie9'] })).browser;
    expect((await named.get(paths.sharedProof(extra))).status).toBe(200);
    expect((await named.get(paths.sharedProof(photo))).status).toBe(404);
    for (const browser of [without, named])
      expect((await browser.get(paths.sharedProof(secret))).status).toBe(404);
  });

  it('of another route: waits till the owner is back on it, as its answer does', async () => {
    await chooseRoute(noor.actor, doors.house, 'mbo');
    const plan = await prove(doors.house, noor, 'wil8', anMp3());
    const { browser } = await receiver({ questions: ['wil8'] });
    expect((await browser.get(paths.sharedProof(plan))).status).toBe(200);
    await chooseRoute(noor.actor, doors.house, 'werk');
    expect((await browser.get(paths.sharedProof(plan))).status).toBe(404);
  });

  it('a share that is stopped is shut at the very next request (U39)', async () => {
    const { browser, id } = await receiver({ chapters: ['kan'] });
    expect((await browser.get(paths.sharedProof(photo))).status).toBe(200);
    await withdrawGrant(noor.actor, doors.house, id);
    const missing = await browser.get('/bestaat-niet');
    for (const headers of [{}, { range: 'bytes=0-' }, { 'if-none-match': '*' }]) {
      const shut = await browser.get(paths.sharedProof(photo), headers);
      expect([shut.status, shut.html]).toEqual([404, missing.html]);
    }
    expect((await browser.ask(paths.sharedProof(photo), { method: 'HEAD' })).status).toBe(404);
  });

  it('a share that is stopped half way through a film stops the film (G3)', async () => {
    const { browser, id } = await receiver({ chapters: ['kan'] });
    const answer = await browser.ask(paths.sharedProof(film));
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBe(2 * 1024 * 1024);
    await withdrawGrant(noor.actor, doors.house, id);
    await expect(reader?.read()).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('a copy has the proofs that were there when it was made, and none since; one that is taken away is away (F84)', async () => {
    const gone = await prove(doors.house, noor, 'kan7', anMp3());
    const { browser, id } = await receiver({ chapters: ['kan'], copy: true });
    const later = await prove(doors.house, noor, 'kan7', anMp3());
    expect((await browser.get(paths.shared())).html).toContain(paths.sharedProofSmall(photo));
    const status = async (proof: ProofId) => (await browser.get(paths.sharedProof(proof))).status;
    expect([await status(photo), await status(gone), await status(later)]).toEqual([200, 200, 404]);
    await removeProof(noor.actor, doors.house, gone);
    expect(await status(gone)).toBe(404);
    await withdrawGrant(noor.actor, doors.house, id);
    expect(await status(photo)).toBe(404);
  });

  it('the preview shows the owner what the receiver sees', async () => {
    const id = await makeDraft(noor.actor, doors.house, aReceiver);
    await chooseWhat(noor.actor, doors.house, id, { chapters: ['kan'], questions: [] });
    const { html } = await owner.get(paths.grantPreview(id));
    expect(html).toContain(`src="${paths.proofSmall(photo)}"`);
    expect(html).toContain('Hij rijdt weer');
  });
});

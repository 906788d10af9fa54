import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { anMp3, anMp4, aPdf, aPng, aWebm, box, withExif } from '../../tests/harness/files.ts';
import { type ProofKind, proofKinds } from '../questions/model.ts';
import { cleanProof } from './clean.ts';
import type { Cleaned, Refusal } from './kinds.ts';

const secret = 'geheimeplek';

async function cleaned(bytes: Uint8Array): Promise<Cleaned> {
  const outcome = await cleanProof(Buffer.from(bytes), proofKinds);
  if ('refusal' in outcome) throw new Error(`refused: ${outcome.refusal}`);
  return outcome;
}
async function refused(
  bytes: Uint8Array,
  kinds: readonly ProofKind[] = proofKinds,
): Promise<Refusal | 'taken'> {
  const outcome = await cleanProof(Buffer.from(bytes), kinds);
  return 'refusal' in outcome ? outcome.refusal : 'taken';
}
const tells = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(secret);

let jpeg: Uint8Array;
beforeAll(async () => {
  jpeg = (await cleaned(aPng(400, 200))).bytes;
});

describe('what is not to be seen or heard is taken out', () => {
  it('a photo is drawn anew: without place, comment, and what stood behind its end; upright', async () => {
    const phone = withExif(jpeg, secret);
    expect(tells(phone)).toBe(true);
    const photo = await cleaned(phone);
    expect(photo).toMatchObject({ kind: 'image', type: 'image/jpeg', width: 200, height: 400 });
    expect(tells(photo.bytes)).toBe(false);
    expect(Buffer.from(photo.bytes).includes('Exif')).toBe(false);
    expect(photo.preview && tells(photo.preview)).toBe(false);
  });

  it('a large photo is made smaller, and its preview is light', async () => {
    const photo = await cleaned(aPng(3_000, 2_000, secret));
    expect(photo).toMatchObject({ width: 2048, height: 1365 });
    expect(photo.preview?.length).toBeLessThan(40_000);
  });

  it.each([
    ['a film', anMp4(secret), { kind: 'film', type: 'video/mp4', width: 320, height: 240, seconds: 5 }],
    ['a recording (m4a)', anMp4(secret, 'soun'), { kind: 'sound', type: 'audio/mp4', seconds: 5 }],
    ['a film (webm)', aWebm(secret, 1), { kind: 'film', type: 'video/webm', width: 320, height: 240 }],
    ['a recording (webm)', aWebm(secret), { kind: 'sound', type: 'audio/webm', seconds: 6 }],
    ['a recording (mp3)', anMp3(secret), { kind: 'sound', type: 'audio/mpeg' }],
  ] as const)('%s keeps its picture and sound, and loses every word beside them', async (_, bytes, what) => {
    expect(tells(bytes)).toBe(true);
    const media = await cleaned(bytes);
    expect(media).toMatchObject(what);
    expect(tells(media.bytes)).toBe(false);
    // Once clean, nothing is left to do: the second time changes no byte.
    expect(Buffer.from((await cleaned(media.bytes)).bytes).equals(media.bytes)).toBe(true);
  });

  it('a film keeps its pictures to the byte, and its time of making is gone', async () => {
    const { bytes } = await cleaned(anMp4(secret));
    expect(Buffer.from(bytes).includes(Buffer.alloc(64, 7))).toBe(true);
    expect(Buffer.from(bytes).includes(Buffer.from([0, 0, 0, 77, 0, 0, 0, 78]))).toBe(false);
  });

  it('a PDF is written anew: no maker, no script, no file within it, no action, nothing that no page needs', async () => {
    const pdf = await aPdf(secret, withExif(jpeg, secret));
    const paper = await cleaned(pdf);
    expect(paper).toMatchObject({ kind: 'document', type: 'application/pdf' });
    const { PDFDocument, PDFRawStream } = await import('@cantoo/pdf-lib');
    const again = await PDFDocument.load(paper.bytes, { updateMetadata: false });
    const inside = again.context
      .enumerateIndirectObjects()
      .map(
        ([, one]) => (one instanceof PDFRawStream ? Buffer.from(one.contents).toString('latin1') : '') + one,
      );
    expect(inside.join()).not.toMatch(/JavaScript|Launch|EmbeddedFile|xmpmeta|Exif/);
    expect(inside.join()).not.toContain(secret);
    expect(again.context.trailerInfo.Info).toBeUndefined();
    expect(again.getPageCount()).toBe(1);
    expect(inside.join()).toContain('DCTDecode');
  });
});

describe('what is not what it should be is refused', () => {
  it.each([
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts (svg)', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a zip', Buffer.from('PK\x03\x04zip')],
    ['a program', Buffer.from('MZ\x90\0')],
    ['a gif', Buffer.from('GIF89a')],
    ['nothing', Buffer.alloc(0)],
    ['a picture of another family (heic)', Buffer.concat([box('ftyp', 'heic'), box('meta', 'x')])],
    ['matroska that is no webm', Buffer.from(aWebm().toString('latin1').replace('webm', 'matr'), 'latin1')],
  ])('%s', async (_, bytes) => {
    expect(await refused(bytes)).toBe('unknown');
  });

  it('a kind that this question does not ask for', async () => {
    expect(await refused(aWebm(), ['image'])).toBe('other-kind');
  });

  it('two things at once: a page or a zip behind a picture, a film or a sound is not kept', async () => {
    const page = Buffer.from('<script>alert(1)</script>PK\x03\x04');
    expect(Buffer.from((await cleaned(Buffer.concat([jpeg, page]))).bytes).includes('<script>')).toBe(false);
    expect(await refused(Buffer.concat([anMp4(), page]))).toBe('broken');
    expect(
      Buffer.from((await cleaned(Buffer.concat([anMp4(), box('skip', page)]))).bytes).includes('<script>'),
    ).toBe(false);
    expect(Buffer.from((await cleaned(Buffer.concat([anMp3(), page]))).bytes).includes('<script>')).toBe(
      false,
    );
    expect(await refused(Buffer.concat([page, aPng(4, 4)]))).toBe('unknown');
    expect(await refused(Buffer.concat([Buffer.from('%PDF-1.7\n'), page]))).toBe('broken');
  });

  it.each([
    ['a photo', () => jpeg],
    ['a png', () => aPng(200, 200)],
    ['a film', () => anMp4()],
    ['a recording', () => aWebm(secret)],
  ])('%s that was cut off', async (_, whole) => {
    expect(await refused(whole().subarray(0, whole().length - 30))).toBe('broken');
  });

  it('a bomb: a small file that says it is a very large picture, before any pixel is read', async () => {
    const bomb = aPng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(600_000);
    const before = process.memoryUsage.rss();
    expect(await refused(bomb)).toBe('too-many-pixels');
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
  });

  it('a bomb within a PDF ends with its thread, and the next one is looked at as ever', async () => {
    expect(['too-hard', 'broken']).toContain(await refused(pdfBomb()));
    expect(await refused(await aPdf())).toBe('taken');
  });

  it('a PDF with a password, in words of its own', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const document = await PDFDocument.load(await aPdf());
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    expect(await refused(await document.save())).toBe('locked');
  });
});

it('whatever the bytes are, it is kept or refused: nothing is thrown, and no secret comes through', async () => {
  const kinds = [anMp4(secret), anMp4(secret, 'soun'), aWebm(secret, 1), aWebm(secret), anMp3(secret)];
  const change = fc.tuple(
    fc.nat(4),
    fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 6 }),
    fc.nat(2_000),
  );
  await fc.assert(
    fc.asyncProperty(change, async ([which, changes, cut]) => {
      const bytes = Buffer.from(kinds[which] ?? []);
      for (const [at, to] of changes) if (at < bytes.length) bytes[at] = to;
      const outcome = await cleanProof(bytes.subarray(0, cut % 7 === 0 ? cut : bytes.length), proofKinds);
      expect('refusal' in outcome || outcome.bytes.length > 0).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

/** A stream of objects that unpacks to two thousand million zeros. */
function pdfBomb(): Buffer {
  const once = deflateSync(Buffer.alloc(200 * 1024 * 1024));
  const packed = deflateSync(Buffer.concat(Array(12).fill(once)));
  const head =
    '%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter [ /FlateDecode /FlateDecode ] /Length ';
  return Buffer.concat([
    Buffer.from(`${head}${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF'),
  ]);
}

import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { withExif } from '../../tests/harness/files.ts';
import { writeAnew } from './paper.ts';

const secret = 'geheimeplek';
/** The smallest thing with the marks of a JPEG: one scan of a few bits. */
const bits = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
const photo = withExif(bits, secret);
const hex = (bytes: Buffer): Buffer => Buffer.from(`${bytes.toString('hex')}>`);

/** A page with one picture, whose bytes went through `filters`, and one link, behind which comes `next`. */
async function paperWith(contents: Buffer, filters: readonly string[], settings?: object): Promise<Buffer> {
  const document = await PDFDocument.create();
  const { context } = document;
  const page = document.addPage([300, 200]);
  const picture = context.obj({ Type: 'XObject', Subtype: 'Image', Filter: filters, ...settings });
  if (!(picture instanceof PDFDict)) throw new Error('no dict');
  page.node.setXObject(PDFName.of('P'), context.register(PDFRawStream.of(picture, contents)));
  const launch = context.register(context.obj({ S: 'Launch', F: PDFString.of(secret) }));
  const A = { S: 'URI', URI: PDFString.of('https://school.example'), Next: [launch, launch] };
  page.node.set(PDFName.of('Annots'), context.obj([{ Type: 'Annot', Subtype: 'Link', A }]));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

async function picturesOf(bytes: Uint8Array) {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const streams = context.enumerateIndirectObjects().map(([, one]) => one);
  return streams.filter(
    (one) => one instanceof PDFRawStream && String(one.dict.get(PDFName.of('Subtype'))) === '/Image',
  );
}

describe('a PDF that is written anew', () => {
  it.each([
    ['a photo as it is', photo, ['DCTDecode']],
    ['a photo that was packed', deflateSync(photo), ['FlateDecode', 'DCTDecode']],
    ['a photo as text', hex(photo), ['ASCIIHexDecode', 'DCTDecode']],
    [
      'a photo that was packed twice',
      hex(deflateSync(photo)),
      ['ASCIIHexDecode', 'FlateDecode', 'DCTDecode'],
    ],
  ])('tells no place of %s, and keeps its picture', async (_, contents, filters) => {
    const { bytes } = await writeAnew(await paperWith(contents, filters));
    const [picture] = await picturesOf(bytes);
    if (!(picture instanceof PDFRawStream)) throw new Error('the picture is gone');
    expect(String(picture.dict.lookup(PDFName.of('Filter')))).toMatch(/^(\[ )?\/DCTDecode( \])?$/);
    expect(Buffer.from(picture.contents)).toEqual(bits);
  });

  it('keeps how the colours of a packed photo are meant', async () => {
    const settings = { DecodeParms: [null, { ColorTransform: 0 }] };
    const packed = await paperWith(deflateSync(photo), ['FlateDecode', 'DCTDecode'], settings);
    const [picture] = await picturesOf((await writeAnew(packed)).bytes);
    const kept = picture instanceof PDFRawStream && picture.dict.lookup(PDFName.of('DecodeParms'));
    expect(String(kept)).toContain('/ColorTransform 0');
  });

  it.each([
    ['a photo that is said to be another packing within', photo, ['DCTDecode', 'FlateDecode']],
    ['something else where a photo would be', deflateSync(Buffer.from(secret)), ['FlateDecode', 'DCTDecode']],
    ['a packing that is not known', photo, ['Crypt', 'DCTDecode']],
  ])('is refused with %s', async (_, contents, filters) => {
    await expect(writeAnew(await paperWith(contents, filters))).rejects.toMatchObject({ refusal: 'broken' });
  });

  it('keeps a link, and nothing that would be done behind it, however many', async () => {
    const { bytes } = await writeAnew(await paperWith(photo, ['DCTDecode']));
    const { context } = await PDFDocument.load(bytes);
    const all = context.enumerateIndirectObjects().map(([, one]) => String(one));
    expect(all.join()).toContain('school.example');
    expect(all.join()).not.toMatch(/Next|Launch|geheimeplek/);
  });
});

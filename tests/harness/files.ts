import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';

/**
 * Small files of every kind that can be a proof, made here so that each byte is known. `secret` stands wherever such a file can carry
 * words that are not to be seen or heard.
 */
export function aPng(width: number, height: number, secret = '', shade = 0x40): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 3 + 1) * Math.min(height, 4_000), shade);
  for (let y = 0; y * (width * 3 + 1) < rows.length; y++) rows[y * (width * 3 + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...(secret === '' ? [] : [chunk('tEXt', Buffer.from(`Comment\0${secret}`))]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(secret),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A JPEG with what a phone writes along: Exif with a place in it, a comment, and something behind the end. */
export function withExif(jpeg: Uint8Array, secret: string): Buffer {
  const segment = (mark: number, words: string): Buffer => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(words.length + 2);
    return Buffer.concat([Buffer.from([0xff, mark]), length, Buffer.from(words, 'latin1')]);
  };
  // One tag (orientation 6: turned a quarter), and the words where a place would stand.
  const exif = `Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS ${secret}`;
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${secret}</x:xmpmeta>`;
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...[
      segment(0xe1, exif),
      segment(0xe1, xmp),
      segment(0xed, `Photoshop 3.0\0${secret}`),
      segment(0xfe, secret),
    ],
    jpeg.subarray(2),
    Buffer.from(secret),
  ]);
}

export async function aPdf(secret = '', jpeg?: Uint8Array): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([300, 200]);
  page.drawText('Certificaat');
  if (jpeg !== undefined) page.drawImage(await document.embedJpg(jpeg), { width: 50, height: 50 });
  if (secret !== '') {
    document.setTitle(secret);
    document.setAuthor(secret);
    document.addJavaScript('open', `app.alert("${secret}")`);
    await document.attach(Buffer.from(secret), 'x.txt');
    const meta = document.context.stream(`<x:xmpmeta>${secret}</x:xmpmeta>`);
    document.catalog.set(PDFName.of('Metadata'), document.context.register(meta));
    const launch = document.context.obj({ S: 'Launch', F: PDFString.of(secret) });
    document.catalog.set(PDFName.of('OpenAction'), launch);
    document.context.register(document.context.stream(`no page refers to this: ${secret}`));
  }
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

export const box = (type: string, ...inside: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    inside.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one)),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const words32 = (...words: number[]): Buffer => {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [n, word] of words.entries()) bytes.writeUInt32BE(word, n * 4);
  return bytes;
};

/** A film (or `soun`: a recording) with a second track, of places, that points at words in the media data. */
export function anMp4(secret = '', handler = 'vide'): Buffer {
  const ftyp = box('ftyp', 'isom', words32(512), 'isom');
  const pictures = Buffer.alloc(64, 7);
  const places = Buffer.from(secret || 'nowhere');
  const at = ftyp.length + 8;
  const track = (kind: string, from: number, length: number): Buffer =>
    box(
      'trak',
      box('tkhd', words32(0, 77, 78, 1, 0, 5_000, 0, 0, 0, 0, ...Array(9).fill(0), 320 << 16, 240 << 16)),
      box(
        'mdia',
        box('mdhd', words32(0, 77, 78, 1_000, 5_000, 0)),
        box('hdlr', words32(0, 0), kind, words32(0, 0, 0), `${secret}\0`),
        box(
          'minf',
          box('vmhd', words32(1, 0, 0)),
          box(
            'stbl',
            box('stsd', words32(0, 0)),
            box('stsz', words32(0, 0, 1, length)),
            box('stsc', words32(0, 1, 1, 1, 1)),
            box('stco', words32(0, 1, from)),
          ),
        ),
        box('udta', secret),
      ),
      box('meta', secret),
    );
  return Buffer.concat([
    ftyp,
    box('mdat', pictures, places),
    box(
      'moov',
      box(
        'mvhd',
        words32(0, 77, 78, 1_000, 5_000, 0x10000, 0x1000000, 0, 0, ...Array(9).fill(0), ...Array(7).fill(0)),
      ),
      track(handler, at, pictures.length),
      track('meta', at + pictures.length, places.length),
      box('udta', box('\xa9xyz', secret)),
      box('meta', secret),
    ),
    box('uuid', secret),
    box('free', secret),
  ]);
}

export const element = (id: number, ...inside: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    inside.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one)),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length | 0x10000000);
  return Buffer.concat([
    Buffer.from(id.toString(16).padStart(id.toString(16).length % 2 ? 3 : 2, '0'), 'hex'),
    size,
    body,
  ]);
};

/** A recording as a browser makes it: without a length, its segment and clusters without an end. `kind` 1: with picture. */
export function aWebm(secret = '', kind = 2): Buffer {
  const open = (id: string): Buffer => Buffer.from(`${id}01ffffffffffffff`, 'hex');
  const simple = (time: number): Buffer =>
    element(0xa3, Buffer.from([0x81, time >> 8, time & 255, 0x80]), 'sound');
  return Buffer.concat([
    element(0x1a45dfa3, element(0x4282, 'webm')),
    open('18538067'),
    element(
      0x1549a966,
      element(0x2ad7b1, Buffer.from([0x0f, 0x42, 0x40])),
      element(0x7ba9, secret),
      element(0x4d80, `Chrome ${secret}`),
      element(0x5741, 'Chrome'),
    ),
    element(
      0x1654ae6b,
      element(
        0xae,
        element(0xd7, Buffer.from([1])),
        element(0x83, Buffer.from([kind])),
        element(0x86, 'A_OPUS'),
        element(0x536e, secret),
        kind === 1
          ? element(0xe0, element(0xb0, Buffer.from([0x01, 0x40])), element(0xba, Buffer.from([0xf0])))
          : '',
      ),
    ),
    open('1f43b675'),
    element(0xe7, Buffer.from([0])),
    simple(0),
    simple(3_000),
    open('1f43b675'),
    element(0xe7, Buffer.from([0x13, 0x88])),
    simple(1_000),
    element(0x1254c367, secret),
    element(0x1941a469, secret),
  ]);
}

/** Ten frames of silence, with tags before and behind them. */
export function anMp3(secret = ''): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const words = Buffer.from(secret);
  const head = Buffer.concat([
    Buffer.from('ID3\x03\0\0\0\0'),
    Buffer.from([words.length >> 7, words.length & 127]),
  ]);
  return Buffer.concat([
    head,
    words,
    ...Array(10).fill(frame),
    Buffer.from(`TAG${secret}`.padEnd(128, '\0')),
  ]);
}

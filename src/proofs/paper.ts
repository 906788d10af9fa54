import {
  decodePDFRawStream,
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { type Cleaned, Unsound } from './kinds.ts';

const mostPages = 200;

/**
 * A PDF written anew out of what its pages need. Left out: who made it, when and with what (Info, XMP), older versions of it, whatever
 * no page refers to, files within it, scripts and actions that do more than follow a link, and what a camera wrote in its photos. Throws
 * `Unsound`, `locked` for one with a password.
 *
 * What stays: the words and pictures on the pages, names in form fields and notes that are to be seen, and text that a maker hid under something.
 */
export async function writeAnew(bytes: Uint8Array): Promise<Cleaned> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false }).catch((error: unknown) => {
    if (error instanceof EncryptedPDFError) throw new Unsound('a PDF with a password', 'locked');
    throw new Unsound('a PDF that cannot be read');
  });
  if (document.isEncrypted) throw new Unsound('a PDF with a password', 'locked');
  try {
    const pages = document.getPageCount();
    if (pages < 1 || pages > mostPages) throw new Unsound('no pages, or too many');
    delete document.context.trailerInfo.Info;
    delete document.context.trailerInfo.ID;
    const reached = cleanFrom(document, document.catalog);
    for (const [ref] of document.context.enumerateIndirectObjects())
      if (!reached.has(ref)) document.context.delete(ref);
    const written = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
    return { kind: 'document', type: 'application/pdf', bytes: new Uint8Array(written) };
  } catch (error) {
    if (error instanceof Unsound) throw error;
    throw new Unsound('a PDF that cannot be written');
  }
}

/** Told of the maker, or doing something by itself. `Next`: the actions behind an action, one or many. */
const leftOut = [
  ...['Metadata', 'PieceInfo', 'LastModified', 'OpenAction', 'AA', 'JavaScript', 'JS', 'EmbeddedFiles', 'AF'],
  ...['EF', 'FS', 'RichMediaContent', 'XFA', 'Collection', 'Threads', 'SpiderInfo', 'Perms', 'DSS', 'Thumb'],
  'Next',
].map((name) => PDFName.of(name));

const names = {
  action: PDFName.of('A'),
  does: PDFName.of('S'),
  filter: PDFName.of('Filter'),
  settings: PDFName.of('DecodeParms'),
};

/** Follow a link, go to a page: what else an action can do (start a program, send a form, play, run a script) is left out. */
const kindly = new Set(['/URI', '/GoTo', '/Named']);

/** Walks everything that the catalog leads to, without calling itself: a hostile file nests without end. */
function cleanFrom(document: PDFDocument, catalog: PDFDict): ReadonlySet<PDFRef> {
  const { context } = document;
  const reached = new Set<PDFRef>();
  const seen = new Set<PDFObject>();
  const waiting: PDFObject[] = [catalog];
  const root = context.trailerInfo.Root;
  if (root instanceof PDFRef) reached.add(root);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof PDFRef) {
      if (reached.has(next)) continue;
      reached.add(next);
      next = context.lookup(next);
      if (next === undefined) continue;
    }
    if (seen.has(next)) continue;
    seen.add(next);
    if (next instanceof PDFArray) waiting.push(...next.asArray());
    const dict = next instanceof PDFStream ? next.dict : next;
    if (!(dict instanceof PDFDict)) continue;
    for (const name of leftOut) dict.delete(name);
    const action = dict.lookup(names.action);
    if (action instanceof PDFDict && !kindly.has(String(action.lookup(names.does))))
      dict.delete(names.action);
    if (next instanceof PDFRawStream) cleanPhoto(next);
    waiting.push(...dict.values());
  }
  return reached;
}

/** A photo within a PDF is a JPEG as the camera made it. Some makers pack it once more: that is taken off. Throws `Unsound` for one that lies deeper. */
function cleanPhoto(stream: PDFRawStream): void {
  const filters = filtersOf(stream.dict);
  const photo = filters.findIndex((name) => name === '/DCTDecode' || name === '/DCT');
  if (photo < 0) return;
  if (photo < filters.length - 1) throw new Unsound('a photo within a photo');
  if (photo > 0) unpack(stream, filters.slice(0, photo));
  stream.updateContents(withoutMarks(Buffer.from(stream.contents)));
}

/** What a stream went through, the last to be undone last. */
function filtersOf(dict: PDFDict): string[] {
  const filter = dict.lookup(names.filter);
  if (!(filter instanceof PDFArray)) return [String(filter)];
  return filter.asArray().map((_, n) => String(filter.lookup(n)));
}

function unpack(stream: PDFRawStream, outer: readonly string[]): void {
  const { dict } = stream;
  const around = dict.clone();
  around.set(names.filter, dict.context.obj(outer.map((name) => PDFName.of(name.slice(1)))));
  const jpeg = decodePDFRawStream(PDFRawStream.of(around, stream.contents)).decode();
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new Unsound('no photo within its packing');
  const settings = dict.lookup(names.settings);
  const own = settings instanceof PDFArray ? settings.lookup(outer.length) : undefined;
  dict.delete(names.settings);
  if (own instanceof PDFDict) dict.set(names.settings, own);
  dict.set(names.filter, PDFName.of('DCTDecode'));
  stream.updateContents(jpeg);
}

/** A JPEG without its APP1 (Exif, XMP), APP13 (Photoshop, IPTC), comments, and what stands behind its end; the picture itself is not touched. */
export function withoutMarks(jpeg: Buffer): Uint8Array {
  const kept: Buffer[] = [jpeg.subarray(0, 2)];
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xd9; ) {
    const mark = jpeg[at + 1] ?? 0;
    let end = at + 2 + jpeg.readUInt16BE(at + 2);
    // Behind the head of a scan come its bits: in them, 0xff is followed by 0 or by a restart mark.
    if (mark === 0xda) while (end < jpeg.length && !isMark(jpeg, end)) end += 1;
    if (!leftOutMarks.has(mark)) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])]);
}

const leftOutMarks = new Set([0xe1, 0xed, 0xfe]);

function isMark(jpeg: Buffer, at: number): boolean {
  const next = jpeg[at + 1] ?? 0;
  return jpeg[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7);
}

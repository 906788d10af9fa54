import {
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

/** Told of the maker, or doing something by itself. */
const leftOut = [
  ...['Metadata', 'PieceInfo', 'LastModified', 'OpenAction', 'AA', 'JavaScript', 'JS', 'EmbeddedFiles', 'AF'],
  ...['EF', 'FS', 'RichMediaContent', 'XFA', 'Collection', 'Threads', 'SpiderInfo', 'Perms', 'DSS', 'Thumb'],
].map((name) => PDFName.of(name));

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
    for (const name of ['A', 'Next'].map((key) => PDFName.of(key))) {
      const action = dict.lookup(name);
      if (action instanceof PDFDict && !kindly.has(String(action.lookup(PDFName.of('S'))))) dict.delete(name);
    }
    if (next instanceof PDFRawStream) cleanPhoto(next);
    waiting.push(...dict.values());
  }
  return reached;
}

/** A photo within a PDF is a JPEG as the camera made it. */
function cleanPhoto(stream: PDFRawStream): void {
  const filter = String(stream.dict.lookup(PDFName.of('Filter')));
  if (filter === '/DCTDecode' || filter === '[ /DCTDecode ]') {
    const bytes = withoutMarks(Buffer.from(stream.contents));
    stream.updateContents(bytes);
  }
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

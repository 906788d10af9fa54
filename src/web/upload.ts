import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { Fault } from '../base/fault.ts';
import { largestOfAll } from '../proofs/kinds.ts';

/** A file that came with a form; `none` when none was chosen. `busy`: too many at this moment, nothing was read. */
export type Upload = { bytes: Buffer<ArrayBuffer> } | 'none' | 'too-large' | 'busy';
export type Posted = { form: URLSearchParams; file: Upload };

/**
 * What one request may send to a route that takes a file. More than the file itself may be: of one that is too large the rest is read and
 * thrown away, so that the browser gets to see the page that says so.
 */
export const largestUpload = 160 * 1024 * 1024;

/** Of files that are being received at one moment. The next ones are asked to wait: memory is no place to be generous. */
const mostAtOnce = 256 * 1024 * 1024;
const mostOfOne = 2;

let receiving = 0;
const receivingOf = new Map<string, number>();

/**
 * Reads a form with a file, straight into one stretch of memory: never on disk, never twice. `whose` is who sends it, to be counted by.
 * Throws `malformed` for what is no such form.
 */
export async function readUpload(request: Request, whose: string): Promise<Posted> {
  const told = Number(request.headers.get('content-length') ?? largestOfAll);
  const room = Math.min(Number.isSafeInteger(told) && told > 0 ? told : largestOfAll, largestOfAll);
  const mine = receivingOf.get(whose) ?? 0;
  if (receiving + room > mostAtOnce || mine >= mostOfOne)
    return { form: new URLSearchParams(), file: 'busy' };
  receiving += room;
  receivingOf.set(whose, mine + 1);
  try {
    return await read(request, room);
  } catch (cause) {
    throw cause instanceof Fault ? cause : new Fault('malformed', 'a form that cannot be read', cause);
  } finally {
    receiving -= room;
    const left = (receivingOf.get(whose) ?? 1) - 1;
    if (left > 0) receivingOf.set(whose, left);
    else receivingOf.delete(whose);
  }
}

async function read(request: Request, room: number): Promise<Posted> {
  const kind = request.headers.get('content-type') ?? '';
  if (!kind.startsWith('multipart/form-data') || request.body === null)
    throw new Fault('malformed', 'a body that is no form with a file');
  const form = new URLSearchParams();
  let file: Upload = 'none';
  const busboy = new Busboy({
    headers: { 'content-type': kind },
    limits: { files: 1, fileSize: room + 1, fields: 20, fieldSize: 8 * 1024, parts: 24 },
  });
  busboy.on('field', (name, value) => form.append(name, value));
  busboy.on('file', (_name, stream) => {
    const bytes = Buffer.allocUnsafeSlow(room);
    let length = 0;
    stream.on('data', (piece: Buffer) => {
      if (length + piece.length <= room) piece.copy(bytes, length);
      length += piece.length;
    });
    stream.on('end', () => {
      if (length > room) file = 'too-large';
      // An empty file without a name: nobody chose one.
      else if (length > 0) file = { bytes: bytes.subarray(0, length) };
    });
  });
  await pipeline(request.body, busboy);
  return { form, file };
}

import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { Fault } from '../base/fault.ts';
import { largestOfAll } from '../proofs/kinds.ts';

/**
 * A file that came with a form; `none` when none was chosen. `busy`: too many at this moment. `slow`: it came so slowly that it was broken off;
 * of the form there is then what came before the file.
 */
export type Upload = { bytes: Buffer<ArrayBuffer> } | 'none' | 'too-large' | 'busy' | 'slow';
export type Posted = { form: URLSearchParams; file: Upload };

/**
 * What one request may send to a route that takes a file. More than the file itself may be: of one that is too large the rest is read and
 * thrown away, so that the browser gets to see the page that says so.
 */
export const largestUpload = 160 * 1024 * 1024;

/** Of files that are being received at one moment. The next ones are asked to wait: memory is no place to be generous. */
const mostAtOnce = 256 * 1024 * 1024;
const mostOfOne = 2;
/** A file begins with so much room, and has twice as much when it needs more: what a request says of its length takes nothing. */
const firstRoom = 1024 * 1024;
/** Slower than eight kilobytes a second for half a minute, and the line holds on to memory without getting anywhere. */
const slowest = { window: 30_000, bytes: 30 * 8 * 1024 } as const;

let receiving = 0;
const receivingOf = new Map<string, number>();

/**
 * Reads a form with a file into memory, never on disk. `whose` is who sends it, to be counted by.
 * Throws `malformed` for what is no such form.
 */
export async function readUpload(request: Request, whose: string): Promise<Posted> {
  const mine = receivingOf.get(whose) ?? 0;
  if (mine >= mostOfOne) return { form: new URLSearchParams(), file: 'busy' };
  receivingOf.set(whose, mine + 1);
  try {
    return await read(request);
  } catch (cause) {
    throw cause instanceof Fault ? cause : new Fault('malformed', 'a form that cannot be read', cause);
  } finally {
    const left = (receivingOf.get(whose) ?? 1) - 1;
    if (left > 0) receivingOf.set(whose, left);
    else receivingOf.delete(whose);
  }
}

async function read(request: Request): Promise<Posted> {
  const kind = request.headers.get('content-type') ?? '';
  if (!kind.startsWith('multipart/form-data') || request.body === null)
    throw new Fault('malformed', 'a body that is no form with a file');
  const told = Number(request.headers.get('content-length') ?? largestOfAll);
  const most = Math.min(Number.isSafeInteger(told) && told > 0 ? told : largestOfAll, largestOfAll);
  const form = new URLSearchParams();
  const file = growing(most);
  const busboy = new Busboy({
    headers: { 'content-type': kind },
    limits: { files: 1, fileSize: most + 1, fields: 20, fieldSize: 8 * 1024, parts: 24 },
  });
  busboy.on('field', (name, value) => form.append(name, value));
  busboy.on('file', (_name, stream) => stream.on('data', file.add));
  const pace = watchPace();
  try {
    const whole = pipeline(request.body, pace.count, busboy);
    // After an answer before the end the server takes the line away: what still came is nobody's, and no fault.
    whole.catch(() => undefined);
    const slow = (await Promise.race([whole, pace.broken])) === 'slow';
    return { form, file: slow ? 'slow' : file.done() };
  } finally {
    pace.stop();
    file.giveBack();
  }
}

/** One file, in one stretch of memory that grows as it comes. Of what is too large, or has no room, the rest is read and thrown away. */
function growing(most: number) {
  let bytes = Buffer.alloc(0);
  let length = 0;
  let no: 'too-large' | 'busy' | undefined;
  let open = true;
  const giveBack = (): void => {
    receiving -= bytes.length;
    bytes = Buffer.alloc(0);
    open = false;
  };
  /** As much as is needed: nothing is promised to who only says that much is coming. */
  const hasRoomFor = (needed: number): boolean => {
    if (needed <= bytes.length) return true;
    const size = Math.min(most, Math.max(firstRoom, needed, bytes.length * 2));
    if (receiving + size - bytes.length > mostAtOnce) return false;
    receiving += size - bytes.length;
    const wider = Buffer.allocUnsafeSlow(size);
    bytes.copy(wider, 0, 0, length);
    bytes = wider;
    return true;
  };
  return {
    add(piece: Buffer): void {
      if (!open) return;
      const needed = length + piece.length;
      if (needed > most) no = 'too-large';
      else if (!hasRoomFor(needed)) no = 'busy';
      if (no !== undefined) {
        giveBack();
        return;
      }
      piece.copy(bytes, length);
      length = needed;
    },
    done(): Upload {
      if (no !== undefined) return no;
      // An empty file without a name: nobody chose one.
      return length > 0 ? { bytes: bytes.subarray(0, length) } : 'none';
    },
    giveBack,
  };
}

/** Counts what comes, and says so when in one stretch of time it was hardly anything. */
function watchPace() {
  let came = 0;
  let timer: NodeJS.Timeout | undefined;
  const broken = new Promise<'slow'>((resolve) => {
    timer = setInterval(() => {
      if (came < slowest.bytes) resolve('slow');
      came = 0;
    }, slowest.window);
    timer.unref();
  });
  return {
    broken,
    async *count(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of body) {
        came += piece.length;
        yield piece;
      }
    },
    stop: (): void => clearInterval(timer),
  };
}

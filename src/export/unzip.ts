import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** The files of a zip, each unpacked when it is asked for. `undefined`: there is no such file, or it is not what the zip says. */
export type Unzip = (name: string) => Promise<Uint8Array | undefined>;

/** Which files are read, how many at most, how large one may be, and all of them together. */
export type Most = { wanted: (name: string) => boolean; files: number; one: number; all: number };

type Entry = { name: string; packed: boolean; size: number; whole: number; at: number };

/**
 * Opens a zip that may be anybody's. What its list says is checked against the bytes that are there: two files cannot share them, none comes
 * twice, and unpacking stops where the list says that it ends. Throws for any other zip, and for one that is cut off.
 */
export function openZip(bytes: Uint8Array, most: Most): Unzip {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = new Map<string, Entry>();
  let [packed, whole] = [0, 0];
  for (const entry of listOf(zip)) {
    if (entry.name.endsWith('/') || !most.wanted(entry.name) || entry.whole > most.one) continue;
    packed += entry.size;
    whole += entry.whole;
    if (entries.has(entry.name) || entries.size >= most.files || packed > zip.length || whole > most.all)
      throw new RangeError('a zip of more than it can hold');
    if (!entry.packed && entry.size !== entry.whole) throw new RangeError('a zip that is wrong about a file');
    entries.set(entry.name, entry);
  }
  return async (name) => {
    const entry = entries.get(name);
    return entry && unpack(zip, entry);
  };
}

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

/** Off the thread that answers, and never more than the list says. */
async function unpack(zip: Buffer, { packed, size, whole, at }: Entry): Promise<Uint8Array | undefined> {
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const held = zip.subarray(start, start + size);
  if (zip.readUInt32LE(at) !== signs.file || held.length !== size) return undefined;
  if (!packed) return held;
  return inflate(held, { maxOutputLength: Math.max(1, whole) }).catch(() => undefined);
}

/** The first words of a file, of a line in the list, and of the end (APPNOTE 6.3.10, 4.3). */
const signs = { file: 0x04034b50, line: 0x02014b50 } as const;
const endMark = Buffer.from('PK\u0005\u0006');
/** With the longest remark that may stand behind it. */
const longestEnd = 22 + 65_535;

/** Stored or deflated, as every program makes it; without a password, and without the larger numbers of ZIP64. */
function* listOf(zip: Buffer): Generator<Entry> {
  const end = zip.lastIndexOf(endMark);
  if (end < zip.length - longestEnd) throw new RangeError('a zip without an end');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [flags, method] = [zip.readUInt16LE(at + 8), zip.readUInt16LE(at + 10)];
    if (zip.readUInt32LE(at) !== signs.line || flags % 2 === 1 || (method !== 0 && method !== 8))
      throw new RangeError('a zip of another kind');
    const named = zip.readUInt16LE(at + 28);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + named),
      packed: method === 8,
      size: zip.readUInt32LE(at + 20),
      whole: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    };
    at += 46 + named + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

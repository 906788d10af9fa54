import { inflateSync } from 'node:zlib';

/**
 * A font file out of its web wrapping (WOFF 1.0, W3C 2012): the same tables, each unpacked, with a directory of their own. The press does not
 * read wrapped fonts, and no package has these letters bare.
 */
export function unwrapFont(woff: Uint8Array): Uint8Array {
  const from = Buffer.from(woff);
  if (from.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font');
  const count = from.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  from.copy(directory, 0, 4, 8);
  const steps = Math.floor(Math.log2(count));
  for (const [at, value] of [count, 16 * 2 ** steps, steps, 16 * count - 16 * 2 ** steps].entries())
    directory.writeUInt16BE(value, 4 + 2 * at);
  const tables: Buffer[] = [];
  let offset = directory.length;
  for (let n = 0; n < count; n++) {
    const entry = 44 + 20 * n;
    const [start, packed, length] = [4, 8, 12].map((at) => from.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ];
    const held = from.subarray(start, start + packed);
    const table = packed < length ? inflateSync(held) : held;
    const space = Buffer.alloc((4 - (length % 4)) % 4);
    from.copy(directory, 12 + 16 * n, entry, entry + 4);
    from.copy(directory, 16 + 16 * n, entry + 16, entry + 20);
    directory.writeUInt32BE(offset, 20 + 16 * n);
    directory.writeUInt32BE(length, 24 + 16 * n);
    tables.push(table, space);
    offset += length + space.length;
  }
  return Buffer.concat([directory, ...tables]);
}

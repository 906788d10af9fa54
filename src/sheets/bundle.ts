import { Unzip, UnzipInflate } from 'fflate';
import { type NoTable, readTable, type Table } from './read.ts';

/** Tables out of one zip, by the name of their file in small letters, without its folder. */
export type Bundle = ReadonlyMap<string, Table>;

/** Of all files together, once unpacked: a school with every lesson of every pupil stays far below. */
const largestUnpacked = 32 * 1024 * 1024;
const mostFiles = 60;
const mostRows = 100_000;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Which files of a zip are read. */
export type Wanted = (name: string) => boolean;

/**
 * Reads the CSV files of a zip that are wanted, and unpacks no other. A spreadsheet is a zip too, and says so. What unpacks to more than fits is `too-large`: it
 * is unpacked a stretch at a time, so that no small file takes all of the memory.
 */
export function readBundle(
  bytes: Uint8Array,
  wanted: Wanted,
  most = largestUnpacked,
): Bundle | NoTable | 'too-large' {
  const files = unpack(bytes, wanted, most);
  if (typeof files === 'string') return files;
  const tables = new Map<string, Table>();
  for (const [name, file] of files) {
    const table = readTable(file, mostRows);
    if (typeof table === 'object') tables.set(name, table);
    else if (table !== 'empty') return table;
  }
  return tables;
}

class Enough extends Error {}

function unpack(
  bytes: Uint8Array,
  wanted: Wanted,
  most: number,
): Map<string, Uint8Array> | NoTable | 'too-large' {
  const pieces = new Map<string, Uint8Array[]>();
  let [size, count, isSheet] = [0, 0, false];
  const unzip = new Unzip((file) => {
    if (++count > mostFiles) throw new Enough();
    const name = (file.name.split(/[\\/]/).at(-1) ?? '').toLowerCase();
    isSheet ||= file.name === '[Content_Types].xml' || file.name === 'mimetype';
    if (!wanted(name)) return;
    const own: Uint8Array[] = [];
    pieces.set(name, own);
    file.ondata = (error, piece) => {
      if (error) throw error;
      size += piece.length;
      if (size > most) throw new Enough();
      own.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += stretch)
      unzip.push(bytes.subarray(at, at + stretch), at + stretch >= bytes.length);
  } catch (error) {
    if (error instanceof Enough) return 'too-large';
    pieces.clear();
  }
  // What begins as a zip and cannot be read is a spreadsheet most of the time.
  if (pieces.size === 0) return isSheet || count === 0 ? 'spreadsheet' : 'binary';
  return new Map([...pieces].map(([name, own]) => [name, Buffer.concat(own)]));
}

/** At most some megabytes come out of it at once. */
const stretch = 8 * 1024;

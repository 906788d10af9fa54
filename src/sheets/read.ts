/** A table out of a file that a spreadsheet or a school's system wrote. `row` is its number as a spreadsheet shows it: the heads are row 1. */
export type Table = { heads: readonly string[]; rows: readonly { row: number; cells: readonly string[] }[] };

/** Why a file is no table: `spreadsheet` is an Excel or OpenDocument file, `binary` something else that is no text. */
export type NoTable = 'empty' | 'spreadsheet' | 'binary' | 'unclosed' | 'too-many';

/** More rows than this is no list of one school, and more cells no row of it. */
export const mostRows = 20_000;
const mostCells = 200;

/**
 * Reads CSV as it comes: UTF-8 with or without a mark, UTF-16 with one, or Windows-1252; separated by `;`, `,` or a tab; quoted or not; with any line ends
 * (RFC 4180 and what is really made). Rows without a word are left out, and do not change the numbers of others.
 */
export function readTable(bytes: Uint8Array, most = mostRows): Table | NoTable {
  if (bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b) return 'spreadsheet';
  if (bytes.length >= 4 && bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'spreadsheet';
  const text = decode(bytes);
  if (text === undefined) return 'binary';
  const records = split(text, separatorOf(text), most);
  if (typeof records === 'string') return records;
  const filled = records
    .map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [heads, ...rows] = filled;
  if (heads === undefined) return 'empty';
  return { heads: heads.cells, rows };
}

/** What is not UTF-8 is taken for Windows-1252, as older exports are. Signs that no text has mean that it is none. */
function decode(bytes: Uint8Array): string | undefined {
  const text = inUtf16(bytes) ?? inUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  return /(?![\t\n\v\f\r])\p{Cc}/u.test(text.replace(/[\x80-\x9f]/g, '')) ? undefined : text;
}

function inUtf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

function inUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The one that stands most in the first line, outside quotes. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/, 1);
  const count = (sign: string): number => line.split(sign).length;
  return [';', ',', '\t'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

/** A quote opens a cell only at its beginning, and `""` in it is one quote; what stands after the closing one belongs to the cell too. */
function split(text: string, separator: string, most: number): string[][] | NoTable {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  for (;;) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : ['', at];
    if (end === undefined) return 'unclosed';
    const [rest, next] = plain(text, end, separator);
    record.push(cell + rest);
    if (record.length > mostCells) return 'too-many';
    at = text.startsWith('\r\n', next) ? next + 2 : next + 1;
    if (text[next] === separator) continue;
    records.push(record);
    if (next >= text.length) return records;
    if (records.length > most) return 'too-many';
    record = [];
  }
}

function quoted(text: string, from: number): [string, number | undefined] {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return [cell, undefined];
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') return [cell, end + 1];
    cell += '"';
    at = end + 2;
  }
}

function plain(text: string, from: number, separator: string): [string, number] {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') at += 1;
  return [text.slice(from, at), at];
}

import type { Format } from './kinds.ts';

/** What the first bytes say that this is. Only that: each format is then read to its end by its own cleaner, which may still refuse. */
export function recognise(bytes: Uint8Array): Format | undefined {
  const text = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 5) === '%PDF-') return 'pdf';
  if (text(4, 8) === 'ftyp') return 'mp4';
  if (starts(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return 'webm';
  if (text(0, 3) === 'ID3' || (bytes[0] === 0xff && isLayer3(bytes[1] ?? 0))) return 'mp3';
  return undefined;
}

const starts = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/** Eleven bits of ones, a known version, layer three. */
const isLayer3 = (second: number): boolean =>
  (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) === 0x02;

import type { Box } from './mp4.ts';
import { boxesIn } from './mp4.ts';

/**
 * Fills with zeros what a track that is left out points at in the media data: an iPhone keeps a track of places and faces there.
 * A table that does not fit the file is followed as far as it does.
 */
export function fillSamples(bytes: Buffer, track: Box, data: readonly Box[]): void {
  const tables = new Map(tablesOf(bytes, track).map((box) => [box.type, box]));
  const sizes = sizesOf(bytes, tables.get('stsz'));
  const perChunk = runsOf(bytes, tables.get('stsc'));
  let sample = 0;
  for (const [n, at] of offsetsOf(bytes, tables.get('stco') ?? tables.get('co64')).entries()) {
    const count = perChunk.findLast((run) => run.first <= n + 1)?.samples ?? 0;
    let length = 0;
    for (const end = Math.min(sample + count, sizes.length); sample < end; sample++)
      length += sizes[sample] ?? 0;
    const inside = data.find((box) => at >= box.body && at < box.end);
    if (inside !== undefined) bytes.fill(0, at, Math.min(at + length, inside.end));
  }
}

function tablesOf(bytes: Buffer, track: Box): Box[] {
  let boxes: Box[] = [track];
  for (const name of ['mdia', 'minf', 'stbl']) {
    boxes = boxes.flatMap((box) => boxesIn(bytes, box.body, box.end)).filter((box) => box.type === name);
  }
  return boxes.flatMap((box) => boxesIn(bytes, box.body, box.end));
}

/** How many entries of so many bytes really fit in the table, whatever it says. */
function countOf(bytes: Buffer, box: Box, at: number, width: number): number {
  if (box.end - box.body < at + 4) return 0;
  return Math.min(bytes.readUInt32BE(box.body + at), Math.floor((box.end - box.body - at - 4) / width));
}

function sizesOf(bytes: Buffer, box: Box | undefined): number[] {
  if (box === undefined || box.end - box.body < 12) return [];
  const same = bytes.readUInt32BE(box.body + 4);
  if (same > 0) return Array(Math.min(bytes.readUInt32BE(box.body + 8), bytes.length)).fill(same);
  return Array.from({ length: countOf(bytes, box, 8, 4) }, (_, n) =>
    bytes.readUInt32BE(box.body + 12 + n * 4),
  );
}

function runsOf(bytes: Buffer, box: Box | undefined): { first: number; samples: number }[] {
  if (box === undefined) return [];
  return Array.from({ length: countOf(bytes, box, 4, 12) }, (_, n) => {
    const at = box.body + 8 + n * 12;
    return { first: bytes.readUInt32BE(at), samples: bytes.readUInt32BE(at + 4) };
  });
}

function offsetsOf(bytes: Buffer, box: Box | undefined): number[] {
  if (box === undefined) return [];
  const wide = box.type === 'co64';
  return Array.from({ length: countOf(bytes, box, 4, wide ? 8 : 4) }, (_, n) =>
    wide ? Number(bytes.readBigUInt64BE(box.body + 8 + n * 8)) : bytes.readUInt32BE(box.body + 8 + n * 4),
  );
}

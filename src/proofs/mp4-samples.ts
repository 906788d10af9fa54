import { Unsound } from './kinds.ts';
import type { Box } from './mp4.ts';
import { boxesIn } from './mp4.ts';

/** How many bytes may still be filled. Samples do not lie over each other: together they are never more than their file. */
export type Room = { left: number };

/**
 * Fills with zeros what a track that is left out points at in the media data (`data`, in the order of the file): an iPhone keeps a track of places and
 * faces there. A table that does not fit the file is followed as far as it does. Each entry of a table is read once, and nothing is set aside for it:
 * a table can say anything. Throws `Unsound` when it fills more than there is `room` for.
 */
export function fillSamples(bytes: Buffer, track: Box, data: readonly Box[], room: Room): void {
  const tables = new Map(tablesOf(bytes, track).map((box) => [box.type, box]));
  const sizes = sizesOf(bytes, tables.get('stsz'));
  const runs = runsOf(bytes, tables.get('stsc'));
  const offsets = offsetsOf(bytes, tables.get('stco') ?? tables.get('co64'));
  for (let [chunk, run, sample] = [0, 0, 0]; chunk < offsets.count; chunk++) {
    while (run + 1 < runs.count && runs.first(run + 1) <= chunk + 1) run += 1;
    const held = run < runs.count && runs.first(run) <= chunk + 1 ? runs.samples(run) : 0;
    const until = Math.min(sample + held, sizes.count);
    const at = offsets.at(chunk);
    const inside = boxAround(data, at);
    const length = sizes.between(sample, until);
    sample = until;
    if (inside === undefined) continue;
    const end = Math.min(at + length, inside.end);
    room.left -= end - at;
    if (room.left < 0) throw new Unsound('samples that lie over each other', 'too-hard');
    bytes.fill(0, at, end);
  }
}

function tablesOf(bytes: Buffer, track: Box): Box[] {
  let boxes: Box[] = [track];
  for (const name of ['mdia', 'minf', 'stbl']) {
    boxes = boxes.flatMap((box) => boxesIn(bytes, box.body, box.end)).filter((box) => box.type === name);
  }
  return boxes.flatMap((box) => boxesIn(bytes, box.body, box.end));
}

/** The last box that begins at or before it, when it is in there. */
function boxAround(boxes: readonly Box[], at: number): Box | undefined {
  let [low, high] = [0, boxes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((boxes[middle]?.body ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  const found = boxes[low - 1];
  return found !== undefined && at < found.end ? found : undefined;
}

/** How many entries of so many bytes really fit in the table, whatever it says. */
function countOf(bytes: Buffer, box: Box, at: number, width: number): number {
  if (box.end - box.body < at + 4) return 0;
  return Math.min(bytes.readUInt32BE(box.body + at), Math.floor((box.end - box.body - at - 4) / width));
}

const none = { count: 0, between: () => 0, first: () => 0, samples: () => 0, at: () => 0 };

function sizesOf(bytes: Buffer, box: Box | undefined) {
  if (box === undefined || box.end - box.body < 12) return none;
  const same = bytes.readUInt32BE(box.body + 4);
  if (same > 0) {
    const count = bytes.readUInt32BE(box.body + 8);
    return { count, between: (from: number, until: number) => (until - from) * same };
  }
  const between = (from: number, until: number): number => {
    let length = 0;
    for (let n = from; n < until; n++) length += bytes.readUInt32BE(box.body + 12 + n * 4);
    return length;
  };
  return { count: countOf(bytes, box, 8, 4), between };
}

function runsOf(bytes: Buffer, box: Box | undefined) {
  if (box === undefined) return none;
  return {
    count: countOf(bytes, box, 4, 12),
    first: (run: number) => bytes.readUInt32BE(box.body + 8 + run * 12),
    samples: (run: number) => bytes.readUInt32BE(box.body + 12 + run * 12),
  };
}

function offsetsOf(bytes: Buffer, box: Box | undefined) {
  if (box === undefined) return none;
  const wide = box.type === 'co64';
  const at = (chunk: number): number =>
    wide
      ? Number(bytes.readBigUInt64BE(box.body + 8 + chunk * 8))
      : bytes.readUInt32BE(box.body + 8 + chunk * 4);
  return { count: countOf(bytes, box, 4, wide ? 8 : 4), at };
}

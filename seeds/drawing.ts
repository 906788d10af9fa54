import { deflateSync } from 'node:zlib';

const width = 480;
const height = 320;
type Point = readonly [x: number, y: number];

/** The bicycle that Daan mended, as a drawing of a few kilobytes: the same bytes every time, and nobody in sight. */
export function bicycle(): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => row(y)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const hub: Point = [130, 210];
const fork: Point = [350, 210];
const crank: Point = [225, 210];
const seat: Point = [195, 110];
const stem: Point = [315, 105];
const tubes: readonly (readonly [Point, Point])[] = [
  [hub, crank],
  [hub, seat],
  [crank, seat],
  [crank, stem],
  [seat, stem],
  [stem, fork],
  [
    [180, 100],
    [218, 100],
  ],
  [
    [315, 105],
    [345, 85],
  ],
];

function row(y: number): Buffer {
  const line = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) line.set(colourAt([x, y]), 1 + x * 3);
  return line;
}

function colourAt(point: Point): readonly [number, number, number] {
  if (tubes.some(([from, to]) => toLine(point, from, to) < 5)) return [122, 31, 61];
  if ([hub, fork].some((centre) => Math.abs(distance(point, centre) - 72) < 5)) return [31, 36, 48];
  return point[1] > 286 ? [214, 206, 190] : [246, 243, 236];
}

const distance = ([x, y]: Point, [toX, toY]: Point): number => Math.hypot(x - toX, y - toY);

function toLine(point: Point, from: Point, to: Point): number {
  const [along, up] = [to[0] - from[0], to[1] - from[1]];
  const part = ((point[0] - from[0]) * along + (point[1] - from[1]) * up) / (along ** 2 + up ** 2);
  const at = Math.min(1, Math.max(0, part));
  return distance(point, [from[0] + at * along, from[1] + at * up]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

/** CRC-32, as PNG asks for it; Node's own is not in every version that the product runs on. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

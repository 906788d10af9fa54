import { mostParts, Unsound } from './kinds.ts';
import { fillSamples } from './mp4-samples.ts';

/** One box of an ISO base media file (ISO/IEC 14496-12): its four letters, where it starts, its content, its end. */
export type Box = { type: string; start: number; body: number; end: number };

/** What is to be seen and heard in it. Sound alone has no width. */
export type Media = { film: boolean; seconds?: number; width?: number; height?: number };

/**
 * Takes out of a film or recording (mp4, mov, m4a) what is not to be seen or heard: place, device, titles, times, whole tracks that are
 * neither picture nor sound. In place: a box becomes `free` and its content zeros, so that nothing moves and no table has to be made
 * anew. Throws `Unsound` for what is not such a file to its last byte.
 *
 * What stays: what codecs write within picture and sound themselves (the name of an encoder), and whoever is in the picture.
 */
export function cleanMp4(bytes: Buffer): Media {
  const top = boxesIn(bytes, 0, bytes.length);
  if (top[0]?.type !== 'ftyp') throw new Unsound('no ftyp at the start');
  const moov = top.filter((box) => box.type === 'moov');
  if (moov[0] === undefined || moov.length > 1) throw new Unsound('not one moov', 'unknown');
  const data = top.filter((box) => box.type === 'mdat');
  for (const box of top) if (!topKept.has(box.type)) blank(bytes, box);
  for (const moof of top.filter((box) => box.type === 'moof')) cleanFragment(bytes, moof);
  return cleanMovie(bytes, moov[0], data);
}

const topKept = new Set(['ftyp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'styp']);
const inMovie = new Set(['mvhd', 'trak', 'mvex']);
const inTrack = new Set(['tkhd', 'edts', 'mdia']);
const inMedia = new Set(['mdhd', 'hdlr', 'minf']);
const inMinf = new Set(['vmhd', 'smhd', 'nmhd', 'dinf', 'stbl']);
const inTable = new Set(
  'stsd stts ctts stsc stsz stz2 stco co64 stss sdtp sgpd sbgp cslg stps subs'.split(' '),
);

function cleanMovie(bytes: Buffer, moov: Box, data: readonly Box[]): Media {
  const boxes = keepOnly(bytes, moov, inMovie);
  const head = boxes.find((box) => box.type === 'mvhd');
  if (head === undefined) throw new Unsound('no mvhd');
  forgetTimes(bytes, head);
  const media: Media = { film: false, ...secondsOf(bytes, head) };
  const room = { left: bytes.length };
  let kept = 0;
  for (const track of boxes.filter((box) => box.type === 'trak')) {
    const handler = handlerOf(bytes, track);
    if (handler === 'vide' || handler === 'soun') {
      const size = cleanTrack(bytes, track);
      if (handler === 'vide') Object.assign(media, { film: true, ...size });
      kept += 1;
    } else {
      fillSamples(bytes, track, data, room);
      blank(bytes, track);
    }
  }
  if (kept === 0) throw new Unsound('neither picture nor sound', 'unknown');
  return media;
}

function cleanTrack(bytes: Buffer, track: Box): { width?: number; height?: number } {
  const boxes = keepOnly(bytes, track, inTrack);
  for (const mdia of boxes.filter((box) => box.type === 'mdia')) {
    for (const box of keepOnly(bytes, mdia, inMedia)) {
      if (box.type === 'mdhd') forgetTimes(bytes, box);
      // What stands behind the handler's four letters is its name: a device or a program.
      if (box.type === 'hdlr') bytes.fill(0, Math.min(box.body + 24, box.end), box.end);
      if (box.type !== 'minf') continue;
      for (const table of keepOnly(bytes, box, inMinf))
        if (table.type === 'stbl') keepOnly(bytes, table, inTable);
    }
  }
  const head = boxes.find((box) => box.type === 'tkhd');
  if (head === undefined) throw new Unsound('no tkhd');
  forgetTimes(bytes, head);
  const [width, height] = [bytes.readUInt32BE(head.end - 8) >>> 16, bytes.readUInt32BE(head.end - 4) >>> 16];
  return width > 0 && height > 0 ? { width, height } : {};
}

const inFragment = new Set(['mfhd', 'traf']);
const inTraf = new Set(['tfhd', 'tfdt', 'trun', 'sdtp', 'sgpd', 'sbgp', 'subs']);

function cleanFragment(bytes: Buffer, moof: Box): void {
  for (const box of keepOnly(bytes, moof, inFragment)) if (box.type === 'traf') keepOnly(bytes, box, inTraf);
}

export function handlerOf(bytes: Buffer, track: Box): string {
  const mdia = boxesIn(bytes, track.body, track.end).find((box) => box.type === 'mdia');
  const hdlr = mdia && boxesIn(bytes, mdia.body, mdia.end).find((box) => box.type === 'hdlr');
  return hdlr === undefined || hdlr.end - hdlr.body < 12
    ? ''
    : bytes.toString('latin1', hdlr.body + 8, hdlr.body + 12);
}

/** The boxes one after the other, without a gap; throws when one runs past the end, and when there are more than a film has. */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let start = from; start < to; ) {
    if (to - start < 8) throw new Unsound('a box without a head');
    const short = bytes.readUInt32BE(start);
    const long = short === 1 && to - start >= 16 ? Number(bytes.readBigUInt64BE(start + 8)) : undefined;
    const size = short === 0 ? to - start : (long ?? short);
    const body = start + (long === undefined ? 8 : 16);
    const end = start + size;
    if (end < body || end > to) throw new Unsound('a box that does not fit');
    if (found.length === mostParts) throw new Unsound('too many boxes', 'too-hard');
    found.push({ type: bytes.toString('latin1', start + 4, start + 8), start, body, end });
    start = end;
  }
  return found;
}

/** Blanks every box within `box` that is not named, and gives the others. */
function keepOnly(bytes: Buffer, box: Box, names: ReadonlySet<string>): Box[] {
  const within = boxesIn(bytes, box.body, box.end);
  for (const one of within) if (!names.has(one.type)) blank(bytes, one);
  return within.filter((one) => names.has(one.type));
}

function blank(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1');
  bytes.fill(0, box.body, box.end);
}

/** `mvhd`, `tkhd` and `mdhd` begin alike: version, flags, when it was made, when it was changed. */
function forgetTimes(bytes: Buffer, box: Box): void {
  const length = bytes[box.body] === 1 ? 16 : 8;
  if (box.end - box.body < 4 + length + 12) throw new Unsound('a head that is too short');
  bytes.fill(0, box.body + 4, box.body + 4 + length);
}

function secondsOf(bytes: Buffer, head: Box): { seconds?: number } {
  const long = bytes[head.body] === 1;
  const at = head.body + (long ? 20 : 12);
  if (head.end - at < 12) throw new Unsound('a head that is too short');
  const duration = long ? Number(bytes.readBigUInt64BE(at + 4)) : bytes.readUInt32BE(at + 4);
  const seconds = duration / bytes.readUInt32BE(at);
  return seconds > 0 && seconds < 86_400 ? { seconds: Math.round(seconds) } : {};
}

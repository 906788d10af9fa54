import { mostParts, Unsound } from './kinds.ts';
import type { Media } from './mp4.ts';

/** One element of EBML (RFC 8794): its id with the marker bit, where it starts, its content, its end. `open`: of unknown length. */
type Element = { id: number; start: number; body: number; end: number; open: boolean };

const ids = {
  head: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  cues: 0x1c53bb6b,
  tags: 0x1254c367,
  attachments: 0x1941a469,
  chapters: 0x1043a770,
  scale: 0x2ad7b1,
  duration: 0x4489,
  entry: 0xae,
  trackType: 0x83,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  void: 0xec,
  time: 0xe7,
  block: 0xa3,
  blockGroup: 0xa0,
} as const;

const parts: ReadonlySet<number> = new Set([
  ...[ids.seekHead, ids.info, ids.tracks, ids.cluster, ids.cues, ids.tags, ids.attachments, ids.chapters],
]);
const keptParts: ReadonlySet<number> = new Set([ids.seekHead, ids.info, ids.tracks, ids.cluster, ids.cues]);
const keptInInfo: ReadonlySet<number> = new Set([ids.scale, ids.duration]);
/** Number, uid, type, flags, durations, codec with its settings, and what a picture and a sound are like. */
const keptInEntry: ReadonlySet<number> = new Set([
  ...[0xd7, 0x73c5, ids.trackType, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x86, 0x63a2, 0x56aa, 0x56bb, 0x55ee],
  ...[ids.video, 0xe1],
]);
const keptInCluster: ReadonlySet<number> = new Set([ids.time, ids.block, ids.blockGroup, 0xab, 0xa7]);

/**
 * Takes out of a film or recording (webm) what is not to be seen or heard: tags, titles, dates, names of programs, attachments. In
 * place: an element becomes `Void` of the same length. A recording that was made in a browser gets its length written in, where the
 * browser's name stood: without it a player cannot show how far it is. Gives what is in it and where the file ends; throws `Unsound`.
 */
export function cleanWebm(bytes: Buffer): Media & { length: number } {
  const head = elementAt(bytes, 0, bytes.length);
  const docType = childrenOf(bytes, head).find(({ id }) => id === ids.docType);
  if (
    docType === undefined ||
    bytes.toString('latin1', docType.body, docType.end).replace(/\0+$/, '') !== 'webm'
  )
    throw new Unsound('no webm', 'unknown');
  const segment = elementAt(bytes, head.end, bytes.length);
  if (segment.id !== ids.segment) throw new Unsound('no segment');
  const media: Media = { film: false };
  let [heard, scale, last] = [false, 1_000_000, 0];
  let info: Element | undefined;
  for (const part of childrenOf(bytes, segment, parts)) {
    if (!keptParts.has(part.id)) makeVoid(bytes, part.start, part.end);
    else if (part.id === ids.info) {
      info = part;
      scale = cleanInfo(bytes, part) ?? scale;
    } else if (part.id === ids.tracks) heard = cleanTracks(bytes, part, media) || heard;
    else if (part.id === ids.cluster) last = Math.max(last, cleanCluster(bytes, part));
  }
  if (!heard && !media.film) throw new Unsound('neither picture nor sound', 'unknown');
  const seconds = (last * scale) / 1e9;
  if (info !== undefined) writeDuration(bytes, info, last);
  return {
    ...media,
    ...(seconds > 0 && seconds < 86_400 && { seconds: Math.round(seconds) }),
    length: segment.end,
  };
}

function cleanInfo(bytes: Buffer, info: Element): number | undefined {
  let scale: number | undefined;
  for (const one of childrenOf(bytes, info)) {
    if (one.id === ids.scale) scale = unsigned(bytes, one);
    if (!keptInInfo.has(one.id)) makeVoid(bytes, one.start, one.end);
  }
  return scale;
}

/** Gives whether there is a track of sound. A track that is neither picture nor sound is taken off the list. */
function cleanTracks(bytes: Buffer, tracks: Element, media: Media): boolean {
  let heard = false;
  for (const entry of childrenOf(bytes, tracks)) {
    const within = entry.id === ids.entry ? childrenOf(bytes, entry) : [];
    const type = within.find(({ id }) => id === ids.trackType);
    const kind = type && unsigned(bytes, type);
    if (kind !== 1 && kind !== 2) {
      makeVoid(bytes, entry.start, entry.end);
      continue;
    }
    for (const one of within) if (!keptInEntry.has(one.id)) makeVoid(bytes, one.start, one.end);
    heard ||= kind === 2;
    const video = within.find(({ id }) => id === ids.video);
    if (kind !== 1 || video === undefined) continue;
    media.film = true;
    for (const one of childrenOf(bytes, video)) {
      if (one.id === ids.width) media.width = unsigned(bytes, one);
      if (one.id === ids.height) media.height = unsigned(bytes, one);
    }
  }
  return heard;
}

/** Gives the moment of its last block, in ticks. */
function cleanCluster(bytes: Buffer, cluster: Element): number {
  let [time, last] = [0, 0];
  for (const one of childrenOf(bytes, cluster)) {
    if (!keptInCluster.has(one.id)) makeVoid(bytes, one.start, one.end);
    if (one.id === ids.time) time = unsigned(bytes, one);
    if (one.id !== ids.block || one.end - one.body < 4) continue;
    const track = lengthOf(bytes[one.body] ?? 0);
    if (one.body + track + 2 <= one.end) last = Math.max(last, time + bytes.readInt16BE(one.body + track));
  }
  return last;
}

function writeDuration(bytes: Buffer, info: Element, ticks: number): void {
  const within = childrenOf(bytes, info);
  if (ticks === 0 || within.some(({ id }) => id === ids.duration)) return;
  const first = within.findIndex(({ id }) => id === ids.void);
  const start = within[first]?.start ?? 0;
  let end = start;
  for (const one of within.slice(Math.max(first, 0))) {
    if (one.id !== ids.void) break;
    end = one.end;
  }
  if (first < 0 || (end - start !== 11 && end - start < 13)) return;
  bytes.writeUInt16BE(ids.duration, start);
  bytes[start + 2] = 0x88;
  bytes.writeDoubleBE(ticks, start + 3);
  if (end > start + 11) makeVoid(bytes, start + 11, end);
}

/** The elements within, one after the other. One of unknown length ends where its parent does, or where one of `next` begins. */
function childrenOf(bytes: Buffer, parent: Element, next?: ReadonlySet<number>): Element[] {
  const found: Element[] = [];
  for (let at = parent.body; at < parent.end; ) {
    let one = elementAt(bytes, at, parent.end);
    if (one.open) {
      if (next === undefined) throw new Unsound('an element without an end');
      one = { ...one, end: endOfOpen(bytes, one, next) };
    }
    if (found.length === mostParts) throw new Unsound('too many elements', 'too-hard');
    found.push(one);
    at = one.end;
  }
  return found;
}

function endOfOpen(bytes: Buffer, open: Element, next: ReadonlySet<number>): number {
  for (let at = open.body; at < open.end; ) {
    const one = elementAt(bytes, at, open.end);
    if (next.has(one.id)) return at;
    if (one.open) throw new Unsound('an element without an end');
    at = one.end;
  }
  return open.end;
}

function elementAt(bytes: Buffer, start: number, limit: number): Element {
  const idLength = lengthOf(bytes[start] ?? 0);
  if (idLength > 4 || start + idLength >= limit) throw new Unsound('no id of an element');
  const at = start + idLength;
  const length = lengthOf(bytes[at] ?? 0);
  if (length > 8 || at + length > limit) throw new Unsound('no length of an element');
  let size = (bytes[at] ?? 0) & ((1 << (8 - length)) - 1);
  let open = size === (1 << (8 - length)) - 1;
  for (let n = 1; n < length; n++) {
    open &&= bytes[at + n] === 0xff;
    size = size * 256 + (bytes[at + n] ?? 0);
  }
  const body = at + length;
  const end = open ? limit : body + size;
  if (end > limit) throw new Unsound('an element that does not fit');
  return { id: bytes.readUIntBE(start, idLength), start, body, end, open };
}

/** How many bytes a number takes, told by its leading zeros. */
const lengthOf = (first: number): number => Math.clz32(first) - 23;

function unsigned(bytes: Buffer, { body, end }: Element): number {
  let value = 0;
  for (let at = body; at < Math.min(end, body + 7); at++) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

function makeVoid(bytes: Buffer, start: number, end: number): void {
  const width = Math.min(8, end - start - 1);
  const size = end - start - 1 - width;
  bytes.fill(0, start, end);
  bytes[start] = ids.void;
  let rest = size;
  for (let n = width; n >= 1; n--) {
    bytes[start + n] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[start + 1] = (bytes[start + 1] ?? 0) | (1 << (8 - width));
}

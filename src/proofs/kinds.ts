import type { ProofKind } from '../questions/model.ts';

/** What a file is, by its content. The name that it came with says nothing, and is not kept. */
export type Format = 'jpeg' | 'png' | 'webp' | 'pdf' | 'mp4' | 'webm' | 'mp3';

/** A file that was looked at, of which only what is to be seen or heard was kept. */
export type Cleaned = {
  kind: ProofKind;
  /** How it is served: ours to say, never what the browser said. */
  type: ServedType;
  bytes: Uint8Array<ArrayBuffer>;
  /** A small picture of it, so that pages stay light on cheap phones. */
  preview?: Uint8Array<ArrayBuffer>;
  width?: number;
  height?: number;
  seconds?: number;
};

export const servedTypes = [
  'image/jpeg',
  'application/pdf',
  'video/mp4',
  'video/webm',
  'audio/mp4',
  'audio/webm',
  'audio/mpeg',
] as const;
export type ServedType = (typeof servedTypes)[number];

/** Why a file was not taken; the page says what to do instead. */
export type Refusal =
  /** None of the formats above, or one that this question does not ask for. */
  | 'unknown'
  | 'other-kind'
  | 'too-large'
  | 'too-many-pixels'
  /** Cut off, or not what it says it is. */
  | 'broken'
  /** A PDF with a password. */
  | 'locked'
  /** It asked for more memory or time than a real one does. */
  | 'too-hard';

const mega = 1024 * 1024;

/** The largest file of each kind, as it arrives. Told on the page before somebody chooses one. */
export const largest: Readonly<Record<ProofKind, number>> = {
  image: 12 * mega,
  document: 8 * mega,
  film: 30 * mega,
  sound: 10 * mega,
};
export const largestOfAll = Math.max(...Object.values(largest));

/** What all proofs of one passport may be together, and how many. */
export const allowance = { bytes: 120 * mega, files: 40 } as const;

/** Decoded, a picture takes four bytes a pixel: 50 million is more than any phone makes, and a bomb says it is larger. */
export const mostPixels = 50_000_000;
/** The parts of a film or sound that lie in one place. At two a fragment, ten fragments a second fit for more than an hour. */
export const mostParts = 100_000;
/** Stored at this size at most: sharp on a page of paper, a tenth of what the phone made. */
export const longestSide = 2048;
export const previewSide = 640;

/** The bytes are not of the format that they seem to be. */
export class Unsound extends Error {
  readonly refusal: Refusal;

  constructor(why: string, refusal: Refusal = 'broken') {
    super(why);
    this.name = 'Unsound';
    this.refusal = refusal;
  }
}

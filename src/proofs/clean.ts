import type { ProofKind } from '../questions/model.ts';
import { type Cleaned, type Format, largest, type Refusal } from './kinds.ts';
import { recognise } from './recognise.ts';
import { onWorkbench } from './workbench.ts';

/**
 * Looks at what somebody chose as proof: what it really is, whether this question asks for it (`kinds`), and whether it is whole and of a
 * bearable size. Gives what may be kept of it. Every byte behind the first few is read on the workbench: nobody else waits for it. Throws
 * `Fault('unavailable')` when too many are being looked at.
 */
export async function cleanProof(
  bytes: Uint8Array,
  kinds: readonly ProofKind[],
): Promise<Cleaned | { refusal: Refusal }> {
  const format = recognise(bytes);
  if (format === undefined) return { refusal: 'unknown' };
  const possible = kindsOf[format];
  if (!possible.some((kind) => kinds.includes(kind))) return { refusal: 'other-kind' };
  if (bytes.length > Math.max(...possible.map((kind) => largest[kind]))) return { refusal: 'too-large' };
  const outcome = await onWorkbench({ format, bytes });
  if ('refusal' in outcome) return outcome;
  const { cleaned } = outcome;
  if (!kinds.includes(cleaned.kind)) return { refusal: 'other-kind' };
  return cleaned.bytes.length > largest[cleaned.kind] ? { refusal: 'too-large' } : cleaned;
}

/** What a file of each format can turn out to be. */
const kindsOf: Readonly<Record<Format, readonly ProofKind[]>> = {
  jpeg: ['image'],
  png: ['image'],
  webp: ['image'],
  pdf: ['document'],
  mp4: ['film', 'sound'],
  webm: ['film', 'sound'],
  mp3: ['sound'],
};

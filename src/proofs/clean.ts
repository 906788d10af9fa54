import type { ProofKind } from '../questions/model.ts';
import { type Cleaned, largest, type Refusal, Unsound } from './kinds.ts';
import { framesOfMp3 } from './mp3.ts';
import { cleanMp4 } from './mp4.ts';
import { recognise } from './recognise.ts';
import { cleanWebm } from './webm.ts';
import { onWorkbench } from './workbench.ts';

/**
 * Looks at what somebody chose as proof: what it really is, whether it is whole and of a bearable size, and whether this question asks for it
 * (`kinds`). Gives what may be kept of it. Films and sounds are cleaned in place: `bytes` is no longer what it was. Throws
 * `Fault('unavailable')` when too many are being looked at.
 */
export async function cleanProof(
  bytes: Buffer,
  kinds: readonly ProofKind[],
): Promise<Cleaned | { refusal: Refusal }> {
  const outcome = await byFormat(bytes);
  if ('refusal' in outcome) return outcome;
  if (!kinds.includes(outcome.kind)) return { refusal: 'other-kind' };
  return outcome.bytes.length > largest[outcome.kind] ? { refusal: 'too-large' } : outcome;
}

async function byFormat(bytes: Buffer): Promise<Cleaned | { refusal: Refusal }> {
  const format = recognise(bytes);
  try {
    switch (format) {
      case 'jpeg':
      case 'png':
      case 'webp':
      case 'pdf': {
        if (bytes.length > largest[format === 'pdf' ? 'document' : 'image']) return { refusal: 'too-large' };
        const outcome = await onWorkbench({ format, bytes });
        return 'cleaned' in outcome ? outcome.cleaned : outcome;
      }
      case 'mp4':
        return mp4(bytes);
      case 'webm':
        return webm(bytes);
      case 'mp3': {
        const { start, end, seconds } = framesOfMp3(bytes);
        return { kind: 'sound', type: 'audio/mpeg', bytes: part(bytes, start, end), seconds };
      }
      case undefined:
        return { refusal: 'unknown' };
    }
  } catch (error) {
    if (error instanceof Unsound) return { refusal: error.refusal };
    // A table that points outside the file: Buffer says so.
    if (error instanceof RangeError) return { refusal: 'broken' };
    throw error;
  }
}

function mp4(bytes: Buffer): Cleaned {
  const { film, ...media } = cleanMp4(bytes);
  const whole = { bytes: part(bytes, 0, bytes.length), ...media };
  return film
    ? { kind: 'film', type: 'video/mp4', ...whole }
    : { kind: 'sound', type: 'audio/mp4', ...whole };
}

function webm(bytes: Buffer): Cleaned {
  const { film, length, ...media } = cleanWebm(bytes);
  const whole = { bytes: part(bytes, 0, length), ...media };
  return film
    ? { kind: 'film', type: 'video/webm', ...whole }
    : { kind: 'sound', type: 'audio/webm', ...whole };
}

/** A view, no copy. */
function part(bytes: Buffer, start: number, end: number): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset } = bytes;
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('a file in shared memory');
  return new Uint8Array(buffer, byteOffset + start, end - start);
}

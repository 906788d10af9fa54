import { cleanProof } from '../../proofs/clean.ts';
import type { Upload } from '../upload.ts';

/** A logo as a form has it: another one, none, or the one that stands. */
export type LogoChoice = Uint8Array | 'none' | 'same';

/** Through the way of every photo: drawn anew, so that nothing else is in it. A drawing that can hold a script (SVG) is no photo. */
export async function readLogo(form: URLSearchParams, file: Upload): Promise<LogoChoice | { refused: true }> {
  if (form.getAll('logo').includes('weg')) return 'none';
  if (file === 'none') return 'same';
  if (typeof file === 'string') return { refused: true };
  const cleaned = await cleanProof(file.bytes, ['image']);
  if ('refusal' in cleaned || cleaned.kind !== 'image') return { refused: true };
  const picture = cleaned.bytes.length <= largestLogo ? cleaned.bytes : cleaned.preview;
  return picture !== undefined && picture.length <= largestLogo ? picture : { refused: true };
}

const largestLogo = 256 * 1024;

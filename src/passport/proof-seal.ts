import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys, Place } from '../keys/keys.ts';
import { servedTypes } from '../proofs/kinds.ts';
import { proofKinds } from '../questions/model.ts';
import type { ProofFile, ProofTable } from './proof-rows.ts';

const aboutShape = z.object({
  kind: z.enum(proofKinds),
  type: z.enum(servedTypes),
  caption: z.string(),
  /** Its length to the byte: slices that are missing at the end would show. */
  size: z.number(),
  previewSize: z.number(),
  width: z.number().optional(),
  height: z.number().optional(),
  seconds: z.number().optional(),
});

/** What a proof is, and what its owner says of it. */
export type About = z.infer<typeof aboutShape>;

type Of = Pick<ProofTable, 'id' | 'owner' | 'chapter' | 'question'>;

/** Bound to passport, question, proof, which file of it, and which slice: none can stand in the place of another. */
const place = ({ id, owner, chapter, question }: Of, what: string, revision: number): Place => ({
  owner,
  chapter,
  item: `${question} ${id} ${what}`,
  revision,
});

export function sealAbout(
  keys: Keys,
  permit: Permit,
  proof: Of & { revision: number },
  about: About,
): Promise<Buffer> {
  return keys.seal(permit, place(proof, 'about', proof.revision), JSON.stringify(about));
}

export async function openAbout(keys: Keys, permit: Permit, proof: ProofTable): Promise<About> {
  return aboutShape.parse(
    JSON.parse(await keys.open(permit, place(proof, 'about', proof.revision), proof.about)),
  );
}

/** A slice of a file before it is sealed. */
export const sliceLength = 256 * 1024;

export function sealSlice(
  keys: Keys,
  permit: Permit,
  proof: Of,
  slice: { file: ProofFile; n: number },
  bytes: Uint8Array,
): Promise<Buffer> {
  return keys.sealSlice(permit, place(proof, slice.file, slice.n + 1), bytes);
}

export async function openSlice(
  keys: Keys,
  permit: Permit,
  proof: Of,
  slice: { file: ProofFile; n: number; sealed: Uint8Array },
): Promise<Buffer> {
  if (slice.n < 0) throw new Fault('unavailable', 'no such slice');
  return keys.openSlice(permit, place(proof, slice.file, slice.n + 1), slice.sealed);
}

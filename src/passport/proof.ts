import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { newId, type ProofId } from '../base/id.ts';
import { allowance, type Cleaned } from '../proofs/kinds.ts';
import type { Question, QuestionId } from '../questions/model.ts';
import { isPrivate, placeOfQuestion } from '../questions/private.ts';
import { once } from '../store/once.ts';
import { recount } from './answer.ts';
import {
  deleteProof,
  insertProof,
  insertSlice,
  type ProofFile,
  type ProofTable,
  proofOf,
  proofsOf,
  slicesOf,
  updateAbout,
  usedBy,
} from './proof-rows.ts';
import { type About, openAbout, openSlice, sealAbout, sealSlice, sliceLength } from './proof-seal.ts';

/** A proof without its bytes: what a page shows of it. */
export type Proof = About & { id: ProofId; question: QuestionId; added: Date };

export const longestCaption = 200;

/**
 * Keeps a cleaned file with the answer to a question (F22), sealed in slices. `mark` is that of the form: sent twice (a line that broke when
 * all had arrived), it counts once. `full`: the allowance of this passport is used up, and nothing was kept. `id`: of one that comes from elsewhere.
 */
export async function addProof(
  actor: OwnerActor,
  house: House,
  question: Question,
  file: Cleaned,
  { caption, mark, id = newId() }: { caption: string; mark: string; id?: ProofId },
): Promise<ProofId | 'full'> {
  const { owner } = actor;
  const about = { passport: owner, chapters: [question.chapter], private: isPrivate(question) };
  const kept = await perform(house, actor, 'proof.add', about, async (granted) => {
    const { tx, now } = granted;
    const { result } = await once(tx, `proof ${owner} ${mark}`, now, async () => {
      const used = await usedBy(tx, owner);
      const bytes = file.bytes.length + (file.preview?.length ?? 0);
      if (used.files >= allowance.files || used.bytes + bytes > allowance.bytes) return 'full';
      await keep(house, granted, actor, question, file, { id, caption: caption.slice(0, longestCaption) });
      await recount(granted, actor.owner);
      return id;
    });
    return result;
  });
  return kept === 'full' ? kept : (kept as ProofId);
}

async function keep(
  house: House,
  { tx, permit, now }: Granted,
  actor: OwnerActor,
  { id: question, chapter, sensitivity, shareable }: Question,
  file: Cleaned,
  { id, caption }: { id: ProofId; caption: string },
): Promise<void> {
  const { bytes, preview, ...rest } = file;
  const previewSize = preview?.length ?? 0;
  const belongs = {
    ...{ owner: actor.owner, question, chapter },
    ...{ extra: sensitivity === 'extra', private: !shareable },
  };
  const proof = { ...belongs, id, revision: 1 };
  const about = await sealAbout(house.keys, permit, proof, {
    ...rest,
    caption,
    size: bytes.length,
    previewSize,
  });
  await insertProof(tx, { ...proof, about, bytes: bytes.length + previewSize, added: now });
  const files: readonly (readonly [ProofFile, Uint8Array])[] = [
    ['whole', bytes],
    ['preview', preview ?? new Uint8Array()],
  ];
  for (const [name, all] of files) {
    for (let n = 0; n * sliceLength < all.length; n++) {
      const part = all.subarray(n * sliceLength, (n + 1) * sliceLength);
      const sealed = await sealSlice(house.keys, permit, proof, { file: name, n }, part);
      await insertSlice(tx, { ...belongs, proof: proof.id, file: name, n, sealed });
    }
  }
}

/** All proofs of this passport, or those with these questions. Own eyes only; with somebody beside, not those of what is private (F34). */
export async function readProofs(
  actor: OwnerActor,
  house: House,
  questions?: readonly QuestionId[],
): Promise<{ proofs: Proof[]; used: { files: number; bytes: number } }> {
  return perform(house, actor, 'proof.read', { passport: actor.owner }, async (granted) => ({
    proofs: await openProofs(house, granted, await proofsOf(granted.tx, actor.owner, questions)),
    used: await usedBy(granted.tx, actor.owner),
  }));
}

export async function openProofs(
  house: House,
  { permit, facts }: Pick<Granted, 'permit'> & { facts: Pick<Granted['facts'], 'paired'> },
  rows: readonly ProofTable[],
): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const row of rows) {
    if (facts.paired && placeOfQuestion(row.question)?.private !== false) continue;
    const { id, question, added } = row;
    proofs.push({ ...(await openAbout(house.keys, permit, row)), id, question, added });
  }
  return proofs;
}

/** What the owner says of it; the newest words count. */
export async function changeCaption(
  actor: OwnerActor,
  house: House,
  id: ProofId,
  caption: string,
): Promise<void> {
  await perform(house, actor, 'proof.change', { passport: actor.owner }, async ({ tx, permit }) => {
    const row = await ownRow(tx, id);
    const about = await openAbout(house.keys, permit, row);
    const next = { ...row, revision: row.revision + 1 };
    const words = caption.slice(0, longestCaption);
    const sealed = await sealAbout(house.keys, permit, next, { ...about, caption: words });
    if (!(await updateAbout(tx, { ...next, about: sealed })))
      throw new Fault('unavailable', 'changed twice at the same moment');
  });
}

/** Takes it away for good, from everybody. */
export async function removeProof(actor: OwnerActor, house: House, id: ProofId): Promise<void> {
  await perform(house, actor, 'proof.remove', { passport: actor.owner }, async (granted) => {
    await ownRow(granted.tx, id);
    await deleteProof(granted.tx, id);
    await recount(granted, actor.owner);
  });
}

/** Whose it is, row security sees to: another's is not there. */
async function ownRow(tx: Granted['tx'], id: ProofId): Promise<ProofTable> {
  const row = await proofOf(tx, id);
  if (row === undefined) throw new Fault('not-there', 'no such proof');
  return row;
}

/** Which bytes, of one of the two files of a proof: chosen when its size is known. */
export type Stretch = { file: ProofFile; choose: (size: number) => Span | undefined };
/** From a byte up to, and without, another. */
export type Span = { from: number; to: number };
/** `bytes` are the first ones of `span`, and not more than one act gives. No span: nothing of what was asked for is there. */
export type Bytes = { proof: Proof; size: number; span: Span | undefined; bytes: Buffer<ArrayBuffer> };

/** What one act gives: two seconds of a slow line. Then the door is asked again. */
const mostAtOnce = 8 * sliceLength;

/** Own eyes. Asked for stretch after stretch, each an act of its own. */
export async function readBytes(
  actor: OwnerActor,
  house: House,
  id: ProofId,
  stretch: Stretch,
): Promise<Bytes> {
  return perform(house, actor, 'proof.read', { passport: actor.owner }, async (granted) =>
    openStretch(house, granted, await ownRow(granted.tx, id), stretch),
  );
}

/** The fault `unavailable` when slices are missing or were swapped: never a photo that is half somebody else's. */
export async function openStretch(
  house: House,
  granted: Granted,
  row: ProofTable,
  { file, choose }: Stretch,
): Promise<Bytes> {
  const [proof] = await openProofs(house, granted, [row]);
  if (proof === undefined) throw new Fault('not-there', 'no such proof');
  const size = file === 'whole' ? proof.size : proof.previewSize;
  if (size === 0) throw new Fault('not-there', 'no such file of this proof');
  const span = choose(size);
  if (span === undefined) return { proof, size, span, bytes: Buffer.alloc(0) };
  const { from } = span;
  const end = Math.min(span.to, from + mostAtOnce);
  const first = Math.floor(from / sliceLength);
  const last = Math.floor((end - 1) / sliceLength);
  const opened: Buffer[] = [];
  for (const slice of await slicesOf(granted.tx, row.id, file, first, last)) {
    if (slice.n !== first + opened.length) break;
    opened.push(await openSlice(house.keys, granted.permit, row, slice));
  }
  const start = from - first * sliceLength;
  const bytes = Buffer.concat(opened).subarray(start, start + end - from);
  if (bytes.length !== end - from) throw new Fault('unavailable', 'a slice of a proof is missing');
  return { proof, size, span, bytes };
}

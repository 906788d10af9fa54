import { sql } from 'kysely';
import type { OwnerId, ProofId } from '../base/id.ts';
import type { ChapterId, QuestionId } from '../questions/model.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.proof': ProofTable;
    'passport.slice': SliceTable;
  }
}

/** Where a proof belongs, and what protects it: the same as its answer. */
type Belongs = { owner: OwnerId; question: QuestionId; chapter: ChapterId; extra: boolean; private: boolean };

/** A photo, paper, film or sound with an answer. What it is, and what the owner says of it, stands sealed in `about`. */
export type ProofTable = Belongs & {
  id: ProofId;
  revision: number;
  about: Uint8Array;
  /** All of it together, for the allowance. */
  bytes: number;
  added: Date;
};

export type ProofFile = 'whole' | 'preview';
export type SliceTable = Belongs & { proof: ProofId; file: ProofFile; n: number; sealed: Uint8Array };

/** All proofs that row security shows of this passport to whoever asks; oldest first. */
export const proofsOfOwner = (owner: OwnerId): Statement<ProofTable> =>
  statement`select * from passport.proof where owner = ${owner} order by added, id`;

export const proofsWith = (owner: OwnerId, questions: readonly QuestionId[]): Statement<ProofTable> =>
  statement`select * from passport.proof where owner = ${owner} and question = any (${questions}) order by added, id`;

export async function proofsOf(
  tx: Tx,
  owner: OwnerId,
  questions?: readonly QuestionId[],
): Promise<readonly ProofTable[]> {
  return ask(tx, questions === undefined ? proofsOfOwner(owner) : proofsWith(owner, questions));
}

export async function proofOf(tx: Tx, id: ProofId): Promise<ProofTable | undefined> {
  return tx.selectFrom('passport.proof').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertProof(tx: Tx, proof: ProofTable): Promise<void> {
  await tx.insertInto('passport.proof').values(proof).execute();
}

export async function insertSlice(tx: Tx, slice: SliceTable): Promise<void> {
  await tx.insertInto('passport.slice').values(slice).execute();
}

/** Slices `from` up to and including `to` of one file, in order. */
export async function slicesOf(
  tx: Tx,
  proof: ProofId,
  file: ProofFile,
  from: number,
  to: number,
): Promise<SliceTable[]> {
  return tx
    .selectFrom('passport.slice')
    .selectAll()
    .where('proof', '=', proof)
    .where('file', '=', file)
    .where('n', '>=', from)
    .where('n', '<=', to)
    .orderBy('n')
    .execute();
}

/** Writes what is said of it anew; `false` when another device did so meanwhile. */
export async function updateAbout(
  tx: Tx,
  { id, revision, about }: Pick<ProofTable, 'id' | 'revision' | 'about'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('passport.proof')
    .set({ about, revision })
    .where('id', '=', id)
    .where('revision', '=', revision - 1)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The slices go with it. */
export async function deleteProof(tx: Tx, id: ProofId): Promise<void> {
  await tx.deleteFrom('passport.proof').where('id', '=', id).execute();
}

/** How much all proofs of this passport take. */
export async function usedBy(tx: Tx, owner: OwnerId): Promise<{ files: number; bytes: number }> {
  return tx
    .selectFrom('passport.proof')
    .select([
      sql<number>`count(*)::integer`.as('files'),
      sql<number>`coalesce(sum(bytes), 0)::integer`.as('bytes'),
    ])
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow();
}

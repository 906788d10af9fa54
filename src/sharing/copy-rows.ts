import type { Granted, House, Seen } from '../access/perform.ts';
import type { GrantId, OwnerId, ProofId } from '../base/id.ts';
import type { Json } from '../base/json.ts';
import { ask, type Statement, statement } from '../store/statement.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'sharing.copy': { grant: GrantId; owner: OwnerId; sealed: Uint8Array };
    'sharing.copied': { grant: GrantId; owner: OwnerId; proof: ProofId };
  }
}

type Of = { id: GrantId; owner: OwnerId };

/** Keeps what a share of a copy holds (JSON), sealed, and which proofs go with it; it never changes. */
export async function putCopy(
  { tx, permit }: Granted,
  house: House,
  of: Of,
  words: string,
  proofs: readonly ProofId[],
): Promise<void> {
  const sealed = await house.keys.seal(permit, place(of), words);
  await tx.insertInto('sharing.copy').values({ grant: of.id, owner: of.owner, sealed }).execute();
  for (const proof of new Set(proofs))
    await tx.insertInto('sharing.copied').values({ grant: of.id, owner: of.owner, proof }).execute();
}

/** The copy of this share, when there is one that the actor may see. */
export const copyOf = (id: GrantId): Statement<{ sealed: Uint8Array }> =>
  statement`select sealed from sharing.copy where "grant" = ${id}`;

export async function openCopy({ permit }: Seen, house: House, of: Of, sealed: Uint8Array): Promise<Json> {
  return JSON.parse(await house.keys.open(permit, place(of), sealed)) as Json;
}

/** What the copy of this share holds; nothing when there is none that this actor may see. */
export async function copyWords(granted: Granted, house: House, of: Of): Promise<Json | null> {
  const [row] = await ask(granted.tx, copyOf(of.id));
  return row === undefined ? null : openCopy(granted, house, of, row.sealed);
}

const place = ({ id, owner }: Of) => ({ owner, chapter: 'sharing', item: `${id} copy`, revision: 1 });

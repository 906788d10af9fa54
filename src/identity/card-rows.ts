import { bear } from '../access/facts.ts';
import type { OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.card': CardTable;
  }
}

/** The personal card that brings an owner back. `sealed` holds the code until the owner has kept it; after that nobody can show it. */
export type CardTable = { owner: OwnerId; code_index: Uint8Array; sealed: Uint8Array | null; made: Date };

export async function insertCard(tx: Tx, card: CardTable): Promise<void> {
  await tx
    .insertInto('identity.card')
    .values(card)
    .onConflict((conflict) =>
      conflict
        .column('owner')
        .doUpdateSet({ code_index: card.code_index, sealed: card.sealed, made: card.made }),
    )
    .execute();
}

export async function cardOf(tx: Tx, owner: OwnerId): Promise<CardTable | undefined> {
  return tx.selectFrom('identity.card').selectAll().where('owner', '=', owner).executeTakeFirst();
}

/** Whose card this code is on. The code itself is the key to the row: nobody can look further. */
export async function ownerOfCard(tx: Tx, codeIndex: Uint8Array): Promise<OwnerId | undefined> {
  await bear(tx, codeIndex);
  const row = await tx
    .selectFrom('identity.card')
    .select('owner')
    .where('code_index', '=', codeIndex)
    .executeTakeFirst();
  return row?.owner;
}

export async function keepCard(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.updateTable('identity.card').set({ sealed: null }).where('owner', '=', owner).execute();
}

export async function deleteCard(tx: Tx, owner: OwnerId): Promise<void> {
  await tx.deleteFrom('identity.card').where('owner', '=', owner).execute();
}

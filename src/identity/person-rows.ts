import type { PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.person': PersonTable;
  }
}

/** Somebody at work. `sealed` holds name and address, the address is found by its blind index. */
export type PersonTable = { id: PersonId; mail_index: Uint8Array; sealed: Uint8Array; language: string };

export async function personByMail(tx: Tx, mailIndex: Uint8Array): Promise<PersonTable | undefined> {
  return tx.selectFrom('identity.person').selectAll().where('mail_index', '=', mailIndex).executeTakeFirst();
}

export async function personById(tx: Tx, id: PersonId): Promise<PersonTable | undefined> {
  return tx.selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertPerson(tx: Tx, person: PersonTable): Promise<void> {
  await tx.insertInto('identity.person').values(person).execute();
}

export async function updatePerson(
  tx: Tx,
  { id, sealed, language }: Pick<PersonTable, 'id' | 'sealed' | 'language'>,
): Promise<void> {
  await tx.updateTable('identity.person').set({ sealed, language }).where('id', '=', id).execute();
}

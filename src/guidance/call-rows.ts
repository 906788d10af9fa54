import type { Selectable } from 'kysely';
import type { GrantId, OwnerId, PersonId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'guidance.profile': { person: PersonId; sealed: Uint8Array; changed: Date };
    'guidance.call': CallTable;
  }
}

/** How to call a mentor, in one share. `when`: as the young person answered nod8; `handover`: a warm handover is wished for. */
export type CallTable = {
  grant: GrantId;
  owner: OwnerId;
  person: PersonId;
  when: CallWhen;
  handover: boolean;
  sealed: Uint8Array;
};
export type CallWhen = 'always' | 'together';
export type CallRow = Selectable<CallTable>;

export async function profilesOf(tx: Tx, people: readonly PersonId[]): Promise<Map<PersonId, Uint8Array>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .selectFrom('guidance.profile')
    .select(['person', 'sealed'])
    .where('person', 'in', [...people])
    .execute();
  return new Map(rows.map(({ person, sealed }) => [person, sealed]));
}

export async function putProfile(tx: Tx, person: PersonId, sealed: Uint8Array, changed: Date): Promise<void> {
  await tx
    .insertInto('guidance.profile')
    .values({ person, sealed, changed })
    .onConflict((known) => known.column('person').doUpdateSet({ sealed, changed }))
    .execute();
}

export async function callOf(tx: Tx, grant: GrantId): Promise<CallRow | undefined> {
  return tx.selectFrom('guidance.call').selectAll().where('grant', '=', grant).executeTakeFirst();
}

/** The card of one share, or none. */
export async function setCall(
  tx: Tx,
  owner: OwnerId,
  grant: GrantId,
  call: CallTable | undefined,
): Promise<void> {
  await tx.deleteFrom('guidance.call').where('grant', '=', grant).where('owner', '=', owner).execute();
  if (call !== undefined) await tx.insertInto('guidance.call').values(call).execute();
}

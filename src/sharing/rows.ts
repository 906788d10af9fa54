import type { Selectable } from 'kysely';
import { bear } from '../access/facts.ts';
import type { GrantId, GroupId, OrganisationId, OwnerId, PersonId } from '../base/id.ts';
import type { ChapterId, QuestionId } from '../questions/model.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'sharing.grant': GrantTable;
    'sharing.acceptance': AcceptanceTable;
  }
}

/**
 * One receiver's look into one passport. `receiver` and `keys` (link and code) are sealed; the two indexes find the row again
 * for whoever holds the link or the code. A row that has not started is a draft.
 */
export type GrantTable = {
  id: GrantId;
  owner: OwnerId;
  receiver: Uint8Array;
  chapters: ChapterId[];
  questions: QuestionId[];
  extra: QuestionId[];
  purpose: Purpose;
  starts: Date | null;
  ends: Date | null;
  withdrawn: Date | null;
  link_index: Uint8Array | null;
  code_index: Uint8Array | null;
  keys: Uint8Array | null;
  /** Finds it by the code on its papers. */
  paper_index: Uint8Array | null;
  drafted: Date;
  /** Not the newest, but a copy as it was when it was given (F84). */
  copy: boolean;
  /** Addressed to the inbox of an organisation, or to one person there; a mentor's through a class. Absent: by link and code. */
  organisation: OrganisationId | null;
  person: PersonId | null;
  group: GroupId | null;
  /** The name to be called, sealed for the house, of one that is addressed. */
  called: Uint8Array | null;
};

/** To whom a share is addressed that has no link and no code. */
export type Addressee = Pick<GrantTable, 'person' | 'group'> & { organisation: OrganisationId };

/** What a receiver may use it for. There is one, and it is never selection (F73). */
export const purpose = 'intake-and-support';
export type Purpose = typeof purpose;

/** The receiver's yes to the purpose, and when it was given first. */
export type AcceptanceTable = { grant: GrantId; owner: OwnerId; purpose: Purpose; at: Date };

export type GrantRow = Selectable<GrantTable> & { accepted: Date | null };

/** All grants of an owner, the newest first. */
export const grantsOfOwner = (owner: OwnerId): Statement<GrantRow> => statement`
  select g.*, a.at as accepted from sharing."grant" g left join sharing.acceptance a on a."grant" = g.id
  where g.owner = ${owner} order by g.drafted desc`;

export async function grantsOf(tx: Tx, owner: OwnerId): Promise<readonly GrantRow[]> {
  return ask(tx, grantsOfOwner(owner));
}

export const grantWithId = (id: GrantId): Statement<GrantRow> => statement`
  select g.*, a.at as accepted from sharing."grant" g left join sharing.acceptance a on a."grant" = g.id where g.id = ${id}`;

export async function grantOf(tx: Tx, id: GrantId): Promise<GrantRow | undefined> {
  return (await ask(tx, grantWithId(id)))[0];
}

export type FoundGrant = Pick<GrantTable, 'id' | 'owner' | 'starts' | 'ends' | 'withdrawn' | 'link_index'> & {
  code_index: Uint8Array;
};

/** The grant that this code opens. The code itself is the key to the row: nobody can look further. */
export async function grantOfCode(tx: Tx, codeIndex: Uint8Array): Promise<FoundGrant | undefined> {
  await bear(tx, codeIndex);
  const found = await tx
    .selectFrom('sharing.grant')
    .select(['id', 'owner', 'starts', 'ends', 'withdrawn', 'link_index'])
    .where('code_index', '=', codeIndex)
    .executeTakeFirst();
  return found && { ...found, code_index: codeIndex };
}

export async function insertGrant(tx: Tx, grant: GrantTable): Promise<void> {
  await tx.insertInto('sharing.grant').values(grant).execute();
}

/** Changes a draft; what has started never changes, it can only be stopped (U40). `false` when it is no draft (any more). */
export async function updateDraft(
  tx: Tx,
  id: GrantId,
  change: Partial<Omit<GrantTable, 'id' | 'owner' | 'withdrawn' | 'drafted'>>,
): Promise<boolean> {
  const done = await tx
    .updateTable('sharing.grant')
    .set(change)
    .where('id', '=', id)
    .where('starts', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Keeps under which name an inbox shows a share. */
export async function nameGrant(tx: Tx, id: GrantId, called: Uint8Array): Promise<void> {
  await tx.updateTable('sharing.grant').set({ called }).where('id', '=', id).execute();
}

export async function deleteDraft(tx: Tx, id: GrantId): Promise<void> {
  await tx.deleteFrom('sharing.grant').where('id', '=', id).where('starts', 'is', null).execute();
}

/** Stops one grant of this owner, or all that stand. Gives back which ones stopped by this. */
export async function stopGrants(tx: Tx, owner: OwnerId, at: Date, id?: GrantId): Promise<GrantId[]> {
  const rows = await tx
    .updateTable('sharing.grant')
    .set({ withdrawn: at })
    .where('owner', '=', owner)
    .where('starts', 'is not', null)
    .where('withdrawn', 'is', null)
    .where('ends', '>', at)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? null))
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Another end for a share that was given and not stopped. `false` when there is none. */
export async function moveEnd(tx: Tx, id: GrantId, ends: Date): Promise<boolean> {
  const moved = await tx
    .updateTable('sharing.grant')
    .set({ ends })
    .where('id', '=', id)
    .where('starts', 'is not', null)
    .where('withdrawn', 'is', null)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

/** Keeps the first yes; a receiver who comes back says it again, and the log has each time. */
export async function insertAcceptance(tx: Tx, acceptance: AcceptanceTable): Promise<void> {
  await tx
    .insertInto('sharing.acceptance')
    .values(acceptance)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

import type { Selectable } from 'kysely';
import type { ContributionId, GrantId, GroupId, OwnerId, PersonId, RequestId } from '../base/id.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'guidance.request': RequestTable;
    'guidance.contribution': ContributionTable;
    'guidance.shown': { grant: GrantId; contribution: ContributionId; owner: OwnerId };
  }
}

/** The young person asked this mentor to write something. */
export type RequestTable = { id: RequestId; owner: OwnerId; person: PersonId; group: GroupId; asked: Date };

/** A mentor's own part. `sealed`: words and signature; `reply`: what the young person says beside it. */
export type ContributionTable = {
  id: ContributionId;
  owner: OwnerId;
  author: PersonId;
  group: GroupId;
  revision: number;
  sealed: Uint8Array;
  written: Date;
  opened: Date | null;
  reply: Uint8Array | null;
};
export type ContributionRow = Selectable<ContributionTable>;

/** The requests that the actor may see: one's own as a young person, or those to me as a mentor. */
export async function requests(tx: Tx): Promise<RequestTable[]> {
  return tx.selectFrom('guidance.request').selectAll().orderBy('asked').execute();
}

export async function requestOf(tx: Tx, id: RequestId): Promise<RequestTable | undefined> {
  return tx.selectFrom('guidance.request').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A second time the same mentor is asked, the first request stands. */
export async function insertRequest(tx: Tx, request: RequestTable): Promise<void> {
  await tx
    .insertInto('guidance.request')
    .values(request)
    .onConflict((again) => again.doNothing())
    .execute();
}

export async function deleteRequest(tx: Tx, owner: OwnerId, id: RequestId): Promise<void> {
  await tx.deleteFrom('guidance.request').where('owner', '=', owner).where('id', '=', id).execute();
}

/** All parts about these owners that the actor may see, the newest first. */
export async function contributionsOf(tx: Tx, owners: readonly OwnerId[]): Promise<ContributionRow[]> {
  if (owners.length === 0) return [];
  return tx
    .selectFrom('guidance.contribution')
    .selectAll()
    .where('owner', 'in', [...owners])
    .orderBy('written', 'desc')
    .execute();
}

export async function contributionOf(tx: Tx, id: ContributionId): Promise<ContributionRow | undefined> {
  return tx.selectFrom('guidance.contribution').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertContribution(tx: Tx, contribution: ContributionTable): Promise<void> {
  await tx.insertInto('guidance.contribution').values(contribution).execute();
}

/** Other words in place of those that were not read yet. `false` when they were read meanwhile, or corrected elsewhere. */
export async function correctContribution(
  tx: Tx,
  { id, revision, sealed, written }: Pick<ContributionTable, 'id' | 'revision' | 'sealed' | 'written'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('guidance.contribution')
    .set({ revision, sealed, written })
    .where('id', '=', id)
    .where('revision', '=', revision - 1)
    .where('opened', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The first reading counts. */
export async function markOpened(tx: Tx, owner: OwnerId, id: ContributionId, at: Date): Promise<void> {
  await tx
    .updateTable('guidance.contribution')
    .set({ opened: at })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('opened', 'is', null)
    .execute();
}

export async function setReply(
  tx: Tx,
  owner: OwnerId,
  id: ContributionId,
  reply: Uint8Array | null,
): Promise<void> {
  await tx
    .updateTable('guidance.contribution')
    .set({ reply })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('opened', 'is not', null)
    .execute();
}

export async function deleteContribution(tx: Tx, owner: OwnerId, id: ContributionId): Promise<void> {
  await tx.deleteFrom('guidance.contribution').where('owner', '=', owner).where('id', '=', id).execute();
}

/** Which parts this share shows. */
export async function shownIn(tx: Tx, grant: GrantId): Promise<ContributionId[]> {
  const rows = await tx
    .selectFrom('guidance.shown')
    .select('contribution')
    .where('grant', '=', grant)
    .execute();
  return rows.map((row) => row.contribution);
}

/** The parts that this share shows: only what was read. */
export const partsIn = (grant: GrantId): Statement<ContributionRow> =>
  statement`select c.* from guidance.contribution c join guidance.shown s on s.contribution = c.id
    where s."grant" = ${grant} and c.opened is not null order by c.written desc`;

/** How many parts about this owner were not read yet. */
export const unreadOf = (owner: OwnerId): Statement<{ count: number }> =>
  statement`select count(*)::int as count from guidance.contribution where owner = ${owner} and opened is null`;

export async function setShown(
  tx: Tx,
  owner: OwnerId,
  grant: GrantId,
  contributions: readonly ContributionId[],
): Promise<void> {
  await tx.deleteFrom('guidance.shown').where('grant', '=', grant).where('owner', '=', owner).execute();
  if (contributions.length === 0) return;
  await tx
    .insertInto('guidance.shown')
    .values(contributions.map((contribution) => ({ grant, contribution, owner })))
    .execute();
}

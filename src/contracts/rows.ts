import { sql } from 'kysely';
import type { ContractId, OrganisationId, PersonId } from '../base/id.ts';
import type { OrganisationKind } from '../organisations/tree.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'contracts.contract': ContractTable;
    'contracts.requirement': RequirementTable;
  }
}

/** `cooperation`: samenwerkingsovereenkomst. `processing`: verwerkersovereenkomst (AVG art. 28). */
export const contractKinds = ['cooperation', 'processing'] as const;
export type ContractKind = (typeof contractKinds)[number];

/** One paper that an organisation signed. Days are YYYY-MM-DD. Only its end is ever added to it. */
export type ContractTable = {
  id: ContractId;
  organisation: OrganisationId;
  kind: ContractKind;
  version: string;
  signed: string;
  signed_by: string;
  recorded: Date;
  recorded_by: PersonId;
  ended: Date | null;
  ended_by: PersonId | null;
};

/** What a region asks of one kind of organisation. */
export type RequirementTable = { region: string; receiver: OrganisationKind; kinds: ContractKind[] };

/** An organisation of a region, with whether it has what is asked of it. */
export type RegisteredRow = {
  id: OrganisationId;
  name: string;
  kind: OrganisationKind;
  parent: OrganisationId | null;
  standing: boolean;
};

/** The region of an organisation. */
export async function regionOf(tx: Tx, organisation: OrganisationId): Promise<string | undefined> {
  const found = tx.selectFrom('organisations.organisation').select('region').where('id', '=', organisation);
  return (await found.executeTakeFirst())?.region;
}

/** Whether this organisation has what its region asks, at this moment. */
export const standingAt = (organisation: unknown, at: Date) =>
  sql<boolean>`contracts.standing(${organisation}, ${at})`;

export async function registeredIn(tx: Tx, region: string, at: Date): Promise<RegisteredRow[]> {
  return tx
    .selectFrom('organisations.organisation as organisation')
    .select(['organisation.id', 'organisation.name', 'organisation.kind', 'organisation.parent'])
    .where('organisation.gone', 'is', null)
    .select(standingAt(sql.ref('organisation.id'), at).as('standing'))
    .where('organisation.region', '=', region)
    .orderBy('organisation.name')
    .execute();
}

/** The newest first. */
export async function contractsOf(
  tx: Tx,
  organisations: readonly OrganisationId[],
): Promise<ContractTable[]> {
  if (organisations.length === 0) return [];
  return tx
    .selectFrom('contracts.contract')
    .select(['id', 'organisation', 'kind', 'version', 'signed_by', 'recorded', 'recorded_by'])
    .select(['ended', 'ended_by', sql<string>`signed::text`.as('signed')])
    .where('organisation', 'in', [...organisations])
    .orderBy('recorded', 'desc')
    .execute();
}

/** A second press of the same form adds nothing. */
export async function insertContract(tx: Tx, contract: ContractTable): Promise<void> {
  await tx
    .insertInto('contracts.contract')
    .values(contract)
    .onConflict((again) => again.doNothing())
    .execute();
}

/** Ends one that stands. */
export async function endContractRow(
  tx: Tx,
  id: ContractId,
  { at, by }: { at: Date; by: PersonId },
): Promise<void> {
  await tx
    .updateTable('contracts.contract')
    .set({ ended: at, ended_by: by })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .execute();
}

export async function requirementsIn(tx: Tx, region: string): Promise<RequirementTable[]> {
  return tx.selectFrom('contracts.requirement').selectAll().where('region', '=', region).execute();
}

export async function putRequirement(tx: Tx, requirement: RequirementTable): Promise<void> {
  const { kinds } = requirement;
  await tx
    .insertInto('contracts.requirement')
    .values(requirement)
    .onConflict((again) => again.columns(['region', 'receiver']).doUpdateSet({ kinds }))
    .execute();
}

import type { StaffActor } from '../access/actor.ts';
import type { Facts } from '../access/facts.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { ContractId, OrganisationId } from '../base/id.ts';
import { needsParent, type OrganisationKind, organisationKinds } from '../organisations/tree.ts';
import {
  type ContractKind,
  type ContractTable,
  contractKinds,
  contractsOf,
  endContractRow,
  insertContract,
  putRequirement,
  type RegisteredRow,
  regionOf,
  registeredIn,
  requirementsIn,
} from './rows.ts';

export type Contract = Omit<ContractTable, 'recorded_by' | 'ended_by'>;

/** An organisation with what it signed. `standing`: it has all that the region asks, so young people can choose it (F124). */
export type Registered = RegisteredRow & {
  contracts: readonly Contract[];
  /** What it still lacks. */
  lacks: readonly ContractKind[];
};

export type Asked = Record<OrganisationKind, readonly ContractKind[]>;
export type Register = { organisations: readonly Registered[]; asked: Asked };

/** What a region asks by itself, as long as its admin chose nothing else: both. */
export const askedByDefault: readonly ContractKind[] = contractKinds;

/** The register of the admin's own region. Faults: `not-there` for whoever is no admin of a region. */
export async function readRegister(actor: StaffActor, house: House): Promise<Register> {
  return perform(house, actor, 'contract.read', {}, async ({ tx, now }) => {
    const region = await ownRegion(tx, actor);
    // A part goes with the whole: a domain has what its mbo signed. A municipality signs itself, also under a Doorstroompunt.
    const rows = (await registeredIn(tx, region, now)).filter(({ kind }) => signs(kind));
    const contracts = await contractsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const asked = await askedIn(tx, region);
    return {
      asked,
      organisations: rows.map((row) => {
        const own = contracts.filter(({ organisation }) => organisation === row.id);
        const has = own.filter((one) => stands(one, now)).map(({ kind }) => kind);
        return { ...row, contracts: own, lacks: asked[row.kind].filter((kind) => !has.includes(kind)) };
      }),
    };
  });
}

/** What can stand by itself, and signs then. */
export const signs = (kind: OrganisationKind): boolean => kind !== 'region' && !needsParent.includes(kind);

export const stands = ({ ended }: Pick<Contract, 'ended'>, now: Date): boolean =>
  ended === null || ended > now;

export type Signed = Pick<ContractTable, 'id' | 'kind' | 'version' | 'signed' | 'signed_by'>;

/** Records what an organisation of the own region signed. `id` comes of the form. Faults: `not-there` for one of another region. */
export async function recordContract(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  signed: Signed,
): Promise<void> {
  await perform(house, actor, 'contract.record', {}, async ({ tx, now, facts }) => {
    reached(facts, organisation);
    const recorded = { recorded: now, recorded_by: actor.person, ended: null, ended_by: null };
    await insertContract(tx, { ...signed, organisation, ...recorded });
  });
}

/** Ends one: shares with that organisation show nothing from the next request on, if its region asks for it. Faults: as `recordContract`. */
export async function endContract(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  id: ContractId,
): Promise<void> {
  await perform(house, actor, 'contract.end', {}, async ({ tx, now, facts }) => {
    reached(facts, organisation);
    const known = (await contractsOf(tx, [organisation])).some((one) => one.id === id);
    if (!known) throw new Fault('not-there', 'no such contract of this organisation');
    await endContractRow(tx, id, { at: now, by: actor.person });
  });
}

/** Chooses what the own region asks of a kind of organisation. */
export async function chooseAsked(
  actor: StaffActor,
  house: House,
  receiver: OrganisationKind,
  kinds: readonly ContractKind[],
): Promise<void> {
  await perform(house, actor, 'contract.require', {}, async ({ tx }) =>
    putRequirement(tx, {
      region: await ownRegion(tx, actor),
      receiver,
      kinds: contractKinds.filter((kind) => kinds.includes(kind)),
    }),
  );
}

async function askedIn(tx: Granted['tx'], region: string): Promise<Asked> {
  const chosen = await requirementsIn(tx, region);
  const of = (kind: OrganisationKind) =>
    chosen.find(({ receiver }) => receiver === kind)?.kinds ?? askedByDefault;
  return Object.fromEntries(organisationKinds.map((kind) => [kind, of(kind)])) as Asked;
}

async function ownRegion(tx: Granted['tx'], { organisation }: StaffActor): Promise<string> {
  const region = await regionOf(tx, organisation);
  if (region === undefined) throw new Fault('not-there', 'an organisation without a region');
  return region;
}

/** The admin's own region, and no other. Row security asks the same. */
function reached({ staffReach }: Facts, organisation: OrganisationId): void {
  if (!staffReach.includes(organisation)) throw new Fault('not-there', 'an organisation of another region');
}

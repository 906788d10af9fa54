import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { newId, type OrganisationId } from '../base/id.ts';
import type { OrganisationTable } from './rows.ts';
import { changeOrganisation, insertOrganisation, organisationsByIds } from './staffing-rows.ts';
import { needsParent, type OrganisationKind, partOf } from './tree.ts';

export type NewOrganisation = {
  kind: Exclude<OrganisationKind, 'region'>;
  name: string;
  /** Of what it is a part, for a kind that is one. */
  parent: OrganisationId | undefined;
  code: string | undefined;
  place: string | undefined;
};

/**
 * Adds an organisation to the own region by hand (F55, F56): a domain of an mbo, a municipality, a school that no register has. `taken`: one of this kind has that
 * number already. Faults: `not-there` for a parent that is not of this region, or not of the kind that it can stand under.
 */
export async function addOrganisation(
  actor: StaffActor,
  house: House,
  { kind, name, parent, code, place }: NewOrganisation,
): Promise<OrganisationId | 'taken'> {
  return perform(house, actor, 'organisation.keep', {}, async ({ tx, facts }) => {
    const all = await organisationsByIds(tx, facts.staffReach);
    const office = all.find(({ id }) => id === actor.organisation);
    const above = all.find(({ id }) => id === parent);
    const fits = parent === undefined ? !needsParent.includes(kind) : above?.kind === partOf[kind];
    if (office === undefined || !fits) throw new Fault('not-there', 'nothing of this region to stand under');
    if (code !== undefined && all.some((one) => one.kind === kind && one.code === code)) return 'taken';
    const id = newId<OrganisationId>();
    const own = { id, region: office.region, kind, name, parent: parent ?? null };
    await insertOrganisation(tx, { ...own, code: code ?? null, place: place ?? null, gone: null });
    return id;
  });
}

/** Another name, or the mark that it is there no more; taken off again when it is. Faults: `not-there` for one of another region. */
export async function changeOne(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  change: Partial<Pick<OrganisationTable, 'name'>> & { gone?: boolean },
): Promise<void> {
  await perform(house, actor, 'organisation.keep', { organisation }, async ({ tx, facts, now }) => {
    if (!facts.staffReach.includes(organisation)) throw new Fault('not-there', 'not of this region');
    const { name, gone } = change;
    await changeOrganisation(tx, organisation, {
      ...(name !== undefined && { name }),
      ...(gone !== undefined && { gone: gone ? now.toISOString().slice(0, 10) : null }),
    });
  });
}

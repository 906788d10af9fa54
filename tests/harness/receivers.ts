import { signInStaff } from '../../seeds/sign-in.ts';
import type { OwnerActor, StaffActor } from '../../src/access/actor.ts';
import {
  type ContractId,
  type GrantId,
  type GroupId,
  newId,
  type OrganisationId,
} from '../../src/base/id.ts';
import { keepBirthday } from '../../src/consent/birthday.ts';
import { readRegister, recordContract } from '../../src/contracts/register.ts';
import { contractKinds } from '../../src/contracts/rows.ts';
import { enrol } from '../../src/identity/enrol.ts';
import { listReceivers } from '../../src/inbox/choose.ts';
import { giveShare } from '../../src/look/copy.ts';
import { readGroups } from '../../src/organisations/groups.ts';
import { openLesson } from '../../src/organisations/lesson.ts';
import type { ChapterId } from '../../src/questions/model.ts';
import { chooseWhat, makeDraft } from '../../src/sharing/draft.ts';
import type { FreshHouse } from './house.ts';
import { freshHouse } from './house.ts';
import { longAgo } from './passport.ts';
import { join } from './school.ts';

/** A made-up region where everybody signed, with a school, an mbo of two domains, and a Doorstroompunt. */
export type Region = {
  house: FreshHouse;
  admin: StaffActor;
  visser: StaffActor;
  bakker: StaffActor;
  care: StaffActor;
  colleague: StaffActor;
  tech: StaffActor;
  adviser: StaffActor;
  /** Visser's group. */
  group: GroupId;
  /** Somebody new in Visser's class. */
  young: (called: string) => Promise<OwnerActor>;
};

const staff = (name: string, role: 'intaker' | 'adviser' | 'region-admin') => ({
  ...{ name, mail: `${name.toLowerCase().replace(/\W+/g, '.')}@proef.example` },
  roles: [{ role }],
});
const mentor = (name: string, group: string) => ({
  ...{ name, mail: `${name.toLowerCase().replace(/\W+/g, '.')}@proef.example` },
  roles: [{ role: 'mentor' as const, groups: [group] }],
});

export async function freshRegion(empty?: FreshHouse): Promise<Region> {
  const house = empty ?? (await freshHouse());
  await enrol(house, {
    region: 'Regio Proef',
    organisations: [
      {
        kind: 'school',
        name: 'De Proefschool',
        groups: ['3B', '3C'].map((name) => ({ name, schoolYear: '2026-2027' })),
        staff: [mentor('mevrouw Visser', '3B'), mentor('meneer Bakker', '3C')],
      },
      { kind: 'mbo', name: 'Mbo De Brug', place: 'Proefstad' },
      {
        kind: 'domain',
        name: 'Zorg',
        under: 'Mbo De Brug',
        staff: [staff('mevrouw De Wit', 'intaker'), staff('meneer Smit', 'intaker')],
      },
      { kind: 'domain', name: 'Techniek', under: 'Mbo De Brug', staff: [staff('meneer Oud', 'intaker')] },
      { kind: 'doorstroompunt', name: 'Doorstroompunt Proef', staff: [staff('Joris Terpstra', 'adviser')] },
      { kind: 'region', name: 'Regio Proef', staff: [staff('Ilse', 'region-admin')] },
    ],
  });
  const sign = (name: string, role: Parameters<typeof signInStaff>[2]) =>
    signInStaff(house, `${name}@proef.example`, role);
  const admin = await sign('ilse', 'region-admin');
  await everybodySigns(house, admin);
  const visser = await sign('mevrouw.visser', 'mentor');
  const group = (await readGroups(visser, house))[0]?.id ?? newId<GroupId>();
  return {
    ...{ house, admin, visser, group },
    bakker: await sign('meneer.bakker', 'mentor'),
    care: await sign('mevrouw.de.wit', 'intaker'),
    colleague: await sign('meneer.smit', 'intaker'),
    tech: await sign('meneer.oud', 'intaker'),
    adviser: await sign('joris.terpstra', 'adviser'),
    young: async (called) => {
      const actor = await join(house, (await openLesson(visser, house, group)).code, called);
      await keepBirthday(actor, house, longAgo);
      return actor;
    },
  };
}

/** Every organisation of the admin's region signs both papers. */
export async function everybodySigns(house: FreshHouse, admin: StaffActor): Promise<void> {
  for (const { id, lacks } of (await readRegister(admin, house)).organisations)
    for (const kind of contractKinds.filter((one) => lacks.includes(one)))
      await recordContract(admin, house, id as OrganisationId, {
        ...{ id: newId<ContractId>(), kind, version: '2026.1', signed: '2026-09-03' },
        signed_by: 'mevrouw De Wit, directeur',
      });
}

/** Shares with whoever of the list has this name, as a young person does. */
export async function shareWith(
  house: FreshHouse,
  owner: OwnerActor,
  name: string,
  chapters: readonly ChapterId[] = ['wie'],
): Promise<GrantId> {
  const chosen = (await listReceivers(owner, house, name)).found.find((one) => one.name === name);
  if (chosen === undefined) throw new Error(`${name} cannot be chosen`);
  const receiver = { name, role: 'proef', organisation: chosen.at };
  const id = await makeDraft(owner, house, receiver, chosen.to);
  await chooseWhat(owner, house, id, { chapters, questions: [] });
  const given = await giveShare(owner, house, id);
  if (given !== 'given') throw new Error(given);
  return id;
}

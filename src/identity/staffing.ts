import type { StaffActor, StaffRole } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { type GroupId, newId, type OrganisationId, type PersonId } from '../base/id.ts';
import type { Sender } from '../mail/lay-out.ts';
import { queueLetter } from '../mail/outbox.ts';
import { changeRole, giveRole, type Held, organisationsByIds } from '../organisations/staffing-rows.ts';
import { rolesAt } from '../organisations/tree.ts';
import { sourceLanguage } from '../words/language.ts';
import { keepWorkDomain } from './address-domain.ts';
import { indexMail, openPerson, sealPerson } from './person.ts';
import { insertPerson, personById, personByMail } from './person-rows.ts';

/** Somebody who is given a role: by name and address, or who has one here already. */
export type Newcomer = { name: string; mail: string } | { person: PersonId };
export type Giving = {
  role: StaffRole;
  organisation: OrganisationId;
  /** Of a mentor: each of them a hat of its own. */
  groups: readonly GroupId[];
  /** From when: at once when it is left out. */
  since?: Date;
  until?: Date | undefined;
  /** Where to sign in, for the letter. */
  address: string;
};

/**
 * Gives roles, and makes an account for who has none (F30, F49, F54, F55). Everybody gets one letter that says where to sign in; without mail it can be told. Who has
 * an account keeps the own name. Row security holds it to roles that this hat may give. Gives how many had no account, or `self` when one of them is who gives:
 * nobody does that for themselves, and nothing is given. Faults: `not-there` for an organisation, group or role that is not this hat's.
 */
export async function giveRoles(
  actor: StaffActor,
  house: House,
  all: readonly { who: Newcomer; gives: Giving }[],
): Promise<number | 'self'> {
  const [first] = all;
  if (first === undefined) return 0;
  const { organisation } = first.gives;
  return perform(house, actor, 'role.give', { organisation }, async (granted) => {
    if (await amongThem(granted, house, actor, all)) return 'self';
    const sender = await senderOf(granted, house, actor);
    let made = 0;
    for (const { who, gives } of all) {
      await mayGive(granted, actor, gives);
      const { person, fresh } = await personFor(granted, house, who);
      if (fresh) made += 1;
      for (const group of gives.role === 'mentor' ? gives.groups : [null])
        await giveRole(granted.tx, {
          ...{ person, role: gives.role, organisation: gives.organisation, group },
          ...{ since: gives.since ?? granted.now, until: gives.until ?? null },
        });
      await welcome(granted, house, person, { address: gives.address, sender });
    }
    return made;
  });
}

/** Ends a role on a day, gives it another end, or lets it begin again on a day: leave (F54). `false` when it is not held, or is one's own. Faults: as `giveRoles`. */
export async function changeHeld(
  actor: StaffActor,
  house: House,
  held: Held,
  when: { since?: Date; until?: Date | null },
): Promise<boolean> {
  return perform(house, actor, 'role.change', { organisation: held.organisation }, ({ tx }) =>
    changeRole(tx, held, when),
  );
}

/** Whether who gives is one of those who get, by account or by address. Row security asks the same. */
async function amongThem(
  { tx }: Granted,
  house: House,
  actor: StaffActor,
  all: readonly { who: Newcomer }[],
): Promise<boolean> {
  const own = await personById(tx, actor.person);
  return all.some(({ who }) =>
    'person' in who
      ? who.person === actor.person
      : own !== undefined && indexMail(house.keys, who.mail).equals(own.mail_index),
  );
}

/** What row security says no to is found here first, so that it is a page that is not there and no failure. */
async function mayGive({ tx, facts }: Granted, { role }: StaffActor, gives: Giving): Promise<void> {
  const [organisation] = await organisationsByIds(tx, [gives.organisation]);
  const given: readonly StaffRole[] =
    role === 'dean' ? ['mentor'] : ['dean', 'adviser', 'intaker', 'privacy-officer'];
  const here = organisation !== undefined && facts.staffReach.includes(organisation.id);
  const groups = gives.role !== 'mentor' || gives.groups.every((group) => facts.staffGroups.includes(group));
  if (!here || !groups || !given.includes(gives.role) || !rolesAt[organisation.kind].includes(gives.role))
    throw new Fault('not-there', 'this hat gives no such role there');
}

async function personFor(
  { tx }: Granted,
  house: House,
  who: Newcomer,
): Promise<{ person: PersonId; fresh: boolean }> {
  if ('person' in who) return { person: who.person, fresh: false };
  const mail_index = indexMail(house.keys, who.mail);
  const found = await personByMail(tx, mail_index);
  if (found !== undefined) return { person: found.id, fresh: false };
  const id = newId<PersonId>();
  await keepWorkDomain(tx, house.keys, who.mail);
  await insertPerson(tx, {
    id,
    mail_index,
    sealed: sealPerson(house.keys, id, who),
    language: sourceLanguage,
  });
  return { person: id, fresh: true };
}

/** Who gives the role, and where they work: the letter comes from them, and they get the answer (C7). */
async function senderOf(
  { tx, permit }: Granted,
  house: House,
  actor: StaffActor,
): Promise<Sender | undefined> {
  const row = await personById(tx, actor.person);
  const [at] = await organisationsByIds(tx, [actor.organisation]);
  if (row === undefined || at === undefined) return undefined;
  return { ...openPerson(house.keys, permit, row), at: at.name };
}

async function welcome(
  { tx, permit, now }: Granted,
  house: House,
  id: PersonId,
  letter: { address: string; sender: Sender | undefined },
): Promise<void> {
  const person = await personById(tx, id);
  if (person === undefined) throw new Fault('not-there', 'no such person');
  const addressed = {
    to: openPerson(house.keys, permit, person).mail,
    language: sourceLanguage,
    until: after(now, days(14)).toISOString(),
    letter: { kind: 'welcome', ...letter },
  } as const;
  await queueLetter(tx, now, addressed, (of, words) => house.keys.sealForHouse('letter', of, words));
}

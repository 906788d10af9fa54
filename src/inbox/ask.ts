import type { OwnerActor, ReaderActor, StaffActor, StaffRole } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type GroupId, newId, type OwnerId, type PersonId, type ShareRequestId } from '../base/id.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { organisationNames } from '../organisations/rows.ts';
import { openAsk, sealAsk } from '../sharing/request.ts';
import {
  answerRequest,
  askedBy,
  putRequest,
  requestsOf,
  type ShareRequestTable,
} from '../sharing/request-rows.ts';
import type { Addressee } from '../sharing/rows.ts';

/** `too-soon`: this person asked not long ago; a no and a silence count alike (F88). */
export type AskedToSee = 'asked' | 'too-soon';

/** A mentor asks somebody of the own class to share something. Faults: `not-there` for who is not in this class of the mentor's now. */
export async function askPupil(
  actor: StaffActor,
  house: House,
  of: { owner: OwnerId; group: GroupId },
  why: string,
): Promise<AskedToSee> {
  return perform(house, actor, 'request.ask', { passport: of.owner }, (granted) => {
    if (!granted.facts.staffGroups.includes(of.group))
      throw new Fault('not-there', 'no group of this mentor');
    return keep(granted, house, actor, of, why);
  });
}

/** Who reads a share by name, or in an inbox, asks for something more. Faults: `not-there` when the share does not stand (any more). */
export async function askForMore(actor: ReaderActor, house: House, why: string): Promise<AskedToSee> {
  const { owner, grant } = actor;
  return perform(house, actor, 'request.ask', { passport: owner, grant }, (granted) =>
    keep(granted, house, actor, { owner, group: null }, why),
  );
}

/** An adviser asks who asked them for help, and whom they help now (F60). Faults: `not-there` for anybody else. */
export async function askHelped(
  actor: StaffActor,
  house: House,
  owner: OwnerId,
  why: string,
): Promise<AskedToSee> {
  return perform(house, actor, 'request.ask', { passport: owner }, (granted) =>
    keep(granted, house, actor, { owner, group: null }, why),
  );
}

async function keep(
  { tx, permit, now }: Granted,
  house: House,
  { person, organisation }: StaffActor,
  { owner, group }: { owner: OwnerId; group: GroupId | null },
  why: string,
): Promise<AskedToSee> {
  const id = newId<ShareRequestId>();
  const sealed = await sealAsk(house.keys, permit, { owner, id }, { why });
  const row = { id, owner, person, organisation, group, sealed, asked: now, answered: null, outcome: null };
  return (await putRequest(tx, row)) ? 'asked' : 'too-soon';
}

/** Whom this person asked, and when. What came of it is not told: what was shared stands in the inbox, and nothing else does. */
export async function listAsked(actor: StaffActor, house: House): Promise<ReadonlyMap<OwnerId, Date>> {
  return perform(house, actor, 'inbox.list', {}, ({ tx }) => askedBy(tx, actor.person));
}

/** A question that waits for the young person's answer: who asks, from where, and why. */
export type Waiting = {
  id: ShareRequestId;
  name: string;
  role: Extract<StaffRole, 'mentor' | 'adviser'>;
  organisation: string;
  why: string;
  asked: Date;
  to: Addressee;
};

/** What was asked and not answered, by whoever works there still. The newest first. */
export async function listRequests(actor: OwnerActor, house: House): Promise<Waiting[]> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) => {
    const rows = (await requestsOf(granted.tx, actor.owner)).filter(({ answered }) => answered === null);
    const all: Waiting[] = [];
    for (const row of rows) all.push(await waiting(granted, house, row));
    return all;
  });
}

async function waiting({ tx, permit }: Granted, house: House, row: ShareRequestTable): Promise<Waiting> {
  const { id, owner, person: personId, organisation, group, sealed, asked } = row;
  const person = await personById(tx, personId);
  const [place] = await organisationNames(tx, [organisation]);
  return {
    ...{ id, asked },
    name: person === undefined ? '' : openPerson(house.keys, permit, person).name,
    role: group === null ? 'adviser' : 'mentor',
    organisation: place?.name ?? '',
    why: (await openAsk(house.keys, permit, { owner, id }, sealed)).why,
    to: { organisation, person: personId, group },
  };
}

/** "Nee": needs no reason, and who asked is not told (U47). */
export async function declineRequest(actor: OwnerActor, house: House, person: PersonId): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'request.decline', { passport: owner }, ({ tx, now }) =>
    answerRequest(tx, { owner, person }, { outcome: 'no', at: now }),
  );
}

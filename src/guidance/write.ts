import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type ContributionId, idFrom, newId, type OwnerId, type RequestId } from '../base/id.ts';
import { membershipsOf } from '../organisations/membership-rows.ts';
import { groupsByIds, type MemberTable, membersOf } from '../organisations/rows.ts';
import {
  type ContributionRow,
  contributionOf,
  contributionsOf,
  correctContribution,
  insertContribution,
  type RequestTable,
  requestOf,
  requests,
} from './rows.ts';
import { openSigned, type Signed, sealSigned } from './seal.ts';

/** A young person who asked, with how far it is: nothing written, not read yet (so it can be corrected), or read. */
export type Asking = {
  request: RequestId;
  called: string;
  groupName: string;
  state: 'asked' | 'written' | 'read';
};

/** Who asked this mentor to write. Opens names of the own groups, and no word that was written. */
export async function listAsking(actor: StaffActor, house: House): Promise<Asking[]> {
  return perform(house, actor, 'contribution.list', {}, async (granted) => {
    const { tx, facts } = granted;
    const asked = (await requests(tx)).filter(({ group }) => facts.staffGroups.includes(group));
    const written = await contributionsOf(
      tx,
      asked.map(({ owner }) => owner),
    );
    const names = new Map((await groupsByIds(tx, facts.staffGroups)).map(({ id, name }) => [id, name]));
    const members = new Map<string, MemberTable>();
    for (const group of new Set(asked.map((one) => one.group)))
      for (const member of await membersOf(tx, group)) members.set(`${group} ${member.owner}`, member);
    return asked.flatMap((request) => {
      const member = members.get(`${request.group} ${request.owner}`);
      return member === undefined
        ? []
        : [
            {
              ...asking(granted, house, request, member, written),
              groupName: names.get(request.group) ?? '',
            },
          ];
    });
  });
}

function asking(
  { permit }: Granted,
  house: House,
  { id, owner, group }: RequestTable,
  { called }: MemberTable,
  written: readonly ContributionRow[],
): Omit<Asking, 'groupName'> {
  const own = written.filter((one) => one.owner === owner);
  const open = own.some(({ opened }) => opened === null);
  return {
    request: id,
    called: house.keys.openForHouse(permit, 'group-name', `${group} ${owner}`, called),
    state: open ? 'written' : own.length > 0 ? 'read' : 'asked',
  };
}

/** The page to write on: what stands there and was not read yet, and what was read before. */
export type Writing = {
  owner: OwnerId;
  called: string;
  school: string;
  open: { id: ContributionId; revision: number; text: string } | undefined;
  before: readonly { written: Date; text: string }[];
};

/** Own words about who asked. Faults: `not-there` when nobody asked this mentor, or has left the class, or asks no more. */
export async function readWriting(actor: StaffActor, house: House, id: RequestId): Promise<Writing> {
  const owner = await ownerOf(actor, house, id);
  return perform(house, actor, 'contribution.reread', { passport: owner }, async (granted) => {
    const { tx, permit } = granted;
    const { school, called } = await memberOf(granted, house, owner);
    const own = (await contributionsOf(tx, [owner])).filter(({ author }) => author === actor.person);
    const texts = await Promise.all(own.map((row) => openSigned(house.keys, permit, row)));
    const at = own.findIndex(({ opened }) => opened === null);
    const open = own[at];
    return {
      owner,
      called,
      school,
      open: open && { id: open.id, revision: open.revision, text: texts[at]?.text ?? '' },
      before: own.flatMap(({ written, opened }, n) =>
        opened === null ? [] : [{ written, text: texts[n]?.text ?? '' }],
      ),
    };
  });
}

/**
 * `correct`: the part that is corrected, and which version of it was seen. `mark`: of the form that a new part is written in. The same form
 * gives the same part, however often it arrives (P31).
 */
type Typed = Pick<Signed, 'text' | 'name'> & {
  correct?: { id: ContributionId; revision: number };
  mark?: string;
};

/**
 * What became of it. `read`: it was read meanwhile, so it stands as it is; new words make a new one. `other`: it was corrected elsewhere
 * meanwhile. `gone`: there is no such part any more.
 */
export type Written = 'kept' | 'read' | 'other' | 'gone';

/** Writes the own part, signed with name and school, or corrects the one that was not read yet. Faults: as `readWriting`. */
export async function writeContribution(
  actor: StaffActor,
  house: House,
  request: RequestId,
  { text, name, correct, mark }: Typed,
): Promise<Written> {
  const owner = await ownerOf(actor, house, request);
  const made = mark === undefined ? newId<ContributionId>() : idOf(actor, request, mark);
  return perform(house, actor, 'contribution.write', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const { school, group } = await memberOf(granted, house, owner);
    const found = await contributionOf(tx, correct?.id ?? made);
    const row = found?.author === actor.person && found.owner === owner ? found : undefined;
    if (row === undefined && correct !== undefined) return 'gone';
    if (row !== undefined && (await openSigned(house.keys, permit, row)).text === text) return 'kept';
    if (row !== undefined && row.opened !== null) return 'read';
    const seen = correct?.revision ?? row?.revision ?? 0;
    const of = { id: row?.id ?? made, owner, revision: seen + 1 };
    const sealed = await sealSigned(house.keys, permit, of, { text, name, school });
    if (row !== undefined)
      return (await correctContribution(tx, { ...of, sealed, written: now })) ? 'kept' : 'other';
    const fresh = { ...of, author: actor.person, group, sealed, written: now, opened: null, reply: null };
    await insertContribution(tx, fresh);
    return 'kept';
  });
}

const idOf = ({ person }: StaffActor, request: RequestId, mark: string): ContributionId =>
  idFrom(`contribution ${person} ${request} ${mark}`);

async function ownerOf(actor: StaffActor, house: House, id: RequestId): Promise<OwnerId> {
  const request = await perform(house, actor, 'contribution.list', {}, ({ tx }) => requestOf(tx, id));
  if (request === undefined) throw new Fault('not-there', 'nobody asked this');
  return request.owner;
}

/** The young person in a group of this mentor: called there, and of which school. */
async function memberOf({ tx, permit, facts }: Granted, house: House, owner: OwnerId) {
  const memberships = await membershipsOf(tx, owner);
  const own = memberships.find(({ group }) => facts.staffGroups.includes(group));
  const row = own && (await membersOf(tx, own.group)).find((member) => member.owner === owner);
  if (own === undefined || row === undefined) throw new Fault('not-there', 'not in a class of this mentor');
  const { group, organisationName: school } = own;
  return {
    group,
    school,
    called: house.keys.openForHouse(permit, 'group-name', `${group} ${owner}`, row.called),
  };
}

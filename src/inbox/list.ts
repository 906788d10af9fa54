import type { ReaderActor, StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId, OwnerId } from '../base/id.ts';
import { groupsByIds } from '../organisations/rows.ts';
import { insertReader } from '../sharing/reader-rows.ts';
import type { ReplyKind } from '../sharing/reply-rows.ts';
import { insertAcceptance, purpose } from '../sharing/rows.ts';
import { ask } from '../store/statement.ts';
import { sharedOne, sharedWith } from './rows.ts';

/** One share in an inbox: the name to be called, since when and until when. Nothing else of the passport. */
export type InboxItem = {
  grant: GrantId;
  owner: OwnerId;
  called: string;
  starts: Date;
  ends: Date;
  /** For this very person; else for all who work here. */
  personal: boolean;
  /** Of a mentor: the class. */
  groupName: string | undefined;
  /** This person said yes to the purpose, and opened it. */
  read: boolean;
  /** What was let know from here, and when; by this person or a colleague. The words are not opened for a list. */
  reply: { kind: ReplyKind; at: Date } | undefined;
};

/** What stands for this hat now, and nothing else (F74). Opens no passport. Faults: `not-there` for who holds the role no more. */
export async function listInbox(actor: StaffActor, house: House): Promise<InboxItem[]> {
  return perform(house, actor, 'inbox.list', {}, async ({ tx, permit, now, facts }) => {
    const rows = await ask(tx, sharedWith(actor.organisation, actor.person, now));
    const groups = await groupsByIds(tx, facts.staffGroups);
    return rows.map(({ id, owner, called, starts, ends, person, group, accepted, kind, at }) => ({
      ...{ grant: id, owner },
      called: called === null ? '' : house.keys.openForHouse(permit, 'grant-called', id, called),
      ...{ starts, ends, personal: person !== null, read: accepted !== null },
      reply: kind === null || at === null ? undefined : { kind, at },
      groupName: groups.find((one) => one.id === group)?.name,
    }));
  });
}

/** Who reads this share at work: the actor for looks, papers and answers. Fault `not-there` when it is not addressed to this hat. */
export async function readerOf(actor: StaffActor, house: House, grant: GrantId): Promise<ReaderActor> {
  const found = await perform(house, actor, 'inbox.list', {}, async ({ tx }) => ask(tx, sharedOne(grant)));
  const [row] = found;
  if (row === undefined) throw new Fault('not-there', 'nothing that is addressed to this hat');
  return { ...actor, grant: row.id, owner: row.owner };
}

/** The yes of this person to the purpose, for this passport (F73). Faults: `not-there` when the share does not stand (any more). */
export async function acceptAtWork(actor: ReaderActor, house: House): Promise<void> {
  const { owner, grant, person } = actor;
  await perform(house, actor, 'grant.accept', { passport: owner, grant }, async ({ tx, now }) => {
    await insertAcceptance(tx, { grant, owner, purpose, at: now });
    await insertReader(tx, { grant, owner, person, at: now });
  });
}

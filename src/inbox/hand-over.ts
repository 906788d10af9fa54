import type { OwnerActor, ReaderActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../sharing/draft.ts';
import { lifeOf, stands } from '../sharing/life.ts';
import { openAsk, sealAsk } from '../sharing/request.ts';
import {
  answerHandover,
  type HandoverTable,
  handoverOf,
  handoversOf,
  putHandover,
} from '../sharing/request-rows.ts';
import { type Addressee, grantOf } from '../sharing/rows.ts';
import type { Receiver } from '../sharing/seal.ts';
import type { Choosable } from './choose.ts';

/**
 * Who reads a share at work proposes who takes over (F39, F65), as the young person will read it (`as`). Nothing moves before their yes. Once a
 * share: `false` when something was proposed before. Faults: `not-there` when the share does not stand (any more).
 */
export async function proposeHandover(
  actor: ReaderActor,
  house: House,
  { to, as }: { to: Choosable; as: Receiver },
  why: string,
): Promise<boolean> {
  const { owner, grant, person, organisation } = actor;
  return perform(
    house,
    actor,
    'handover.propose',
    { passport: owner, grant },
    async ({ tx, permit, now }) => {
      const words = { why, name: as.name, role: as.role, at: as.organisation };
      return putHandover(tx, {
        ...{ grant, owner, person, organisation },
        ...{ to_organisation: to.to.organisation, to_person: to.to.person },
        sealed: await sealAsk(house.keys, permit, { owner, id: grant }, words),
        ...{ proposed: now, answered: null, outcome: null },
        draft: null,
      });
    },
  );
}

/** A proposal that waits for the young person: who asks, who would take over, and why. */
export type Proposed = {
  grant: GrantId;
  from: string;
  to: Receiver;
  why: string;
  proposed: Date;
};

/** What was proposed about shares that stand, and not answered. */
export async function listHandovers(actor: OwnerActor, house: House): Promise<Proposed[]> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) => {
    const found: Proposed[] = [];
    for (const row of await handoversOf(granted.tx, actor.owner)) {
      const grant = row.answered === null ? await grantOf(granted.tx, row.grant) : undefined;
      if (grant !== undefined && stands(lifeOf(grant, granted.now)))
        found.push(await proposed(granted, house, row));
    }
    return found;
  });
}

async function proposed({ tx, permit }: Granted, house: House, row: HandoverTable): Promise<Proposed> {
  const person = await personById(tx, row.person);
  const words = await openAsk(house.keys, permit, { owner: row.owner, id: row.grant }, row.sealed);
  const { why, name = '', role = '', at = '' } = words;
  return {
    ...{ grant: row.grant, why, proposed: row.proposed },
    from: person === undefined ? '' : openPerson(house.keys, permit, person).name,
    to: { name, role, organisation: at },
  };
}

/**
 * A draft for who takes over: with the same as before, or with nothing chosen yet. When it is given, the share that was ends in the same
 * transaction (`giveShare`). Faults: `not-there` when nothing waits for an answer.
 */
export async function draftForHandover(
  actor: OwnerActor,
  house: House,
  grant: GrantId,
  same: boolean,
): Promise<GrantId> {
  const waiting = (await listHandovers(actor, house)).find((one) => one.grant === grant);
  const { row, to } = await perform(
    house,
    actor,
    'grant.read',
    { passport: actor.owner },
    async ({ tx }) => ({
      row: await grantOf(tx, grant),
      to: await handoverOf(tx, grant),
    }),
  );
  if (waiting === undefined || row === undefined || to === undefined)
    throw new Fault('not-there', 'nothing that waits for an answer');
  const addressee: Addressee = { organisation: to.to_organisation, person: to.to_person, group: null };
  const id = await makeDraft(actor, house, waiting.to, addressee, grant);
  if (!same) return id;
  const { chapters, questions, extra, ends, copy } = row;
  await chooseWhat(actor, house, id, { chapters, questions, copy, ...(ends && { ends }) });
  await chooseExtra(actor, house, id, extra);
  return id;
}

/** "Nee": it stays as it is. */
export async function declineHandover(actor: OwnerActor, house: House, grant: GrantId): Promise<void> {
  const about = { passport: actor.owner, grant };
  await perform(house, actor, 'handover.decline', about, ({ tx, now }) =>
    answerHandover(tx, grant, { outcome: 'no', at: now }),
  );
}

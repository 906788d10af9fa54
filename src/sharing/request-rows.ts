import { after, days } from '../base/clock.ts';
import type { GrantId, GroupId, OrganisationId, OwnerId, PersonId, ShareRequestId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';
import type { GrantTable } from './rows.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'sharing.request': ShareRequestTable;
    'sharing.handover': HandoverTable;
  }
}

/** Somebody at work asks whether the young person wants to share something. `sealed`: in their own words, why. */
export type ShareRequestTable = {
  id: ShareRequestId;
  owner: OwnerId;
  person: PersonId;
  organisation: OrganisationId;
  group: GroupId | null;
  sealed: Uint8Array;
  asked: Date;
  answered: Date | null;
  outcome: 'shared' | 'no' | null;
};

/** After a question nobody asks the same person again for this long, whatever came of it: a no, a yes or silence (F88). */
export const quietAfter = days(90);

/** Keeps a question. `false` when this person asked not long enough ago. */
export async function putRequest(tx: Tx, request: ShareRequestTable): Promise<boolean> {
  const { id, organisation, group, sealed, asked } = request;
  const kept = await tx
    .insertInto('sharing.request')
    .values(request)
    .onConflict((again) =>
      again
        .columns(['owner', 'person'])
        .doUpdateSet({ id, organisation, group, sealed, asked, answered: null, outcome: null })
        .where('sharing.request.asked', '<=', after(asked, -quietAfter)),
    )
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** What was asked of this owner; the newest first. */
export async function requestsOf(tx: Tx, owner: OwnerId): Promise<ShareRequestTable[]> {
  return tx
    .selectFrom('sharing.request')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('asked', 'desc')
    .execute();
}

/** When this person asked whom. Not what came of it: who asked sees only what is shared. */
export async function askedBy(tx: Tx, person: PersonId): Promise<Map<OwnerId, Date>> {
  const rows = tx.selectFrom('sharing.request').select(['owner', 'asked']).where('person', '=', person);
  return new Map((await rows.execute()).map(({ owner, asked }) => [owner, asked]));
}

export async function answerRequest(
  tx: Tx,
  of: { owner: OwnerId; person: PersonId },
  answer: { outcome: 'shared' | 'no'; at: Date },
): Promise<void> {
  await tx
    .updateTable('sharing.request')
    .set({ answered: answer.at, outcome: answer.outcome })
    .where('owner', '=', of.owner)
    .where('person', '=', of.person)
    .where('answered', 'is', null)
    .execute();
}

/** Who reads at work proposes who takes over. One for each share. */
export type HandoverTable = {
  grant: GrantId;
  owner: OwnerId;
  person: PersonId;
  organisation: OrganisationId;
  to_organisation: OrganisationId;
  to_person: PersonId | null;
  sealed: Uint8Array;
  proposed: Date;
  answered: Date | null;
  outcome: 'yes' | 'no' | null;
  /** The young person's draft of the share that takes over: giving that one is the yes, and no other. */
  draft: GrantId | null;
};

/** `false` when something was proposed about this share before. */
export async function putHandover(tx: Tx, handover: HandoverTable): Promise<boolean> {
  const kept = await tx
    .insertInto('sharing.handover')
    .values(handover)
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

export async function handoversOf(tx: Tx, owner: OwnerId): Promise<HandoverTable[]> {
  return tx
    .selectFrom('sharing.handover')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('proposed', 'desc')
    .execute();
}

/** The proposal that giving this draft says yes to: it was made for it, and is still for who would take over. */
export async function handoverBy(
  tx: Tx,
  { id, owner, organisation, person }: Pick<GrantTable, 'id' | 'owner' | 'organisation' | 'person'>,
): Promise<HandoverTable | undefined> {
  return (await handoversOf(tx, owner)).find(
    (one) =>
      one.draft === id &&
      one.answered === null &&
      one.to_organisation === organisation &&
      one.to_person === person,
  );
}

export async function handoverOf(tx: Tx, grant: GrantId): Promise<HandoverTable | undefined> {
  return tx.selectFrom('sharing.handover').selectAll().where('grant', '=', grant).executeTakeFirst();
}

/** This draft is what the young person would share instead. */
export async function draftFor(tx: Tx, grant: GrantId, draft: GrantId): Promise<void> {
  await tx
    .updateTable('sharing.handover')
    .set({ draft })
    .where('grant', '=', grant)
    .where('answered', 'is', null)
    .execute();
}

/** This draft takes nothing over any more: it is for somebody else now. */
export async function draftForNothing(tx: Tx, owner: OwnerId, draft: GrantId): Promise<void> {
  await tx
    .updateTable('sharing.handover')
    .set({ draft: null })
    .where('owner', '=', owner)
    .where('draft', '=', draft)
    .where('answered', 'is', null)
    .execute();
}

/** `false` when it was answered before. */
export async function answerHandover(
  tx: Tx,
  grant: GrantId,
  answer: { outcome: 'yes' | 'no'; at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('sharing.handover')
    .set({ answered: answer.at, outcome: answer.outcome })
    .where('grant', '=', grant)
    .where('answered', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

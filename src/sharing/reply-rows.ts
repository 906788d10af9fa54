import type { GrantId, OwnerId } from '../base/id.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'sharing.reply': ReplyTable;
    'sharing.ask': { grant: GrantId; owner: OwnerId; at: Date };
    'sharing.seen': { owner: OwnerId; at: Date };
  }
}

export const replyKinds = ['read', 'agreed', 'cannot'] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** What a receiver let the owner know; one for each share, the newest. `sealed`: words beside it, when there are any. */
export type ReplyTable = {
  grant: GrantId;
  owner: OwnerId;
  kind: ReplyKind;
  sealed: Uint8Array | null;
  at: Date;
};

export async function putReply(tx: Tx, reply: ReplyTable): Promise<void> {
  const { kind, sealed, at } = reply;
  await tx
    .insertInto('sharing.reply')
    .values(reply)
    .onConflict((again) => again.column('grant').doUpdateSet({ kind, sealed, at }))
    .execute();
}

export async function repliesTo(tx: Tx, owner: OwnerId): Promise<ReplyTable[]> {
  return tx.selectFrom('sharing.reply').selectAll().where('owner', '=', owner).execute();
}

/** Keeps that a receiver asked for longer. The first time counts. */
export async function insertAsk(tx: Tx, ask: { grant: GrantId; owner: OwnerId; at: Date }): Promise<void> {
  await tx
    .insertInto('sharing.ask')
    .values(ask)
    .onConflict((twice) => twice.doNothing())
    .execute();
}

/** When each share was asked for again. */
export async function asksOf(tx: Tx, owner: OwnerId): Promise<Map<GrantId, Date>> {
  const rows = await tx.selectFrom('sharing.ask').selectAll().where('owner', '=', owner).execute();
  return new Map(rows.map(({ grant, at }) => [grant, at]));
}

/** Until when the owner has seen what happened with the shares. */
export async function seenUntil(tx: Tx, owner: OwnerId): Promise<Date | undefined> {
  const asked = tx.selectFrom('sharing.seen').select('at').where('owner', '=', owner);
  return (await asked.executeTakeFirst())?.at;
}

export async function putSeen(tx: Tx, owner: OwnerId, at: Date): Promise<void> {
  await tx
    .insertInto('sharing.seen')
    .values({ owner, at })
    .onConflict((again) => again.column('owner').doUpdateSet({ at }))
    .execute();
}

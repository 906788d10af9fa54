import type { OwnerActor } from '../access/actor.ts';
import type { GrantState } from '../access/facts.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { looksOf } from '../audit/rows.ts';
import type { GrantId } from '../base/id.ts';
import { lifeOf } from './life.ts';
import { openReply, type Reply } from './reply.ts';
import { repliesTo } from './reply-rows.ts';
import { type Addressee, type GrantRow, grantOf, grantsOf } from './rows.ts';
import type { Scope } from './scope.ts';
import { openReceiver, openShareKeys, type Receiver, type ShareKeys } from './seal.ts';

/** One share, as its owner sees it: who, what, until when, how often and when looked (U38). */
export type Share = {
  id: GrantId;
  state: GrantState;
  receiver: Receiver;
  scope: Scope;
  drafted: Date;
  starts: Date | undefined;
  /** The first moment that no longer counts; `undefined` in a draft without a day yet. */
  ends: Date | undefined;
  stopped: Date | undefined;
  /** When the receiver said yes to the purpose: came in by the link or code (C5). */
  opened: Date | undefined;
  looks: { times: number; last: Date } | undefined;
  /** Link and code, from the moment that it was given. */
  keys: ShareKeys | undefined;
  /** A copy as it was when given, or always the newest. */
  copy: boolean;
  /** To an inbox or a person at work; absent: by link and code. */
  to: Addressee | undefined;
  /** What the receiver let know. */
  reply: Reply | undefined;
};

/** Everyone who can look, could look, or has a draft waiting; the newest first. */
export async function listShares(actor: OwnerActor, house: House): Promise<Share[]> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) =>
    sharesOf(granted, house, actor, await grantsOf(granted.tx, actor.owner)),
  );
}

/** One share, or `undefined` when this owner has none with this id. */
export async function readShare(actor: OwnerActor, house: House, id: GrantId): Promise<Share | undefined> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) => {
    const row = await grantOf(granted.tx, id);
    const [share] = row === undefined ? [] : await sharesOf(granted, house, actor, [row]);
    return share;
  });
}

async function sharesOf(
  granted: Granted,
  house: House,
  actor: OwnerActor,
  rows: readonly GrantRow[],
): Promise<Share[]> {
  const looks = new Map((await looksOf(granted.tx, actor.owner)).map((look) => [look.grant, look]));
  const replies = new Map((await repliesTo(granted.tx, actor.owner)).map((reply) => [reply.grant, reply]));
  const shares: Share[] = [];
  for (const row of rows) {
    const looked = looks.get(row.id);
    const reply = replies.get(row.id);
    shares.push({
      id: row.id,
      state: lifeOf(row, granted.now),
      receiver: await openReceiver(house.keys, granted.permit, row),
      scope: { chapters: row.chapters, questions: row.questions, extra: row.extra },
      drafted: row.drafted,
      starts: row.starts ?? undefined,
      ends: row.ends ?? undefined,
      stopped: row.withdrawn ?? undefined,
      opened: row.accepted ?? undefined,
      looks: looked && { times: looked.times, last: looked.last },
      keys: row.keys === null ? undefined : await openShareKeys(house.keys, granted.permit, row, row.keys),
      copy: row.copy,
      to: addresseeOf(row),
      reply: reply && (await openReply(house.keys, granted.permit, reply)),
    });
  }
  return shares;
}

const addresseeOf = ({ organisation, person, group }: GrantRow): Addressee | undefined =>
  organisation === null ? undefined : { organisation, person, group };

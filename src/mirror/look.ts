import type { CompanionActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { AskedOf, Reply } from './model.ts';
import { replyOf } from './reply-rows.ts';
import { askedRow } from './rows.ts';
import { openAsked, openReply } from './seal.ts';

/** What a companion has before them: the question, the own answer if there is one, and whether it can still change. */
export type Before = {
  asked: AskedOf;
  ends: Date;
  reply: Reply | undefined;
  revision: number;
  heard: boolean;
};

/** Faults: `not-there` when the question was stopped, is over, or never was. */
export async function lookAsked(actor: CompanionActor, house: House): Promise<Before> {
  const about = { passport: actor.owner };
  return perform(house, actor, 'mirror.look', about, async ({ tx, permit }) => {
    const [row, given] = [await askedRow(tx, actor.invitation), await replyOf(tx, actor.invitation)];
    if (row === undefined) throw new Fault('not-there', 'no such invitation');
    const open = (sealed: Uint8Array) => ({ keys: house.keys, permit, of: row, sealed });
    return {
      asked: await openAsked(open(row.asked)),
      ends: row.ends,
      reply: given && (await openReply(open(given.sealed), given.revision)),
      revision: given?.revision ?? 0,
      heard: given?.heard != null,
    };
  });
}

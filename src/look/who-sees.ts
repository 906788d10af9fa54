import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import type { Question } from '../questions/model.ts';
import { lifeOf, stands } from '../sharing/life.ts';
import { type GrantRow, grantsOf } from '../sharing/rows.ts';
import { inScope } from '../sharing/scope.ts';
import type { Tx } from '../store/store.ts';

/** How many receivers can come in now, to whatever it is that each of them sees. For the row on the first page (U38). */
export async function countReceivers(actor: OwnerActor, house: House): Promise<number> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async ({ tx, now }) => {
    return (await standing(tx, actor.owner, now)).length;
  });
}

/** How many receivers see the answer to this question now: with the question, in one sentence (U4). */
export async function seersOf(tx: Tx, owner: OwnerId, question: Question, now: Date): Promise<number> {
  return (await standing(tx, owner, now)).filter((grant) => inScope(grant, question)).length;
}

async function standing(tx: Tx, owner: OwnerId, now: Date): Promise<GrantRow[]> {
  return (await grantsOf(tx, owner)).filter((grant) => stands(lifeOf(grant, now)));
}

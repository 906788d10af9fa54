import type { OwnerActor } from '../access/actor.ts';
import { glance, type House } from '../access/perform.ts';
import type { Question } from '../questions/model.ts';
import { lifeOf, stands } from '../sharing/life.ts';
import { type GrantRow, grantsOfOwner } from '../sharing/rows.ts';
import { inScope } from '../sharing/scope.ts';

/** How many receivers can come in now, to whatever it is that each of them sees. For the row on the first page (U38). */
export async function countReceivers(actor: OwnerActor, house: House): Promise<number> {
  const { owner } = actor;
  return glance(
    house,
    actor,
    'grant.read',
    { passport: owner },
    [grantsOfOwner(owner)],
    ({ now }, grants) => {
      return standing(grants, now).length;
    },
  );
}

/** How many receivers see the answer to this question now: with the question, in one sentence (U4). */
export function seersOf(grants: readonly GrantRow[], question: Question, now: Date): number {
  return standing(grants, now).filter((grant) => inScope(grant, question)).length;
}

const standing = (grants: readonly GrantRow[], now: Date): GrantRow[] =>
  grants.filter((grant) => stands(lifeOf(grant, now)));

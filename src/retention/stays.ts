import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { passportOf } from '../passport/rows.ts';
import { defaultTerms, staysUntil } from './life.ts';
import { regionTerm } from './rows.ts';

/** Until when a passport surely stays, when its owner does not come any more (F92). */
export async function readStays(actor: OwnerActor, house: House): Promise<Date> {
  return perform(house, actor, 'passport.read', { passport: actor.owner }, async ({ tx }) => {
    const passport = await passportOf(tx, actor.owner);
    if (passport === undefined) throw new Fault('not-there', 'no such passport');
    const term = (await regionTerm(tx, actor.owner, 'unused-passport')) ?? defaultTerms['unused-passport'];
    return staysUntil(passport.used, term);
  });
}

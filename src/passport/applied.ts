import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { schoolYear } from '../base/school-year.ts';
import { type AppliedState, appliedOf, dropApplied, putApplied } from './applied-rows.ts';

/** What the young person said of applying for mbo this school year; `undefined` when nothing (any more). */
export async function readApplied(actor: OwnerActor, house: House): Promise<AppliedState | undefined> {
  return perform(house, actor, 'passport.read', { passport: actor.owner }, async ({ tx, now }) => {
    const said = await appliedOf(tx, actor.owner);
    return said?.year === schoolYear(now) ? said.state : undefined;
  });
}

/** Says it, or takes it back. The own mentor sees it; a school sees only a part of all (F52, decision 0047). */
export async function sayApplied(
  actor: OwnerActor,
  house: House,
  state: AppliedState | undefined,
): Promise<void> {
  await perform(house, actor, 'applied.say', { passport: actor.owner }, ({ tx, now }) =>
    state === undefined
      ? dropApplied(tx, actor.owner)
      : putApplied(tx, { owner: actor.owner, state, year: schoolYear(now), said: now }),
  );
}

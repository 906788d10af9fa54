import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { QuestionId, RouteId } from '../questions/model.ts';
import { filledOf, type LookChoice, type Progress, passportOf, progressOf, touch } from './rows.ts';
import { openCalled } from './seal.ts';
import { isAskedAgain, oldOf } from './still.ts';

/** A passport's first page: no answers, only how far it is. */
export type Home = {
  called: string;
  seed: string;
  method: string;
  route: RouteId | null;
  language: string;
  look: LookChoice;
  started: Date;
  progress: Progress;
  filled: ReadonlySet<QuestionId>;
  /** How many answers are of an earlier school year, and were not looked at in this one (U32). */
  old: number;
};

export async function readHome(actor: OwnerActor, house: House): Promise<Home> {
  return perform(house, actor, 'passport.read', { passport: actor.owner }, async ({ tx, permit, now }) => {
    const [passport, progress, filled, old] = await Promise.all([
      passportOf(tx, actor.owner),
      progressOf(tx, actor.owner),
      filledOf(tx, actor.owner),
      oldOf(tx, actor.owner, now),
    ]);
    if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
    await touch(tx, passport, now);
    const { seed, method, route, language, look, started } = passport;
    return {
      seed,
      method,
      route,
      language,
      look,
      started,
      progress,
      called: await openCalled(house.keys, permit, passport),
      filled,
      old: old.filter((id) => isAskedAgain(id, passport.route)).length,
    };
  });
}

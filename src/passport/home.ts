import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { QuestionId, RouteId } from '../questions/model.ts';
import { filledOf, type LookChoice, type Progress, passportOf, progressOf } from './rows.ts';
import { openCalled } from './seal.ts';

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
};

export async function readHome(actor: OwnerActor, house: House): Promise<Home> {
  return perform(house, actor, 'passport.read', { passport: actor.owner }, async ({ tx, permit }) => {
    const [passport, progress, filled] = await Promise.all([
      passportOf(tx, actor.owner),
      progressOf(tx, actor.owner),
      filledOf(tx, actor.owner),
    ]);
    if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
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
    };
  });
}

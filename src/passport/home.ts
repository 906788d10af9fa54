import type { OwnerActor } from '../access/actor.ts';
import { glance, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { QuestionId, RouteId } from '../questions/model.ts';
import {
  filledIn,
  type LookChoice,
  type PassportRow,
  type Progress,
  passportOfOwner,
  progressOfOwner,
  setOf,
  touch,
  usedToday,
} from './rows.ts';
import { openCalled } from './seal.ts';
import { answeredBefore, isAskedAgain, isOld } from './still.ts';

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
  const { owner } = actor;
  const about = { passport: owner };
  const reads = [
    passportOfOwner(owner),
    progressOfOwner(owner),
    filledIn(owner),
    answeredBefore(owner, house.clock()),
  ] as const;
  const [home, stood] = await glance(
    house,
    actor,
    'passport.read',
    about,
    reads,
    async (
      { permit, now, catalog },
      [passport],
      [progress],
      filled,
      earlier,
    ): Promise<[Home, PassportRow]> => {
      if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
      const { seed, method, route, language, look, started } = passport;
      const home = {
        ...{ seed, method, route, language, look, started },
        progress: progress.chapters,
        called: await openCalled(house.keys, permit, passport),
        filled: setOf(filled),
        old: earlier.filter((row) => isOld(row, now) && isAskedAgain(catalog, row.question, route)).length,
      };
      return [home, passport];
    },
  );
  if (!usedToday(stood, house.clock())) {
    await perform(house, actor, 'passport.read', about, ({ tx, now }) => touch(tx, owner, now));
  }
  return home;
}

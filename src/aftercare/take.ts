import type { Granted, House } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { ask } from '../store/statement.ts';
import { type MyHelp, openHelp } from './help.ts';
import { checkinsOf, landingsOf, summersOf } from './landing-rows.ts';
import { type MyCheckin, type MyLanding, openCheckin, openLanding } from './open-landing.ts';
import { signalsOf, takeoversOf } from './rows.ts';

/** Help that was asked for, where the owner landed, how it went there, and what was said in summer: all of it is the owner's (AVG art. 15). */
export type TakenAftercare = {
  signals: (Omit<NonNullable<MyHelp['now']>, 'organisation' | 'person' | 'stands'> & { id: string })[];
  takeovers: {
    name: string;
    at: string;
    why: string;
    proposed: Date;
    answered: Date | null;
    outcome: string | null;
  }[];
  landings: (MyLanding & { kept: Date; ended: Date | null })[];
  checkins: (MyCheckin & { told: Date | null; reached: Date | null })[];
  summers: { year: number; state: string | null; said: Date | null; told: Date | null }[];
};

export async function takeAftercare(
  { tx, permit, now }: Granted,
  house: House,
  owner: OwnerId,
): Promise<TakenAftercare> {
  const help = await openHelp(
    { permit },
    house,
    await ask(tx, signalsOf(owner, now)),
    await ask(tx, takeoversOf(owner, now)),
  );
  const taken: TakenAftercare = {
    signals: [...(help.now === undefined ? [] : [help.now]), ...help.before].map(
      ({ organisation: _, person: __, stands: ___, ...signal }) => signal,
    ),
    takeovers: help.takeovers.map(({ to: { name, at }, why, proposed, answered, outcome }) => ({
      ...{ name, at, why, proposed, answered, outcome },
    })),
    landings: [],
    checkins: [],
    summers: (await ask(tx, summersOf(owner))).map(({ year, state, said, told }) => ({
      year,
      state,
      said,
      told,
    })),
  };
  for (const row of await ask(tx, landingsOf(owner)))
    taken.landings.push({
      ...(await openLanding({ permit }, house, row, help.now?.person ?? null)),
      kept: row.kept,
      ended: row.ended,
    });
  for (const row of await ask(tx, checkinsOf(owner)))
    taken.checkins.push({
      ...(await openCheckin({ permit }, house, row)),
      told: row.told,
      reached: row.reached,
    });
  return taken;
}

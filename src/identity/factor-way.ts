import { visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { PersonId } from '../base/id.ts';
import { hatsOf } from '../organisations/rows.ts';
import { type AttemptTable, provenAttempt, takeFactorTry, updateAttempt } from './attempt-rows.ts';
import { appOf, deleteFactorsBut, passkeysOf } from './factor-rows.ts';
import { newRecovery } from './factor-secrets.ts';
import { endSessionsOf } from './session-rows.ts';
import { hashBrowser, isEnough } from './staff.ts';
import { tellStaff } from './staff-letter.ts';

/** How often the second factor may be tried in one sign-in. Who calls this counts by person too (`second-factor`, G18). */
export const mostFactorTries = 5;

/** `right`: on to the next step. `wrong`: `left` more tries. `over`: begin anew. */
export type Shown = { kind: 'right' } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** `set`: here are the recovery codes, for this once. */
export type SetUp = { kind: 'set'; codes: readonly string[] } | Exclude<Shown, { kind: 'right' }>;

/** A sign-in whose mailed code was right. `passkeyOnly`: one of the hats takes nothing less. */
export type OnTheWay = { attempt: AttemptTable; person: PersonId; passkeyOnly: boolean };

/** In the transaction of a sign-in whose mailed code was right. */
export async function onTheWay<T>(
  house: House,
  browser: string,
  work: (granted: Granted, way: OnTheWay) => Promise<T>,
): Promise<T | undefined> {
  return perform(house, visitor, 'staff.sign-in', {}, async (granted) => {
    const attempt = await provenAttempt(granted.tx, hashBrowser(browser), granted.now);
    if (attempt === undefined || attempt.person === null) return undefined;
    const hats = await hatsOf(granted.tx, attempt.person, granted.now);
    const passkeyOnly = hats.some(({ role }) => !isEnough('app', role));
    return work(granted, { attempt, person: attempt.person, passkeyOnly });
  });
}

/** Shows a factor, once the mailed code was right and none was shown yet; each wrong one counts. */
export async function show(
  house: House,
  browser: string,
  check: (granted: Granted, way: OnTheWay) => Promise<boolean>,
): Promise<Shown> {
  const shown = await onTheWay(house, browser, async (granted, way): Promise<Shown> => {
    if (way.attempt.factor !== null) return { kind: 'right' };
    if (!(await takeFactorTry(granted.tx, way.attempt.id, mostFactorTries))) return { kind: 'over' };
    return (await check(granted, way)) ? { kind: 'right' } : wrong(way);
  });
  return shown ?? { kind: 'over' };
}

/** Sets a factor up, for who may: then there are new recovery codes, and their person is told by mail. */
export async function set(
  house: House,
  browser: string,
  make: (granted: Granted, way: OnTheWay) => Promise<'app' | 'passkey' | undefined>,
): Promise<SetUp> {
  const done = await onTheWay(house, browser, async (granted, way): Promise<SetUp> => {
    const { attempt, person } = way;
    if (!(await maySet(granted, way))) return { kind: 'over' };
    if (!(await takeFactorTry(granted.tx, attempt.id, mostFactorTries))) return { kind: 'over' };
    const factor = await make(granted, way);
    if (factor === undefined) return wrong(way);
    // Who came by a code on paper lost the other: it lets nobody in any more, and what was open under it is closed.
    if (attempt.factor === 'recovery') {
      await deleteFactorsBut(granted.tx, person, factor, granted.now);
      await endSessionsOf(granted.tx, person);
    }
    await updateAttempt(granted.tx, attempt.id, { factor, pending: null });
    await tellStaff(house, granted, person, 'staff-factor');
    return { kind: 'set', codes: await newRecovery(house, granted, person) };
  });
  return done ?? { kind: 'over' };
}

/**
 * Who may set a factor up on the way in: who has none, who showed a recovery code, and who may not come in with the one that was shown. Else the mailed
 * code alone would do.
 */
export async function maySet({ tx }: Granted, way: OnTheWay): Promise<boolean> {
  if (isThrough(way)) return false;
  // Two factors at the school are no reason to set a passkey up in the place of one that is there.
  if (way.attempt.factor === 'app' || way.attempt.factor === 'recovery') return true;
  return (await appOf(tx, way.person)) === undefined && (await passkeysOf(tx, way.person)).length === 0;
}

/** The factor that was shown, or told by the school, is enough for every hat. */
export const isThrough = ({ attempt: { factor }, passkeyOnly }: OnTheWay): boolean =>
  factor === 'passkey' || ((factor === 'app' || factor === 'school') && !passkeyOnly);

const wrong = ({ attempt }: OnTheWay): { kind: 'wrong'; left: number } | { kind: 'over' } => {
  const left = mostFactorTries - attempt.factor_tries - 1;
  return left > 0 ? { kind: 'wrong', left } : { kind: 'over' };
};

import { randomUUID } from 'node:crypto';
import { visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { codeLength, newCode, readCode } from '../base/code.ts';
import type { PersonId } from '../base/id.ts';
import { hatsOf } from '../organisations/rows.ts';
import { newSecret, stepOf } from './app-code.ts';
import { type AttemptTable, provenAttempt, takeFactorTry, updateAttempt } from './attempt-rows.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import {
  appOf,
  deleteFactorsBut,
  insertStaffPasskey,
  passkeysOf,
  putApp,
  replaceRecovery,
  takeRecovery,
  useAppStep,
  useStaffPasskey,
} from './factor-rows.ts';
import { checkMade, checkSigned, credentialIn, type PasskeyAsked, type Site } from './passkey-check.ts';
import { openPerson } from './person.ts';
import { personById } from './person-rows.ts';
import { endSessionsOf } from './session-rows.ts';
import { hashBrowser, isEnough } from './staff.ts';
import { tellStaff } from './staff-letter.ts';

/** How often the second factor may be tried in one sign-in. Who calls this counts by person too (`second-factor`, G18). */
export const mostFactorTries = 5;
const recoveryCodes = 8;

/** Where somebody is, after the mailed code was right. */
export type Step = { person: PersonId } & (
  | { kind: 'show'; app: boolean; passkeys: readonly string[] }
  /** Nothing is set, or it was lost: first set one up. `app`: the secret of the app that is being set up. */
  | { kind: 'set'; passkeyOnly: boolean; app: { secret: Buffer; account: string } | undefined }
  | { kind: 'through' }
);

/** What comes next in this browser; `undefined` when its code has not been right, or too long ago. */
export async function nextStep(house: House, browser: string): Promise<Step | undefined> {
  return onTheWay(house, browser, async (granted, way) => {
    const { person, attempt, passkeyOnly } = way;
    const passkeys = await passkeysOf(granted.tx, person);
    const app = await appOf(granted.tx, person);
    const { factor } = attempt;
    if (factor === null && (passkeys.length > 0 || app !== undefined)) {
      const useApp = app !== undefined && !(passkeyOnly && passkeys.length > 0);
      return { kind: 'show', person, app: useApp, passkeys: passkeys.map(({ credential }) => credential) };
    }
    if (isThrough(way)) return { kind: 'through', person };
    return { kind: 'set', person, passkeyOnly, app: await pendingApp(house, granted, way) };
  });
}

/** For the passkey of this sign-in, to be shown or to be set up. */
export async function askFactorChallenge(house: House, browser: string): Promise<PasskeyAsked | undefined> {
  return onTheWay(house, browser, async (granted, way) => {
    const { tx, permit, now } = granted;
    const challenge = await newChallenge(tx, way.attempt.id, now);
    const known = (await passkeysOf(tx, way.person)).map(({ credential }) => credential);
    const row = (await maySet(granted, way)) ? await personById(tx, way.person) : undefined;
    if (row === undefined) return { challenge, known };
    const id = house.keys.index('passkey-user', way.person).toString('base64url');
    return { challenge, known, user: { id, name: openPerson(house.keys, permit, row).mail } };
  });
}

/** `right`: on to the next step. `wrong`: `left` more tries. `over`: begin anew. */
export type Shown = { kind: 'right' } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** A code of the app; a step that was used opens nothing more. */
export async function showApp(house: House, browser: string, typed: string): Promise<Shown> {
  return show(house, browser, async ({ tx, permit, now }, { person, attempt, passkeyOnly }) => {
    const app = await appOf(tx, person);
    // Who has to come in with a passkey, and has one, does not come in with less.
    if (app === undefined || (passkeyOnly && (await passkeysOf(tx, person)).length > 0)) return false;
    const step = stepOf(openSecret(house, permit, person, app.sealed), typed, now, app.step);
    if (step === undefined) return false;
    await useAppStep(tx, person, step);
    await updateAttempt(tx, attempt.id, { factor: 'app' });
    return true;
  });
}

/** What the browser gives after asking for a passkey. */
export async function showPasskey(house: House, browser: string, text: string, site: Site): Promise<Shown> {
  return show(house, browser, async ({ tx, now }, { person, attempt }) => {
    const challenge = await takeChallenge(tx, attempt.id, now);
    const used = credentialIn(text);
    const passkey = (await passkeysOf(tx, person)).find(({ credential }) => credential === used);
    if (challenge === undefined || passkey === undefined) return false;
    const known = { ...passkey, counter: Number(passkey.counter) };
    const signed = await checkSigned(text, known, challenge, site);
    if (signed === undefined) return false;
    await useStaffPasskey(tx, passkey.id, signed.counter, now);
    await updateAttempt(tx, attempt.id, { factor: 'passkey' });
    return true;
  });
}

/** A code on paper, once. It opens the setting up of a new factor, and nothing else; its person is told by mail. */
export async function showRecovery(house: House, browser: string, typed: string): Promise<Shown> {
  return show(house, browser, async (granted, { person, attempt }) => {
    const code = readCode(typed, codeLength.recovery);
    if (code === undefined) return false;
    if (!(await takeRecovery(granted.tx, person, indexRecovery(house, person, code)))) return false;
    await updateAttempt(granted.tx, attempt.id, { factor: 'recovery' });
    await tellStaff(house, granted, person, 'staff-recovered');
    return true;
  });
}

/** Begins to set an app up: its secret stands sealed with this sign-in, until its first code is right. */
export async function beginApp(house: House, browser: string): Promise<void> {
  await onTheWay(house, browser, async (granted, way) => {
    if (!(await maySet(granted, way)) || way.passkeyOnly) return;
    const pending = sealSecret(house, way.person, newSecret());
    await updateAttempt(granted.tx, way.attempt.id, { pending });
  });
}

/** `set`: here are the recovery codes, for this once. */
export type Set = { kind: 'set'; codes: readonly string[] } | Exclude<Shown, { kind: 'right' }>;

/** The first code of the app that is being set up. */
export async function confirmApp(house: House, browser: string, typed: string): Promise<Set> {
  return set(house, browser, async ({ tx, permit, now }, { person, attempt, passkeyOnly }) => {
    if (attempt.pending === null || passkeyOnly) return undefined;
    const step = stepOf(openSecret(house, permit, person, attempt.pending), typed, now, 0);
    if (step === undefined) return undefined;
    await putApp(tx, { person, sealed: attempt.pending, step, made: now });
    return 'app';
  });
}

/** A passkey that was just made. `about`: what the device calls itself. */
export async function setPasskey(
  house: House,
  browser: string,
  text: string,
  site: Site,
  about: string,
): Promise<Set> {
  return set(house, browser, async ({ tx, now }, { person, attempt }) => {
    const challenge = await takeChallenge(tx, attempt.id, now);
    const made = challenge === undefined ? undefined : await checkMade(text, challenge, site);
    if (made === undefined) return undefined;
    const row = { ...made, id: randomUUID(), person, about, made: now, used: now };
    return (await insertStaffPasskey(tx, row)) ? 'passkey' : undefined;
  });
}

type OnTheWay = { attempt: AttemptTable; person: PersonId; passkeyOnly: boolean };

/** In the transaction of a sign-in whose mailed code was right. */
async function onTheWay<T>(
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
async function show(
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
async function set(
  house: House,
  browser: string,
  make: (granted: Granted, way: OnTheWay) => Promise<'app' | 'passkey' | undefined>,
): Promise<Set> {
  const done = await onTheWay(house, browser, async (granted, way): Promise<Set> => {
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
async function maySet({ tx }: Granted, way: OnTheWay): Promise<boolean> {
  if (isThrough(way)) return false;
  // Two factors at the school are no reason to set a passkey up in the place of one that is there.
  if (way.attempt.factor === 'app' || way.attempt.factor === 'recovery') return true;
  return (await appOf(tx, way.person)) === undefined && (await passkeysOf(tx, way.person)).length === 0;
}

const isThrough = ({ attempt: { factor }, passkeyOnly }: OnTheWay): boolean =>
  factor === 'passkey' || ((factor === 'app' || factor === 'school') && !passkeyOnly);

const wrong = ({ attempt }: OnTheWay): { kind: 'wrong'; left: number } | { kind: 'over' } => {
  const left = mostFactorTries - attempt.factor_tries - 1;
  return left > 0 ? { kind: 'wrong', left } : { kind: 'over' };
};

async function pendingApp(
  house: House,
  { tx, permit }: Granted,
  { attempt, person }: OnTheWay,
): Promise<{ secret: Buffer; account: string } | undefined> {
  const row = attempt.pending === null ? undefined : await personById(tx, person);
  if (row === undefined || attempt.pending === null) return undefined;
  const { mail } = openPerson(house.keys, permit, row);
  return { secret: openSecret(house, permit, person, attempt.pending), account: mail };
}

/** New recovery codes, kept as indexes alone: they are shown now, and never again. */
export async function newRecovery(house: House, { tx }: Granted, person: PersonId): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => newCode(codeLength.recovery));
  await replaceRecovery(
    tx,
    person,
    codes.map((code) => indexRecovery(house, person, code)),
  );
  return codes;
}

const indexRecovery = (house: House, person: PersonId, code: string): Buffer =>
  house.keys.index('recovery-code', `${person} ${code}`);

export const sealSecret = (house: House, person: PersonId, secret: Buffer): Buffer =>
  house.keys.sealForHouse('sign-in-app', person, secret.toString('base64'));

export const openSecret = (
  house: House,
  permit: Granted['permit'],
  person: PersonId,
  sealed: Uint8Array,
): Buffer => Buffer.from(house.keys.openForHouse(permit, 'sign-in-app', person, sealed), 'base64');

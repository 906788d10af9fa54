import { randomUUID } from 'node:crypto';
import type { Granted, House } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import type { PersonId } from '../base/id.ts';
import { newSecret, stepOf } from './app-code.ts';
import { updateAttempt } from './attempt-rows.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import {
  appOf,
  insertStaffPasskey,
  passkeysOf,
  putApp,
  takeRecovery,
  useAppStep,
  useStaffPasskey,
} from './factor-rows.ts';
import { indexRecovery, openSecret, sealSecret } from './factor-secrets.ts';
import {
  isThrough,
  maySet,
  type OnTheWay,
  onTheWay,
  type SetUp,
  type Shown,
  set,
  show,
} from './factor-way.ts';
import { checkMade, checkSigned, credentialIn, type PasskeyAsked, type Site } from './passkey-check.ts';
import { openPerson } from './person.ts';
import { personById } from './person-rows.ts';
import { tellStaff } from './staff-letter.ts';

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

/** The first code of the app that is being set up. */
export async function confirmApp(house: House, browser: string, typed: string): Promise<SetUp> {
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
): Promise<SetUp> {
  return set(house, browser, async ({ tx, now }, { person, attempt }) => {
    const challenge = await takeChallenge(tx, attempt.id, now);
    const made = challenge === undefined ? undefined : await checkMade(text, challenge, site);
    if (made === undefined) return undefined;
    const row = { ...made, id: randomUUID(), person, about, made: now, used: now };
    return (await insertStaffPasskey(tx, row)) ? 'passkey' : undefined;
  });
}

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

import { randomUUID } from 'node:crypto';
import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { PersonId } from '../base/id.ts';
import { hatsOf } from '../organisations/rows.ts';
import { newSecret, stepOf } from './app-code.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import {
  appOf,
  countRecovery,
  deleteApp,
  deleteStaffPasskey,
  insertStaffPasskey,
  passkeysOf,
  putApp,
  useAppStep,
  useStaffPasskey,
} from './factor-rows.ts';
import { newRecovery, openSecret, sealSecret } from './factor-secrets.ts';
import { openFrame, sealFrame } from './frame.ts';
import { checkMade, checkSigned, credentialIn, type PasskeyAsked, type Site } from './passkey-check.ts';
import { openPerson } from './person.ts';
import { personById } from './person-rows.ts';
import { deleteOthersOfPerson, sessionsOfPerson, updateProven } from './session-rows.ts';
import { isEnough } from './staff.ts';
import { tellStaff } from './staff-letter.ts';

/** What somebody at work comes in with. `codes`: how many recovery codes are left. `passkeyOnly`: who manages a region. */
export type OwnFactors = {
  app: Date | undefined;
  passkeys: { id: string; about: string; made: Date; used: Date }[];
  codes: number;
  passkeyOnly: boolean;
};

/** The own factors, and nobody else's. */
export async function readFactors(actor: StaffActor, house: House): Promise<OwnFactors> {
  return perform(house, actor, 'factor.read', {}, ({ tx, now }) => factorsIn(tx, actor.person, now));
}

async function factorsIn(tx: Granted['tx'], person: PersonId, now: Date): Promise<OwnFactors> {
  const hats = await hatsOf(tx, person, now);
  return {
    app: (await appOf(tx, person))?.made,
    passkeys: (await passkeysOf(tx, person)).map(({ id, about, made, used }) => ({ id, about, made, used })),
    codes: await countRecovery(tx, person),
    passkeyOnly: hats.some(({ role }) => !isEnough('app', role)),
  };
}

/** For the device: to show a passkey that is there, or, once the second step was shown again, to make another one. */
export async function askAtWork(actor: StaffActor, house: House, make: boolean): Promise<PasskeyAsked> {
  return perform(house, actor, 'factor.read', {}, async ({ tx, permit, now }) => {
    const known = (await passkeysOf(tx, actor.person)).map(({ credential }) => credential);
    const challenge = await newChallenge(tx, ofSession(actor), now);
    const row = make ? await personById(tx, actor.person) : undefined;
    if (row === undefined) return { challenge, known };
    const id = house.keys.index('passkey-user', actor.person).toString('base64url');
    return { challenge, known, user: { id, name: openPerson(house.keys, permit, row).mail } };
  });
}

/** Shows the second step once more: from then on, for minutes, the own factors can be changed. Whoever calls this counts tries of codes (`second-factor`). */
export async function proveAtWork(
  actor: StaffActor,
  house: House,
  shown: { code: string } | { passkey: string; site: Site },
): Promise<boolean> {
  const right = await perform(house, actor, 'factor.read', {}, (granted) =>
    'code' in shown ? checkCode(granted, house, actor, shown.code) : checkPasskey(granted, actor, shown),
  );
  if (!right) return false;
  await perform(house, actor, 'factor.prove', {}, async ({ tx, now }) => {
    const session = (await sessionsOfPerson(tx, actor.person)).find(({ id }) => id === actor.session);
    if (session === undefined) return;
    // Sealed anew, so that no node goes by what it knew of the session before (decision 0032).
    const frame = sealFrame(house.keys, session.id, openFrame(house.keys, session.id, session.frame));
    await updateProven(tx, session.id, { proven: now, frame });
  });
  return true;
}

async function checkCode(
  { tx, permit, now }: Granted,
  house: House,
  { person }: StaffActor,
  typed: string,
): Promise<boolean> {
  const app = await appOf(tx, person);
  const step = app && stepOf(openSecret(house, permit, person, app.sealed), typed, now, app.step);
  if (step === undefined) return false;
  await useAppStep(tx, person, step);
  return true;
}

async function checkPasskey(
  { tx, now }: Granted,
  actor: StaffActor,
  { passkey: text, site }: { passkey: string; site: Site },
): Promise<boolean> {
  const challenge = await takeChallenge(tx, ofSession(actor), now);
  const used = credentialIn(text);
  const row = (await passkeysOf(tx, actor.person)).find(({ credential }) => credential === used);
  if (challenge === undefined || row === undefined) return false;
  const signed = await checkSigned(text, { ...row, counter: Number(row.counter) }, challenge, site);
  if (signed === undefined) return false;
  await useStaffPasskey(tx, row.id, signed.counter, now);
  return true;
}

/** A secret for an app, sealed for this person: it comes back with its first code, and counts from then on. */
export type NewApp = { secret: Buffer; account: string; sealed: string };

export async function beginAppAtWork(
  actor: StaffActor,
  house: House,
  again?: string,
): Promise<NewApp | undefined> {
  return perform(house, actor, 'factor.read', {}, async ({ tx, permit }) => {
    const row = await personById(tx, actor.person);
    if (row === undefined) return undefined;
    const account = openPerson(house.keys, permit, row).mail;
    const shown = again === undefined ? undefined : openBrought(house, permit, actor.person, again);
    if (again !== undefined && shown !== undefined) return { secret: shown, account, sealed: again };
    const secret = newSecret();
    return { secret, account, sealed: sealSecret(house, actor.person, secret).toString('base64url') };
  });
}

/** The first code of that app makes it count, in place of the one before. `false` when it is not its code. */
export async function confirmAppAtWork(
  actor: StaffActor,
  house: House,
  sealed: string,
  typed: string,
): Promise<boolean> {
  return change(actor, house, async ({ tx, permit, now }) => {
    const secret = openBrought(house, permit, actor.person, sealed);
    const step = secret && stepOf(secret, typed, now, 0);
    if (step === undefined) return false;
    await putApp(tx, { person: actor.person, sealed: Buffer.from(sealed, 'base64url'), step, made: now });
    return true;
  });
}

/** A secret that a form brought back; `undefined` when it is not one that was sealed for this person. */
function openBrought(
  house: House,
  permit: Granted['permit'],
  person: PersonId,
  sealed: string,
): Buffer | undefined {
  try {
    return openSecret(house, permit, person, Buffer.from(sealed, 'base64url'));
  } catch {
    return undefined;
  }
}

/** A passkey that was just made. `false` when it is none, or is known already. */
export async function addPasskeyAtWork(
  actor: StaffActor,
  house: House,
  text: string,
  site: Site,
  about: string,
): Promise<boolean> {
  return change(actor, house, async ({ tx, now }) => {
    const challenge = await takeChallenge(tx, ofSession(actor), now);
    const made = challenge === undefined ? undefined : await checkMade(text, challenge, site);
    if (made === undefined) return false;
    const row = { ...made, id: randomUUID(), person: actor.person, about, made: now, used: now };
    return insertStaffPasskey(tx, row);
  });
}

/** Takes one away, and ends every other session: what was open under it is open no more. `last`: then nothing would be left to come in with. */
export async function removeFactor(
  actor: StaffActor,
  house: House,
  which: string,
): Promise<'removed' | 'last'> {
  const { person, session } = actor;
  const removed = await change(actor, house, async ({ tx, now }) => {
    const { app, passkeys, passkeyOnly } = await factorsIn(tx, person, now);
    const left = passkeys.filter(({ id }) => id !== which).length;
    const codes = app !== undefined && which !== 'app' && !passkeyOnly ? 1 : 0;
    if (left + codes === 0) return false;
    if (which === 'app') await deleteApp(tx, person);
    else await deleteStaffPasskey(tx, person, which);
    await deleteOthersOfPerson(tx, person, session);
    return true;
  });
  return removed ? 'removed' : 'last';
}

/** New recovery codes, for this once; those of before open nothing any more. */
export async function renewRecovery(actor: StaffActor, house: House): Promise<readonly string[]> {
  return perform(house, actor, 'factor.change', {}, async (granted) => {
    await tellStaff(house, granted, actor.person, 'staff-factor');
    return newRecovery(house, granted, actor.person);
  });
}

/** A change of the own factors, in the log of the organisation, and told by mail when it was one. */
async function change(
  actor: StaffActor,
  house: House,
  work: (granted: Granted) => Promise<boolean>,
): Promise<boolean> {
  return perform(house, actor, 'factor.change', {}, async (granted) => {
    const done = await work(granted);
    if (done) await tellStaff(house, granted, actor.person, 'staff-factor');
    return done;
  });
}

const ofSession = ({ session }: StaffActor): string => `at work ${session}`;

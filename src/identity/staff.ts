import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type StaffActor, type StaffRole, visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { codeLength, newCode, readCode, showCode } from '../base/code.ts';
import { newId, type PersonId, type SessionId } from '../base/id.ts';
import { queueLetter } from '../mail/outbox.ts';
import { type Hat, hatsOf } from '../organisations/rows.ts';
import { readLanguage, sourceLanguage } from '../words/language.ts';
import { keepWorkDomain } from './address-domain.ts';
import {
  type AttemptTable,
  deleteAttempt,
  deleteOldAttempts,
  type Factor,
  insertAttempt,
  provenAttempt,
  takeTry,
  updateAttempt,
} from './attempt-rows.ts';
import { indexMail, openPerson } from './person.ts';
import { type PersonTable, personById, personByMail } from './person-rows.ts';
import { createSession, type Device } from './session.ts';

/** How long a mailed code works, and how often one may try it (security.md: 8 characters, 10 minutes, single use). */
export const codeLasts = minutes(10);
export const mostTries = 5;
/** After the code: time to find a telephone, or to set an app up for the first time. */
const stepLasts = minutes(15);

/**
 * Somebody at work asks for a code. Gives the secret for the asking browser's cookie, always: who knocks cannot tell whether the
 * address is known. A known one gets a letter; an unknown one makes the same rows, and takes as long.
 */
export async function knock(house: House, mail: string): Promise<string> {
  const browser = randomBytes(32).toString('base64url');
  const mailIndex = indexMail(house.keys, mail);
  await perform(house, visitor, 'staff.knock', {}, async (granted) => {
    const { tx, now } = granted;
    const found = await personByMail(tx, mailIndex);
    const hats = await hatsOf(tx, found?.id ?? nobody, now);
    const person = hats.length > 0 ? found : undefined;
    const code = newCode(codeLength.signIn);
    const id = randomUUID();
    const ends = after(now, codeLasts);
    await insertAttempt(tx, {
      id,
      browser_hash: hashBrowser(browser),
      person: person?.id ?? null,
      code_index: indexCode(house, id, code),
      made: now,
      ends,
      tries: 0,
      used: null,
      ...{ device: null, factor: null, factor_tries: 0, pending: null },
    });
    await sendCode(granted, house, person, code, ends);
    await deleteOldAttempts(tx, now);
  });
  return browser;
}

/** `right`: of whom this address is. `wrong`: `left` more tries. `over`: a new code is needed. */
export type Entered = { kind: 'right'; mail: string } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** The code out of the letter, typed in the browser that asked for it. Right once; each wrong one counts. It opens the second step alone. */
export async function enterCode(
  house: House,
  browser: string,
  typed: string,
  device: Device,
): Promise<Entered> {
  const code = readCode(typed, codeLength.signIn);
  return perform(house, visitor, 'staff.sign-in', {}, async ({ tx, permit, now }) => {
    const attempt = await takeTry(tx, hashBrowser(browser), now, mostTries);
    if (attempt === undefined) return { kind: 'over' };
    const right = code !== undefined && indexCode(house, attempt.id, code).equals(attempt.code_index);
    if (!right || attempt.person === null) return wrong(attempt);
    const person = await personById(tx, attempt.person);
    if (person === undefined) return { kind: 'over' };
    await updateAttempt(tx, attempt.id, { used: now, ends: after(now, stepLasts), device });
    return { kind: 'right', mail: openPerson(house.keys, permit, person).mail };
  });
}

/** The hats that this browser may choose from; `undefined` before both steps are done, or too long after. */
export async function hatsToChoose(house: House, browser: string): Promise<readonly Hat[] | undefined> {
  return perform(house, visitor, 'staff.sign-in', {}, async ({ tx, now }) => {
    const person = isThrough(await provenAttempt(tx, hashBrowser(browser), now))?.person;
    return person ? hatsOf(tx, person, now) : undefined;
  });
}

export type CameIn = { token: string; device: Device };

/**
 * Signs in under one hat: rights of two are never added up. Without `hat` it is the only one that there is. `undefined` before both steps are
 * done, and for a hat that is not this person's.
 */
export async function wearHat(house: House, browser: string, hat?: string): Promise<CameIn | undefined> {
  const found = await perform(house, visitor, 'staff.sign-in', {}, async ({ tx, now }) => {
    const attempt = isThrough(await provenAttempt(tx, hashBrowser(browser), now));
    if (!attempt?.person) return undefined;
    const hats = await hatsOf(tx, attempt.person, now);
    const worn = hat === undefined ? only(hats) : hats.find((known) => nameHat(known) === hat);
    return worn && isEnough(attempt.factor, worn.role) ? { person: attempt.person, worn } : undefined;
  });
  if (found === undefined) return undefined;
  const { role, organisation } = found.worn;
  const actor = {
    kind: 'staff',
    person: found.person,
    role,
    organisation,
    session: newId<SessionId>(),
  } as const;
  // A line in the log of the organisation, in the transaction that lets them in: no line, nobody in.
  return perform(house, actor, 'staff.come', {}, (granted) => signIn(granted, house, browser, actor));
}

/** Which factor lets which role in: who manages a region comes in with a passkey, that nobody can talk out of somebody (security.md). */
export const isEnough = (factor: Factor | null, role: StaffRole): boolean =>
  factor === 'passkey' || ((factor === 'app' || factor === 'school') && role !== 'region-admin');

/** Past both steps: the mailed code, and a factor that opens something. */
const isThrough = (attempt: AttemptTable | undefined): AttemptTable | undefined =>
  attempt?.factor != null && attempt.factor !== 'recovery' ? attempt : undefined;

const only = (hats: readonly Hat[]): Hat | undefined => (hats.length === 1 ? hats[0] : undefined);

/** A hat in a form. */
export const nameHat = (hat: Hat): string => `${hat.role}.${hat.organisation}`;

async function signIn(
  granted: Granted,
  house: House,
  browser: string,
  actor: StaffActor,
): Promise<CameIn | undefined> {
  const { tx, permit, now } = granted;
  // Once: of two who press at the same moment the second one finds nothing.
  const attempt = isThrough(await provenAttempt(tx, hashBrowser(browser), now));
  const person = await personById(tx, actor.person);
  if (attempt?.person !== actor.person || person === undefined) return undefined;
  const { name, mail } = openPerson(house.keys, permit, person);
  // Who was known before the domains of schools were kept makes theirs known here (C9).
  await keepWorkDomain(tx, house.keys, mail);
  await deleteAttempt(tx, attempt.id);
  const device = attempt.device ?? 'shared';
  const proven = attempt.factor !== 'school';
  const frame = { name, language: person.language, look: {} };
  return { token: await createSession(granted, house, { ...actor, proven, device, frame }), device };
}

async function sendCode(
  { tx, permit, now }: Granted,
  house: House,
  person: PersonTable | undefined,
  code: string,
  ends: Date,
): Promise<void> {
  const seal = (of: string, words: string) => house.keys.sealForHouse('letter', of, words);
  if (person === undefined) return queueLetter(tx, now, 'nobody', seal);
  const letter = {
    to: openPerson(house.keys, permit, person).mail,
    language: readLanguage(person.language) ?? sourceLanguage,
    until: ends.toISOString(),
    letter: { kind: 'sign-in-code', code: showCode(code) },
  } as const;
  return queueLetter(tx, now, letter, seal);
}

function wrong({ tries }: AttemptTable): Entered {
  return tries >= mostTries ? { kind: 'over' } : { kind: 'wrong', left: mostTries - tries };
}

/** Bound to its own attempt: two people with the same code do not share a row's index. */
function indexCode(house: House, attempt: string, code: string): Buffer {
  return house.keys.index('sign-in-code', `${attempt} ${code}`);
}

/** How an attempt is found by the secret of its browser. */
export function hashBrowser(browser: string): Uint8Array {
  return createHash('sha256').update(`attempt ${browser}`).digest();
}

/** A person's id that nobody has: looking up what it may do takes as long as for somebody. */
const nobody = '00000000-0000-4000-8000-000000000000' as PersonId;

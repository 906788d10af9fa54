import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type OwnerActor, visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { readId, type SessionId } from '../base/id.ts';
import { noteToOwner } from './own-note.ts';
import { type Arriving, comeBack } from './return.ts';
import type { SchoolProtocol, Secrets, Told } from './school-protocol.ts';
import {
  accountBack,
  deleteSchoolAttempt,
  deleteSchoolWay,
  insertSchoolWay,
  isSchoolHere,
  keepAccount,
  personOfAccount,
  putSchoolAttempt,
  schoolWaysOf,
  takeSchoolAttempt,
  useSchoolWay,
  wayOfAccount,
} from './school-rows.ts';
import type { Device } from './session.ts';

/** How long somebody may be at the school's own page, and after that may choose what the account is to open. */
export const awayFor = minutes(15);

/** What somebody goes to the school's page for: into a passport, in at work, or to link the account to the passport that is open here. */
export type Going =
  | { for: 'young' | 'staff'; device: Device }
  | { for: 'link'; device: Device; actor: OwnerActor };

/**
 * Begins the way by the school's own page. `browser`: the secret for the cookie of the browser that goes, the only one in which the answer counts.
 * `undefined` when the school's page does not answer.
 */
export async function goToSchool(
  house: House,
  school: SchoolProtocol,
  redirect: string,
  going: Going,
): Promise<{ browser: string; address: string } | undefined> {
  const begun = await school.begin(redirect, going.for === 'staff');
  if (begun === undefined) return undefined;
  const browser = randomBytes(32).toString('base64url');
  const session = going.for === 'link' ? going.actor.session : null;
  await perform(house, visitor, 'account.go', {}, ({ tx, now }) =>
    putSchoolAttempt(
      tx,
      {
        ...begun.secrets,
        browser_hash: hashSchoolBrowser(browser),
        issuer: school.about.key,
        for: going.for,
        session,
        device: going.device,
        ends: after(now, awayFor),
        ...{ sent: null, back: null, two_factors: false, shown: null },
      },
      now,
    ),
  );
  return { browser, address: begun.address };
}

/** `over`: this browser went nowhere, or came back before. `elsewhere`: a school that is not enrolled here. */
export type CameBack =
  | { kind: 'back'; for: 'young' | 'staff' | 'link'; employee: boolean }
  | { kind: 'over' | 'elsewhere' }
  | Exclude<Told, { kind: 'told' }>;

/**
 * The answer of a school's page at the address that is that school's alone, in the browser that went there; once. It opens nothing yet: that is a press of
 * a button. What arrives at the address of another school than this browser went to is shown to neither (mix-up, RFC 9700).
 */
export async function comeFromSchool(
  house: House,
  school: SchoolProtocol,
  browser: string,
  came: URLSearchParams,
  redirect: string,
): Promise<CameBack> {
  const hash = hashSchoolBrowser(browser);
  const attempt = await perform(house, visitor, 'account.come', {}, ({ tx, now }) =>
    takeSchoolAttempt(tx, hash, now),
  );
  if (attempt === undefined) return { kind: 'over' };
  if (attempt.issuer !== school.about.key)
    return { kind: 'refused', why: 'at the address of another school' };
  const secrets: Secrets = { state: attempt.state, nonce: attempt.nonce, verifier: attempt.verifier };
  const told = await school.finish(came, secrets, redirect);
  if (told.kind !== 'told') return told;
  const { account } = told;
  return perform(house, visitor, 'account.come', {}, async ({ tx }) => {
    if (school.about.brin !== undefined && !(account.brin && (await isSchoolHere(tx, account.brin))))
      return { kind: 'elsewhere' };
    const back = indexAccount(house, school, account.subject);
    const { name, twoFactors } = account;
    const shown = name === undefined ? null : house.keys.sealForHouse('school-name', nameOf(hash), name);
    await keepAccount(tx, hash, { back, two_factors: twoFactors, shown });
    return { kind: 'back', for: attempt.for, employee: account.employee };
  });
}

/** The seal of a name is bound to the browser that came back. */
const nameOf = (browserHash: Uint8Array): string => Buffer.from(browserHash).toString('hex');

/** What this browser came back from the school for. `linked`: the account opens something here already. `name`: as whom the school knows it. */
export type Back = {
  for: Going['for'];
  device: Device;
  linked: boolean;
  issuer: string;
  name: string | undefined;
};

export async function readBack(house: House, browser: string): Promise<Back | undefined> {
  return perform(house, visitor, 'account.come', {}, async ({ tx, permit, now }) => {
    const found = await accountBack(tx, hashSchoolBrowser(browser), now);
    if (found?.back == null) return undefined;
    const name =
      found.shown === null
        ? undefined
        : house.keys.openForHouse(permit, 'school-name', nameOf(found.browser_hash), found.shown);
    const known =
      found.for === 'staff' ? await personOfAccount(tx, found.back) : await wayOfAccount(tx, found.back);
    return { for: found.for, device: found.device, linked: known !== undefined, issuer: found.issuer, name };
  });
}

/** Into the passport that this account opens: the token of a session, or `unlinked` when it opens none (yet). */
export async function returnBySchool(
  house: House,
  browser: string,
  about: string,
): Promise<{ token: string; device: Device } | 'unlinked' | undefined> {
  const hash = hashSchoolBrowser(browser);
  const found = await perform(house, visitor, 'account.come', {}, async ({ tx, now }) => {
    const attempt = await accountBack(tx, hash, now);
    if (attempt?.back == null || attempt.for !== 'young') return undefined;
    const way = await wayOfAccount(tx, attempt.back);
    if (way !== undefined) await deleteSchoolAttempt(tx, hash);
    return { way, device: attempt.device };
  });
  if (found === undefined) return undefined;
  const { way, device } = found;
  if (way === undefined) return 'unlinked';
  const arriving: Arriving = { device, about };
  const token = await comeBack(house, way.owner, 'school', arriving, ({ tx, now }) =>
    useSchoolWay(tx, way.id, now),
  );
  return token === undefined ? 'unlinked' : { token, device };
}

/**
 * Links the account that this browser came back with to the owner's passport. `session`: it went to the school in this very session; without, the
 * owner came in just now with the card or began just now. `false` when the account opens a passport already, or it is too late.
 */
export async function linkSchool(
  actor: OwnerActor,
  house: House,
  browser: string,
  session?: SessionId,
): Promise<boolean> {
  const hash = hashSchoolBrowser(browser);
  const attempt = await perform(house, visitor, 'account.come', {}, async ({ tx, now }) => {
    const found = await accountBack(tx, hash, now);
    if (found === undefined || found.for === 'staff' || (found.session ?? undefined) !== session)
      return undefined;
    await deleteSchoolAttempt(tx, hash);
    return found;
  });
  const index = attempt?.back;
  if (attempt === undefined || index == null) return false;
  const { owner } = actor;
  const target = { passport: owner, detail: { issuer: attempt.issuer } };
  return perform(house, actor, 'account.link', target, async (granted) => {
    const { tx, now } = granted;
    const row = {
      id: randomUUID(),
      owner,
      account_index: index,
      issuer: attempt.issuer,
      linked: now,
      used: now,
    };
    if (!(await insertSchoolWay(tx, row))) return false;
    await noteToOwner(house, granted, owner, 'ways');
    return true;
  });
}

/** A school account that opens this passport. */
export type SchoolWay = { id: string; issuer: string; linked: Date; used: Date };

export async function listSchoolWays(actor: OwnerActor, house: House): Promise<SchoolWay[]> {
  return perform(house, actor, 'device.list', { passport: actor.owner }, ({ tx }) =>
    schoolWaysOf(tx, actor.owner),
  );
}

/** The school's account opens this passport no more; everything in it stays (F4). */
export async function unlinkSchool(actor: OwnerActor, house: House, id: string): Promise<void> {
  if (readId<SessionId>(id) === undefined) return;
  const { owner } = actor;
  await perform(house, actor, 'account.unlink', { passport: owner }, async (granted: Granted) => {
    await deleteSchoolWay(granted.tx, owner, id);
    await noteToOwner(house, granted, owner, 'ways');
  });
}

/** Issuer and subject, never an address: who gets somebody's old address gets nothing with it. */
export const indexAccount = (house: House, { about }: SchoolProtocol, subject: string): Buffer =>
  house.keys.index('school-account', JSON.stringify([about.issuer, subject]));

export const hashSchoolBrowser = (browser: string): Uint8Array =>
  createHash('sha256').update(`school ${browser}`).digest();

import { type OwnerActor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import type { OwnerId } from '../base/id.ts';
import { isOwnMail } from './address-domain.ts';
import { isStillOwn, takeOwnTry, useOwnAttempt } from './address-rows.ts';
import { ownerOfCard } from './card-rows.ts';
import { openFrame, sealFrame } from './frame.ts';
import { mailOwnCode } from './own-address.ts';
import { hashOwnBrowser, isMailed, mostOwnTries } from './own-code.ts';
import { askOwnPasskey, whoSigned } from './passkey.ts';
import type { PasskeyAsked, Site } from './passkey-check.ts';
import { ownPasskeys, usePasskey } from './passkey-rows.ts';
import { proveSession, sessionsOf } from './session-rows.ts';

/**
 * The own factor: what no school has of a young person. Shown here once more for acts that go far: sharing what is extra protected, taking everything
 * along, deleting, and changing how one comes in (security.md). It counts for minutes, in this session (`provenUntil`).
 */
export type OwnFactors = { passkey: boolean; mail: boolean };

/** What this owner can show beside the card. */
export async function readOwnFactors(actor: OwnerActor, house: House): Promise<OwnFactors> {
  return perform(house, actor, 'own.ask', { passport: actor.owner }, async ({ tx }) => ({
    passkey: (await ownPasskeys(tx, actor.owner)).length > 0,
    mail: await isOwnMail(tx, actor.owner),
  }));
}

/** The code on the card. Whoever calls this counts the tries (`own-code`). */
export async function proveByCard(actor: OwnerActor, house: House, typed: string): Promise<boolean> {
  if (!(await isOwnCard(actor, house, typed))) return false;
  await proven(actor, house, 'card');
  return true;
}

/** Asked as a visitor would: the code itself finds the row, so a wrong one leaves no line that says something was done. */
export async function isOwnCard({ owner }: OwnerActor, house: House, typed: string): Promise<boolean> {
  const code = readCode(typed, codeLength.card);
  if (code === undefined) return false;
  const index = house.keys.index('card-code', code);
  return (await perform(house, visitor, 'card.find', {}, ({ tx }) => ownerOfCard(tx, index))) === owner;
}

/** For the passkey of this owner, in this session. */
export async function askOwnFactor(actor: OwnerActor, house: House): Promise<PasskeyAsked> {
  return perform(house, actor, 'own.ask', { passport: actor.owner }, (granted) =>
    askOwnPasskey(granted, actor.owner, toProve(actor)),
  );
}

export async function proveByPasskey(
  actor: OwnerActor,
  house: House,
  text: string,
  site: Site,
): Promise<boolean> {
  const used = await whoSigned(house, toProve(actor), text, site);
  if (used?.owner !== actor.owner) return false;
  await proven(actor, house, 'passkey', used);
  return true;
}

/** A code at the own address; gives the secret for the asking browser, or `undefined` when there is none that is nobody else's. */
export async function mailOwnFactor(
  actor: OwnerActor,
  house: House,
  language: string,
): Promise<string | undefined> {
  const { owner } = actor;
  return perform(house, actor, 'own.ask', { passport: owner }, async (granted) =>
    (await isOwnMail(granted.tx, owner)) ? mailOwnCode(house, granted, owner, language) : undefined,
  );
}

export type ProvenByMail = { kind: 'proven' } | { kind: 'wrong'; left: number } | { kind: 'over' };

export async function proveByMail(
  actor: OwnerActor,
  house: House,
  browser: string,
  typed: string,
): Promise<ProvenByMail> {
  const tried = await perform(house, visitor, 'address.enter', {}, async ({ tx, now }) => {
    const attempt = await takeOwnTry(tx, hashOwnBrowser(browser), now, mostOwnTries);
    if (attempt?.owner !== actor.owner || attempt.sealed !== null) return { kind: 'over' } as const;
    if (!isMailed(house, attempt, typed)) {
      const left = mostOwnTries - attempt.tries;
      return left > 0 ? ({ kind: 'wrong', left } as const) : ({ kind: 'over' } as const);
    }
    await useOwnAttempt(tx, attempt.id, now);
    return { kind: (await isStillOwn(tx, attempt)) ? 'proven' : 'over' } as const;
  });
  if (tried.kind !== 'proven') return tried;
  return (await proven(actor, house, 'mail')) ? tried : { kind: 'over' };
}

async function proven(
  actor: OwnerActor,
  house: House,
  by: 'card' | 'passkey' | 'mail',
  used?: { id: string; owner: OwnerId; counter: number },
): Promise<boolean> {
  const target = { passport: actor.owner, detail: { by } };
  // A code that was asked to come in with, at an address of a school, shows nothing here.
  if (by === 'mail' && !(await readOwnFactors(actor, house)).mail) return false;
  return perform(house, actor, 'own.prove', target, async ({ tx, now }) => {
    if (used !== undefined) await usePasskey(tx, used.id, used.counter, now);
    const session = (await sessionsOf(tx, actor.owner)).find(({ id }) => id === actor.session);
    if (session === undefined) return false;
    const frame = sealFrame(house.keys, session.id, openFrame(house.keys, session.id, session.frame));
    await proveSession(tx, actor.owner, session.id, { proven: now, frame });
    return true;
  });
}

const toProve = ({ session }: OwnerActor): string => `prove ${session}`;

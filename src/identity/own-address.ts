import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { showCode } from '../base/code.ts';
import type { OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import { isLast, type Letter } from '../mail/letter.ts';
import { queueLetter } from '../mail/outbox.ts';
import type { Tx } from '../store/store.ts';
import { type Language, readLanguage, sourceLanguage } from '../words/language.ts';
import { indexDomain } from './address-domain.ts';
import {
  type AddressTable,
  addressOf,
  deleteAddress,
  insertOwnAttempt,
  putAddress,
  putDomain,
  takeOwnTry,
  useOwnAttempt,
} from './address-rows.ts';
import { isCode } from './card.ts';
import { cardOf } from './card-rows.ts';
import { inDays, waitDays } from './help.ts';
import { hashOwnBrowser, isMailed, mostOwnTries, newAttempt, ownCodeLasts } from './own-code.ts';
import { indexMail } from './person.ts';

/** The own address, for the owner's eyes. */
export async function readAddress(actor: OwnerActor, house: House): Promise<string | undefined> {
  return perform(house, actor, 'address.read', { passport: actor.owner }, (granted) =>
    addressIn(house, granted, actor.owner),
  );
}

/** The same, in the transaction of another act. Where its domain was not looked at yet, it is now: whether it ends with the school (C9). */
export async function addressIn(
  house: House,
  { tx, permit }: { tx: Tx; permit: Permit },
  owner: OwnerId,
): Promise<string | undefined> {
  const row = await addressOf(tx, owner);
  if (row === undefined) return undefined;
  const mail = await openAddress(house, permit, row);
  const domain = indexDomain(house.keys, mail);
  if (row.domain_index === null || !domain.equals(row.domain_index)) await putDomain(tx, owner, domain);
  return mail;
}

export type AskedAddress = { kind: 'sent'; browser: string } | { kind: 'wrong-card' };

/**
 * A new own address, with the own card code as the factor that no school has: a code goes to the address, and only who can read it there
 * makes it count (C10). Whoever calls this counts the tries of the card (`own-code`) and the letters (`sign-in-letter`).
 */
export async function askAddress(
  actor: OwnerActor,
  house: House,
  asked: { mail: string; card: string; language: Language },
): Promise<AskedAddress> {
  const { owner } = actor;
  const mailIndex = indexMail(house.keys, asked.mail);
  return perform(house, actor, 'address.ask', { passport: owner }, async ({ tx, permit, now }) => {
    if (!isCode(house, await cardOf(tx, owner), asked.card)) return { kind: 'wrong-card' };
    const { browser, code, attempt } = newAttempt(house, mailIndex, owner, now);
    const sealed = await house.keys.seal(permit, place(owner, attempt.id), asked.mail.trim());
    await insertOwnAttempt(tx, { ...attempt, sealed });
    const to = { about: owner, mail: asked.mail.trim(), language: asked.language };
    await sendTo(house, tx, now, to, { kind: 'own-address', code: showCode(code) });
    return { kind: 'sent', browser };
  });
}

/** `taken`: the address is the own address of another passport already. */
export type ConfirmedAddress =
  | { kind: 'kept' }
  | { kind: 'taken' }
  | { kind: 'wrong'; left: number }
  | { kind: 'over' };

/** The code out of the letter makes the address count, in place of the one before; that one gets a letter that says so. */
export async function confirmAddress(
  actor: OwnerActor,
  house: House,
  browser: string,
  typed: string,
): Promise<ConfirmedAddress> {
  const { owner } = actor;
  return perform(house, actor, 'address.confirm', { passport: owner }, async ({ tx, permit, now }) => {
    const attempt = await takeOwnTry(tx, hashOwnBrowser(browser), now, mostOwnTries);
    if (attempt?.owner !== owner || attempt.sealed === null) return { kind: 'over' };
    if (!isMailed(house, attempt, typed)) {
      const left = mostOwnTries - attempt.tries;
      return left > 0 ? { kind: 'wrong', left } : { kind: 'over' };
    }
    await useOwnAttempt(tx, attempt.id, now);
    const mail = await house.keys.open(permit, place(owner, attempt.id), attempt.sealed);
    const before = await addressOf(tx, owner);
    const old = before && (await openAddress(house, permit, before));
    const sealed = await house.keys.seal(permit, place(owner, 'own'), mail);
    const kept = await putAddress(tx, {
      ...{ owner, mail_index: attempt.mail_index, sealed, confirmed: now },
      domain_index: indexDomain(house.keys, mail),
    });
    if (!kept) return { kind: 'taken' };
    if (old !== undefined && old !== mail)
      await sendTo(house, tx, now, { about: owner, mail: old, language: sourceLanguage }, gone);
    return { kind: 'kept' };
  });
}

/** Takes the own address away, with the own card code. `false` when that is not it. */
export async function dropAddress(actor: OwnerActor, house: House, card: string): Promise<boolean> {
  const { owner } = actor;
  return perform(house, actor, 'address.drop', { passport: owner }, async ({ tx, permit, now }) => {
    if (!isCode(house, await cardOf(tx, owner), card)) return false;
    const before = await addressOf(tx, owner);
    if (before === undefined) return true;
    const old = await openAddress(house, permit, before);
    await deleteAddress(tx, owner);
    await sendTo(house, tx, now, { about: owner, mail: old, language: sourceLanguage }, gone);
    return true;
  });
}

/** Writes to the own address when there is one, in the passport's language. In the transaction of an act on the passport. */
export async function writeToOwner(
  house: House,
  { tx, permit, now }: { tx: Tx; permit: Permit; now: Date },
  to: { owner: OwnerId; language: string },
  letter: Letter,
): Promise<void> {
  const row = await addressOf(tx, to.owner);
  if (row === undefined) return;
  const mail = await openAddress(house, permit, row);
  const language = readLanguage(to.language) ?? sourceLanguage;
  await sendTo(house, tx, now, { about: to.owner, mail, language }, letter);
}

const gone: Letter = { kind: 'address-gone' };

/** Deleting the passport takes the letter along, but for the one that says so (`isLast`). */
async function sendTo(
  house: House,
  tx: Tx,
  now: Date,
  to: { about: OwnerId; mail: string; language: Language },
  letter: Letter,
): Promise<void> {
  const { mail, language } = to;
  const seal = (of: string, words: string) => house.keys.sealForHouse('letter', of, words);
  const until = untilOf(letter, now).toISOString();
  const about = isLast(letter) ? undefined : to.about;
  await queueLetter(tx, now, { to: mail, language, until, letter }, seal, about);
}

/**
 * Until when a letter is of use, and so is tried again while the mail server does not take it. That somebody wants to come back (F6): as long as the yes
 * stands, for by this letter a false one is stopped. A warning or a note counts as told, so it does not go after a day.
 */
function untilOf(letter: Letter, now: Date): Date {
  if ('code' in letter) return after(now, ownCodeLasts);
  if (letter.kind === 'share-ends') return after(new Date(letter.day), days(1));
  const rescue = letter.kind === 'own-note' && letter.about === 'rescue';
  return after(now, days(rescue ? waitDays + inDays : 14));
}

const openAddress = (house: House, permit: Permit, { owner, sealed }: AddressTable): Promise<string> =>
  house.keys.open(permit, place(owner, 'own'), sealed);

const place = (owner: OwnerId, which: string) => ({
  owner,
  chapter: 'passport',
  item: `address ${which}`,
  revision: 1,
});

/** A code at the own address; gives the secret for the asking browser, or `undefined` when there is no own address. */
export async function mailOwnCode(
  house: House,
  { tx, permit, now }: { tx: Tx; permit: Permit; now: Date },
  owner: OwnerId,
  language: string,
): Promise<string | undefined> {
  const address = await addressOf(tx, owner);
  if (address === undefined) return undefined;
  const { browser, code, attempt } = newAttempt(house, address.mail_index, owner, now);
  await insertOwnAttempt(tx, attempt);
  const letter = { kind: 'own-code', code: showCode(code) } as const;
  await writeToOwner(house, { tx, permit, now }, { owner, language }, letter);
  return browser;
}

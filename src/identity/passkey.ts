import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type OwnerActor, visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { type OwnerId, readId, type SessionId } from '../base/id.ts';
import { passportOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import { noteToOwner } from './own-note.ts';
import { checkMade, checkSigned, credentialIn, type PasskeyAsked, type Site } from './passkey-check.ts';
import {
  deletePasskey,
  insertPasskey,
  ownPasskeys,
  type PasskeyTable,
  passkeyBy,
  usePasskey,
} from './passkey-rows.ts';
import { type Arriving, comeBack } from './return.ts';

/** A passkey of a young person (F5). `about`: what the device called itself when it was made. */
export type OwnPasskey = { id: string; name: string; about: string; made: Date; used: Date };

const shape = z.object({ name: z.string(), about: z.string() });

/** With how many one passport can be opened: enough for every device, few enough to look over. */
export const mostPasskeys = 10;

export async function listPasskeys(actor: OwnerActor, house: House): Promise<OwnPasskey[]> {
  return perform(house, actor, 'device.list', { passport: actor.owner }, async ({ tx, permit }) =>
    Promise.all(
      (await ownPasskeys(tx, actor.owner)).map(async (row) => {
        const words = await house.keys.open(permit, place(actor.owner, row.id), row.name);
        return { id: row.id, made: row.made, used: row.used, ...shape.parse(JSON.parse(words)) };
      }),
    ),
  );
}

/** What the browser is to ask of the device, to make one. `undefined` when there are enough. */
export async function askNewPasskey(actor: OwnerActor, house: House): Promise<PasskeyAsked | undefined> {
  const { owner } = actor;
  return perform(house, actor, 'passkey.ask', { passport: owner }, async ({ tx, permit, now }) => {
    const passport = await passportOf(tx, owner);
    const known = (await ownPasskeys(tx, owner)).map(({ credential }) => credential);
    if (passport === undefined || known.length >= mostPasskeys) return undefined;
    const challenge = await newChallenge(tx, toAdd(actor), now);
    const id = house.keys.index('passkey-user', owner).toString('base64url');
    return { challenge, known, user: { id, name: await openCalled(house.keys, permit, passport) } };
  });
}

/** Adds the passkey that was just made, on a device of one's own. `false` when it is none, or is known already. */
export async function addPasskey(
  actor: OwnerActor,
  house: House,
  text: string,
  site: Site,
  called: { name: string; about: string },
): Promise<boolean> {
  const { owner } = actor;
  const challenge = await perform(house, actor, 'passkey.ask', { passport: owner }, ({ tx, now }) =>
    takeChallenge(tx, toAdd(actor), now),
  );
  const made = challenge === undefined ? undefined : await checkMade(text, challenge, site);
  if (made === undefined) return false;
  return perform(house, actor, 'passkey.add', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const id = randomUUID();
    const name = await house.keys.seal(permit, place(owner, id), JSON.stringify(called));
    if (!(await insertPasskey(tx, { ...made, id, owner, name, made: now, used: now }))) return false;
    await noteToOwner(house, granted, owner, 'ways');
    return true;
  });
}

/** Takes one away; the card stays, so it is never the last way in. */
export async function removePasskey(actor: OwnerActor, house: House, id: string): Promise<void> {
  if (readId<SessionId>(id) === undefined) return;
  await perform(house, actor, 'passkey.remove', { passport: actor.owner }, async (granted) => {
    await deletePasskey(granted.tx, actor.owner, id);
    await noteToOwner(house, granted, actor.owner, 'ways');
  });
}

/** Somebody who is nobody yet asks to come in with a passkey. `browser`: the secret for the cookie of the browser that asked. */
export async function knockWithPasskey(house: House): Promise<PasskeyAsked & { browser: string }> {
  const browser = randomBytes(32).toString('base64url');
  return perform(house, visitor, 'passkey.knock', {}, async ({ tx, now }) => ({
    browser,
    challenge: await newChallenge(tx, toComeIn(browser), now),
    known: [],
  }));
}

/** Back with a passkey of one's own device (F5). Gives the token of a new session, or `undefined` when it is nobody's. */
export async function returnByPasskey(
  house: House,
  browser: string,
  text: string,
  site: Site,
  arriving: Arriving,
): Promise<string | undefined> {
  const used = await whoSigned(house, toComeIn(browser), text, site);
  return (
    used &&
    comeBack(house, used.owner, 'passkey', arriving, ({ tx, now }) =>
      usePasskey(tx, used.id, used.counter, now),
    )
  );
}

/** Whose passkey signed what was asked for `of`; found as a visitor would, so that a wrong one leaves no line with anybody. */
export async function whoSigned(
  house: House,
  of: string,
  text: string,
  site: Site,
): Promise<{ id: string; owner: OwnerId; counter: number } | undefined> {
  const credential = credentialIn(text);
  const found = await perform(house, visitor, 'passkey.find', {}, async ({ tx, now }) => ({
    challenge: await takeChallenge(tx, of, now),
    row: credential === undefined ? undefined : await passkeyBy(tx, credential),
  }));
  const { challenge, row } = found;
  if (challenge === undefined || row === undefined) return undefined;
  const signed = await checkSigned(text, { ...row, counter: Number(row.counter) }, challenge, site);
  return signed && { id: row.id, owner: row.owner, counter: signed.counter };
}

/** What a passkey of this owner is to sign, for `of`. */
export async function askOwnPasskey({ tx, now }: Granted, owner: OwnerId, of: string): Promise<PasskeyAsked> {
  const known = (await ownPasskeys(tx, owner)).map(({ credential }: PasskeyTable) => credential);
  return { challenge: await newChallenge(tx, of, now), known };
}

const toAdd = ({ session }: OwnerActor): string => `add ${session}`;
const toComeIn = (browser: string): string => `come in ${browser}`;

const place = (owner: OwnerId, id: string) => ({
  owner,
  chapter: 'passport',
  item: `passkey ${id}`,
  revision: 1,
});

import { randomBytes } from 'node:crypto';
import { visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { hatsOf } from '../organisations/rows.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import { staffPasskeyBy, useStaffPasskey } from './factor-rows.ts';
import { checkSigned, credentialIn, type PasskeyAsked, type Site } from './passkey-check.ts';
import type { Device } from './session.ts';
import { insertWithoutCode } from './without-code.ts';

/**
 * Somebody at work asks to come in with a passkey alone: no address, no code to type (A19, decision 0070). Which one it is, the device says. `browser`:
 * the secret for the cookie of the browser that asked; a code that was asked for there before (`before`) goes on working.
 */
export async function knockAtWorkByPasskey(
  house: House,
  before?: string,
): Promise<PasskeyAsked & { browser: string }> {
  const browser = before ?? randomBytes(32).toString('base64url');
  return perform(house, visitor, 'staff.knock', {}, async ({ tx, now }) => ({
    browser,
    challenge: await newChallenge(tx, toComeIn(browser), now),
    known: [],
  }));
}

/**
 * In at work with a passkey, which is two factors by itself: the device, and the finger, face or PIN that it asked for. Gives the secret for the cookie
 * of this sign-in, as far as both steps would bring it; `undefined` when it is nobody's here, or of somebody without a role.
 */
export async function enterByPasskey(
  house: House,
  browser: string,
  text: string,
  site: Site,
  device: Device,
): Promise<string | undefined> {
  const credential = credentialIn(text);
  return perform(house, visitor, 'staff.sign-in', {}, async ({ tx, now }) => {
    const challenge = await takeChallenge(tx, toComeIn(browser), now);
    const passkey = credential === undefined ? undefined : await staffPasskeyBy(tx, credential);
    if (challenge === undefined || passkey === undefined) return undefined;
    const known = { ...passkey, counter: Number(passkey.counter) };
    const signed = await checkSigned(text, known, challenge, site);
    if (signed === undefined || (await hatsOf(tx, passkey.person, now)).length === 0) return undefined;
    await useStaffPasskey(tx, passkey.id, signed.counter, now);
    return insertWithoutCode(tx, now, { person: passkey.person, device, factor: 'passkey' });
  });
}

const toComeIn = (browser: string): string => `come in at work ${browser}`;

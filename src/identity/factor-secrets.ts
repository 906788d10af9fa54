import type { Granted, House } from '../access/perform.ts';
import { codeLength, newCode } from '../base/code.ts';
import type { PersonId } from '../base/id.ts';
import { replaceRecovery } from './factor-rows.ts';

const recoveryCodes = 8;

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

/** How a code on paper is found: never by itself, always of this person. */
export const indexRecovery = (house: House, person: PersonId, code: string): Buffer =>
  house.keys.index('recovery-code', `${person} ${code}`);

export const sealSecret = (house: House, person: PersonId, secret: Buffer): Buffer =>
  house.keys.sealForHouse('sign-in-app', person, secret.toString('base64'));

export const openSecret = (
  house: House,
  permit: Granted['permit'],
  person: PersonId,
  sealed: Uint8Array,
): Buffer => Buffer.from(house.keys.openForHouse(permit, 'sign-in-app', person, sealed), 'base64');

import { visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { hatsOf } from '../organisations/rows.ts';
import { provenAttempt } from './attempt-rows.ts';
import { hashSchoolBrowser } from './school.ts';
import { accountBack, deleteSchoolAttempt, linkPerson, personOfAccount } from './school-rows.ts';
import { hashBrowser, isEnough } from './staff.ts';
import { tellStaff } from './staff-letter.ts';
import { insertWithoutCode } from './without-code.ts';

/**
 * In at work by the school's account, as far as a right mailed code would be: the second step follows, unless the school says that two factors were
 * shown there. Gives the secret for the cookie of this sign-in, or `unlinked` when the account is nobody's here: an address that it tells is no proof.
 */
export async function enterBySchool(
  house: House,
  school: string,
): Promise<{ browser: string } | 'unlinked' | undefined> {
  const hash = hashSchoolBrowser(school);
  return perform(house, visitor, 'staff.sign-in', {}, async ({ tx, now }) => {
    const found = await accountBack(tx, hash, now);
    if (found?.back == null || found.for !== 'staff') return undefined;
    const person = await personOfAccount(tx, found.back);
    const hats = person === undefined ? [] : await hatsOf(tx, person, now);
    if (person === undefined || hats.length === 0) return 'unlinked';
    const enough = hats.every(({ role }) => isEnough('school', role));
    await deleteSchoolAttempt(tx, hash);
    const factor = found.two_factors && enough ? 'school' : null;
    const browser = await insertWithoutCode(tx, now, { person, device: found.device, factor });
    return { browser };
  });
}

/**
 * Links the account that this browser came back with to who signs in here with the mailed code and the second step, and says that it was they who
 * signed in at school: somebody else may have done so at the same computer. They are told by mail. Does nothing when there is no such account, or it is somebody's.
 */
export async function linkStaff(house: House, school: string, browser: string): Promise<void> {
  const hash = hashSchoolBrowser(school);
  await perform(house, visitor, 'staff.sign-in', {}, async (granted) => {
    const { tx, now } = granted;
    const found = await accountBack(tx, hash, now);
    const attempt = await provenAttempt(tx, hashBrowser(browser), now);
    const shown = attempt?.factor === 'passkey' || attempt?.factor === 'app';
    if (found?.back == null || found.for !== 'staff' || !attempt?.person || !shown) return;
    await deleteSchoolAttempt(tx, hash);
    const row = { account_index: found.back, person: attempt.person, issuer: found.issuer, linked: now };
    if (await linkPerson(tx, row)) await tellStaff(house, granted, attempt.person, 'staff-factor');
  });
}

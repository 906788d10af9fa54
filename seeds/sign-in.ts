import type { StaffActor, StaffRole } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { askFactorChallenge, nextStep, setPasskey, showPasskey } from '../src/identity/factor.ts';
import { findSession } from '../src/identity/session.ts';
import { enterCode, hatsToChoose, knock, nameHat, wearHat } from '../src/identity/staff.ts';
import { sendLetters } from '../src/jobs/letters.ts';
import { postInMemory } from '../src/mail/send.ts';
import { madeUpDevice } from './passkey.ts';

/** Where the made-up devices make their passkeys for, when nothing is served. */
const site = { origin: 'http://localhost:3000' };

/** Signs somebody of the cast in as in life: knocks, reads the letter, types the code, shows a passkey, chooses the hat. */
export async function signInStaff(house: House, mail: string, role: StaffRole): Promise<StaffActor> {
  const browser = await knock(house, mail);
  const { kind } = await enterCode(house, browser, (await mailedCode(house, mail)) ?? '', 'shared');
  const token = kind === 'right' ? await finishSignIn(house, browser, mail, role) : undefined;
  const actor = token === undefined ? undefined : (await findSession(house, token))?.actor;
  if (actor?.kind !== 'staff') throw new Error(`${mail} of the cast did not get in: ${kind}`);
  return actor;
}

/** The second step with the made-up device of this person, and then the hat. Gives the token of a session. */
export async function finishSignIn(
  house: House,
  browser: string,
  mail: string,
  role: StaffRole,
  place = site,
): Promise<string | undefined> {
  await showDevice(house, browser, mail, place);
  const hat = (await hatsToChoose(house, browser))?.find((one) => one.role === role);
  return hat && (await wearHat(house, browser, nameHat(hat)))?.token;
}

/** Shows the passkey of the made-up device, or makes it the first time. */
export async function showDevice(house: House, browser: string, mail: string, place = site): Promise<void> {
  const device = madeUpDevice(mail);
  const step = await nextStep(house, browser);
  const challenge = (await askFactorChallenge(house, browser))?.challenge ?? '';
  const asked = { challenge, ...place };
  if (step?.kind === 'set') await setPasskey(house, browser, device.make(asked), place, '');
  else await showPasskey(house, browser, device.sign(asked), place);
}

/** The code in the newest letter with one to this address, out of the outbox; `undefined` when no such letter came. */
export async function mailedCode(house: House, mail: string): Promise<string | undefined> {
  const post = postInMemory(house.clock);
  await sendLetters(house, post);
  return post.sent().flatMap(({ to, text }) => (to === mail ? (codeIn(text) ?? []) : []))[0];
}

/** The sign-in code in a letter. */
export const codeIn = (letter: string | undefined): string | undefined =>
  letter === undefined ? undefined : /[2-9B-Z]{4} [2-9B-Z]{4}/.exec(letter)?.[0];

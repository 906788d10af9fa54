import type { StaffActor, StaffRole } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { findSession } from '../src/identity/session.ts';
import { enterCode, hatsToChoose, knock, nameHat, wearHat } from '../src/identity/staff.ts';
import { sendLetters } from '../src/jobs/letters.ts';
import { postInMemory } from '../src/mail/send.ts';

/** Signs somebody of the cast in as in life: knocks, reads the letter, types the code, chooses the hat. */
export async function signInStaff(house: House, mail: string, role: StaffRole): Promise<StaffActor> {
  const browser = await knock(house, mail);
  const code = await mailedCode(house, mail);
  const entered = await enterCode(house, browser, code ?? '', 'shared');
  const hat = (await hatsToChoose(house, browser))?.find((one) => one.role === role);
  const token =
    entered.kind === 'in' ? entered.token : hat && (await wearHat(house, browser, nameHat(hat), 'shared'));
  const actor = token === undefined ? undefined : (await findSession(house, token))?.actor;
  if (actor?.kind !== 'staff') throw new Error(`${mail} of the cast did not get in: ${entered.kind}`);
  return actor;
}

/** The code in the newest letter to this address, out of the outbox; `undefined` when no letter came. */
export async function mailedCode(house: House, mail: string): Promise<string | undefined> {
  const post = postInMemory(house.clock);
  await sendLetters(house, post);
  return codeIn(post.sent().find(({ to }) => to === mail)?.text);
}

/** The sign-in code in a letter. */
export const codeIn = (letter: string | undefined): string | undefined =>
  letter === undefined ? undefined : /[2-9B-Z]{4} [2-9B-Z]{4}/.exec(letter)?.[0];

import type { Guarding, Sharing, Young } from '../../../seeds/cast.ts';
import { guardianToken } from '../../../seeds/consent.ts';
import { madeUpDevice } from '../../../seeds/passkey.ts';
import type { Worker } from '../../../seeds/regions.ts';
import { codeIn, finishSignIn } from '../../../seeds/sign-in.ts';
import type { Actor } from '../../access/actor.ts';
import { nextStep } from '../../identity/factor.ts';
import { forgetFactor } from '../../identity/forget-factor.ts';
import { receive } from '../../identity/receive.ts';
import { returnByCard } from '../../identity/return.ts';
import { findSession } from '../../identity/session.ts';
import { enterCode, knock } from '../../identity/staff.ts';
import { listShares } from '../../sharing/list.ts';
import type { Asked } from '../route.ts';
import { siteOf } from '../site.ts';

/** Each way in is the one of life: there is no door that only the demo has. All give the token of a session, or `undefined`. */

/** With the personal card. */
export async function becomeYoung(
  { house, deviceName }: Asked<Actor>,
  { card }: Young,
): Promise<string | undefined> {
  return returnByCard(house, card, 'shared', deviceName);
}

/** With the code out of the letter, as soon as it is in the post, and the passkey of the made-up device. */
export async function becomeWorker(asked: Asked<Actor>, { mail, role }: Worker): Promise<string | undefined> {
  const { house } = asked;
  const browser = await knock(house, mail);
  for (const code of await arrivedCodes(asked, mail)) {
    if ((await enterCode(house, browser, code, 'shared')).kind !== 'right') continue;
    await ownDeviceAlone(asked, browser, mail);
    return finishSignIn(house, browser, mail, role, siteOf(asked));
  }
  return undefined;
}

/** With the code of a share that this young person gave, read aloud as it were. */
export async function becomeReceiver(
  { house, view }: Asked<Actor>,
  { card }: Young,
  { receiver }: Sharing,
): Promise<string | undefined> {
  const token = await returnByCard(house, card, 'shared');
  const actor = token === undefined ? undefined : (await findSession(house, token))?.actor;
  if (actor?.kind !== 'owner') return undefined;
  const shares = await listShares(actor, house);
  const code = shares.find((share) => share.receiver.name === receiver.name && share.state !== 'stopped')
    ?.keys?.code;
  const received = code === undefined ? undefined : await receive(house, { code, look: view.look });
  return received?.kind === 'in' ? received.token : undefined;
}

/** With the code that this young person made for a guardian. */
export async function becomeGuardian(
  { house }: Asked<Actor>,
  { card }: Young,
  { name }: Guarding,
): Promise<string | undefined> {
  const token = await returnByCard(house, card, 'shared');
  const actor = token === undefined ? undefined : (await findSession(house, token))?.actor;
  return actor?.kind === 'owner' ? guardianToken(actor, house, name) : undefined;
}

/** The codes in the letters to this address, newest first, once one has come: the jobs send it within a second or two; a busy machine may need more. */
async function arrivedCodes({ desk, house }: Asked<Actor>, mail: string): Promise<string[]> {
  const since = house.clock().getTime() - 1_000;
  for (let turn = 0; turn < 150; turn++) {
    const letters = (desk.post?.() ?? []).filter(({ to, at }) => to === mail && at.getTime() >= since);
    if (letters.length > 0) return letters.flatMap(({ text }) => codeIn(text) ?? []);
    await new Promise((done) => setTimeout(done, 100));
  }
  return [];
}

/** Who walked through the demo by hand may have set another second step up for somebody of the cast: that one goes. */
async function ownDeviceAlone({ house }: Asked<Actor>, browser: string, mail: string): Promise<void> {
  const step = await nextStep(house, browser);
  if (step?.kind === 'show' && !step.passkeys.includes(madeUpDevice(mail).credential))
    await forgetFactor(house, mail);
}

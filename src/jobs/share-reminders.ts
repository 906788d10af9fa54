import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault, passOver } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { daytime } from '../base/wall.ts';
import { addressOf } from '../identity/address-rows.ts';
import { writeToOwner } from '../identity/own-address.ts';
import type { Letter } from '../mail/letter.ts';
import { passportOf } from '../passport/rows.ts';
import { lastDay } from '../sharing/life.ts';
import { type Due, putReminder, remindersDue } from '../sharing/reminder-rows.ts';
import { grantOf } from '../sharing/rows.ts';

const job: SystemActor = { kind: 'system', job: 'share-reminders' };
const atOnce = 200;

/**
 * Reminds young people, once: a share ends within a week (C14, P42), an agreement on support is a year old (F71). By letter to who has an own address, by day
 * only; the note in the product is there for everybody. One that fails does not hold up the others. Gives how many were due.
 */
export async function remindOfShares(house: House): Promise<number> {
  const now = house.clock();
  if (daytime(now) > now) return 0;
  let [count, failed] = [0, 0];
  for (let from: string | null = null; ; ) {
    const page: readonly Due[] = await perform(house, job, 'outbox.work', {}, ({ tx }) =>
      remindersDue(tx, now, from, atOnce),
    );
    for (const due of page) await remind(house, due).catch(() => failed++);
    count += page.length;
    from = page.at(-1)?.about ?? null;
    if (page.length < atOnce) break;
  }
  if (failed > 0) throw new Error(`${failed} reminders did not go`);
  return count;
}

/** Who has no address is opened for nothing, and no line is written. */
async function remind(house: House, due: Due): Promise<void> {
  const { owner } = due;
  const known = await perform(house, job, 'outbox.work', { passport: owner }, async ({ tx, now }) => {
    const address = await addressOf(tx, owner);
    if (address === undefined) await putReminder(tx, { ...due, at: now });
    return address !== undefined;
  });
  if (known) await write(house, due).catch(passOver);
}

/** Fault `not-there` when another node reminded meanwhile: the line in the log goes with its transaction. */
async function write(house: House, due: Due): Promise<void> {
  const { about, owner, kind } = due;
  await perform(house, job, 'grant.remind', { passport: owner }, async (granted) => {
    const { tx, now } = granted;
    const passport = await passportOf(tx, owner);
    const grant = kind === 'ends' ? await grantOf(tx, about as GrantId) : undefined;
    const letter: Letter =
      grant?.ends == null
        ? { kind: 'agreement-check' }
        : { kind: 'share-ends', day: lastDay(grant.ends).toISOString() };
    if (!(await putReminder(tx, { ...due, at: now }))) throw new Fault('not-there', 'reminded meanwhile');
    if (passport !== undefined)
      await writeToOwner(house, granted, { owner, language: passport.language }, letter);
  });
}

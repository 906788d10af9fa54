import { randomInt } from 'node:crypto';
import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, hours } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { OrganisationId, PersonId } from '../base/id.ts';
import { queueLetter } from '../mail/outbox.ts';
import {
  forgetReturned,
  plainAddress,
  putTrial,
  type Trial,
  type TrialKind,
  trialsOf,
} from '../mail/returned-rows.ts';
import { nobodysMailbox } from '../mail/send.ts';
import { readLanguage, sourceLanguage } from '../words/language.ts';
import { openPerson } from './person.ts';
import { personById } from './person-rows.ts';

/** What became of the letters that the admin of this region sent to see whether mail works (C8). Faults: `not-there` for who looks after no region. */
export async function readTrials(actor: StaffActor, house: House): Promise<readonly Trial[]> {
  return perform(house, actor, 'mail.read', {}, ({ tx }) => trialsOf(tx, actor.organisation));
}

/** Sends one more: to the own address, or to a mailbox of the own `domain` that nobody has and that has to come back. Whoever calls this counts the letters. */
export async function sendTrial(
  actor: StaffActor,
  house: House,
  kind: TrialKind,
  domain: string,
): Promise<void> {
  await perform(house, actor, 'mail.try', {}, async ({ tx, permit, now }) => {
    const person = await personById(tx, actor.person);
    if (person === undefined) throw new Fault('not-there', 'no such person');
    const nobody = `${nobodysMailbox}-${randomInt(100_000, 1_000_000)}@${domain}`;
    const to = kind === 'letter' ? openPerson(house.keys, permit, person).mail : nobody;
    const mail_index = house.keys.index('mail', plainAddress(to));
    await putTrial(tx, { organisation: actor.organisation, kind, mail_index, at: now });
    const letter = {
      to,
      language: readLanguage(person.language) ?? sourceLanguage,
      until: after(now, hours(1)).toISOString(),
      letter: { kind: 'trial' },
    } as const;
    await queueLetter(tx, now, letter, (of, words) => house.keys.sealForHouse('letter', of, words));
  });
}

/** Letters go again to somebody at work, from whose address two came back (C6). `false` when none did. Faults: `not-there` for another's organisation. */
export async function writeAgain(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  id: PersonId,
): Promise<boolean> {
  return perform(house, actor, 'staff.again', { organisation }, async ({ tx }) => {
    const person = await personById(tx, id);
    return person !== undefined && forgetReturned(tx, person.mail_index);
  });
}

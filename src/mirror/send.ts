import type { OwnerActor } from '../access/actor.ts';
import { bear } from '../access/facts.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { InvitationId } from '../base/id.ts';
import { queueLetter } from '../mail/outbox.ts';
import { plainAddress, type Returned, returnedFrom } from '../mail/returned-rows.ts';
import type { Tx } from '../store/store.ts';
import { lifeOf } from './life.ts';
import { lettersAtMost } from './model.ts';
import { replyOf } from './reply-rows.ts';
import { countLetter, invitationOf } from './rows.ts';
import { openKeys, openWho } from './seal.ts';

/** `enough`: a first letter and two reminders went already (P45). `stopped`: letters to this address came back (C6). `not-now`: no address, or nothing to answer any more. */
export type Sent = 'sent' | 'enough' | 'stopped' | 'not-now';

/**
 * Sends the link to the address that the young person gave, in the language of its reader. The letter has no name in it and says nothing of
 * the passport (C7). `letter`: which one the form was for; what went already goes once (P31). `linkOf` makes the address of the page. Whoever calls this counts the letters of one owner (`invitation-letter`).
 */
export async function sendInvitation(
  actor: OwnerActor,
  house: House,
  id: InvitationId,
  letter: number,
  linkOf: (link: string, language: string) => string,
): Promise<Sent> {
  const about = { passport: actor.owner, grant: id };
  return perform(house, actor, 'mirror.send', about, async ({ tx, permit, now }) => {
    const [row, reply] = [await invitationOf(tx, id), await replyOf(tx, id)];
    if (row === undefined) throw new Fault('not-there', 'no such invitation');
    const open = (sealed: Uint8Array) => ({ keys: house.keys, permit, of: row, sealed });
    const { mail, language } = await openWho(open(row.who));
    const { link } = await openKeys(open(row.keys));
    if (mail === undefined || reply !== undefined || lifeOf(row, now) !== 'open') return 'not-now';
    if (row.letters >= letter && row.letters < lettersAtMost) return 'sent';
    if ((await returnedTo(house, tx, mail))?.stopped) return 'stopped';
    if (!(await countLetter(tx, id, now))) return 'enough';
    const written = { kind: 'question', address: linkOf(link, language), reminder: row.letters > 0 } as const;
    const addressed = { to: mail, language, until: row.ends.toISOString(), letter: written };
    const sealed = (of: string, words: string) => house.keys.sealForHouse('letter', of, words);
    await queueLetter(tx, now, addressed, sealed, actor.owner);
    return 'sent';
  });
}

/** Whether letters to an address came back. Who types an address may ask that of it. */
export async function returnedTo({ keys }: House, tx: Tx, mail: string): Promise<Returned | undefined> {
  const index = keys.index('mail', plainAddress(mail));
  await bear(tx, index);
  return returnedFrom(tx, index);
}

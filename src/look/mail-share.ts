import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { momentsOf } from '../audit/rows.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { queueLetter } from '../mail/outbox.ts';
import type { Returned } from '../mail/returned-rows.ts';
import { lettersAtMost } from '../mirror/model.ts';
import { returnedTo, type Sent } from '../mirror/send.ts';
import { lifeOf } from '../sharing/life.ts';
import { type GrantRow, grantOf } from '../sharing/rows.ts';
import { openReceiver, openShareKeys } from '../sharing/seal.ts';
import type { Language } from '../words/language.ts';

/** How it stands with the mail of one share (C5): to whom, how many went, and whether one came back. The log itself counts them. */
export type ShareMail = {
  to: string;
  letters: number;
  sent: Date | undefined;
  returned: Returned | undefined;
};

/** `undefined` when the young person gave no address, or the share is not waiting to be opened. */
export async function readShareMail(
  actor: OwnerActor,
  house: House,
  id: GrantId,
): Promise<ShareMail | undefined> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) => {
    const waits = await waiting(granted, house, id);
    if (waits === undefined) return undefined;
    const went = await momentsOf(granted.tx, actor.owner, 'grant.send', id);
    const returned = await returnedTo(house, granted.tx, waits.to);
    return { to: waits.to, letters: went.length, sent: went[0], returned };
  });
}

/**
 * Sends the link of a share to the address that the young person gave, and never the code (C19): a first letter and two reminders at most (P45). It
 * names nobody and says nothing of the passport (C7). `letter`: which one the form was for; what went already goes once (P31). Whoever calls this counts the letters of one owner (`invitation-letter`).
 */
export async function sendShare(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  letter: number,
  language: Language,
  linkOf: (link: string) => string,
): Promise<Sent> {
  const now = await readShareMail(actor, house, id);
  if (now === undefined) return 'not-now';
  if (now.returned?.stopped) return 'stopped';
  if (now.letters >= lettersAtMost) return 'enough';
  if (now.letters >= letter) return 'sent';
  const sending = perform(
    house,
    actor,
    'grant.send',
    { passport: actor.owner, grant: id },
    async (granted): Promise<Sent> => {
      const { tx, permit } = granted;
      const waits = await waiting(granted, house, id);
      // Its own line stands in the log already; with what was changed meanwhile it goes, line and all.
      const went = await momentsOf(tx, actor.owner, 'grant.send', id);
      if (waits === undefined || went.length > Math.min(letter, lettersAtMost))
        throw new Fault('not-there', 'not to be sent any more');
      const { link } = await openShareKeys(house.keys, permit, waits.row, waits.keys);
      const written = { kind: 'share', address: linkOf(link) } as const;
      const addressed = { to: waits.to, language, until: waits.ends.toISOString(), letter: written };
      const sealed = (of: string, words: string) => house.keys.sealForHouse('letter', of, words);
      await queueLetter(tx, granted.now, addressed, sealed, actor.owner);
      return 'sent';
    },
  );
  return sending.catch(async (cause) => {
    // The other of two presses at the same moment sent it.
    const then = await readShareMail(actor, house, id);
    if (then !== undefined && then.letters > now.letters) return 'sent' as const;
    throw cause;
  });
}

type Waiting = { row: GrantRow; keys: Uint8Array; ends: Date; to: string };

async function waiting(
  { tx, permit, now }: Granted,
  house: House,
  id: GrantId,
): Promise<Waiting | undefined> {
  const row = await grantOf(tx, id);
  if (row === undefined || row.keys === null || row.ends === null || lifeOf(row, now) !== 'offered')
    return undefined;
  const { mail } = await openReceiver(house.keys, permit, row);
  return mail === undefined ? undefined : { row, keys: row.keys, ends: row.ends, to: mail };
}

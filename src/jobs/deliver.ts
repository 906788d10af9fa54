import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { Written } from '../mail/lay-out.ts';
import { Refused } from '../mail/refusal.ts';
import { letterReturned, noteSent, plainAddress, returnedFrom } from '../mail/returned-rows.ts';
import type { Post } from '../mail/send.ts';
import { finish, hold, type Line, retryLater } from '../store/outbox.ts';

/**
 * Hands one letter of the outbox to the mail server, and settles its line. `written` is nothing when there is nobody to write to, or no use in it any more;
 * as long as there is (`until`) it is not given up. A line that another node has taken meanwhile is left to it. Each
 * letter carries a random token, by which it is known again when it comes back. To an address from which two letters came back nothing goes (C6).
 */
export async function deliver(
  house: House,
  job: SystemActor,
  post: Post,
  line: Line,
  written: Written | undefined,
  until?: Date,
): Promise<void> {
  if (written === undefined)
    return perform(house, job, 'outbox.work', {}, async ({ tx, now }) => void (await finish(tx, line, now)));
  const index = house.keys.index('mail', plainAddress(written.to));
  const token = await perform(house, job, 'outbox.work', {}, async ({ tx, now }) => {
    if (!(await hold(tx, line, now))) return undefined;
    if ((await returnedFrom(tx, index))?.stopped !== true) return noteSent(tx, index, now);
    await finish(tx, line, now, 'stopped');
    return undefined;
  });
  if (token === undefined) return;
  const trouble = await post.send(written, token).then(
    () => undefined,
    // Not the server's words: they can hold the address.
    (error: unknown) => (error instanceof Refused ? error : 'not-taken'),
  );
  await perform(house, job, 'outbox.work', {}, async ({ tx, now }) => {
    if (trouble === undefined) await finish(tx, line, now);
    else if (trouble === 'not-taken') await retryLater(tx, line, now, trouble, until);
    else {
      await letterReturned(tx, token, trouble.why, now);
      await finish(tx, line, now, 'returned');
    }
  });
}

/** A line that nobody can read: it waits, and then stays for a person to look at. */
export async function giveUp(house: House, job: SystemActor, line: Line): Promise<void> {
  await perform(house, job, 'outbox.work', {}, ({ tx, now }) => retryLater(tx, line, now, 'unread'));
}

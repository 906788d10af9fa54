import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { type Addressed, write } from '../mail/letter.ts';
import { letterLine, readLetter } from '../mail/outbox.ts';
import type { Post } from '../mail/send.ts';
import { claim, finish, type Line, retryLater } from '../store/outbox.ts';

const job: SystemActor = { kind: 'system', job: 'letters' };

/** A letter in hand: `unread` is one whose seal did not open. */
type Held = { line: Line; letter: Addressed | 'nobody' | 'unread' };

/**
 * Sends the letters that are due, at most `n`. Each line is claimed first and committed, so that no letter goes twice from two
 * nodes; a letter that the mail server does not take waits and is tried again, ever more slowly. Gives how many lines it had.
 */
export async function sendLetters(house: House, post: Post, n = 20): Promise<number> {
  const held = await perform(house, job, 'outbox.work', {}, async ({ tx, permit, now }) => {
    const lines = await claim(tx, [letterLine], now, n);
    const open = (of: string, sealed: Uint8Array) => house.keys.openForHouse(permit, 'letter', of, sealed);
    return lines.map((line): Held => {
      try {
        return { line, letter: readLetter(line, open) };
      } catch {
        return { line, letter: 'unread' };
      }
    });
  });
  for (const one of held) await settle(house, one.line, await trySend(house, post, one.letter));
  return held.length;
}

/** What went wrong in a word, or `undefined` when the line is done with. */
async function trySend(house: House, post: Post, letter: Held['letter']): Promise<string | undefined> {
  if (letter === 'unread') return 'unread';
  if (letter === 'nobody' || new Date(letter.until) <= house.clock()) return undefined;
  try {
    await post.send(write(letter));
    return undefined;
  } catch {
    // Not the server's words: they can hold the address.
    return 'not-taken';
  }
}

async function settle(house: House, line: Line, trouble: string | undefined): Promise<void> {
  await perform(house, job, 'outbox.work', {}, ({ tx, now }) =>
    trouble === undefined ? finish(tx, line, now) : retryLater(tx, line, now, trouble),
  );
}

import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { Permit } from '../base/permit.ts';
import type { Written } from '../mail/lay-out.ts';
import { type Addressed, write } from '../mail/letter.ts';
import { codeLine, letterLine, readLetter } from '../mail/outbox.ts';
import type { Post } from '../mail/send.ts';
import { claim, type Line, waiting } from '../store/outbox.ts';
import { deliver, giveUp } from './deliver.ts';

const job: SystemActor = { kind: 'system', job: 'letters' };

/** A letter in hand: `unread` is one whose seal did not open. */
type Held = { line: Line; letter: Addressed | 'nobody' | 'unread' };

/**
 * Sends the letters that are due, at most `n`, codes first. Each line is claimed first and committed, so that no letter goes twice from two
 * nodes; a letter that the mail server does not take waits and is tried again, ever more slowly; one that it will never take came back (C6). Gives how many lines it had.
 */
export async function sendLetters(house: House, post: Post, n = 20): Promise<number> {
  const held = await perform(house, job, 'outbox.work', {}, async ({ tx, permit, now }) => {
    const codes = await claim(tx, [codeLine], now, n);
    const lines = [...codes, ...(await claim(tx, [letterLine], now, n - codes.length))];
    return lines.map((line) => inHand(house, permit, line));
  });
  for (const { line, letter } of held) {
    if (letter === 'unread') await giveUp(house, job, line);
    else await deliver(house, job, post, line, due(letter, house.clock()), untilOf(letter));
  }
  return held.length;
}

function inHand({ keys }: House, permit: Permit, line: Line): Held {
  try {
    return {
      line,
      letter: readLetter(line, (of, sealed) => keys.openForHouse(permit, 'letter', of, sealed)),
    };
  } catch {
    return { line, letter: 'unread' };
  }
}

const untilOf = (letter: Addressed | 'nobody'): Date | undefined =>
  letter === 'nobody' ? undefined : new Date(letter.until);

/** Nothing for nobody, and nothing that is of no use any more. */
function due(letter: Addressed | 'nobody', now: Date): Written | undefined {
  return letter === 'nobody' || new Date(letter.until) <= now ? undefined : write(letter);
}

/** A letter that nobody can read, by the id of its line. */
export type Unread = { unread: string };

/**
 * Letters that wait for want of a mail server, for whoever runs the installation to hand over in person. They go on waiting. One whose seal does not open is
 * named, and holds up no other.
 */
export async function lettersWaiting(house: House): Promise<readonly (Written | Unread)[]> {
  return perform(house, job, 'outbox.work', {}, async ({ tx, permit, now }) => {
    const lines = [...(await waiting(tx, codeLine)), ...(await waiting(tx, letterLine))];
    const letters = lines.map((line) => {
      const { letter } = inHand(house, permit, line);
      return letter === 'unread' ? { unread: line.id } : due(letter, now);
    });
    return letters.filter((letter) => letter !== undefined);
  });
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { OwnerId } from '../base/id.ts';
import type { Line } from '../store/outbox.ts';
import { enqueue } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { companionLanguages } from '../words/language.ts';
import { type Addressed, type Letter, ownNotes } from './letter.ts';

/** How letters wait in the outbox: sealed, address and all. The payload holds only what the seal is bound to. */
export const letterLine = 'letter';
/** Somebody waits for these, at a page that asks for the code. They go before all others, however many those are. */
export const codeLine = 'letter-code';

/** Seals and opens for the house, under the purpose `letter`; given by whoever has the keys. */
type Seal = (of: string, words: string) => Uint8Array;
type Open = (of: string, sealed: Uint8Array) => string;

/**
 * Puts a letter in the outbox, in the transaction that it follows from. `nobody` writes a line that is thrown away unsent, so
 * that writing to nobody takes as long as writing to somebody. `about`: deleting that passport takes the letter along.
 */
export async function queueLetter(
  tx: Tx,
  now: Date,
  letter: Addressed | 'nobody',
  seal: Seal,
  about?: OwnerId,
): Promise<void> {
  const of = randomUUID();
  // A kind of letter that the shape lacks could be sealed and never be opened: it does not compile.
  const openable: z.infer<typeof letterShape> = letter;
  const sealed = seal(of, JSON.stringify(openable));
  // What is written to nobody waits where what is written to somebody does.
  const kind = letter === 'nobody' || 'code' in letter.letter ? codeLine : letterLine;
  await enqueue(tx, { kind, payload: { of }, sealed, due: now, ...(about && { about }) });
}

/** The letter of a line. Throws when the line holds none, or the seal is not its own. */
export function readLetter(line: Line, open: Open): Addressed | 'nobody' {
  const { of } = payloadShape.parse(line.payload);
  if (line.sealed === null) throw new Error('a letter without words');
  return letterShape.parse(JSON.parse(open(of, line.sealed)));
}

const payloadShape = z.object({ of: z.string() });
const contentShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['sign-in-code', 'own-code', 'own-address']), code: z.string() }),
  z.object({ kind: z.enum(['agreement-check', 'address-gone', 'staff-factor', 'staff-recovered', 'trial']) }),
  z.object({ kind: z.enum(['summer', 'check-in', 'help-asked']) }),
  z.object({ kind: z.literal('own-note'), about: z.enum(ownNotes) }),
  z.object({ kind: z.enum(['unused', 'share-ends']), day: z.string() }),
  z.object({
    kind: z.literal('welcome'),
    address: z.string(),
    sender: z.object({ name: z.string(), at: z.string(), mail: z.string() }).optional(),
  }),
  z.object({ kind: z.literal('share'), address: z.string() }),
  z.object({ kind: z.literal('question'), address: z.string(), reminder: z.boolean() }),
]) satisfies z.ZodType<Letter>;
const letterShape = z.union([
  z.literal('nobody'),
  z.object({
    to: z.string(),
    language: z.enum(companionLanguages),
    until: z.string(),
    letter: contentShape,
  }),
]);

import { visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeFrom, codeLength, readCode } from '../base/code.ts';
import type { GrantId } from '../base/id.ts';
import type { Keys } from '../keys/keys.ts';
import { ask, statement } from '../store/statement.ts';

/**
 * The code that stands on a paper of a share (C19). It says whether that share still stands, and opens nothing. Made of the share's id with the
 * house's key, so that every paper of one share has the same.
 */
export function paperCode(keys: Keys, grant: GrantId): string {
  return codeFrom(keys.index('paper', grant), codeLength.paper);
}

/** What finds the share of a code. */
export const paperIndex = (keys: Keys, grant: GrantId): Buffer =>
  keys.index('paper-code', paperCode(keys, grant));

/** `paused`: not stopped, but nothing of it can be read now: a consent is away, or the receiver has not signed any more. */
export type PaperState = { state: 'stands' | 'paused' | 'ended' | 'stopped'; day: Date };

/** Whether the share of this paper stands, or since when not. `undefined` for a code of no paper. Whoever calls this counts the tries. */
export async function readPaper(house: House, typed: string): Promise<PaperState | undefined> {
  const code = readCode(typed, codeLength.paper);
  if (code === undefined) return undefined;
  const index = house.keys.index('paper-code', code);
  const [found] = await perform(house, visitor, 'paper.check', {}, ({ tx, now }) =>
    ask(tx, statement<PaperState>`select * from sharing.paper_state(${index}, ${now})`),
  );
  return found && { ...found, day: new Date(found.day) };
}

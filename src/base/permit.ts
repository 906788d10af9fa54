import type { OwnerId } from './id.ts';

declare const issued: unique symbol;

/**
 * The proof that the inner door said yes and wrote it down. Opening sealed text asks for one: no log, no key.
 * A permit lives as long as the work that it was given for.
 */
export type Permit = {
  readonly action: string;
  /** Whose passport may be opened; absent when the act is about no passport. */
  readonly passport: OwnerId | undefined;
  /** Takes back the permit when that work has ended. */
  readonly spent: () => boolean;
  readonly [issued]: true;
};

/** Only the room `access` calls this; a test of the floors keeps it so. */
export function issuePermit(action: string, passport: OwnerId | undefined, spent: () => boolean): Permit {
  return { action, passport, spent } as Permit;
}

/**
 * The six ways in which an expectation can break. Rooms throw them; the doors catch them once and show one plain page.
 * Outcomes that a user can expect (a wrong code, an empty field) are values, never faults.
 */
export type FaultKind =
  /** It does not exist, or it is not yours: nobody can tell which (404, byte for byte the same). */
  | 'not-there'
  /** You have to come in first (401 becomes a way in). */
  | 'signed-out'
  /** The owner does this alone, and now somebody sits beside (409): the page says so, and how to stop that first. */
  | 'not-alone'
  /** Too many tries (429). */
  | 'too-many'
  /** The request itself is broken, too large or from elsewhere (400). */
  | 'malformed'
  /** Something that we lean on is away: database, keys, log (503). Nothing is given, nothing is lost. */
  | 'unavailable';

export class Fault extends Error {
  readonly kind: FaultKind;

  /** `why` is for the log and holds nothing personal. */
  constructor(kind: FaultKind, why: string, cause?: unknown) {
    super(why, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.kind = kind;
  }
}

/** The fault `too-many`, which says how long it takes until there is a try again: `wait` milliseconds. */
export class TooMany extends Fault {
  readonly wait: number;

  constructor(why: string, wait: number) {
    super('too-many', why);
    this.wait = wait;
  }
}

/** For `catch`: what was gone or done meanwhile is no trouble, and holds up nothing behind it. */
export function passOver(fault: unknown): void {
  if (!(fault instanceof Fault && fault.kind === 'not-there')) throw fault;
}

/** Why a letter came back, in a word: no such mailbox, no room in it, not let through, or something else. */
export const whys = ['unknown', 'full', 'refused', 'other'] as const;
export type Why = (typeof whys)[number];

/** The other side will never take this letter: not worth another try. Its own words are not kept, they can hold the address. */
export class Refused extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(`a letter was refused: ${why}`);
    this.why = why;
  }
}

/** What a permanent answer means, by its enhanced status (RFC 3463) such as 5.1.1; by its reply code when it has none. */
export function whyOf(status: string | undefined, reply?: number): Why {
  const [, subject, detail] = /^5\.(\d{1,3})\.(\d{1,3})$/.exec(status ?? '') ?? [];
  if (subject === '1' || (subject === '2' && detail === '1') || (subject === '4' && detail === '4'))
    return 'unknown';
  if (subject === '2' && detail === '2') return 'full';
  if (subject === '7') return 'refused';
  if (subject !== undefined) return 'other';
  if (reply === 550 || reply === 551 || reply === 553) return 'unknown';
  if (reply === 552) return 'full';
  return reply === 554 ? 'refused' : 'other';
}

/**
 * What the mail server's answer says about the address of a letter, or `undefined` when it says nothing of it: a password that is wrong, a sender it does not
 * know, or a trouble that passes. Those are tried again.
 */
export function refusalIn(error: unknown): Refused | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { command, responseCode, response } = error as Partial<Record<string, unknown>>;
  if (command !== 'RCPT TO' && command !== 'DATA') return undefined;
  if (typeof responseCode !== 'number' || responseCode < 500 || responseCode > 599) return undefined;
  const status = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(typeof response === 'string' ? response : '')?.[1];
  return new Refused(whyOf(status, responseCode));
}

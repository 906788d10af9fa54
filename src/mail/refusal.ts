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
  if (status === undefined) return byReply[reply ?? 0] ?? 'other';
  if (/^5\.(1\.([01236]|10)|2\.[01]|4\.4)$/.test(status)) return 'unknown';
  if (status === '5.2.2') return 'full';
  return status.startsWith('5.7.') ? 'refused' : 'other';
}

const byReply: Readonly<Record<number, Why>> = {
  550: 'unknown',
  551: 'unknown',
  552: 'full',
  553: 'unknown',
  554: 'refused',
};

/**
 * Whether it is about the address: there is nobody, or no room. What is about us (where we stand on a list, how the relay is set, our sender) or about this letter
 * is so at every address at once, and never stops one.
 */
export const isOfAddress = (why: Why): boolean => why === 'unknown' || why === 'full';

/**
 * What the mail server's answer says about the address of a letter, or `undefined` when it says nothing of it: a password that is wrong, a sender, a relay or a letter
 * that it does not take, or a trouble that passes. Those are tried again. Servers answer for us and our sender at RCPT TO too (Postfix, `smtpd_delay_reject`).
 */
export function refusalIn(error: unknown): Refused | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { command, responseCode, response } = error as Partial<Record<string, unknown>>;
  if (command !== 'RCPT TO' && command !== 'DATA') return undefined;
  if (typeof responseCode !== 'number' || responseCode < 500 || responseCode > 599) return undefined;
  const words = typeof response === 'string' ? response : '';
  const status = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1];
  // With no status: after the whole letter it is the letter, and in words like these it is us.
  if (status === undefined && (command === 'DATA' || aboutUs.test(words))) return undefined;
  const why = whyOf(status, responseCode);
  return isOfAddress(why) ? new Refused(why) : undefined;
}

const aboutUs =
  /relay|rcpthosts|block|black|spam|polic|spf|dkim|dmarc|denied|reputation|sender|client|helo|authenticat|permitted/i;

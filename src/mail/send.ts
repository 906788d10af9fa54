import { createTransport } from 'nodemailer';
import type { Written } from './lay-out.ts';
import { Refused, refusalIn } from './refusal.ts';

/**
 * How letters leave. `token` goes along and comes back with a letter that does not arrive. `send` throws `Refused` when the other side will never take the letter, and
 * anything else when it does not now: then it is tried again later.
 */
export type Post = { send(letter: Written, token: string): Promise<void>; close(): void };

export type SentLetter = { to: string; subject: string; text: string; at: Date };

/** Who letters come from, and where answers and returned letters go (MAIL_FROM, MAIL_REPLY, MAIL_BOUNCES). */
export type Letterhead = { from: string; reply?: string | undefined; bounces?: string | undefined };

/** By the mail server at `url` (SMTP_URL). Waits at most half a minute for it. */
export function postByServer(url: string, head: Letterhead): Post {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter, token) {
      try {
        await transport.sendMail(asMail(letter, token, head));
      } catch (error) {
        throw refusalIn(error) ?? error;
      }
    },
    close: () => transport.close(),
  };
}

/** Whether the mail server at `url` takes letters over a sealed line; `undefined` when it does not answer. One on this very machine needs none. */
export async function speaksTls(url: string): Promise<boolean | undefined> {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'smtps:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) return true;
  const wait = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 4_000 };
  const transport = createTransport({ url, requireTLS: true, ...wait });
  try {
    return await transport.verify();
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ETLS' ? false : undefined;
  } finally {
    transport.close();
  }
}

/** The letter as the mail server gets it. The token stands in its Message-ID, as envelope id (RFC 3461), and in the address where it comes back to when there is one. */
export function asMail(letter: Written, token: string, { from, reply, bounces }: Letterhead) {
  const { to, subject, text, html, sender, calendar } = letter;
  const own = bareAddress(from);
  const domain = own.slice(own.lastIndexOf('@') + 1);
  const replyTo = sender === undefined ? reply : { name: sender.name, address: sender.mail };
  const icalEvent = calendar && {
    method: calendar.method,
    filename: 'gesprek.ics',
    content: calendar.file,
  };
  return {
    ...{ to, subject, text, html },
    from: sender === undefined ? from : { name: `${sender.name}, ${sender.at}`, address: own },
    ...(replyTo && { replyTo }),
    messageId: `<${token}@${domain}>`,
    envelope: { from: bounces === undefined ? own : returnAddress(bounces, token), to },
    dsn: { id: token, return: 'headers' as const, notify: ['failure' as const] },
    // Keeps holiday answers away (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(icalEvent && { icalEvent }),
  };
}

/** `terug@paspoort.example` with a token: `terug+pvs-…@paspoort.example`. */
function returnAddress(bounces: string, token: string): string {
  const at = bounces.lastIndexOf('@');
  return `${bounces.slice(0, at)}+${token}${bounces.slice(at)}`;
}

/** Out of `Paspoort voor Succes <paspoort@school.example>`. */
export function bareAddress(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from.trim();
}

/** What the test bounce is written to, at the own domain: a mailbox that nobody has. */
export const nobodysMailbox = 'bestaat-niet';

/** Demo mode: nothing leaves this machine. The newest hundred letters, newest first, are for `/demo/post`. To nobody's mailbox they come back. */
export function postInMemory(clock: () => Date): Post & { sent: () => readonly SentLetter[] } {
  let sent: readonly SentLetter[] = [];
  return {
    async send({ to, subject, text }) {
      if (to.startsWith(nobodysMailbox)) throw new Refused('unknown');
      sent = [{ to, subject, text, at: clock() }, ...sent].slice(0, 100);
    },
    close: () => {},
    sent: () => sent,
  };
}

import { createTransport } from 'nodemailer';
import type { Written } from './letter.ts';

/** How letters leave. `send` throws when the other side does not take the letter: then it is tried again later. */
export type Post = { send(letter: Written): Promise<void>; close(): void };

export type SentLetter = { to: string; subject: string; text: string; at: Date };

/** By the mail server at `url` (SMTP_URL), from `from` (MAIL_FROM). Waits at most half a minute for it. */
export function postByServer(url: string, from: string): Post {
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
    async send({ to, subject, text, html, calendar }) {
      // Auto-Submitted keeps holiday answers away (RFC 3834).
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const icalEvent = calendar && {
        method: calendar.method,
        filename: 'gesprek.ics',
        content: calendar.file,
      };
      await transport.sendMail({ from, to, subject, text, html, headers, ...(icalEvent && { icalEvent }) });
    },
    close: () => transport.close(),
  };
}

/** Demo mode: nothing leaves this machine. The newest hundred letters, newest first, are for `/demo/post`. */
export function postInMemory(clock: () => Date): Post & { sent: () => readonly SentLetter[] } {
  let sent: readonly SentLetter[] = [];
  return {
    async send({ to, subject, text }) {
      sent = [{ to, subject, text, at: clock() }, ...sent].slice(0, 100);
    },
    close: () => {},
    sent: () => sent,
  };
}

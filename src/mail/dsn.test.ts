import { describe, expect, it } from 'vitest';
import { readDsn } from './dsn.ts';
import { refusalIn, whyOf } from './refusal.ts';

const token = `pvs-${'0a'.repeat(16)}`;
/** As Postfix writes it, with a folded head. */
const postfix = (action = 'failed', status = '5.1.1'): string => `From: MAILER-DAEMON@mail.regio.example
To: paspoort@regio.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report;
\treport-type=delivery-status; boundary="A1.2/mail"

--A1.2/mail
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--A1.2/mail
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.regio.example
Original-Envelope-Id: ${token}

Final-Recipient: rfc822; noor@mail.example
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--A1.2/mail
Content-Type: text/rfc822-headers

Message-ID: <${token}@regio.example>
Subject: Je code voor Paspoort voor Succes

--A1.2/mail--
`;

describe('what a mail server writes of a letter that did not arrive (RFC 3464)', () => {
  it('tells which letter, once, and why; also with the other line ends', () => {
    const read = { kind: 'failed', tokens: [token], why: 'unknown' };
    expect(readDsn(postfix())).toEqual(read);
    expect(readDsn(postfix().replaceAll('\n', '\r\n'))).toEqual(read);
    expect(readDsn(postfix('failed', '5.2.2'))).toMatchObject({ why: 'full' });
    expect(readDsn(postfix('failed', '5.7.1'))).toMatchObject({ why: 'refused' });
  });

  it('is nothing to act on when the letter is only late, or arrived', () => {
    expect(readDsn(postfix('delayed', '4.4.1'))).toEqual({ kind: 'not-failed' });
    expect(readDsn(postfix('delivered', '2.0.0'))).toEqual({ kind: 'not-failed' });
    expect(readDsn(postfix('failed', '4.4.7'))).toEqual({ kind: 'not-failed' });
  });

  it('is no holiday answer, that names our letter too', () => {
    const away = `Subject: Afwezig\nIn-Reply-To: <${token}@regio.example>\nContent-Type: text/plain\n\nAction: failed\nStatus: 5.1.1\n`;
    expect(readDsn(away)).toEqual({ kind: 'no-dsn' });
    expect(readDsn('')).toEqual({ kind: 'no-dsn' });
  });

  it('names no letter when it has no token, or one that is cut off', () => {
    const cut = postfix().replaceAll(token, token.slice(0, 20));
    expect(readDsn(cut)).toMatchObject({ kind: 'failed', tokens: [] });
  });

  it('takes as long as any other for a message made to be slow', () => {
    const long = `Content-Type: multipart/report${' '.repeat(100_000)}x; report-type=delivery-statu\n\n${'pvs-0'.repeat(50_000)}`;
    const from = performance.now();
    readDsn(long);
    expect(performance.now() - from).toBeLessThan(500);
  });
});

describe('what a mail server says at once', () => {
  const said = (command: string, responseCode: number, response: string) => ({
    command,
    responseCode,
    response,
  });

  it('is about the address when there is nobody, or no room', () => {
    expect(refusalIn(said('RCPT TO', 550, '550 5.1.1 no such user'))?.why).toBe('unknown');
    expect(refusalIn(said('RCPT TO', 550, '550 nobody here'))?.why).toBe('unknown');
    expect(refusalIn(said('RCPT TO', 552, '552-5.2.2 full'))?.why).toBe('full');
    expect(refusalIn(said('RCPT TO', 550, '550 5.1.10 null mx'))?.why).toBe('unknown');
    expect(refusalIn(said('DATA', 550, '550 5.1.1 no such user'))?.why).toBe('unknown');
  });

  it('is not when it passes, or when it is about us', () => {
    expect(refusalIn(said('RCPT TO', 451, '451 4.7.1 greylisted'))).toBeUndefined();
    expect(refusalIn(said('AUTH PLAIN', 535, '535 5.7.8 wrong password'))).toBeUndefined();
    expect(refusalIn(said('MAIL FROM', 550, '550 5.7.1 not your sender'))).toBeUndefined();
    for (const response of [
      '554 5.7.1 <noor@mail.example>: Relay access denied',
      '550 5.7.1 Client host [192.0.2.1] blocked',
      '550 5.1.8 <paspoort@regio.example>: Sender address rejected: Domain not found',
      '550 5.1.7 sender mailbox',
      '550-5.7.26 not authenticated, DMARC',
      '550 5.5.1 wrong command',
      '554 5.3.4 too large',
      '554 blocked',
      '550 relay not permitted',
      "553 sorry, that domain isn't in my list of allowed rcpthosts",
    ])
      expect(refusalIn(said('RCPT TO', Number(response.slice(0, 3)), response)), response).toBeUndefined();
    for (const response of ['554 5.7.1 spam', '554 no', '550 no', '554 5.6.0 form of the letter'])
      expect(refusalIn(said('DATA', Number(response.slice(0, 3)), response)), response).toBeUndefined();
    expect(refusalIn(new Error('ECONNREFUSED'))).toBeUndefined();
    expect(refusalIn(undefined)).toBeUndefined();
  });

  it('has four plain meanings', () => {
    expect(['5.1.10', '5.2.1', '5.4.4', '5.2.2', '5.7.26', '5.3.4'].map((status) => whyOf(status))).toEqual([
      ...['unknown', 'unknown', 'unknown', 'full', 'refused', 'other'],
    ]);
    expect(['5.1.7', '5.1.8', '5.2.3', '5.5.0', '5.6.0'].map((status) => whyOf(status))).toEqual(
      Array(5).fill('other'),
    );
  });
});

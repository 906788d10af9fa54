import { describe, expect, it } from 'vitest';
import { type Known, openNameServer } from '../../tests/harness/names.ts';
import { checkMail, type MailSetup, senderDomain } from './check.ts';
import { openNames } from './names.ts';

const well: Known = {
  'TXT regio.example': ['v=spf1 mx -all', 'something else'],
  'TXT een._domainkey.regio.example': ['v=DKIM1; k=rsa; p=MIIBIjANBgkq'],
  'TXT _dmarc.regio.example': ['v=DMARC1; p=reject; rua=mailto:dmarc@regio.example'],
  'MX regio.example': ['mail.regio.example'],
  'TLSA _25._tcp.mail.regio.example': ['one'],
};

const setUp: Omit<MailSetup, 'names'> = {
  url: 'smtp://mail.regio.example',
  from: 'Paspoort voor Succes <paspoort@regio.example>',
  reply: 'hulp@regio.example',
  selectors: ['een'],
  sealed: async () => true,
};

async function states(
  known: Known,
  setup: Partial<MailSetup> = {},
  manner = {},
): Promise<Record<string, string>> {
  const server = await openNameServer(known, manner);
  try {
    const checked = await checkMail({ ...setUp, names: openNames([server.at], 100), ...setup });
    return Object.fromEntries(checked.map(({ of, state }) => [of, state]));
  } finally {
    await server.close();
  }
}

describe('whether mail is set up well (C8), by a made-up name server', () => {
  it('says so of all of it', async () => {
    expect(new Set(Object.values(await states(well)))).toEqual(new Set(['good']));
  });

  it('says what is missing, each by itself', async () => {
    expect(await states({}, { url: undefined, reply: undefined })).toEqual({
      ...{ server: 'missing', sender: 'good', reply: 'missing', tls: 'unknown' },
      ...{ spf: 'missing', dkim: 'missing', dmarc: 'missing', dane: 'unknown' },
    });
  });

  it('says what is there and does too little', async () => {
    const weak: Known = {
      ...well,
      'TXT regio.example': ['v=spf1 mx +all'],
      'TXT _dmarc.regio.example': ['v=DMARC1; p=none'],
      'MX regio.example': ['mail.regio.example', 'other.example'],
    };
    const found = await states(weak, { selectors: ['een', 'twee'], sealed: async () => false });
    expect(found).toMatchObject({ spf: 'weak', dkim: 'weak', dmarc: 'weak', dane: 'weak', tls: 'missing' });
  });

  it('does not take two lists of senders, a revoked key or a policy in another word', async () => {
    const odd: Known = {
      'TXT regio.example': ['v=spf1 mx -all', 'v=spf1 a -all'],
      'TXT een._domainkey.regio.example': ['v=DKIM1; p='],
      'TXT _dmarc.regio.example': ['v=DMARC1; np=reject'],
    };
    expect(await states(odd)).toMatchObject({ spf: 'weak', dkim: 'missing', dmarc: 'weak' });
  });

  it('gives no verdict when the names do not answer', async () => {
    const found = await states(well, { sealed: () => Promise.reject(new Error()) }, { mute: true });
    expect(found).toMatchObject({ spf: 'away', dkim: 'away', dmarc: 'away', dane: 'away', tls: 'away' });
  });

  it('looks nothing up of a sender that is no name of the world', async () => {
    expect(senderDomain('Paspoort <paspoort@localhost>')).toBeUndefined();
    const none = { txt: () => Promise.reject(), mx: () => Promise.reject(), tlsa: () => Promise.reject() };
    const checked = await checkMail({ ...setUp, from: 'paspoort@localhost', names: none });
    expect(checked.map(({ of, state }) => `${of} ${state}`)).toEqual([
      ...['server good', 'sender missing', 'reply good', 'tls good'],
    ]);
  });
});

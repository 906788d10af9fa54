import { bareAddress } from './send.ts';

/** What the world knows of a name. A name that is not there gives nothing; a resolver that does not answer throws. */
export type Names = {
  txt(name: string): Promise<readonly string[]>;
  mx(name: string): Promise<readonly string[]>;
  tlsa(name: string): Promise<number>;
};

/** What mail leans on (C8): who sends, by which server, how others know that it is really us, and whether it travels sealed. */
export const checkedOf = ['server', 'sender', 'reply', 'tls', 'spf', 'dkim', 'dmarc', 'dane'] as const;
export type CheckedOf = (typeof checkedOf)[number];
/** `weak`: it is there, and does not do enough. `unknown`: it cannot be looked up as things are. `away`: the look-up itself did not work. */
export type CheckState = 'good' | 'weak' | 'missing' | 'unknown' | 'away';
/** `record`: what is to stand where, or stands there. Public by its nature. */
export type Checked = { of: CheckedOf; state: CheckState; where?: string; record?: string };

export type MailSetup = {
  url: string | undefined;
  from: string;
  reply: string | undefined;
  /** Under which names the mail server's DKIM keys stand (MAIL_DKIM). */
  selectors: readonly string[];
  names: Names;
  /** Whether the mail server speaks TLS; `undefined` when it does not answer. */
  sealed: () => Promise<boolean | undefined>;
};

/** The domain that letters come from, when it is one of the world's. */
export function senderDomain(from: string): string | undefined {
  const domain = bareAddress(from).split('@')[1]?.toLowerCase();
  return domain !== undefined && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) ? domain : undefined;
}

/** Looks all of it up at once. One that fails says so, and holds up none of the others. */
export async function checkMail(setup: MailSetup): Promise<readonly Checked[]> {
  const { url, from, reply } = setup;
  const domain = senderDomain(from);
  const own: Checked[] = [
    { of: 'server', state: url === undefined ? 'missing' : 'good' },
    { of: 'sender', state: domain === undefined ? 'missing' : 'good', where: bareAddress(from) },
    { of: 'reply', state: reply === undefined ? 'missing' : 'good', ...(reply && { where: reply }) },
    { of: 'tls', state: await tlsOf(setup) },
  ];
  if (domain === undefined) return own;
  const looked = [spf, dkim, dmarc, dane].map((look) => look(setup, domain));
  return [...own, ...(await Promise.all(looked))];
}

async function tlsOf({ url, sealed }: MailSetup): Promise<CheckState> {
  if (url === undefined) return 'unknown';
  if (url.startsWith('smtps:')) return 'good';
  const answer = await sealed().catch(() => undefined);
  if (answer === undefined) return 'away';
  return answer ? 'good' : 'missing';
}

/** Runs a look-up; a resolver that does not answer is no verdict. */
async function look(
  of: CheckedOf,
  where: string,
  find: () => Promise<Omit<Checked, 'of' | 'where'>>,
): Promise<Checked> {
  return { of, where, ...(await find().catch(() => ({ state: 'away' as const }))) };
}

/** Which servers may send for the domain (RFC 7208). One that lets everybody is no list. */
const spf = ({ names }: MailSetup, domain: string): Promise<Checked> =>
  look('spf', domain, async () => {
    const records = (await names.txt(domain)).filter((record) => /^v=spf1(\s|$)/i.test(record));
    const [record] = records;
    if (record === undefined) return { state: 'missing', record: 'v=spf1 mx -all' };
    const strict = records.length === 1 && /\s[-~]all\s*$/i.test(record);
    return { state: strict || /\sredirect=/i.test(record) ? 'good' : 'weak', record };
  });

/** The key with which the mail server signs (RFC 6376). Its name cannot be guessed: MAIL_DKIM says it. */
const dkim = ({ names, selectors }: MailSetup, domain: string): Promise<Checked> => {
  const [first] = selectors;
  if (first === undefined) return Promise.resolve({ of: 'dkim', state: 'unknown' });
  return look('dkim', `${first}._domainkey.${domain}`, async () => {
    const found: string[] = [];
    for (const selector of selectors) {
      const records = await names.txt(`${selector}._domainkey.${domain}`);
      found.push(...records.filter((record) => /(^|;)\s*p=[A-Za-z0-9+/]/.test(record)));
    }
    if (found.length === 0) return { state: 'missing' };
    return { state: found.length < selectors.length ? 'weak' : 'good' };
  });
};

/** What others do with a letter that is not ours (RFC 7489). `none` only watches. */
const dmarc = ({ names }: MailSetup, domain: string): Promise<Checked> =>
  look('dmarc', `_dmarc.${domain}`, async () => {
    const record = (await names.txt(`_dmarc.${domain}`)).find((one) => /^v=DMARC1\s*(;|$)/i.test(one));
    if (record === undefined) return { state: 'missing', record: 'v=DMARC1; p=reject' };
    return { state: /;\s*p=(reject|quarantine)\b/i.test(record) ? 'good' : 'weak', record };
  });

/** Whether letters to us travel sealed by a key that is in the names (RFC 7672): answers, and those that come back. */
const dane = ({ names }: MailSetup, domain: string): Promise<Checked> =>
  look('dane', domain, async () => {
    const servers = (await names.mx(domain)).filter((server) => server !== '' && server !== '.');
    if (servers.length === 0) return { state: 'unknown' };
    const keys = await Promise.all(servers.map((server) => names.tlsa(`_25._tcp.${server}`)));
    const sealed = keys.filter((count) => count > 0).length;
    return { state: sealed === servers.length ? 'good' : sealed === 0 ? 'missing' : 'weak' };
  });

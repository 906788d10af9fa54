import { resolve } from 'node:path';
import { z } from 'zod';

/**
 * The only reader of the environment. Without any of it the house runs on the embedded store, on loopback, with keys made
 * at the first start beside (not in) the data.
 */
const environment = z.object({
  /** Port to listen on. 0 picks a free one. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** How the outside reaches this installation; links, cookies and the origin check lean on it. */
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Folder of the embedded store. */
  DATA_DIR: z.string().default('data'),
  /** PostgreSQL server instead of the embedded store; its role owns nothing. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Role that owns the tables; only `migrate` uses it. */
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** PostgreSQL database of the wrapped keys, apart from the data. Needed with DATABASE_URL. */
  KEYS_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Key files, oldest first, comma-separated: 32 bytes each in base64. The last one wraps new keys. */
  KEY_FILES: z.string().optional(),
  /** Mail server. Without it letters wait in the outbox, and everything works without mail. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of letters. */
  MAIL_FROM: z.string().default('Paspoort voor Succes <paspoort@localhost>'),
  /** Where an answer to a letter goes: a person reads it (C7). */
  MAIL_REPLY: z.email().optional(),
  /** Where letters that do not arrive come back to, and are read by the command `mail-returned`. */
  MAIL_BOUNCES: z.email().optional(),
  /** The names of the mail server's DKIM keys, comma-separated, to be looked up. */
  MAIL_DKIM: z.string().optional(),
  /** File with the schools and federations whose accounts are taken. */
  SCHOOL_ACCOUNTS: z.string().optional(),
  /** Folder with downloads of DUO and RIO, taken over each night. */
  REGISTER_DIR: z.string().optional(),
  /** Folder with voices that people recorded, for pages of companions. */
  RECORDINGS_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** How many proxies of our own stand in front and set X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Connections to the PostgreSQL server. */
  POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  /** Demo mode: the cast of seeds/cast.ts, /demo and /demo/post. Never with real people. */
  DEMO: z.enum(['0', '1']).default('0'),
  /** A practice school: demo mode with a mark on each page and a button that puts everything back. Set by the command `training`. */
  TRAINING: z.enum(['0', '1']).default('0'),
  /** Where the practice school of this installation is; people at work get a link to it. */
  TRAINING_URL: z.url({ protocol: /^https?$/ }).optional(),
});

export type Config = {
  port: number;
  host: string;
  baseUrl: URL | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  keysUrl: string | undefined;
  keyFiles: readonly string[];
  smtpUrl: string | undefined;
  mailFrom: string;
  mailReply: string | undefined;
  mailBounces: string | undefined;
  mailDkim: readonly string[];
  schoolAccounts: string | undefined;
  registerDir: string | undefined;
  recordingsDir: string | undefined;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  trustedProxies: number;
  poolSize: number;
  demo: boolean;
  training: boolean;
  trainingUrl: string | undefined;
};

/** The configuration, or a list of what is wrong with it in plain words. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Config | { problems: string[] } {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(filled);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const read = parsed.data;
  const dataDir = resolve(read.DATA_DIR);
  const problems: string[] = [];
  if (read.DATABASE_URL && !read.KEYS_URL)
    problems.push('DATABASE_URL needs KEYS_URL: keys stand in a database of their own.');
  if (read.DATABASE_URL && !read.KEY_FILES)
    problems.push('DATABASE_URL needs KEY_FILES: every node reads the same key files.');
  const demo = read.DEMO === '1' || read.TRAINING === '1';
  if (demo && (read.DATABASE_URL || read.KEYS_URL))
    problems.push('DEMO and TRAINING run on the embedded store alone: leave DATABASE_URL and KEYS_URL out.');
  if (read.TRAINING === '1' && (read.SMTP_URL || read.SCHOOL_ACCOUNTS || read.KEY_FILES))
    problems.push('TRAINING knows nobody real: leave SMTP_URL, SCHOOL_ACCOUNTS and KEY_FILES out.');
  const baseUrl = read.BASE_URL === undefined ? undefined : new URL(read.BASE_URL);
  if (baseUrl?.protocol === 'http:' && !isLoopback(baseUrl.hostname))
    problems.push('BASE_URL needs https, except on this machine itself.');
  if (problems.length > 0) return { problems };
  return {
    port: read.PORT,
    host: read.HOST,
    baseUrl,
    dataDir,
    databaseUrl: read.DATABASE_URL,
    databaseOwnerUrl: read.DATABASE_OWNER_URL,
    keysUrl: read.KEYS_URL,
    keyFiles: read.KEY_FILES?.split(',').map((file) => resolve(file.trim())) ?? [],
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    mailReply: read.MAIL_REPLY,
    mailBounces: read.MAIL_BOUNCES,
    mailDkim: read.MAIL_DKIM?.split(',').map((name) => name.trim()) ?? [],
    schoolAccounts: read.SCHOOL_ACCOUNTS && resolve(read.SCHOOL_ACCOUNTS),
    registerDir: read.REGISTER_DIR && resolve(read.REGISTER_DIR),
    recordingsDir: read.RECORDINGS_DIR && resolve(read.RECORDINGS_DIR),
    logLevel: read.LOG_LEVEL,
    trustedProxies: read.TRUSTED_PROXIES,
    poolSize: read.POOL_SIZE,
    demo,
    training: read.TRAINING === '1',
    trainingUrl: read.TRAINING_URL,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]';
}

import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { TooMany } from '../base/fault.ts';
import type { Store } from './store.ts';

/**
 * How often may what be tried? One line each, and what it is counted by. Only failures stay counted: whoever succeeds gives the
 * try back, so that thirty pupils behind one address pass and a guesser does not (G18; the sums stand in `limit.test.ts`).
 */
export const policies = {
  /** By network. */
  'lesson-code': { points: 100, seconds: 3_600 },
  /** From everywhere but schools together (decision 0049). And what is no limit: that a lesson was opened on this network, for a school day. */
  'lesson-code-elsewhere': { points: 100, seconds: 3_600 },
  'lesson-here': { points: 1_000_000, seconds: 28_800 },
  'card-code': { points: 100, seconds: 3_600 },
  'share-code-network': { points: 100, seconds: 3_600 },
  'paper-code': { points: 100, seconds: 3_600 },
  'invitation-network': { points: 100, seconds: 3_600 },
  'guardian-network': { points: 100, seconds: 3_600 },
  'helper-network': { points: 100, seconds: 3_600 },
  'rescue-network': { points: 100, seconds: 3_600 },
  'sign-in-network': { points: 100, seconds: 3_600 },
  'new-passport': { points: 120, seconds: 3_600 },
  'help-network': { points: 60, seconds: 3_600 },
  /** By lesson: who holds its code is in class, however many classes share one network. */
  'lesson-join': { points: 120, seconds: 7_200 },
  /** By the share whose code is asked for, and by the link that a guardian got. */
  'share-code': { points: 20, seconds: 3_600 },
  'guardian-code': { points: 20, seconds: 3_600 },
  'helper-code': { points: 20, seconds: 3_600 },
  /** By account. */
  'proof-add': { points: 60, seconds: 3_600 },
  'help-asked': { points: 5, seconds: 86_400 },
  'own-code': { points: 10, seconds: 900 },
  'sign-in-letter': { points: 20, seconds: 21_600 },
  /** By network and address: nobody keeps somebody else from signing in from one place. */
  'sign-in-letter-here': { points: 6, seconds: 21_600 },
  'invitation-letter': { points: 12, seconds: 86_400 },
  /** By helper, and by passport, how often a yes is said in thirty days: nobody uses up what the others have (decision 0072). Five tries of the pictures each. */
  'rescue-yes-helper': { points: 2, seconds: 2_592_000 },
  'rescue-yes': { points: 4, seconds: 2_592_000 },
  /** By the one sign-in that the code was sent for. */
  'sign-in-code': { points: 5, seconds: 600 },
  /** By somebody at work: ten codes of an app a day, however many mailed codes came before (G18). */
  'second-factor': { points: 10, seconds: 86_400 },
} as const satisfies Record<string, { points: number; seconds: number }>;

export type LimitName = keyof typeof policies;

export type Limits = {
  /** Counts one try. Throws `TooMany` when there are none left: then nothing may be looked up. */
  take(name: LimitName, key: string): Promise<void>;
  /** The same for a page that says so itself: how many milliseconds until there is a try again; 0 when this was one. */
  count(name: LimitName, key: string): Promise<number>;
  /** How many tries are left, without counting one. */
  left(name: LimitName, key: string): Promise<number>;
  /** The try was no failure: it does not count. */
  giveBack(name: LimitName, key: string): Promise<void>;
  /** Clears away what has run out. For a job. */
  tidy(): Promise<void>;
};

/**
 * Limits that hold on every node, kept in the store. `secret` turns keys (addresses, accounts) into what nobody can read back from the
 * table. Each call is a transaction of its own, so that a try stays counted when the act fails: never call it within one.
 * All throw `Fault('unavailable')` when the store is away: who cannot count does not let try.
 */
export function openLimits(store: Store, secret: Uint8Array): Limits {
  const limiters = new Map<LimitName, RateLimiterPostgres>();
  for (const name of Object.keys(policies) as LimitName[]) limiters.set(name, limiter(store, name));
  const of = (name: LimitName): RateLimiterPostgres => limiters.get(name) ?? limiter(store, name);
  const hidden = (key: string): string => createHmac('sha256', secret).update(key).digest('base64url');
  const count: Limits['count'] = (name, key) =>
    of(name)
      .consume(hidden(key))
      .then(() => 0, waitOf);
  return {
    count,
    async take(name, key) {
      const wait = await count(name, key);
      if (wait > 0) throw new TooMany(`too many tries: ${name}`, wait);
    },
    left: async (name, key) => (await of(name).get(hidden(key)))?.remainingPoints ?? policies[name].points,
    giveBack: async (name, key) => void (await of(name).reward(hidden(key))),
    tidy: async () => {
      const text = 'delete from store.tally where expire < $1';
      await store.transaction((tx) => tx.executeQuery(CompiledQuery.raw(text, [Date.now()])));
    },
  };
}

/** The network that an address is counted by: a home or school has one IPv4 address, or a /64 of IPv6. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const bare = address.split('%')[0] ?? '';
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(gap).fill('0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

function limiter(store: Store, name: LimitName): RateLimiterPostgres {
  const { points, seconds } = policies[name];
  return new RateLimiterPostgres({
    storeClient: { query: (asked: Asked) => query(store, asked) },
    storeType: 'client',
    schemaName: 'store',
    tableName: 'tally',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
}

type Asked = { text: string; values: readonly unknown[] };

/** The library speaks the `pg` driver's language; ours answers in it, from either kind of store. */
async function query(store: Store, { text, values }: Asked): Promise<{ rows: unknown[]; rowCount: number }> {
  const { rows, numAffectedRows } = await store.transaction((tx) =>
    tx.executeQuery(CompiledQuery.raw(text, [...values])),
  );
  return { rows, rowCount: rows.length === 0 ? Number(numAffectedRows ?? 0) : rows.length };
}

/** All tries of a limit come back at the same moment: when its time, which began with the first of them, is over. */
function waitOf(reason: unknown): number {
  if (reason instanceof RateLimiterRes) return Math.max(1, reason.msBeforeNext);
  throw reason;
}

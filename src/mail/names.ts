import { Resolver } from 'node:dns/promises';
import type { Names } from './check.ts';

/** The names of the world, by the resolver of this machine or by `servers` (a made-up one, in tests). Asks twice, and waits `timeout` milliseconds or a little longer. */
export function openNames(servers?: readonly string[], timeout = 1_500): Names {
  const resolver = new Resolver({ timeout, tries: 2 });
  if (servers !== undefined) resolver.setServers([...servers]);
  return {
    txt: (name) => found(resolver.resolveTxt(name), (records) => records.map((parts) => parts.join('')), []),
    mx: (name) => found(resolver.resolveMx(name), (records) => records.map(({ exchange }) => exchange), []),
    tlsa: (name) => found(resolver.resolveTlsa(name), (records) => records.length, 0),
  };
}

async function found<Record, Value>(
  asked: Promise<Record>,
  read: (records: Record) => Value,
  nothing: Value,
): Promise<Value> {
  try {
    return read(await asked);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return nothing;
    throw error;
  }
}

/** Demo mode asks nobody: a domain that is almost right, so that the page has something to say. */
export const demoNames: Names = {
  txt: async (name) =>
    name.startsWith('_dmarc.')
      ? ['v=DMARC1; p=none']
      : name.includes('_domainkey.')
        ? []
        : ['v=spf1 mx -all'],
  mx: async (name) => [`mail.${name}`],
  tlsa: async () => 0,
};

import type { OwnerId } from '../base/id.ts';
import type { Keys } from '../keys/keys.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.work_domain': { domain_index: Uint8Array };
  }
}

/** Where anybody can have an address: somebody at work may use one too, and it says nothing of a school. */
const everybodys: ReadonlySet<string> = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'outlook.nl',
    'hotmail.com',
    'hotmail.nl',
    'live.com',
    'live.nl',
  ],
  ...[
    'icloud.com',
    'me.com',
    'yahoo.com',
    'yahoo.nl',
    'proton.me',
    'protonmail.com',
    'ziggo.nl',
    'kpnmail.nl',
  ],
  ...['home.nl', 'planet.nl', 'hetnet.nl', 'xs4all.nl', 'gmx.com', 'gmx.net', 'tutanota.com', 'mail.com'],
]);

/** The domain of an address as a blind index: `mail.school.nl` and `school.nl` are one. `undefined` for where anybody can have an address. */
export function indexDomain(keys: Keys, mail: string): Buffer | undefined {
  const domain = mail.trim().toLowerCase().split('@').at(-1)?.split('.').slice(-2).join('.') ?? '';
  return everybodys.has(domain) ? undefined : keys.index('mail-domain', domain);
}

/** Somebody works there: an own address at the same place ends one day. */
export async function keepWorkDomain(tx: Tx, keys: Keys, mail: string): Promise<void> {
  const domain_index = indexDomain(keys, mail);
  if (domain_index === undefined) return;
  await tx
    .insertInto('identity.work_domain')
    .values({ domain_index })
    .onConflict((known) => known.doNothing())
    .execute();
}

/** Whether this owner has an own address, and whether that is one of a school. No row: none. */
export const addressKind = (owner: OwnerId): Statement<{ school: boolean }> => statement<{ school: boolean }>`
  select exists (select from identity.work_domain d where d.domain_index = a.domain_index) as school
    from identity.address a where a.owner = ${owner}`;

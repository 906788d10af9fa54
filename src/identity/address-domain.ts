import type { OwnerId } from '../base/id.ts';
import type { Keys } from '../keys/keys.ts';
import { ask, type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'identity.work_domain': { domain_index: Uint8Array };
  }
}

/** Where anybody can have an address: somebody at work may use one too, and it says nothing of a school. */
const everybodys: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.nl outlook.be hotmail.com hotmail.nl hotmail.be live.com live.nl live.be msn.com passport.com
  icloud.com me.com mac.com yahoo.com yahoo.nl ymail.com co.uk aol.com proton.me protonmail.com pm.me tutanota.com tuta.com tuta.io fastmail.com zoho.com
  hey.com duck.com mail.com gmx.com gmx.net gmx.de web.de t-online.de telenet.be skynet.be
  ziggo.nl kpnmail.nl kpnplanet.nl home.nl planet.nl hetnet.nl xs4all.nl wxs.nl casema.nl chello.nl upcmail.nl telfort.nl quicknet.nl zonnet.nl caiway.nl
  solcon.nl tele2.nl online.nl freeler.nl versatel.nl orange.nl wanadoo.nl hccnet.nl tiscali.nl 12move.nl scarlet.nl delta.nl zeelandnet.nl kabelfoon.nl
  tweak.nl xmsnet.nl filternet.nl multiweb.nl onsbrabantnet.nl onsnet.nl`.split(/\s+/),
);

/** The domain of an address as a blind index: `mail.school.nl` and `school.nl` are one. Empty for where anybody can have an address. */
export function indexDomain(keys: Keys, mail: string): Buffer {
  const domain = mail.trim().toLowerCase().split('@').at(-1)?.split('.').slice(-2).join('.') ?? '';
  return everybodys.has(domain) ? Buffer.alloc(0) : keys.index('mail-domain', domain);
}

/** Somebody works there: an own address at the same place ends one day. */
export async function keepWorkDomain(tx: Tx, keys: Keys, mail: string): Promise<void> {
  const domain_index = indexDomain(keys, mail);
  if (domain_index.length === 0) return;
  await tx
    .insertInto('identity.work_domain')
    .values({ domain_index })
    .onConflict((known) => known.doNothing())
    .execute();
}

/** Whether this owner has an own address, and whether that is one of a school; `known` is false until its domain was looked at. No row: none. */
export const addressKind = (owner: OwnerId): Statement<{ school: boolean; known: boolean }> => statement<{
  school: boolean;
  known: boolean;
}>`
  select exists (select from identity.work_domain d where d.domain_index = a.domain_index) as school, a.domain_index is not null as known
    from identity.address a where a.owner = ${owner}`;

/**
 * Can the own address show that it is the young person? Not one of a school: whoever runs the mail there can read what comes in (security.md). Nor one
 * whose domain was not looked at yet: the first page looks.
 */
export async function isOwnMail(tx: Tx, owner: OwnerId): Promise<boolean> {
  const [kind] = await ask(tx, addressKind(owner));
  return kind?.known === true && !kind.school;
}

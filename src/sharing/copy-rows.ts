import type { Granted, House } from '../access/perform.ts';
import type { GrantId, OwnerId } from '../base/id.ts';
import type { Json } from '../base/json.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'sharing.copy': { grant: GrantId; owner: OwnerId; sealed: Uint8Array };
  }
}

type Of = { id: GrantId; owner: OwnerId };

/** Keeps what a share of a copy holds (JSON), sealed; it never changes. */
export async function putCopy({ tx, permit }: Granted, house: House, of: Of, words: string): Promise<void> {
  const sealed = await house.keys.seal(permit, place(of), words);
  await tx.insertInto('sharing.copy').values({ grant: of.id, owner: of.owner, sealed }).execute();
}

/** What the copy of this share holds; nothing when there is none that this actor may see. */
export async function copyWords({ tx, permit }: Granted, house: House, of: Of): Promise<Json | null> {
  const asked = tx.selectFrom('sharing.copy').select('sealed').where('grant', '=', of.id);
  const row = await asked.executeTakeFirst();
  if (row === undefined) return null;
  return JSON.parse(await house.keys.open(permit, place(of), row.sealed)) as Json;
}

const place = ({ id, owner }: Of) => ({ owner, chapter: 'sharing', item: `${id} copy`, revision: 1 });

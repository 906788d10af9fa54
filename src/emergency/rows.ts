import { z } from 'zod';
import type { GlassId, KeyholderId, OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'emergency.keyholder': KeyholderTable;
    'emergency.glass': GlassTable;
  }
}

/** One of the people whom a region named: two of them together can have a passport opened (F96). */
export type KeyholderTable = {
  id: KeyholderId;
  name: Uint8Array;
  code_index: Uint8Array;
  made: Date;
  ended: Date | null;
};

/** That a passport was to be opened, and whether it was. The database refuses one keyholder in both places. */
export type GlassTable = {
  id: GlassId;
  owner: OwnerId;
  reason: Uint8Array;
  asker: KeyholderId;
  asked: Date;
  opener: KeyholderId | null;
  opened: Date | null;
  names: Uint8Array | null;
  seen: Date | null;
};

export async function glassesOf(tx: Tx, owner: OwnerId): Promise<GlassTable[]> {
  return tx.selectFrom('emergency.glass').selectAll().where('owner', '=', owner).orderBy('asked').execute();
}

/** What was opened and not seen yet, for the first page. */
export const unseenGlasses = (owner: OwnerId): Statement<GlassTable> => statement<GlassTable>`
  select * from emergency.glass where owner = ${owner} and opened is not null and seen is null order by opened`;

/** Why it was opened, and by whom: for the young person's eyes. */
export type Opened = { reason: string; names: string; at: Date };

export async function openGlass(keys: Keys, permit: Permit, row: GlassTable): Promise<Opened | undefined> {
  const { opened, names, reason } = row;
  if (opened === null || names === null) return undefined;
  const words = async (sealed: Uint8Array, what: 'reason' | 'names') =>
    shape.parse(JSON.parse(await keys.open(permit, glassPlace(row, what), sealed))).text;
  return {
    reason: await words(reason, 'reason'),
    names: await words(names, 'names'),
    at: new Date(opened),
  };
}

export const sealGlass = (
  keys: Keys,
  permit: Permit,
  of: Pick<GlassTable, 'id' | 'owner'>,
  what: 'reason' | 'names',
  text: string,
): Promise<Buffer> => keys.seal(permit, glassPlace(of, what), JSON.stringify({ text }));

const shape = z.object({ text: z.string() });
const glassPlace = ({ id, owner }: Pick<GlassTable, 'id' | 'owner'>, what: string) => ({
  owner,
  chapter: 'emergency',
  item: `${id} ${what}`,
  revision: 1,
});

import { z } from 'zod';
import type { ContributionId, OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { ContributionRow } from './rows.ts';

/** What a mentor wrote, and under which name and of which school. The signature is sealed along: it stays as it was. */
export type Signed = { text: string; name: string; school: string };

const shape = z.object({ text: z.string(), name: z.string(), school: z.string() });

type Of = { id: ContributionId; owner: OwnerId; revision: number };
const place = ({ id, owner, revision }: Of) => ({ owner, chapter: 'guidance', item: id, revision });
const replyPlace = ({ id, owner }: Pick<Of, 'id' | 'owner'>) => ({
  owner,
  chapter: 'guidance',
  item: `${id} reply`,
  revision: 1,
});

export async function sealSigned(keys: Keys, permit: Permit, of: Of, signed: Signed): Promise<Buffer> {
  return keys.seal(permit, place(of), JSON.stringify(signed));
}

export async function openSigned(keys: Keys, permit: Permit, row: ContributionRow): Promise<Signed> {
  return shape.parse(JSON.parse(await keys.open(permit, place(row), row.sealed)));
}

export async function sealReply(
  keys: Keys,
  permit: Permit,
  of: Pick<Of, 'id' | 'owner'>,
  words: string,
): Promise<Buffer> {
  return keys.seal(permit, replyPlace(of), words);
}

export async function openReply(
  keys: Keys,
  permit: Permit,
  row: ContributionRow,
): Promise<string | undefined> {
  return row.reply === null ? undefined : keys.open(permit, replyPlace(row), row.reply);
}

import { z } from 'zod';
import type { GrantId, OwnerId, ShareRequestId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';

/** What somebody at work writes along with a question or a proposal; and of a hand-over, who would take over, as the young person reads it. */
export type AskWords = { why: string; name?: string; role?: string; at?: string };

type Of = { owner: OwnerId; id: ShareRequestId | GrantId };

export async function sealAsk(keys: Keys, permit: Permit, of: Of, words: AskWords): Promise<Buffer> {
  return keys.seal(permit, place(of), JSON.stringify(words));
}

export async function openAsk(keys: Keys, permit: Permit, of: Of, sealed: Uint8Array): Promise<AskWords> {
  const { why, name, role, at } = shape.parse(JSON.parse(await keys.open(permit, place(of), sealed)));
  return {
    why,
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(at !== undefined && { at }),
  };
}

const shape = z.object({
  why: z.string(),
  name: z.string().optional(),
  role: z.string().optional(),
  at: z.string().optional(),
});

const place = ({ owner, id }: Of) => ({ owner, chapter: 'sharing', item: `${id} ask`, revision: 1 });

import { z } from 'zod';
import type { GrantId, OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';

/** Whom the owner shares with, in the owner's words. The mail address is there to write to, and is not needed. */
export type Receiver = { name: string; role: string; organisation: string; mail?: string };

/** What opens a share: a link that says which one, and a code that can be read aloud (C4, C19). */
export type ShareKeys = { link: string; code: string };

type Of = { id: GrantId; owner: OwnerId };

export async function sealReceiver(keys: Keys, permit: Permit, of: Of, receiver: Receiver): Promise<Buffer> {
  return keys.seal(permit, place(of, 'receiver'), JSON.stringify(receiver));
}

export async function openReceiver(
  keys: Keys,
  permit: Permit,
  of: Of & { receiver: Uint8Array },
): Promise<Receiver> {
  const { mail, ...rest } = receiverShape.parse(
    JSON.parse(await keys.open(permit, place(of, 'receiver'), of.receiver)),
  );
  return { ...rest, ...(mail !== undefined && { mail }) };
}

export async function sealShareKeys(keys: Keys, permit: Permit, of: Of, share: ShareKeys): Promise<Buffer> {
  return keys.seal(permit, place(of, 'keys'), JSON.stringify(share));
}

export async function openShareKeys(
  keys: Keys,
  permit: Permit,
  of: Of,
  sealed: Uint8Array,
): Promise<ShareKeys> {
  return keysShape.parse(JSON.parse(await keys.open(permit, place(of, 'keys'), sealed)));
}

const receiverShape = z.object({
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
  mail: z.string().optional(),
});
const keysShape = z.object({ link: z.string(), code: z.string() });

/** Bound to passport and grant, so that no name or code can be moved to another one. */
const place = ({ id, owner }: Of, what: 'receiver' | 'keys') => ({
  owner,
  chapter: 'sharing',
  item: `${id} ${what}`,
  revision: 1,
});

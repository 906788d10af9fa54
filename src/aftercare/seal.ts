import { z } from 'zod';
import type { LandingId, OwnerId, SignalId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';

/** How somebody wants to be reached, as they chose. */
export const reachWays = ['call', 'message', 'mail', 'other'] as const;

const shapes = {
  /** Along with "ik wil hulp". */
  reach: z.object({ way: z.enum(reachWays), where: z.string() }),
  /** Why somebody else takes over, and who that is, as the young person reads it. */
  takeover: z.object({ why: z.string(), name: z.string(), at: z.string() }),
  /** A name, or words to the young person. */
  words: z.object({ text: z.string() }),
  landing: z.object({ where: z.string() }),
  checkin: z.object({ feeling: z.enum(['good', 'fair', 'bad']), words: z.string() }),
} as const;
type Shapes = typeof shapes;
export type Sealed<Kind extends keyof Shapes> = z.infer<Shapes[Kind]>;
export type Reach = Sealed<'reach'>;

/** Whose, and which: bound into the seal, so that no word can be moved elsewhere. */
type Of = { owner: OwnerId; id: SignalId | LandingId; what?: string | number };

export const sealWords = <Kind extends keyof Shapes>(
  keys: Keys,
  permit: Permit,
  kind: Kind,
  of: Of,
  words: Sealed<Kind>,
): Promise<Buffer> => keys.seal(permit, place(kind, of), JSON.stringify(words));

export async function openWords<Kind extends keyof Shapes>(
  keys: Keys,
  permit: Permit,
  kind: Kind,
  of: Of,
  sealed: Uint8Array,
): Promise<Sealed<Kind>> {
  const words: unknown = JSON.parse(await keys.open(permit, place(kind, of), sealed));
  return shapes[kind].parse(words) as Sealed<Kind>;
}

const place = (kind: string, { owner, id, what = '' }: Of) => ({
  owner,
  chapter: 'aftercare',
  item: `${kind} ${id} ${what}`.trim(),
  revision: 1,
});

/** The name to be called goes along with a signal, sealed for the house: a list of who waits opens no passport. */
export const sealCalledFor = (keys: Keys, id: SignalId, called: string): Buffer =>
  keys.sealForHouse('signal-called', id, called);
export const openCalledFor = (keys: Keys, permit: Permit, id: SignalId, sealed: Uint8Array): string =>
  keys.openForHouse(permit, 'signal-called', id, sealed);

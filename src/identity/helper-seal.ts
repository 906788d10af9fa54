import { z } from 'zod';
import type { OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';

const shapes = {
  who: z.object({ name: z.string() }),
  called: z.object({ name: z.string() }),
  keys: z.object({ link: z.string(), code: z.string() }),
};
type Shapes = typeof shapes;
type What = keyof Shapes;

type Of = { id: string; owner: OwnerId };
const place = ({ id, owner }: Of, what: What) => ({
  owner,
  chapter: 'passport',
  item: `helper ${id} ${what}`,
  revision: 1,
});

export function sealHelper<W extends What>(
  keys: Keys,
  permit: Permit,
  of: Of,
  what: W,
  words: z.infer<Shapes[W]>,
): Promise<Buffer> {
  return keys.seal(permit, place(of, what), JSON.stringify(words));
}

type Sealed = { who: Uint8Array; called: Uint8Array; keys: Uint8Array };
const open = async (keys: Keys, permit: Permit, of: Of & Partial<Sealed>, what: What): Promise<unknown> =>
  JSON.parse(await keys.open(permit, place(of, what), of[what] ?? new Uint8Array()));

/** What the young person calls them. */
export const openWho = async (keys: Keys, permit: Permit, row: Of & Pick<Sealed, 'who'>): Promise<string> =>
  shapes.who.parse(await open(keys, permit, row, 'who')).name;
/** What the young person is called, for a helper's own page. */
export const openCalledFor = async (
  keys: Keys,
  permit: Permit,
  row: Of & Pick<Sealed, 'called'>,
): Promise<string> => shapes.called.parse(await open(keys, permit, row, 'called')).name;
export const openHelperKeys = async (keys: Keys, permit: Permit, row: Of & Pick<Sealed, 'keys'>) =>
  shapes.keys.parse(await open(keys, permit, row, 'keys'));

import { z } from 'zod';
import type { OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import { type CompanionLanguage, companionLanguages } from '../words/language.ts';

/** Who a guardian is to the young person. */
export const relations = ['parent', 'foster', 'guardian', 'other'] as const;
export type Relation = (typeof relations)[number];

/** Whom the young person asks, in their own words: for the young person alone. */
export type Asked = { name: string; language: CompanionLanguage; mail?: string };
export type GuardianKeys = { link: string; code: string };
/** Who said it, as they say it themselves; the whole text; and why, when they wrote it. At school: who saw the paper, or decided. */
export type Words = { name: string; relation: Relation | 'school'; text: string; reason: string };

const shapes = {
  birth: z.object({ day: z.string() }),
  who: z.object({ name: z.string(), language: z.enum(companionLanguages), mail: z.string().exactOptional() }),
  called: z.object({ name: z.string() }),
  keys: z.object({ link: z.string(), code: z.string() }),
  said: z.object({
    name: z.string(),
    relation: z.enum([...relations, 'school']),
    text: z.string(),
    reason: z.string(),
  }),
  words: z.object({ text: z.string() }),
  reply: z.object({ name: z.string(), text: z.string() }),
};
type Shapes = typeof shapes;
type What = keyof Shapes;

/** Bound to passport, row and what it is, so that no word can be moved to another place or person. */
export type Of = { id: string; owner: OwnerId };
const place = ({ id, owner }: Of, what: What) => ({
  owner,
  chapter: 'consent',
  item: `${id} ${what}`,
  revision: 1,
});

export function seal<W extends What>(
  keys: Keys,
  permit: Permit,
  of: Of,
  what: W,
  words: z.infer<Shapes[W]>,
): Promise<Buffer> {
  return keys.seal(permit, place(of, what), JSON.stringify(words));
}

type Opening = { keys: Keys; permit: Permit; of: Of; sealed: Uint8Array };
const open = async ({ keys, permit, of, sealed }: Opening, what: What): Promise<unknown> =>
  JSON.parse(await keys.open(permit, place(of, what), sealed));

export const openBirth = async (sealed: Opening): Promise<string> =>
  shapes.birth.parse(await open(sealed, 'birth')).day;
export const openWho = async (sealed: Opening): Promise<Asked> => shapes.who.parse(await open(sealed, 'who'));
export const openCalled = async (sealed: Opening): Promise<string> =>
  shapes.called.parse(await open(sealed, 'called')).name;
export const openGuardianKeys = async (sealed: Opening): Promise<GuardianKeys> =>
  shapes.keys.parse(await open(sealed, 'keys'));
export const openSaid = async (sealed: Opening): Promise<Words> =>
  shapes.said.parse(await open(sealed, 'said'));
export const openWords = async (sealed: Opening): Promise<string> =>
  shapes.words.parse(await open(sealed, 'words')).text;
export const openReply = async (sealed: Opening): Promise<{ name: string; text: string }> =>
  shapes.reply.parse(await open(sealed, 'reply'));

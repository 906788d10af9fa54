import { z } from 'zod';
import type { InvitationId, OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import { companionLanguages } from '../words/language.ts';
import {
  type AskedOf,
  askedRoles,
  decks,
  invitationKinds,
  type Reply,
  sights,
  type Taken,
  type Who,
} from './model.ts';

export type InvitationKeys = { link: string; code: string };

type Of = { id: InvitationId; owner: OwnerId };
type What = 'who' | 'asked' | 'keys' | 'reply' | 'taken';

/** Bound to passport, invitation and what it is, so that no word can be moved to another place or person. */
const place = ({ id, owner }: Of, what: What, revision = 1) => ({
  owner,
  chapter: 'mirror',
  item: `${id} ${what}`,
  revision,
});

const language = z.enum(companionLanguages);
const skill = z.union([z.object({ card: z.string() }), z.object({ own: z.string() })]);
const role = z.enum(askedRoles);
const reply = z.object({
  cards: z.array(z.object({ deck: z.enum(decks), card: z.string() })),
  sentence: z.string(),
  by: z.string(),
  sight: z.enum(sights).exactOptional(),
  language,
});
const shapes = {
  who: z.object({
    name: z.string(),
    role,
    language,
    mail: z.string().exactOptional(),
  }),
  asked: z.object({
    called: z.string(),
    name: z.string(),
    role,
    kind: z.enum(invitationKinds),
    skill: skill.exactOptional(),
    example: z.string().exactOptional(),
  }),
  keys: z.object({ link: z.string(), code: z.string() }),
  reply,
  taken: reply.extend({
    kind: z.enum(invitationKinds),
    role,
    skill: skill.exactOptional(),
    differs: z.string().exactOptional(),
  }),
};
type Shapes = { who: Who; asked: AskedOf; keys: InvitationKeys; reply: Reply; taken: Taken };

export function seal<W extends What>(
  keys: Keys,
  permit: Permit,
  of: Of,
  what: W,
  words: Shapes[W],
  revision = 1,
): Promise<Buffer> {
  return keys.seal(permit, place(of, what, revision), JSON.stringify(words));
}

type Opening = { keys: Keys; permit: Permit; of: Of; sealed: Uint8Array };

const open = async ({ keys, permit, of, sealed }: Opening, what: What, revision = 1): Promise<unknown> =>
  JSON.parse(await keys.open(permit, place(of, what, revision), sealed));

export const openWho = async (sealed: Opening): Promise<Who> => shapes.who.parse(await open(sealed, 'who'));
export const openAsked = async (sealed: Opening): Promise<AskedOf> =>
  shapes.asked.parse(await open(sealed, 'asked'));
export const openKeys = async (sealed: Opening): Promise<InvitationKeys> =>
  shapes.keys.parse(await open(sealed, 'keys'));
export const openReply = async (sealed: Opening, revision: number): Promise<Reply> =>
  shapes.reply.parse(await open(sealed, 'reply', revision));
export const openTaken = async (sealed: Opening): Promise<Taken> =>
  shapes.taken.parse(await open(sealed, 'taken'));

import { z } from 'zod';
import type { AgreementId, OwnerId, PointId, TalkId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';

/**
 * One thing on the agenda: a question by its id, or a point in own words. Of a question of a region `title` goes along, as it was asked then: whoever reads the agenda may know only the method, and a later set
 * may not ask it any more.
 */
const itemShape = z.union([
  z.object({ question: z.string(), title: z.object({ nl: z.string(), en: z.string() }).optional() }),
  z.object({ text: z.string() }),
]);
export type AgendaItem = z.infer<typeof itemShape>;

const talkShape = z.object({
  /** With whom, as the young person calls them. */
  who: z.string(),
  place: z.string(),
  /** "Neem mee". */
  bring: z.string(),
  agenda: z.array(itemShape),
  /** What a mentor wrote along with a proposal, or who called it off. */
  note: z.string(),
});
export type TalkWords = z.infer<typeof talkShape>;

const agreementShape = z.object({ who: z.string(), what: z.string(), when: z.string() });
/** Who does what; `when` in own words, for who does not think in days. */
export type AgreementWords = z.infer<typeof agreementShape>;

export type TalkPlace = { id: TalkId; owner: OwnerId; revision: number };
export type AgreementPlace = { id: AgreementId; owner: OwnerId; revision: number };
export type PointPlace = { id: PointId; owner: OwnerId };

export const sealTalk = (keys: Keys, permit: Permit, of: TalkPlace, words: TalkWords): Promise<Buffer> =>
  keys.seal(permit, place('talk', of), JSON.stringify(words));

export const openTalk = async (
  keys: Keys,
  permit: Permit,
  of: TalkPlace & { sealed: Uint8Array },
): Promise<TalkWords> => talkShape.parse(JSON.parse(await keys.open(permit, place('talk', of), of.sealed)));

export const sealAgreement = (
  keys: Keys,
  permit: Permit,
  of: AgreementPlace,
  words: AgreementWords,
): Promise<Buffer> => keys.seal(permit, place('agreement', of), JSON.stringify(words));

export const openAgreement = async (
  keys: Keys,
  permit: Permit,
  of: AgreementPlace & { sealed: Uint8Array },
): Promise<AgreementWords> =>
  agreementShape.parse(JSON.parse(await keys.open(permit, place('agreement', of), of.sealed)));

export const sealPoint = (keys: Keys, permit: Permit, of: PointPlace, text: string): Promise<Buffer> =>
  keys.seal(permit, place('point', { ...of, revision: 1 }), text);

export const openPoint = (
  keys: Keys,
  permit: Permit,
  of: PointPlace & { sealed: Uint8Array },
): Promise<string> => keys.open(permit, place('point', { ...of, revision: 1 }), of.sealed);

/** Bound to passport, kind and row, so that no word can be moved to another talk. */
const place = (kind: string, { id, owner, revision }: { id: string; owner: OwnerId; revision: number }) => ({
  owner,
  chapter: 'talks',
  item: `${kind} ${id}`,
  revision,
});

import { z } from 'zod';
import { chapterIds, proofKinds, routeIds } from './model.ts';

/**
 * The shape of the data files under method/, for the test of the set and for who makes a new version. Strict: a key that the
 * model does not know is a mistake. Never imported by what runs, so that Zod stays out of the browser.
 */
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const text = z
  .string()
  .min(1)
  .max(300)
  .refine((t) => t === t.trim() && t === t.normalize('NFC'), 'untidy');
const words = z.strictObject({ nl: text, en: text });
const option = z.strictObject({ id, words });
const options = z.array(option).min(2);
const max = z.int().min(1).max(2000);
const sensitivity = z.enum(['plain', 'personal', 'extra']);
const companion = z.enum(['mentor', 'parent', 'supervisor', 'friend', 'adviser', 'intaker']);

const named = { id, label: words };
const field = z.discriminatedUnion('kind', [
  z.strictObject({ ...named, kind: z.literal('short'), max }),
  z.strictObject({ ...named, kind: z.literal('long'), max }),
  z.strictObject({ ...named, kind: z.literal('date') }),
  z.strictObject({ ...named, kind: z.literal('choice'), options }),
]);
const fields = z.array(field).min(1);
const from = z.strictObject({ question: id, part: id });
const sentence = z.strictObject({
  id,
  start: words,
  max,
  from: from.exactOptional(),
  sensitivity: sensitivity.exactOptional(),
});

const part = {
  id,
  label: words.exactOptional(),
  hint: words.exactOptional(),
  sensitivity: sensitivity.exactOptional(),
};
const anyPart = z.discriminatedUnion('kind', [
  z.strictObject({ ...part, kind: z.literal('short'), max }),
  z.strictObject({ ...part, kind: z.literal('long'), max, starters: z.array(words).min(2).exactOptional() }),
  z.strictObject({
    ...part,
    kind: z.literal('cards'),
    deck: id,
    pick: max.exactOptional(),
    own: z.boolean(),
    statuses: options.exactOptional(),
  }),
  z.strictObject({ ...part, kind: z.literal('choice'), options, many: z.boolean(), own: z.boolean() }),
  z.strictObject({ ...part, kind: z.literal('scale'), steps: options }),
  z.strictObject({ ...part, kind: z.literal('scales'), items: options, steps: options }),
  z.strictObject({ ...part, kind: z.literal('rank'), options, top: max }),
  z.strictObject({ ...part, kind: z.literal('list'), max, fields, ideas: z.array(words).exactOptional() }),
  z.strictObject({ ...part, kind: z.literal('checklist'), options }),
  z.strictObject({ ...part, kind: z.literal('date') }),
  z.strictObject({ ...part, kind: z.literal('number'), unit: words, min: z.int(), max }),
  z.strictObject({ ...part, kind: z.literal('story'), sentences: z.array(sentence).min(1) }),
  z.strictObject({ ...part, kind: z.literal('each'), of: from, pick: max, fields }),
  z.strictObject({ ...part, kind: z.literal('share') }),
]);

export const questionFile = z.array(
  z.strictObject({
    id,
    sensitivity,
    shareable: z.boolean(),
    sensitiveTopic: z.boolean(),
    with: z.array(companion),
    lob: z.array(z.enum(['qualities', 'motives', 'exploration', 'steering', 'networking'])),
    title: words,
    help: words,
    why: words,
    meaning: words.exactOptional(),
    examples: z.array(words).max(3),
    parts: z.array(anyPart).min(1),
    proofs: z.array(z.enum(proofKinds)).min(1).exactOptional(),
  }),
);

export const deckFile = z.array(
  z.strictObject({
    id,
    groups: z.array(option).exactOptional(),
    cards: z.array(
      z.strictObject({
        id: id.refine((card) => !card.startsWith('own-'), 'own- is for own cards'),
        words,
        meaning: words.exactOptional(),
        group: id.exactOptional(),
        arrangedBy: words.exactOptional(),
        esco: z
          .strictObject({ code: z.string().regex(/^(T\d(\.\d)?|[0-9a-f-]{36})$/), verified: z.boolean() })
          .exactOptional(),
      }),
    ),
  }),
);

export const setFile = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d+$/),
  license: z.literal('CC-BY-4.0'),
  languages: z.tuple([z.literal('nl'), z.literal('en')]),
  title: words,
  states: z.strictObject({ unknown: words, talk: words }),
  routes: z.array(option.extend({ id: z.enum(routeIds) })).length(2),
  askedAtStart: z.array(id),
  chapters: z
    .array(
      z.strictObject({
        id: z.enum(chapterIds),
        title: words,
        intro: words,
        minutes: z.int().min(1).max(10),
        core: z.array(id),
        more: z.array(id),
      }),
    )
    .length(chapterIds.length),
});

export const pictureFile = z.record(id, z.record(id, id));

export const talkCardFile = z.array(z.strictObject({ for: companion, cards: z.array(option).min(1) }));

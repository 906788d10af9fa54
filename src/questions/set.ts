import both from '../../method/2027.1/both.json' with { type: 'json' };
import decks from '../../method/2027.1/decks.json' with { type: 'json' };
import mbo from '../../method/2027.1/mbo.json' with { type: 'json' };
import pictures from '../../method/2027.1/pictures.json' with { type: 'json' };
import set from '../../method/2027.1/set.json' with { type: 'json' };
import talkCards from '../../method/2027.1/talk-cards.json' with { type: 'json' };
import werk from '../../method/2027.1/werk.json' with { type: 'json' };
import type { Chapter, Companion, Deck, Option, Question, QuestionId, TalkCard, Words } from './model.ts';

/** A question as its file has it: chapter, route and core follow from where it stands. */
export type QuestionInFile = Omit<Question, 'chapter' | 'route' | 'core'>;

/** The data files of one version, as they stand under method/. */
export type SetFiles = {
  readonly set: {
    readonly version: string;
    readonly license: string;
    readonly languages: readonly string[];
    readonly title: Words;
    readonly states: { readonly unknown: Words; readonly talk: Words };
    readonly routes: readonly Option[];
    /** Asked when a passport starts; later shown, not asked again (U11). */
    readonly askedAtStart: readonly QuestionId[];
    readonly chapters: readonly (Chapter & {
      readonly core: readonly QuestionId[];
      readonly more: readonly QuestionId[];
    })[];
  };
  readonly both: readonly QuestionInFile[];
  readonly mbo: readonly QuestionInFile[];
  readonly werk: readonly QuestionInFile[];
  readonly decks: readonly Deck[];
  readonly talkCards: readonly { readonly for: Companion; readonly cards: readonly TalkCard[] }[];
  /** Per deck and card the name of the drawing that stands beside its words (A21). */
  readonly pictures: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/**
 * The files, typed. The one cast of this room: TypeScript widens every word of a JSON file to `string`. The test of the set
 * (schema.ts) holds each file to these types, so that Zod need not be in the browser.
 */
export const setFiles = { set, both, mbo, werk, decks, talkCards, pictures } as unknown as SetFiles;

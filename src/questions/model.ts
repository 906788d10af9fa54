/**
 * What the method is made of: chapters, questions and their parts as data, and what an answer looks like. Knows no person.
 * Safe for the browser. The data stand in method/2027.1/, the catalog reads them.
 */
export const chapterIds = ['wie', 'kan', 'wil', 'nodig', 'stap'] as const;
export type ChapterId = (typeof chapterIds)[number];

export const routeIds = ['mbo', 'werk'] as const;
export type RouteId = (typeof routeIds)[number];

/** What can go with an answer beside its words: a photo, a paper, a film, a sound. */
export const proofKinds = ['image', 'document', 'film', 'sound'] as const;
export type ProofKind = (typeof proofKinds)[number];

export type QuestionId = string;
export type PartId = string;

/** Plain: shown like the rest. Personal: asked with care. Extra: never shared by itself, its own step in sharing (AVG art. 9). */
export type Sensitivity = 'plain' | 'personal' | 'extra';

/** Who is good to talk with: the column "Met" of the method. */
export type Companion = 'mentor' | 'parent' | 'supervisor' | 'friend' | 'adviser' | 'intaker';

/** The five career competencies (LOB): the order of the loopbaandossier (F28). */
export type Competency = 'qualities' | 'motives' | 'exploration' | 'steering' | 'networking';

/** The languages that every word of the set has. */
export const setLanguages = ['nl', 'en'] as const;
export type SetLanguage = (typeof setLanguages)[number];
export type Words = Readonly<Record<SetLanguage, string>>;

/** Something to choose. Its id is an ASCII word that stays, so that answers do not depend on a language. */
export type Option = { readonly id: string; readonly words: Words };

export type Card = Option & {
  /** One sentence that says what the card means, in the I-form. */
  readonly meaning?: Words;
  /** One of the deck's groups. */
  readonly group?: string;
  /** Who usually arranges this. */
  readonly arrangedBy?: Words;
  /** ESCO 1.2: a group (T4.3) or a concept's id. Unverified until it was compared with the download. */
  readonly esco?: { readonly code: string; readonly verified: boolean };
};

export type Deck = {
  readonly id: string;
  readonly groups?: readonly Option[];
  readonly cards: readonly Card[];
};

/** A field in a row of a list, or in each thing that a question is about. */
export type Field = { readonly id: string; readonly label: Words } & (
  | { readonly kind: 'short' | 'long'; readonly max: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
);

export type PartOf = { readonly question: QuestionId; readonly part: PartId };

export type Sentence = {
  readonly id: string;
  /** How the sentence begins: "Ik ben". */
  readonly start: Words;
  readonly max: number;
  /** The answer that the sentence can be filled from. */
  readonly from?: PartOf;
  readonly sensitivity?: Sensitivity;
};

type Kind =
  | { readonly kind: 'short'; readonly max: number }
  /** `starters`: beginnings to tap (U21). */
  | { readonly kind: 'long'; readonly max: number; readonly starters?: readonly Words[] }
  /** `pick`: at most so many; absent is as many as you like. `own`: a card with own words. `statuses`: one to choose per card. */
  | {
      readonly kind: 'cards';
      readonly deck: string;
      readonly pick?: number;
      readonly own: boolean;
      readonly statuses?: readonly Option[];
      /** Cards of a region, beside those of the deck. `gone`: not offered any more, and still read. */
      readonly added?: readonly (Card & { readonly gone?: boolean })[];
    }
  /** `many`: more than one. `own`: an answer in own words besides. */
  | {
      readonly kind: 'choice';
      readonly options: readonly Option[];
      readonly many: boolean;
      readonly own: boolean;
    }
  /** One step of a few, in words, never a number (F27). */
  | { readonly kind: 'scale'; readonly steps: readonly Option[] }
  /** One step for each item, one item a row; no matrix (P20). */
  | { readonly kind: 'scales'; readonly items: readonly Option[]; readonly steps: readonly Option[] }
  | { readonly kind: 'rank'; readonly options: readonly Option[]; readonly top: number }
  /** `ideas`: words to start from; one becomes the first field of a row. */
  | {
      readonly kind: 'list';
      readonly max: number;
      readonly fields: readonly Field[];
      readonly ideas?: readonly Words[];
    }
  | { readonly kind: 'checklist'; readonly options: readonly Option[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly unit: Words; readonly min: number; readonly max: number }
  | { readonly kind: 'story'; readonly sentences: readonly Sentence[] }
  /** The fields for each of at most `pick` things that were chosen in another answer: its cards or its rows. */
  | { readonly kind: 'each'; readonly of: PartOf; readonly pick: number; readonly fields: readonly Field[] }
  /** Leads to the sharing page; has no value. */
  | { readonly kind: 'share' };

export type Part = Kind & {
  readonly id: PartId;
  /** Absent on a part that the question's own title asks for. */
  readonly label?: Words;
  readonly hint?: Words;
  /** Only where it differs from the question's. */
  readonly sensitivity?: Sensitivity;
};
export type PartKind = Part['kind'];
export type PartOfKind<K extends PartKind> = Extract<Part, { readonly kind: K }>;

export type Question = {
  readonly id: QuestionId;
  readonly chapter: ChapterId;
  readonly route: 'both' | RouteId;
  /** Comes by itself; the others stand behind "Wil je meer vertellen?". */
  readonly core: boolean;
  readonly sensitivity: Sensitivity;
  /** False: nobody else can ever see it (nod12). */
  readonly shareable: boolean;
  /** About home, health, money or support: comes last where the method allows (U17), with "Snel weg" on its page (U14). */
  readonly sensitiveTopic: boolean;
  readonly with: readonly Companion[];
  readonly lob: readonly Competency[];
  readonly title: Words;
  readonly help: Words;
  /** One sentence: why we ask this (U4). */
  readonly why: Words;
  /** "Wat betekent dit?" */
  readonly meaning?: Words;
  /** Answers that someone could give (F20). */
  readonly examples: readonly Words[];
  readonly parts: readonly Part[];
  /** Kinds of proof that may go with the answer (F22). A question with a story takes a spoken one besides. */
  readonly proofs?: readonly ProofKind[];
};

export type Chapter = {
  readonly id: ChapterId;
  readonly title: Words;
  readonly intro: Words;
  /** How long it takes at the most, core questions only (U22). */
  readonly minutes: number;
};

/** A question to open a talk with, for who is at the other side of the table (F33). */
export type TalkCard = Option;

/** The own-words card of a deck is called `own-1`, `own-2` …; it carries its words in `own`. */
export type ChosenCard = { readonly card: string; readonly own?: string; readonly status?: string };

/** A row keeps its id (`r1`, `r2` …) when others go, so that another answer can be about it. */
export type Row = { readonly id: string; readonly fields: Readonly<Record<string, string>> };

/** `of`: the card or row it is about. `name`: its words when they were the owner's own; a deck's card has none. */
export type EachItem = {
  readonly of: string;
  readonly name?: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** What was filled in at one part. Own text stands as it was typed; a part that holds nothing is left out of the answer. */
export type PartValue =
  | { readonly kind: 'short'; readonly text: string }
  | { readonly kind: 'long'; readonly text: string }
  | { readonly kind: 'cards'; readonly chosen: readonly ChosenCard[] }
  | { readonly kind: 'choice'; readonly chosen: readonly string[]; readonly own?: string }
  | { readonly kind: 'scale'; readonly step: string }
  | { readonly kind: 'scales'; readonly steps: Readonly<Record<string, string>> }
  | { readonly kind: 'rank'; readonly order: readonly string[] }
  | { readonly kind: 'list'; readonly rows: readonly Row[] }
  | { readonly kind: 'checklist'; readonly done: readonly string[] }
  /** YYYY-MM-DD when it was understood, else as it was typed. */
  | { readonly kind: 'date'; readonly day: string }
  /** Digits when it was understood, else as it was typed. */
  | { readonly kind: 'number'; readonly amount: string }
  | { readonly kind: 'story'; readonly sentences: Readonly<Record<string, string>> }
  | { readonly kind: 'each'; readonly about: readonly EachItem[] };
export type ValueOfKind<K extends PartKind> = Extract<PartValue, { readonly kind: K }>;

/**
 * Given, "Dat weet ik nog niet" or "Liever in een gesprek" (U2). What was typed before stays in `parts` in all three.
 * A skipped question has no answer at all.
 */
export type AnswerState = 'given' | 'unknown' | 'talk';
export type Answer = { readonly state: AnswerState; readonly parts: Readonly<Record<PartId, PartValue>> };
export type Answers = Readonly<Record<QuestionId, Answer>>;

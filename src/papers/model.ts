import type { ProofId } from '../base/id.ts';
import type { ChapterId, ProofKind } from '../questions/model.ts';
import type { CompanionLanguage, Language } from '../words/language.ts';

/**
 * What a paper holds, before it is a page or a PDF. Both are made of this and of nothing else, so that they cannot differ (A17); a test
 * reads both and compares. Plain data: it goes to the press as JSON, and own words are never anything but text there.
 */
/** Most asked for first. */
export const paperKinds = ['intake', 'werk', 'paspoort', 'loopbaan', 'overgang', 'boekje'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** How it lies on paper: on as many sheets as it takes, on one side of A4, or as eight small pages on one side of A4. */
export type Form = 'sheets' | 'side' | 'booklet';

export type Paper = {
  /** One of a passport, or a sheet that says how it works. */
  kind: PaperKind | 'uitleg';
  form: Form;
  /** Of everything but own words. */
  language: Language;
  /** Whose it is. */
  called: string;
  /** The one first heading. */
  title: string;
  /** "Het paspoort van Noor hoort bij Noor": under the title. */
  lead: readonly string[];
  /** Facts in the strip: for whom, for what, until when, made on (F72). */
  facts: readonly { label: string; value: string }[];
  sections: readonly Section[];
  /** At the end: what this paper does not show. */
  end: readonly string[];
  foot: { name: string; day: string; purpose: string | undefined };
  art: Art;
};

/** Drawings that say nothing: the rosette of this seed, and the stamps that were set. */
export type Art = {
  seed: string;
  stamps: readonly { chapter: ChapterId; title: string; at: Date }[];
};

export type Section = {
  id: string;
  title: string;
  lead?: string;
  /** Begins a sheet of its own, so that it can be left out (F122). */
  alone: boolean;
  /** Stands beside the others in the second column of a one-sided paper. */
  beside?: boolean;
  items: readonly Item[];
};

/** A question with its answer, or words that stand by themselves. The question small, the answer large (look.md layout 6). */
export type Item = { asked?: string; pieces: readonly Piece[] };

/** `page`: the language of the page on which it was written, where that is known (L3). */
export type Words = { text: string; own: boolean; page?: CompanionLanguage };

/** What goes with an answer: what its owner says of it, and what it is. A picture is drawn small, with the same words for who does not see it. */
export type PaperProof = {
  id: ProofId;
  kind: ProofKind;
  /** In the language of the paper: "Filmpje". */
  what: string;
  caption: string;
  width?: number | undefined;
  height?: number | undefined;
};

export type Piece =
  | { kind: 'words'; words: Words }
  /** "Niet ingevuld", "Meer in het paspoort": said by the paper, not by the owner. */
  | { kind: 'note'; text: string }
  /** Above what follows, within an answer: the card that was written about. */
  | { kind: 'heading'; text: string }
  | { kind: 'list'; ordered: boolean; items: readonly Words[] }
  | { kind: 'pairs'; pairs: readonly { label: string; values: readonly Words[] }[] }
  | { kind: 'proofs'; proofs: readonly PaperProof[] }
  /** Said by the paper, in steps or as points. */
  | { kind: 'told'; ordered: boolean; items: readonly string[] }
  /** To write on by hand. */
  | { kind: 'lines'; label: string; rows: number }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] };

import type { ProofId } from '../base/id.ts';
import type { CompanionLanguage } from '../words/language.ts';
import { drawArt } from './art.ts';
import { families } from './fonts.ts';
import type { Item, Paper, PaperProof, Piece, Words } from './model.ts';
import { linesOfItem } from './room.ts';
import type { SetText } from './set-text.ts';

/** The few words that the press needs besides: the product's name, "pagina 1 van 4", and what stands for a sign that cannot be shown. */
export type PressWords = { product: string; page: string; notShown: string; signs: string };

/** Sets a text for print; `page` as in `Words`. */
export type SetWords = (text: string, page?: CompanionLanguage) => SetText;

/** A line on a sheet, in letters of 12 points; and up to how many lines an answer is not broken over two pages. */
const sheetWidth = 40;
const keptTogether = 12;

/**
 * A paper as the template reads it: the same tree, each text set for print by `set`. Texts stay data all the way: a string in JSON, and content
 * in Typst, never source. Gives nothing that was not in the paper. `pictures`: those that are there to be drawn; of the
 * others the words stand alone.
 */
export function dress(
  paper: Paper,
  words: PressWords,
  set: SetWords,
  pictures: ReadonlyMap<ProofId, unknown> = new Map(),
): object {
  const own = ({ text, page }: Words) => set(text, page);
  const bare = (text: string) => set(text);
  const piece = (one: Piece): object => {
    const { kind } = one;
    switch (kind) {
      case 'words':
        return { kind, words: own(one.words) };
      case 'note':
      case 'heading':
        return { kind, text: set(one.text) };
      case 'list':
        return { kind, ordered: one.ordered, items: one.items.map(own) };
      case 'told':
        return { kind, ordered: one.ordered, items: one.items.map(bare) };
      case 'pairs':
        return {
          kind,
          pairs: one.pairs.map(({ label, values }) => ({ label: set(label), values: values.map(own) })),
        };
      case 'proofs':
        return { kind, proofs: one.proofs.map((proof) => dressProof(proof, set, pictures.has(proof.id))) };
      case 'lines':
        return { kind, label: set(one.label), rows: one.rows };
      case 'table':
        return { kind, head: one.head.map(bare), rows: one.rows.map((row) => row.map(bare)) };
    }
  };
  const item = (one: Item): object => ({
    ...(one.asked !== undefined && { asked: set(one.asked) }),
    pieces: one.pieces.map(piece),
    keep: paper.form === 'sheets' && linesOfItem(one, sheetWidth) <= keptTogether,
  });
  return {
    form: paper.form,
    // To be read from a wall or beside a keyboard.
    large: paper.kind === 'uitleg',
    language: paper.language,
    families,
    product: set(words.product),
    page: words.page,
    title: set(paper.title),
    lead: paper.lead.map(bare),
    facts: paper.facts.map(({ label, value }) => ({ label: set(label), value: set(value) })),
    sections: paper.sections.map(({ title, lead, alone, beside, items }) => ({
      title: set(title),
      ...(lead !== undefined && { lead: set(lead) }),
      alone,
      beside: beside === true,
      items: items.map(item),
    })),
    end: paper.end.map(bare),
    foot: {
      name: set(paper.foot.name),
      day: set(paper.foot.day),
      purpose: paper.foot.purpose === undefined ? null : set(paper.foot.purpose),
    },
    art: drawArt(paper.art, paper.language),
  };
}

/** Where the press finds a picture. */
export const pictureFile = (proof: ProofId): string => `/pictures/${proof}.jpg`;

/** A picture is read as its words by who does not see it (A21). What cannot be on paper is named. */
function dressProof(proof: PaperProof, set: SetWords, there: boolean): object {
  const { id, kind, what, caption } = proof;
  const name = set(caption || what);
  if (kind === 'image' && there)
    return {
      name,
      alt: set(caption === '' ? what : `${what}: ${caption}`),
      file: pictureFile(id),
      wide: wideOf(proof),
    };
  return { name, ...(caption !== '' && { what: set(what) }) };
}

/** Room for a picture, in millimetres. */
const frame = { width: 70, height: 50 };

function wideOf({ width = 4, height = 3 }: PaperProof): number {
  return Math.min(frame.width, (frame.height * width) / height);
}

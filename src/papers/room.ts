import type { Item, Piece, Words } from './model.ts';

/** How much fits: lines of text, and how wide a line is, counted in heights of its letters. */
export type Room = { lines: number; width: number };

/**
 * Shares lines out among those that want some: who wants little gets it, the others share the rest evenly. The sum is never over
 * `total`.
 */
export function pour(total: number, wants: readonly number[]): number[] {
  const given = wants.map(() => 0);
  let left = Math.max(0, Math.floor(total));
  while (left > 0) {
    const thirsty = wants.flatMap((want, at) => (want > (given[at] ?? 0) ? [at] : []));
    if (thirsty.length === 0) break;
    for (const at of thirsty.slice(0, left)) given[at] = (given[at] ?? 0) + 1;
    left -= Math.min(left, thirsty.length);
  }
  return given;
}

/** An item as short as its room, cut between words or rows; `more` then says where the rest is. */
export function cutItem(item: Item, room: Room, more: string): Item {
  if (linesOfItem(item, room.width) <= room.lines) return item;
  const room2 = room.lines - (item.asked === undefined ? 0 : linesOf(item.asked, room.width)) - 1;
  return { ...item, pieces: [...cutPieces(item.pieces, room2, room.width), { kind: 'note', text: more }] };
}

export function linesOfItem({ asked, pieces }: Item, width: number): number {
  const own = asked === undefined ? 0 : linesOf(asked, width);
  return pieces.reduce((sum, piece) => sum + linesOfPiece(piece, width), own);
}

function cutPieces(pieces: readonly Piece[], lines: number, width: number): Piece[] {
  const kept: Piece[] = [];
  let left = lines;
  for (const piece of pieces) {
    const takes = linesOfPiece(piece, width);
    if (takes <= left) kept.push(piece);
    else {
      const cut = cutPiece(piece, left, width);
      return cut === undefined ? kept : [...kept, cut];
    }
    left -= takes;
  }
  return kept;
}

/** As much of it as fits; nothing when not even a beginning does. */
function cutPiece(piece: Piece, lines: number, width: number): Piece | undefined {
  if (lines < 1) return undefined;
  if (piece.kind === 'words') {
    const words = cutWords(piece.words, lines, width);
    return words && { ...piece, words };
  }
  if (piece.kind === 'list') {
    const items = cutList(piece.items, lines, width - indent);
    return items.length === 0 ? undefined : { ...piece, items };
  }
  if (piece.kind !== 'pairs') return undefined;
  const pairs: (typeof piece.pairs)[number][] = [];
  let left = lines;
  for (const pair of piece.pairs) {
    left -= linesOfPair(pair, width);
    if (left < 0) break;
    pairs.push(pair);
  }
  return pairs.length === 0 ? undefined : { ...piece, pairs };
}

function cutList(items: readonly Words[], lines: number, width: number): Words[] {
  const kept: Words[] = [];
  let left = lines;
  for (const item of items) {
    const takes = linesOf(item.text, width);
    if (takes > left) {
      const cut = left > 0 ? cutWords(item, left, width) : undefined;
      return cut === undefined ? kept : [...kept, cut];
    }
    kept.push(item);
    left -= takes;
  }
  return kept;
}

function cutWords(words: Words, lines: number, width: number): Words | undefined {
  const { text } = words;
  const kept = beginning(text.split(/(?<=\s)/), lines, width) || beginning(signsOf(text), lines, width);
  return kept === '' ? undefined : { ...words, text: `${kept}…` };
}

/** As many of these, put together, as fit with three dots behind them. */
function beginning(pieces: readonly string[], lines: number, width: number): string {
  const upTo = (n: number): string => pieces.slice(0, n).join('').trimEnd();
  let [fits, over] = [0, pieces.length + 1];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (linesOf(`${upTo(middle)}…`, width) <= lines) fits = middle;
    else over = middle;
  }
  return upTo(fits);
}

const signsOf = (text: string): string[] => [...segments.segment(text)].map(({ segment }) => segment);

const segments = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** A bullet or number with its gap. */
const indent = 1.6;

/** What a small picture takes with the words under it. */
const pictureLines = 10;

function linesOfPiece(piece: Piece, width: number): number {
  switch (piece.kind) {
    case 'words':
      return linesOf(piece.words.text, width);
    case 'note':
    case 'heading':
      return linesOf(piece.text, width);
    case 'list':
      return piece.items.reduce((sum, item) => sum + linesOf(item.text, width - indent), 0);
    case 'told':
      return piece.items.reduce((sum, item) => sum + linesOf(item, width - indent), 0);
    case 'pairs':
      return piece.pairs.reduce((sum, pair) => sum + linesOfPair(pair, width), 0);
    case 'proofs':
      return piece.proofs.reduce((sum, { kind }) => sum + (kind === 'image' ? pictureLines : 2), 0);
    case 'lines':
      return piece.rows * 2;
    case 'table':
      return piece.rows.length * 2 + 2;
  }
}

const linesOfPair = ({ label, values }: { label: string; values: readonly Words[] }, width: number): number =>
  linesOf(`${label} ${values.map(({ text }) => text).join(' ')}`, width);

/** How many lines a text takes, wrapped word by word; its own line ends count. On the safe side. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + wrapped(line, width), 0);
}

function wrapped(line: string, width: number): number {
  let lines = 1;
  let at = 0;
  for (const word of line.split(/\s+/)) {
    const [first = 0, ...rest] = chunksOf(word).map(widthOf);
    const gap = at === 0 ? 0 : widthOf(' ');
    if (at + gap + first <= width) at += gap + first;
    else {
      lines += 1;
      at = first;
    }
    for (const chunk of rest) {
      if (at + chunk <= width) at += chunk;
      else {
        lines += 1;
        at = chunk;
      }
    }
  }
  return lines;
}

/** The longest run of signs that is never broken; the press breaks what is longer in the same places. */
const unbroken = 12;

/** A word, or the pieces in which a very long one may be broken. */
export function chunksOf(word: string): string[] {
  const signs = word.length <= unbroken * 2 ? [] : signsOf(word);
  if (signs.length <= unbroken * 2) return [word];
  return Array.from({ length: Math.ceil(signs.length / unbroken) }, (_, n) =>
    signs.slice(n * unbroken, (n + 1) * unbroken).join(''),
  );
}

/** How wide signs are in our letter at weight 600, in heights of it; measured in the fonts, rounded up. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += widths.find(([signs]) => signs.test(sign))?.[1] ?? unknown;
  return width;
}

const widths: readonly (readonly [RegExp, number])[] = [
  [/[ .,:;|`'‘’ijl!]/, 0.3],
  [/[()[\]{}"ftr_-]/, 0.38],
  [/[Izcsy1/\\*“”–]/, 0.5],
  [/[a-lnopquvx]/, 0.59],
  [/w/, 0.73],
  [/[mMW]/, 0.88],
  [/[A-Z@…—]/, 0.84],
  [/[!-$&-~€•]/, 0.73],
  [/%/, 0.96],
  [/\p{M}|\p{Default_Ignorable_Code_Point}/u, 0],
  [/\p{Script=Latin}/u, 0.96],
  [/\uFDFD/, 11],
  [/\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Arabic}/u, 1.05],
  [/\p{Script=Ethiopic}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u, 1.4],
];
/** A sign that no letter of ours has stands there as a word: "[teken]". */
const unknown = 4.2;

import type { QuestionId } from '../questions/model.ts';
import type { Language } from '../words/language.ts';
import { type Say, speak } from '../words/text.ts';
import { itemOf } from './item.ts';
import type { Item, Piece, Section, Words } from './model.ts';
import { cutItem, linesOf, linesOfItem, pour, type Room } from './room.ts';
import type { Told } from './source.ts';

/** What a part of a short paper is made of: a question, under its own words or under none. */
type Wish = {
  of: QuestionId;
  asked?: string | undefined;
  as?: ((pieces: readonly Piece[]) => Piece[]) | undefined;
  /** The answer as far as it is guarded, and not the rest of it. */
  guarded?: boolean;
};
type Part = {
  id: string;
  title: string;
  beside: boolean;
  wishes: readonly Wish[];
  fixed?: readonly Item[];
};

/** A column of a one-sided A4 in letters of 11.5 points; measured on the press, and tried there with the longest answers. */
const column: Room = { lines: 45, width: 21 };
/** A small page of the booklet in letters of 11 points. */
const smallPage: Room = { lines: 15, width: 16 };
/** What a title takes, and the space around an item. */
const titleLines = 2.8;
const gapLines = 0.6;

export type Short = {
  open: readonly Told[];
  needs: readonly Told[];
  language: Language;
  /** Nothing is hinted at: a part without anything in it is left out. */
  shared: boolean;
};

/** The intake on one side of A4 (F69, F122): what I want to tell, what I am good at, my choice, what helps, and what I ask. */
export function intakeSide(short: Short): Section[] {
  const t = speak(short.language);
  return columns(short, [
    part('tell', t('paper.tell'), false, [{ of: 'sm3' }]),
    part('strong', t('paper.strong'), false, [
      { of: 'kan1' },
      { of: 'wie2', asked: t('paper.words'), as: inARow },
    ]),
    part('shown', t('paper.shown'), false, [{ of: 'kan2', as: firstOnly }]),
    part('ask', t('paper.ask'), false, [{ of: 'sm4' }]),
    part('choice', t('paper.choice'), true, [{ of: 'wil4', as: inRows }, titled('wil5', short)]),
    needsPart(short, t),
    part('contact', t('paper.contact'), true, [{ of: 'sm2' }, titled('sm5', short)], reach(short, t)),
  ]);
}

/** The work profile on one side of A4 (F62): my story, what I am good at, what I did, what I look for. */
export function workSide(short: Short): Section[] {
  const t = speak(short.language);
  return columns(short, [
    part('story', t('paper.my-story'), false, [{ of: 'sw3' }]),
    part('strong', t('paper.strong'), false, [
      { of: 'kan1' },
      { of: 'wie2', asked: t('paper.words'), as: inARow },
    ]),
    part('experience', t('paper.experience'), false, [{ of: 'kan6', as: inRows }]),
    part('seek', t('paper.seek'), true, [
      { of: 'sw1' },
      ...['wil10', 'wil11', 'wil12', 'wil13'].map((id) => titled(id, short)),
    ]),
    part('ready', t('paper.ready'), true, [
      titled('kan8', short),
      titled('kan7', short),
      titled('sw4', short),
    ]),
    needsPart(short, t),
    part('contact', t('paper.reach'), true, [], reach(short, t)),
  ]);
}

/** Six small pages between the cover and the back. */
export function smallPages(short: Short): Section[] {
  const t = speak(short.language);
  const pages = [
    part('wie', t('paper.who'), false, [
      { of: 'wie2', as: inARow },
      titled('wie4', short),
      titled('wie6', short),
    ]),
    part('trots', t('paper.proud'), false, [{ of: 'wie5' }]),
    part('kan', t('paper.strong'), false, [{ of: 'kan1' }, titled('kan5', short)]),
    part('zien', t('paper.shown'), false, [{ of: 'kan2', as: firstOnly }]),
    part('wil', t('paper.want'), false, [{ of: 'wil1' }, { of: 'wil4', as: inRows }, { of: 'wil10' }]),
    part('vertel', t('paper.tell'), false, [{ of: 'sm3' }, { of: 'sw3' }, titled('sm4', short)]),
  ];
  return pages.map((page) => smallPageOf(page, short, smallPage));
}

/** The back of the booklet: room to write. */
export function notesPage(language: Language): Section {
  const t = speak(language);
  const pieces: Piece[] = [
    { kind: 'lines', label: '', rows: 5 },
    { kind: 'note', text: t('paper.back') },
  ];
  return { id: 'notes', title: t('paper.notes'), alone: false, items: [{ pieces }] };
}

function part(
  id: string,
  title: string,
  beside: boolean,
  wishes: readonly Wish[],
  fixed?: readonly Item[],
): Part {
  return { id, title, beside, wishes, ...(fixed && { fixed }) };
}

function titled(of: QuestionId, { open }: Short): Wish {
  return { of, asked: open.find(({ question }) => question.id === of)?.title };
}

/** What was chosen by name, each under its own question. */
function needsPart({ needs }: Short, t: Say): Part {
  const wishes = needs.map(({ question, title }): Wish => {
    const rows = question.parts.some((one) => one.kind === 'list');
    return { of: question.id, asked: title, as: rows ? inRows : undefined, guarded: true };
  });
  return part('nodig', t('paper.needs-title'), true, wishes);
}

/** No passport holds a telephone number: who wants to give it, writes it down. */
function reach({ shared }: Short, t: Say): Item[] {
  if (shared) return [];
  const line = (label: string): Piece => ({ kind: 'lines', label, rows: 1 });
  return [{ pieces: [line(t('paper.phone')), line(t('paper.mail'))] }];
}

/** The parts that hold something, each column within its own room. */
function columns(short: Short, parts: readonly Part[]): Section[] {
  return [false, true].flatMap((beside) => {
    const own = parts
      .filter((one) => one.beside === beside)
      .map((one) => ({ part: one, items: itemsOf(one, short) }))
      .filter(({ part: { fixed = [] }, items }) => items.length + fixed.length > 0);
    const room = { ...column, lines: roomFor(own.map((one) => one.part)) };
    const groups = fitted(
      own.map(({ items }) => items),
      room,
      short,
    );
    return own.map(({ part: { id, title, fixed = [] } }, at) => ({
      ...{ id, title, beside, alone: false },
      items: [...(groups[at] ?? []), ...fixed],
    }));
  });
}

/**
 * Items as short as they have to be for all of them to fit. When there are so many that none could say anything, the last ones of the largest
 * group make room, and that group says that there is more.
 */
function fitted(groups: readonly (readonly Item[])[], room: Room, short: Short): Item[][] {
  const all = groups.flat();
  const more = speak(short.language)(short.shared ? 'paper.more-shared' : 'paper.more');
  const wants = all.map((item) => linesOfItem(item, room.width));
  const given = pour(room.lines - all.length * gapLines, wants);
  const tight = all.some((item, at) => (given[at] ?? 0) < Math.min(wants[at] ?? 0, leastOf(item, room)));
  const most = groups.reduce((longest, group) => (group.length > longest.length ? group : longest), []);
  if (!tight || most.length < 2) {
    const cut = all.map((item, at) => cutItem(item, { ...room, lines: given[at] ?? 0 }, more));
    return groups.map((group) => group.map((item) => cut[all.indexOf(item)] ?? item));
  }
  const rest: Item = { pieces: [{ kind: 'note', text: more }] };
  const kept = most.at(-1)?.pieces[0]?.kind === 'note' && most.at(-1)?.asked === undefined ? -2 : -1;
  return fitted(
    groups.map((group) => (group === most ? [...group.slice(0, kept), rest] : group)),
    room,
    short,
  );
}

/** Under its question, two lines of its own, and one that says that there is more. */
function leastOf({ asked }: Item, { width }: Room): number {
  return 3 + (asked === undefined ? 0 : linesOf(asked, width));
}

/** What is left for answers beside the titles, and what always stands there. */
function roomFor(parts: readonly Part[]): number {
  const fixed = parts.flatMap(({ fixed = [] }) => fixed);
  const taken = fixed.reduce((sum, item) => sum + linesOfItem(item, column.width), 0);
  return column.lines - parts.length * titleLines - taken;
}

function smallPageOf(page: Part, short: Short, room: Room): Section {
  const [items = []] = fitted([itemsOf(page, short)], room, short);
  return { id: page.id, title: page.title, alone: false, items };
}

function itemsOf({ wishes }: Part, { open, needs, language }: Short): Item[] {
  const t = speak(language);
  return wishes.flatMap(({ of, asked, as, guarded }) => {
    const told = (guarded === true ? needs : open).find(({ question }) => question.id === of);
    if (told === undefined) return [];
    const pieces = namedOnly(itemOf(told, t).pieces);
    return [{ ...(asked !== undefined && { asked }), pieces: as === undefined ? pieces : as(pieces) }];
  });
}

/** No room for pictures here: a photo is named where it is the whole answer. */
function namedOnly(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (piece.kind !== 'proofs') return [piece];
    const items = piece.proofs.map(({ caption, what }) => ({ text: caption || what, own: caption !== '' }));
    return pieces.length === 1 ? [{ kind: 'list', ordered: false, items }] : [];
  });
}

/** Words that were chosen, in one line. */
function inARow(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) =>
    piece.kind === 'list' ? { kind: 'words', words: joined(piece.items, ', ') } : piece,
  );
}

/** Each thing with its fields in one line: "Verzorgende IG, niveau 3, bbl". */
function inRows(pieces: readonly Piece[]): Piece[] {
  const rows = pieces.filter((piece) => piece.kind === 'pairs');
  if (rows.length === 0) return [...pieces];
  const items = rows.map(({ pairs }) =>
    joined(
      pairs.flatMap(({ values }) => values),
      ', ',
    ),
  );
  return [...pieces.filter((piece) => piece.kind !== 'pairs'), { kind: 'list', ordered: false, items }];
}

/** The first thing that was told about, with its heading. */
function firstOnly(pieces: readonly Piece[]): Piece[] {
  const next = pieces.findIndex((piece, at) => at > 0 && piece.kind === 'heading');
  return next < 0 ? [...pieces] : pieces.slice(0, next);
}

function joined(items: readonly Words[], by: string): Words {
  return { text: items.map(({ text }) => text).join(by), own: items.some(({ own }) => own) };
}

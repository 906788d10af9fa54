import { readFileSync } from 'node:fs';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Story } from '../../seeds/answers.ts';
import { newId } from '../../src/base/id.ts';
import { composePaper, type Order, routeOf } from '../../src/papers/compose.ts';
import { dress, pictureFile } from '../../src/papers/dress.ts';
import { readFonts } from '../../src/papers/fonts.ts';
import type { Paper, PaperKind } from '../../src/papers/model.ts';
import type { Pictures } from '../../src/papers/press.ts';
import { setText } from '../../src/papers/set-text.ts';
import { nobodyElse, type Others, ownTold } from '../../src/papers/source.ts';
import type { Proof } from '../../src/passport/proof.ts';
import { catalog } from '../../src/questions/catalog.ts';
import {
  type Answer,
  type Answers,
  chapterIds,
  type PartValue,
  type Question,
  type RouteId,
} from '../../src/questions/model.ts';
import { canBeShared, hasGuardedPart, isGuarded } from '../../src/sharing/scope.ts';
import type { Language } from '../../src/words/language.ts';

const made = new Date('2026-11-25T10:00:00Z');

/** Everything that can be chosen in the step of its own, on this route. */
export const allNeeds = (route: RouteId): string[] =>
  catalog.questions
    .filter((question) => canBeShared(question) && (isGuarded(question) || hasGuardedPart(question)))
    .filter((question) => question.route === 'both' || question.route === route)
    .map(({ id }) => id);

type Wanted = {
  kind: PaperKind;
  called?: string;
  route: RouteId;
  answers: Answers;
  needs?: readonly string[];
  language?: Language;
  for?: Order['for'];
  proofs?: readonly Proof[];
  others?: Others;
};

/** The paper that somebody with these answers would get. */
export function aPaper(wanted: Wanted): Paper {
  const { kind, answers, needs = [], language = 'nl', called = 'Noor', others = nobodyElse } = wanted;
  const route = routeOf(kind, wanted.route);
  const told = ownTold(catalog, answers, route, needs, language, wanted.proofs);
  const stamps = chapterIds.map((chapter) => ({ chapter, at: made }));
  const order: Order = { kind, language, on: made, ...(wanted.for && { for: wanted.for }) };
  return composePaper({ called, seed: 'a seed', route, stamps, told, others }, order);
}

export const answersOfStory = (story: Story): Answers =>
  Object.fromEntries(
    Object.entries(story).map(([id, said]): [string, Answer] => [
      id,
      typeof said === 'string' ? { state: said, parts: {} } : { state: 'given', parts: said },
    ]),
  );

/** Every question answered as fully as its fields allow, with this text over and over. */
export function fullAnswers(text: string): Answers {
  return Object.fromEntries(
    catalog.questions.map((question): [string, Answer] => [
      question.id,
      {
        state: 'given',
        parts: Object.fromEntries(question.parts.map((part) => [part.id, fill(part, text)])),
      },
    ]),
  );
}

/** Somebody's grandmother, and a mentor: what they gave, was read, and was chosen for a paper. */
export const someOthers: Others = {
  taken: [
    {
      ...{
        kind: 'cards',
        role: 'adult',
        language: 'nl',
        by: 'Oma Truus',
        sentence: 'Zij maakte mijn fiets.',
      },
      ...{ cards: [{ deck: 'words', card: 'handig' }], differs: 'Dat was opa.' },
    },
  ],
  contributions: [
    {
      ...{ id: newId(), written: made, read: true, name: 'Karim Haddou', school: 'De Wilgenstroom' },
      ...{ text: 'Noor let op anderen.', reply: undefined },
    },
  ],
  call: undefined,
};

const aProof = { question: 'kan7', added: made, size: 9_000, previewSize: 3_000 };
/** A photo and a sound with the same question. */
export const someProofs: readonly Proof[] = [
  {
    ...{ ...aProof, id: newId(), kind: 'image', type: 'image/jpeg', caption: 'De fiets van oma' },
    ...{ width: 480, height: 320 },
  },
  { ...aProof, id: newId(), kind: 'sound', type: 'audio/mpeg', caption: 'Zo klinkt hij' },
];

const upTo = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / Math.max(text.length, 1))).slice(0, length);

function fill(part: Question['parts'][number], text: string): PartValue {
  const fields = 'fields' in part ? part.fields : [];
  const filled = Object.fromEntries(
    fields.map((field): [string, string] => {
      if (field.kind === 'choice') return [field.id, field.options[0]?.id ?? ''];
      return [field.id, field.kind === 'date' ? '2027-02-03' : upTo(text, field.max)];
    }),
  );
  switch (part.kind) {
    case 'short':
    case 'long':
      return { kind: part.kind, text: upTo(text, part.max) };
    case 'cards': {
      const cards = catalog.deck(part.deck).cards.slice(0, part.pick ?? 12);
      const own = part.own ? [{ card: 'own-1', own: upTo(text, 60) }] : [];
      return { kind: 'cards', chosen: [...cards.slice(own.length).map(({ id }) => ({ card: id })), ...own] };
    }
    case 'choice':
      return {
        kind: 'choice',
        chosen: part.options.slice(0, part.many ? 20 : 1).map(({ id }) => id),
        ...(part.own && { own: upTo(text, 200) }),
      };
    case 'scale':
      return { kind: 'scale', step: part.steps[0]?.id ?? '' };
    case 'scales':
      return {
        kind: 'scales',
        steps: Object.fromEntries(part.items.map(({ id }) => [id, part.steps[0]?.id ?? ''])),
      };
    case 'rank':
      return { kind: 'rank', order: part.options.slice(0, part.top).map(({ id }) => id) };
    case 'list':
      return {
        kind: 'list',
        rows: Array.from({ length: part.max }, (_, n) => ({ id: `r${n + 1}`, fields: filled })),
      };
    case 'checklist':
      return { kind: 'checklist', done: part.options.map(({ id }) => id) };
    case 'date':
      return { kind: 'date', day: '2027-02-03' };
    case 'number':
      return { kind: 'number', amount: String(part.max) };
    case 'story':
      return {
        kind: 'story',
        sentences: Object.fromEntries(part.sentences.map(({ id, max }) => [id, upTo(text, max)])),
      };
    case 'each':
      return {
        kind: 'each',
        about: Array.from({ length: part.pick }, (_, n) => ({
          of: `r${n + 1}`,
          name: upTo(text, 60),
          fields: filled,
        })),
      };
    case 'share':
      return { kind: 'short', text: '' };
  }
}

/** The words of a paper's model, in the order in which it is read. */
export function wordsOf(paper: Paper): string[] {
  return [
    ...[paper.title, ...paper.lead],
    ...paper.facts.flatMap(({ label, value }) => [label, value]),
    ...paper.sections.flatMap(({ title, lead, items }) => [
      ...[title, lead ?? ''],
      ...items.flatMap(({ asked, pieces }) => [asked ?? '', ...pieces.flatMap(wordsOfPiece)]),
    ]),
    ...paper.end,
  ].filter((words) => words !== '');
}

function wordsOfPiece(piece: Paper['sections'][number]['items'][number]['pieces'][number]): string[] {
  switch (piece.kind) {
    case 'words':
      return [piece.words.text];
    case 'note':
    case 'heading':
      return [piece.text];
    case 'list':
      return piece.items.map(({ text }) => text);
    case 'told':
      return [...piece.items];
    case 'pairs':
      return piece.pairs.flatMap(({ label, values }) => [label, ...values.map(({ text }) => text)]);
    case 'lines':
      return [piece.label];
    case 'proofs':
      return piece.proofs.flatMap(({ kind, caption, what }) =>
        kind === 'image' || caption === '' ? [caption || what] : [caption, what],
      );
    case 'table':
      return [...piece.head, ...piece.rows.flat()];
  }
}

let compiler: NodeCompiler | undefined;

/** The same paper by the native twin, which judges PDF/UA-1 while it sets. Throws what it finds. */
export function judged(paper: Paper, pictures: Pictures = new Map()): Uint8Array {
  const words = { product: 'Paspoort voor Succes', page: 'pagina %1 van %2', notShown: '[teken]', signs: '' };
  const dressed = dress(
    paper,
    words,
    (text, page) => setText(text, () => true, words.notShown, page),
    pictures,
  );
  compiler ??= NodeCompiler.create({
    workspace: '/',
    fontArgs: [{ fontBlobs: readFonts().map(Buffer.from) }],
  });
  compiler.addSource('/main.typ', readFileSync('src/papers/paper.typ', 'utf8'));
  for (const [proof, bytes] of pictures) compiler.mapShadow(pictureFile(proof), Buffer.from(bytes));
  compiler.mapShadow('/paper.json', Buffer.from(JSON.stringify(dressed)));
  return compiler.pdf({ mainFilePath: '/main.typ' }, { pdfStandard: PdfStandard.UA_1 });
}

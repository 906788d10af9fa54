import type { DraftSet } from '../questions/addition.ts';
import { catalog } from '../questions/catalog.ts';
import type { ChapterId, Words } from '../questions/model.ts';
import { type Hard, hardness, isHeavyTogether } from '../reading/hard.ts';
import { questionOfDeck } from './compare.ts';

/**
 * What keeps a set from being published. `pushing`: a word that the house never says (STYLE.md). `asks-what`: it asks what somebody has, believes or did, which no
 * question of ours asks (AVG art. 9 and 10). `needs-chapter`: it is about help, home, health or money, and belongs in the chapter that is private from the start.
 * `hard`: the Dutch is too hard, and nobody looked at it. `heavy`: each text passes, and the question as a whole does not.
 */
export type Trouble = { readonly about: About } & (
  | { readonly kind: 'pushing' | 'asks-what' | 'needs-chapter'; readonly word: string; readonly text: string }
  | { readonly kind: 'hard'; readonly hard: Hard }
  | { readonly kind: 'heavy' }
);

/** Which thing of a set, for a link to it. */
export type About =
  | { readonly what: 'question'; readonly id: string }
  | { readonly what: 'words'; readonly id: string }
  | { readonly what: 'cards'; readonly id: string };

/** Everything that is the matter with a draft, in its order. Nothing means that it can be published. */
export function troublesOf(draft: DraftSet): Trouble[] {
  const reviewed = new Set(draft.reviewed.map(({ text }) => text));
  return piecesOf(draft).flatMap((piece) => [
    ...piece.texts.flatMap((words) => forbidden(piece, words)),
    ...piece.texts.flatMap(({ nl }): Trouble[] => {
      const hard = reviewed.has(nl) ? undefined : hardness(nl);
      return hard === undefined ? [] : [{ about: piece.about, kind: 'hard', hard }];
    }),
    ...heavyIn(piece, reviewed),
  ]);
}

/** `plain`: help, home, health and money do not belong in it. */
type Piece = { about: About; plain: boolean; texts: readonly Words[] };

function piecesOf({ questions, words, cards }: DraftSet): Piece[] {
  return [
    ...questions.map((question) => ({
      about: { what: 'question', id: question.id } as const,
      plain: isPlain(question.chapter),
      texts: wordsIn(question),
    })),
    ...Object.entries(words).map(([id, own]) => ({
      about: { what: 'words', id } as const,
      plain: isPlain(catalog.question(id)?.chapter),
      texts: wordsIn(own),
    })),
    ...Object.entries(cards).map(([id, own]) => ({
      about: { what: 'cards', id } as const,
      // A doctor among the jobs says nothing of whoever chooses it.
      plain: isPlain(questionOfDeck(id)?.chapter) && id !== 'jobs' && id !== 'fields',
      texts: wordsIn(own),
    })),
  ];
}

const isPlain = (chapter: ChapterId | undefined): boolean => chapter !== 'nodig';

/** Every text of a thing, in both languages; an empty one is none. */
export function wordsIn(thing: unknown): Words[] {
  if (typeof thing !== 'object' || thing === null) return [];
  if ('nl' in thing && 'en' in thing) {
    const [nl, en] = [String(thing.nl), String(thing.en)];
    return nl + en === '' ? [] : [{ nl, en }];
  }
  return Object.values(thing).flatMap(wordsIn);
}

function forbidden({ about, plain }: Piece, { nl, en }: Words): Trouble[] {
  for (const text of [nl, en]) {
    const found = (expression: RegExp): string | undefined => expression.exec(text)?.[0];
    const asks = found(asksWhat);
    if (asks !== undefined) return [{ about, kind: 'asks-what', word: asks, text }];
    const pushes = found(pushing);
    if (pushes !== undefined) return [{ about, kind: 'pushing', word: pushes, text }];
    const near = plain ? found(nearHome) : undefined;
    if (near !== undefined) return [{ about, kind: 'needs-chapter', word: near, text }];
  }
  return [];
}

function heavyIn({ about, texts }: Piece, reviewed: ReadonlySet<string>): Trouble[] {
  const own = texts.map(({ nl }) => nl);
  if (own.some((text) => reviewed.has(text)) || !isHeavyTogether(own)) return [];
  return [{ about, kind: 'heavy' }];
}

const pushing =
  /\b(ongeldig|verboden|u moet|helaas|oeps|sorry|error|grens|controle|visum|afgewezen|geweigerd)\b|\(optioneel\)|—|!/i;
const asksWhat =
  /\w*(diagnos|medicijn|medicatie|stoornis|beperking|handicap|adhd|autis|dyslexi|disorder|disabilit|medication)\w*|\b(bsn|burgerservicenummer|pgn|iq|geloof|godsdienst|religie|kerk|moskee|religion|faith|politiek\w*|political|ras|etnisch\w*|ethnic\w*|afkomst|huidskleur|seks\w*|sexual\w*|homo|lesbisch|gay|strafblad|criminal|verslaafd|verslaving|addict\w*|zwanger|pregnan\w*|gewicht|weight)\b/i;
const nearHome =
  /\b(ziek|ziekte|gezondheid|arts|dokter|therapie|behandeling|psycho\w*|stress|angst\w*|somber|slaap\w*|zorg nodig|jeugdzorg|schuld(en)?|geldzorgen|uitkering|scheiding|thuis wonen|huiselijk\w*|geweld|pesten|gepest|health|illness|doctor|therapy|anxiety|debts?|benefits|divorce|violence|bullied)\b/i;

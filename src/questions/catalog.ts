import type {
  Card,
  Chapter,
  ChapterId,
  Companion,
  Deck,
  Option,
  Question,
  QuestionId,
  RouteId,
  TalkCard,
  Words,
} from './model.ts';
import { type SetFiles, setFiles } from './set.ts';

/** One version of the method, ready to be asked; as a region has it, or as it is. Nothing in it ever changes. */
export type Catalog = {
  readonly version: string;
  /** The published set of a region that this is; `null` for the method itself. */
  readonly set: string | null;
  readonly license: string;
  readonly chapters: readonly Chapter[];
  readonly routes: readonly Option[];
  /** "Dat weet ik nog niet" and "Liever in een gesprek" (U2). */
  readonly states: { readonly unknown: Words; readonly talk: Words };
  readonly askedAtStart: ReadonlySet<QuestionId>;
  /** Every question, both routes, in order; at the end of each chapter those that are not asked any more (`kept`). */
  readonly questions: readonly Question[];
  /** Asked in an earlier version, and not in this one: its answers stay where they are. */
  isKept(id: QuestionId): boolean;
  chapter(id: ChapterId): Chapter;
  /** `undefined` when nobody ever asked it: ids come out of addresses. */
  question(id: QuestionId): Question | undefined;
  /** The questions of a chapter on a route; before a route is chosen only those that both routes share. */
  questionsIn(chapter: ChapterId, route: RouteId | undefined): QuestionsInChapter;
  /** A deck by its id. One that does not exist is empty; the test of the set sees that none is missing. */
  deck(id: string): Deck;
  card(deck: string, card: string): Card | undefined;
  /** The name of the drawing beside a card's words. */
  picture(deck: string, card: string): string | undefined;
  /** Cards to open a talk with (F33). */
  talkCards(who: Companion): readonly TalkCard[];
};

export type QuestionsInChapter = { readonly core: readonly Question[]; readonly more: readonly Question[] };

/** What a set of a region has besides the files: its id, and what earlier versions asked. */
export type SetBesides = { readonly set: string | null; readonly kept: readonly Question[] };

/** Builds the catalog of a set: once, at start. A chapter that names no existing question is a broken set. */
export function buildCatalog(files: SetFiles, besides: SetBesides = { set: null, kept: [] }): Catalog {
  const { set } = files;
  const asked = allQuestions(files);
  const kept = new Set(besides.kept.map(({ id }) => id));
  const questions = set.chapters.flatMap(({ id }) =>
    [...asked, ...besides.kept].filter(({ chapter }) => chapter === id),
  );
  const byId = new Map(questions.map((question) => [question.id, question]));
  const decks = new Map(files.decks.map((deck) => [deck.id, deck]));
  const cards = new Map(
    files.decks.flatMap((deck) => deck.cards.map((card) => [`${deck.id}/${card.id}`, card])),
  );
  const chapters = new Map(set.chapters.map((chapter) => [chapter.id, chapter]));
  const inChapter = new Map<string, QuestionsInChapter>();
  for (const { id } of set.chapters) {
    for (const route of [undefined, 'mbo', 'werk'] as const) {
      const own = asked.filter((q) => q.chapter === id && (q.route === 'both' || q.route === route));
      inChapter.set(`${id}/${route}`, { core: own.filter((q) => q.core), more: own.filter((q) => !q.core) });
    }
  }
  return {
    version: set.version,
    set: besides.set,
    license: set.license,
    chapters: set.chapters,
    routes: set.routes,
    states: set.states,
    askedAtStart: new Set(set.askedAtStart),
    questions,
    isKept: (id) => kept.has(id),
    chapter: (id) => chapters.get(id) ?? broken(`no chapter ${id}`),
    question: (id) => byId.get(id),
    questionsIn: (chapter, route) => inChapter.get(`${chapter}/${route}`) ?? { core: [], more: [] },
    deck: (id) => decks.get(id) ?? { id, cards: [] },
    card: (deck, card) => cards.get(`${deck}/${card}`),
    picture: (deck, card) => files.pictures[deck]?.[card],
    talkCards: (who) => files.talkCards.find((set) => set.for === who)?.cards ?? [],
  };
}

/** The questions in the order of the chapters: core first, then the rest. Route follows from the file. */
function allQuestions(files: SetFiles): Question[] {
  const found = new Map(
    (['both', 'mbo', 'werk'] as const).flatMap((route) =>
      files[route].map((question) => [question.id, { ...question, route }]),
    ),
  );
  return files.set.chapters.flatMap((chapter) =>
    [...chapter.core, ...chapter.more].map((id, index) => ({
      ...(found.get(id) ?? broken(`no question ${id}`)),
      chapter: chapter.id,
      core: index < chapter.core.length,
    })),
  );
}

function broken(why: string): never {
  throw new Error(`The question set is broken: ${why}`);
}

/** The method itself: what is asked of everybody whose region added nothing. What a passport is asked, the door gives (`granted.catalog`). */
export const catalog: Catalog = buildCatalog(setFiles);

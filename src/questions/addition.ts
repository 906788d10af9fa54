import { buildCatalog, type Catalog, catalog as method } from './catalog.ts';
import { countedQuestions } from './counted.ts';
import type { Card, ChapterId, Part, Question, QuestionId, RouteId, Words } from './model.ts';
import { type QuestionInFile, type SetFiles, setFiles } from './set.ts';

/** What a region can ask with: the kinds of question that are built, in the words of its form. */
export const addedKinds = ['short', 'long', 'one', 'many', 'scale', 'list', 'date'] as const;
export type AddedKind = (typeof addedKinds)[number];

/** A question that a region asks besides (F26, F53). Its id begins with its chapter, so that an address says where it stands. */
export type AddedQuestion = QuestionInFile & {
  readonly chapter: ChapterId;
  readonly route: 'both' | RouteId;
  /** The question that it follows; with none it stands at the end, behind "Wil je meer vertellen?". */
  readonly after: QuestionId | null;
};

/** Other words for a question of the method. What it asks, and its parts, stay. */
export type OwnWords = {
  readonly title?: Words;
  readonly help?: Words;
  readonly examples?: readonly Words[];
};

/** Cards of a region beside those of a deck of the method. */
export type AddedCards = Readonly<Record<string, readonly Card[]>>;

/** What a region adds to the method in one version. Nothing of the method can be taken out. */
export type Addition = {
  readonly questions: readonly AddedQuestion[];
  readonly words: Readonly<Record<QuestionId, OwnWords>>;
  readonly cards: AddedCards;
};

export const noAddition: Addition = { questions: [], words: {}, cards: {} };

/** So many questions a region adds to a chapter, at most: a chapter takes ten minutes (U22). */
export const addedAtMost = 4;

/** A Dutch text that is harder than the house allows, and that somebody looked at: it can stay, and why (F58). */
export type Reviewed = { readonly text: string; readonly reason: string };

/** What a region works on. */
export type DraftSet = Addition & { readonly reviewed: readonly Reviewed[] };

/** What was published: the addition, and what earlier versions of this region had and this one has not. */
export type PublishedSet = DraftSet & {
  readonly kept: readonly AddedQuestion[];
  readonly keptCards: AddedCards;
};

/** The part of an added question is one; it has this name. */
export const addedPart = 'a';

/** The decks to which a region can add cards. Not the support needs: those are extra protected, and the method's alone. */
export const decksToAddTo = ['words', 'skills', 'fields', 'jobs'] as const;

/** "Mogen we in de zomer vragen hoe het gaat?": its yes lets us write (decision 0062), so what was said yes to is always this. */
const summerQuestion = 'sm9';

/**
 * Whether a region can give a question other words. The method's alone are the words of what is extra protected, private, or a page of its own; of what the
 * figures count, which then means the same everywhere (decision 0058); and of what gives permission.
 */
export const hasOwnWords = ({ id, sensitivity, shareable, parts }: QuestionInFile): boolean =>
  sensitivity !== 'extra' &&
  shareable &&
  id !== summerQuestion &&
  !countedQuestions.includes(id) &&
  !parts.some(({ kind }) => kind === 'share' || kind === 'story');

/**
 * The method with what a region adds: `set` is the id of the published version, or of a draft that is looked at. What it names and the method has no more is left out (stale.ts), so that a set of an earlier
 * method still reads. `files`: the method as it is now.
 */
export function withAddition(set: string, published: PublishedSet, files: SetFiles = setFiles): Catalog {
  return buildCatalog(filesWith(published, files), {
    set,
    kept: published.kept.map((question) => ({ ...question, core: false })),
  });
}

function filesWith(published: PublishedSet, files: SetFiles): SetFiles {
  const own = (route: 'both' | RouteId): QuestionInFile[] => [
    ...files[route].map((question) => worded(question, published)),
    ...published.questions.filter((question) => question.route === route).map(inFile),
  ];
  return {
    ...files,
    set: { ...files.set, chapters: files.set.chapters.map((chapter) => placed(chapter, published)) },
    both: own('both'),
    mbo: own('mbo'),
    werk: own('werk'),
  };
}

const inFile = ({ chapter: _, route: _r, after: _a, ...question }: AddedQuestion): QuestionInFile => question;

/** A question of the method in the region's words, with its cards. */
function worded(question: QuestionInFile, { words, cards, keptCards }: PublishedSet): QuestionInFile {
  const parts = question.parts.map((part): Part => {
    if (part.kind !== 'cards') return part;
    const gone = (keptCards[part.deck] ?? []).map((card) => ({ ...card, gone: true }));
    const added = [...(cards[part.deck] ?? []), ...gone];
    return added.length === 0 ? part : { ...part, added };
  });
  return { ...question, ...(hasOwnWords(question) ? words[question.id] : undefined), parts };
}

type ChapterFile = SetFiles['set']['chapters'][number];

/** The chapter's order with the added questions in their places; those that follow the same question keep their own order. */
function placed(chapter: ChapterFile, { questions }: PublishedSet): ChapterFile {
  const own = questions.filter((question) => question.chapter === chapter.id);
  const known = new Set([...chapter.core, ...chapter.more]);
  const after = (id: QuestionId): QuestionId[] => [
    id,
    ...own.filter((question) => question.after === id).map((question) => question.id),
  ];
  const loose = own.filter((question) => question.after === null || !known.has(question.after));
  return {
    ...chapter,
    core: chapter.core.flatMap(after),
    more: [...chapter.more.flatMap(after), ...loose.map(({ id }) => id)],
  };
}

/**
 * The catalog in which each of these answers stands beside the question as it was asked: in the words of the set that its row names. What the
 * current set does not ask (any more) is kept. `sets`: the catalogs of the sets that the rows name.
 */
export function asAsked(
  catalog: Catalog,
  rows: readonly { readonly question: QuestionId; readonly asked: string | null }[],
  sets: ReadonlyMap<string, Catalog>,
): Catalog {
  const then = new Map<QuestionId, Question>();
  for (const { question, asked } of rows) {
    if (asked === catalog.set) continue;
    const own = asked === null ? method : sets.get(asked);
    const found = own?.question(question);
    const now = catalog.question(question);
    if (found !== undefined) then.set(question, now === undefined ? found : { ...found, core: now.core });
  }
  if (then.size === 0) return catalog;
  const said = (question: Question): Question => then.get(question.id) ?? question;
  const gone = [...then.values()].filter(({ id }) => catalog.question(id) === undefined);
  return {
    ...catalog,
    questions: catalog.chapters.flatMap(({ id }) => [
      ...catalog.questions.filter(({ chapter }) => chapter === id).map(said),
      ...gone.filter(({ chapter }) => chapter === id),
    ]),
    question: (id) => then.get(id) ?? catalog.question(id),
    isKept: (id) => catalog.isKept(id) || (then.has(id) && catalog.question(id) === undefined),
    questionsIn(chapter, route) {
      const { core, more } = catalog.questionsIn(chapter, route);
      return { core: core.map(said), more: more.map(said) };
    },
  };
}

/** The chapter of an added question's id; `undefined` when it is none. Ids come out of addresses. */
export function chapterOfAdded(id: QuestionId): ChapterId | undefined {
  const [chapter, rest] = id.split('-');
  return rest === undefined ? undefined : method.chapters.find((one) => one.id === chapter)?.id;
}

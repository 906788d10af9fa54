import { catalog } from '../../src/questions/catalog.ts';
import { fieldName } from '../../src/questions/field.ts';
import { chapterIds } from '../../src/questions/model.ts';
import { beginPassport, hidden, plain, type Visitor } from '../harness/visitor.ts';

/** What a writer knows about one answer: what was confirmed last, and what was sent after that without an answer. */
type Book = { path: string; field: string; revision: number; confirmed: string; sent: string };

/** Somebody who keeps answering questions, and remembers each confirmation. */
export type Writer = {
  /** Saves as fast as it goes, until `stopped()` or until the line breaks. Gives the number of confirmed saves. */
  write(stopped: () => boolean): Promise<number>;
  /** Opens every question again. Gives how many confirmed saves are not there any more. */
  lookBack(): Promise<number>;
  /** The server that the writer talks to now, after a restart. */
  moveTo(origin: string): void;
};

/** Questions with a text to type, of both routes; not the name, that every page shows. */
const open = chapterIds
  .flatMap((chapter) => catalog.questionsIn(chapter, undefined))
  .flatMap(({ core, more }) => [...core, ...more])
  .filter((question) => !catalog.askedAtStart.has(question.id))
  .flatMap(({ id, chapter, parts }) =>
    parts
      .filter((part) => part.kind === 'long' || (part.kind === 'short' && part.max >= 40))
      .slice(0, 1)
      .map((part) => ({ path: `/mijn/${chapter}/${id}`, field: fieldName(part.id) })),
  );

export async function startWriter(origin: string, number: number): Promise<Writer> {
  const place = { origin };
  // A network of its own: a hundred passports from one address would rightly be held up.
  const { owner } = await beginPassport(place, `Schrijver ${number}`, `10.0.${number >> 8}.${number & 255}`);
  const books: Book[] = open.map((question) => ({ ...question, revision: 0, confirmed: '', sent: '' }));
  const mark = hidden((await owner.get(books[0]?.path ?? '/')).body, 'als');
  if (mark === '') throw new Error('the first question does not show its form');
  let turn = 0;
  return {
    moveTo: (next) => {
      place.origin = next;
    },
    async write(stopped) {
      let confirmed = 0;
      while (!stopped()) {
        const book = books[turn++ % books.length];
        if (book === undefined || !(await save(owner, book, mark, `w${number} t${turn} ${filler}`))) break;
        confirmed += 1;
      }
      return confirmed;
    },
    async lookBack() {
      let lost = 0;
      for (const book of books) lost += await compare(owner, book);
      return lost;
    },
  };
}

const filler = 'ik vertel hoe mijn dag op school ging';

/** As the script on the page does while somebody types. True when the server said that it is kept. */
async function save(owner: Visitor, book: Book, als: string, text: string): Promise<boolean> {
  book.sent = text;
  const fields = { als, revision: String(book.revision), [book.field]: text };
  const met = await owner.post(book.path, fields, { 'x-auto-save': '1' }).catch(() => undefined);
  if (met?.status !== 200) return false;
  const { saved, revision }: { saved?: unknown; revision?: unknown } = JSON.parse(met.body);
  if (saved !== true) return false;
  book.revision = Number(revision);
  book.confirmed = text;
  return true;
}

/** What was confirmed has to stand there; or what was sent last, when it got through and only its confirmation did not. */
async function compare(owner: Visitor, book: Book): Promise<number> {
  // As a browser does: a kept connection may be closed by the other side just when it is used again.
  const { status, body } = await owner.get(book.path).catch(() => owner.get(book.path));
  if (status >= 500) throw new Error(`${book.path} cannot be read back: ${status}`);
  // Not even the session is there any more, or the passport: it was confirmed too.
  if (status !== 200) return Math.max(1, book.revision);
  const revision = Number(hidden(body, 'revision'));
  const holds = (text: string): boolean => plain(body).includes(text);
  const lost =
    revision < book.revision
      ? book.revision - revision
      : Number(!holds(revision === book.revision ? book.confirmed : book.sent));
  book.revision = revision;
  book.confirmed = holds(book.sent) ? book.sent : book.confirmed;
  return lost;
}

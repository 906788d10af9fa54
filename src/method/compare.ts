import type { AddedQuestion, Addition } from '../questions/addition.ts';
import { catalog } from '../questions/catalog.ts';
import type { Question, SetLanguage, Words } from '../questions/model.ts';
import { setLanguages } from '../questions/model.ts';

/** One thing that differs between two sets, in words (F58). */
export type Change = {
  kind: 'added' | 'changed' | 'gone';
  what: 'question' | 'words' | 'card';
  id: string;
  /** The question, or the question whose deck the card is in. */
  title: Words;
  fields: readonly FieldChange[];
};

export type FieldName = 'title' | 'help' | 'why' | 'examples' | 'options' | 'place' | 'route' | 'card';
/** Without a language: not a text, such as where a question stands. */
export type FieldChange = { field: FieldName; language?: SetLanguage; from: string; to: string };

/** What is other in `after` than it was in `before`; `noAddition` is the method itself. In the order of the chapters. */
export function changesBetween(before: Addition, after: Addition): Change[] {
  return [...questionChanges(before, after), ...wordChanges(before, after), ...cardChanges(before, after)];
}

function questionChanges(before: Addition, after: Addition): Change[] {
  const was = new Map(before.questions.map((question) => [question.id, question]));
  const is = new Set(after.questions.map(({ id }) => id));
  const now = after.questions.flatMap((question): Change[] => {
    const then = was.get(question.id);
    const about = { what: 'question', id: question.id, title: question.title } as const;
    const fields = fieldChanges(then && textsOf(then), textsOf(question));
    if (then === undefined) return [{ kind: 'added', ...about, fields }];
    return fields.length === 0 ? [] : [{ kind: 'changed', ...about, fields }];
  });
  const gone = before.questions
    .filter(({ id }) => !is.has(id))
    .map(({ id, title }): Change => ({ kind: 'gone', what: 'question', id, title, fields: [] }));
  return [...now, ...gone];
}

/** Own words beside what they stood for: the words of the earlier set, or of the method. */
function wordChanges(before: Addition, after: Addition): Change[] {
  const ids = catalog.questions
    .map(({ id }) => id)
    .filter((id) => before.words[id] !== undefined || after.words[id] !== undefined);
  return ids.flatMap((id): Change[] => {
    const question = catalog.question(id);
    if (question === undefined) return [];
    const said = (own: Addition) => textsOf({ ...question, ...own.words[id] });
    const fields = fieldChanges(said(before), said(after));
    return fields.length === 0 ? [] : [{ kind: 'changed', what: 'words', id, title: question.title, fields }];
  });
}

function cardChanges(before: Addition, after: Addition): Change[] {
  const decks = [...new Set([...Object.keys(before.cards), ...Object.keys(after.cards)])];
  return decks.flatMap((deck) => {
    const title = questionOfDeck(deck)?.title ?? { nl: deck, en: deck };
    const [was, is] = [before.cards[deck] ?? [], after.cards[deck] ?? []];
    const one = (kind: Change['kind'], id: string, words: Words): Change => ({
      ...{ kind, what: 'card', id, title },
      fields: setLanguages.map((language) => ({ field: 'card', language, from: '', to: words[language] })),
    });
    return [
      ...is
        .filter(({ id }) => !was.some((card) => card.id === id))
        .map((card) => one('added', card.id, card.words)),
      ...was
        .filter(({ id }) => !is.some((card) => card.id === id))
        .map((card) => one('gone', card.id, card.words)),
    ];
  });
}

/** The first question whose cards are those of a deck: how a region knows it. */
export function questionOfDeck(deck: string): Question | undefined {
  return catalog.questions.find(({ parts }) =>
    parts.some((part) => part.kind === 'cards' && part.deck === deck),
  );
}

type Texts = Partial<Record<FieldName, Words | string>>;

function textsOf(
  question: Pick<Question, 'title' | 'help' | 'why' | 'examples' | 'parts'> & Partial<AddedQuestion>,
): Texts {
  const [part] = question.parts;
  const options = part?.kind === 'choice' ? part.options : part?.kind === 'scale' ? part.steps : [];
  const after = question.after ?? undefined;
  return {
    title: question.title,
    help: question.help,
    why: question.why,
    examples: joined(question.examples),
    options: joined(options.map(({ words }) => words)),
    ...(question.route !== undefined && { route: question.route }),
    ...('after' in question && {
      place: after === undefined ? '' : (catalog.question(after)?.title.nl ?? ''),
    }),
  };
}

const joined = (all: readonly Words[]): Words => ({
  nl: all.map(({ nl }) => nl).join(' · '),
  en: all.map(({ en }) => en).join(' · '),
});

function fieldChanges(before: Texts | undefined, after: Texts): FieldChange[] {
  return (Object.keys(after) as FieldName[]).flatMap((field): FieldChange[] => {
    const [was, is] = [before?.[field], after[field]];
    if (is === undefined || typeof is === 'string') {
      const [from, to] = [typeof was === 'string' ? was : '', is ?? ''];
      return from === to || (before === undefined && to === '') ? [] : [{ field, from, to }];
    }
    return setLanguages.flatMap((language) => {
      const from = typeof was === 'object' ? was[language] : '';
      const to = is[language];
      return from === to ? [] : [{ field, language, from, to }];
    });
  });
}

import { randomBytes } from 'node:crypto';
import {
  type AddedKind,
  type AddedQuestion,
  addedAtMost,
  addedKinds,
  addedPart,
  type DraftSet,
} from '../../questions/addition.ts';
import { cleanLine, cleanText } from '../../questions/clean.ts';
import type { Card, ChapterId, Companion, Competency, Option, Part, Words } from '../../questions/model.ts';
import { chapterIds, routeIds } from '../../questions/model.ts';
import { placeOfQuestion } from '../../questions/private.ts';
import type { Issue } from '../parts/error-summary.tsx';
import type { View } from '../view.ts';

export const companions = ['mentor', 'parent', 'supervisor', 'friend', 'adviser', 'intaker'] as const;
export const competencies = ['qualities', 'motives', 'exploration', 'steering', 'networking'] as const;
/** So long a text can be, as in the method. */
export const longestText = 300;

/** A question as somebody typed it: what it became when it is whole, and what is to be mended. */
export type Typed = { question: AddedQuestion | undefined; issues: readonly Issue[] };

/** Reads the form of an added question. `before`: the same question as it was; its chapter and its kind stay when it was `published`. */
export function readQuestionForm(
  { t }: View,
  form: URLSearchParams,
  draft: DraftSet,
  before: AddedQuestion | undefined,
  published: boolean,
): Typed {
  const issues: Issue[] = [];
  const mind = (field: string, words: string): undefined => {
    issues.push({ field, words });
  };
  const fixed = published ? before : undefined;
  const chapter = fixed?.chapter ?? chapterIds.find((id) => id === form.get('hoofdstuk'));
  const kind = fixed === undefined ? addedKinds.find((one) => one === form.get('soort')) : kindOf(fixed);
  if (chapter === undefined) mind('hoofdstuk', t('sets.chapter-empty'));
  if (kind === undefined) mind('soort', t('sets.kind-empty'));
  const others = draft.questions.filter((one) => one.chapter === chapter && one.id !== before?.id);
  if (others.length >= addedAtMost) mind('hoofdstuk', t('sets.chapter-full', { most: addedAtMost }));
  const both = (field: string, empty: string | undefined): Words => {
    const words = wordsFrom(form, field);
    for (const language of ['nl', 'en'] as const) {
      const lacks = words[language] === '' && (empty !== undefined || words.nl + words.en !== '');
      if (lacks) mind(`${field}-${language}`, empty ?? t('sets.both-languages'));
    }
    return words;
  };
  const title = both('vraag', t('sets.title-empty'));
  const why = both('waarom', t('sets.why-empty'));
  const help = both('hulp', undefined);
  const examples = linesFrom(form, 'voorbeelden', mind, t('sets.lines-uneven'));
  const options = kind !== undefined && hasOptions(kind) ? optionsFrom(form, before, mind, t) : [];
  const after = form.get('na') ?? '';
  if (chapter !== undefined && after !== '' && placeOfQuestion(after)?.chapter !== chapter)
    mind('na', t('sets.after-other'));
  if (chapter === undefined || kind === undefined || issues.length > 0)
    return { question: undefined, issues };
  const id = before?.chapter === chapter ? before.id : newQuestionId(chapter);
  return {
    issues,
    question: {
      ...{ id, chapter, title, help, why, examples },
      route: routeIds.find((one) => one === form.get('route')) ?? 'both',
      after: after === '' || after === id ? null : after,
      ...{ sensitivity: 'plain', shareable: true, sensitiveTopic: chapter === 'nodig' },
      with: companions.filter((one): one is Companion => form.getAll('met').includes(one)),
      lob: competencies.filter((one): one is Competency => form.get('lob') === one),
      parts: [partOf(kind, options)],
    },
  };
}

export const hasOptions = (kind: AddedKind): boolean => ['one', 'many', 'scale'].includes(kind);

/** Which kind of the form a question is. */
export function kindOf({ parts }: Pick<AddedQuestion, 'parts'>): AddedKind {
  const [part] = parts;
  if (part?.kind === 'choice') return part.many ? 'many' : 'one';
  return addedKinds.find((kind) => kind === part?.kind) ?? 'short';
}

function partOf(kind: AddedKind, options: readonly Option[]): Part {
  const id = addedPart;
  switch (kind) {
    case 'short':
      return { id, kind, max: 120 };
    case 'long':
      return { id, kind, max: 1000 };
    case 'one':
      return { id, kind: 'choice', options, many: false, own: false };
    case 'many':
      return { id, kind: 'choice', options, many: true, own: true };
    case 'scale':
      return { id, kind, steps: options };
    case 'date':
      return { id, kind };
    case 'list':
      return { id, kind, max: 5, fields: [{ id: 'wat', kind: 'short', label: rowLabel, max: 120 }] };
  }
}

const rowLabel: Words = { nl: 'Schrijf het hier', en: 'Write it here' };

type Mind = (field: string, words: string) => void;

function optionsFrom(
  form: URLSearchParams,
  before: AddedQuestion | undefined,
  mind: Mind,
  t: View['t'],
): Option[] {
  const lines = linesFrom(form, 'keuzes', mind, t('sets.lines-uneven'));
  if (lines.length < 2 || lines.length > 12) mind('keuzes-nl', t('sets.options-few'));
  if (new Set(lines.map(({ nl }) => nl)).size < lines.length) mind('keuzes-nl', t('sets.options-twice'));
  const [part] = before?.parts ?? [];
  const known = part?.kind === 'choice' ? part.options : part?.kind === 'scale' ? part.steps : [];
  return withIds(lines, known);
}

/** What has the same Dutch words keeps its id; other words are another thing, so that no answer ever says something else. */
export function withIds(lines: readonly Words[], known: readonly Option[]): Option[] {
  return lines.map((words) => ({
    id: known.find((option) => option.words.nl === words.nl)?.id ?? `x-${shortId()}`,
    words,
  }));
}

/** The cards of a deck out of a form: one a line. */
export function cardsFrom(form: URLSearchParams, known: readonly Card[], mind: Mind, t: View['t']): Card[] {
  const lines = linesFrom(form, 'kaarten', mind, t('sets.lines-uneven'));
  if (lines.length > 12) mind('kaarten-nl', t('sets.cards-many'));
  if (new Set(lines.map(({ nl }) => nl)).size < lines.length) mind('kaarten-nl', t('sets.options-twice'));
  return withIds(lines, known);
}

/** Two fields, a text a line; the same number of lines in both languages. */
export function linesFrom(form: URLSearchParams, field: string, mind: Mind, uneven: string): Words[] {
  const read = (language: string): string[] =>
    cleanText(form.get(`${field}-${language}`) ?? '', 4000)
      .split('\n')
      .map((line) => cleanLine(line, longestText))
      .filter(Boolean);
  const [nl, en] = [read('nl'), read('en')];
  if (nl.length !== en.length) mind(`${field}-en`, uneven);
  return nl.map((words, n) => ({ nl: words, en: en[n] ?? '' }));
}

export const wordsFrom = (form: URLSearchParams, field: string): Words => ({
  nl: cleanLine(form.get(`${field}-nl`) ?? '', longestText),
  en: cleanLine(form.get(`${field}-en`) ?? '', longestText),
});

const newQuestionId = (chapter: ChapterId): string => `${chapter}-${shortId()}`;

/** Eight characters, the same for nobody; an id says nothing. */
const shortId = (): string =>
  BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(8, '0')
    .slice(-8);

import { catalog } from './catalog.ts';
import { readableDay } from './day.ts';
import type {
  Answer,
  Field,
  Option,
  Part,
  PartId,
  PartOfKind,
  PartValue,
  Question,
  Sensitivity,
  SetLanguage,
  ValueOfKind,
} from './model.ts';
import { cardName } from './source.ts';

/** One piece of an answer, to read. */
export type Line = {
  readonly part: PartId | undefined;
  /** Stands above this line and those that follow: the part's label, or the card that was written about. */
  readonly heading?: string;
  /** Lines with the same number are one row, one thing. */
  readonly item?: number;
  readonly label?: string;
  readonly text: string;
  /** The owner's own words: as typed, line ends and all, in a language that nobody chose. */
  readonly own: boolean;
  /** To leave out what was not shared: the fourth sentence of sw3 is more sensitive than its question. */
  readonly sensitivity: Sensitivity;
};

/**
 * An answer as plain lines, for the read view, the preview, the shared view, paper and export. Own words stay as typed, the
 * rest is in `language`. Empty parts give no lines; no line at all means "Niet ingevuld", which the caller says (U8). With
 * "Dat weet ik nog niet" and "Liever in een gesprek" only that is shown: what was typed before stays with the owner.
 */
export function readAnswer(question: Question, answer: Answer, language: SetLanguage): Line[] {
  if (answer.state !== 'given') {
    const text = catalog.states[answer.state][language];
    return [{ part: undefined, text, own: false, sensitivity: question.sensitivity }];
  }
  return question.parts.flatMap((part) => {
    const value = answer.parts[part.id];
    const sensitivity = part.sensitivity ?? question.sensitivity;
    const lines = value === undefined ? [] : bitsOf(part, value, language);
    return under(part.label?.[language], lines).map((bit) => ({ sensitivity, ...bit, part: part.id }));
  });
}

type Bit = Omit<Line, 'part' | 'sensitivity'> & { readonly sensitivity?: Sensitivity };

/** The part's label is the label of a single line, and the heading of more. */
function under(label: string | undefined, [first, ...rest]: readonly Bit[]): Bit[] {
  if (first === undefined) return [];
  if (label === undefined || first.heading !== undefined) return [first, ...rest];
  const single = rest.length === 0 && first.label === undefined;
  return [{ ...first, ...(single ? { label } : { heading: label }) }, ...rest];
}

function bitsOf(part: Part, value: PartValue, language: SetLanguage): Bit[] {
  const own = (text: string): Bit => ({ text, own: true });
  const named = (options: readonly Option[], id: string): Bit => ({
    text: wordsOf(options, id, language),
    own: false,
  });
  const options = 'options' in part ? part.options : [];
  switch (value.kind) {
    case 'short':
    case 'long':
      return value.text === '' ? [] : [own(value.text)];
    case 'cards':
      return part.kind === 'cards' ? cardBits(part, value, language) : [];
    case 'choice':
      return [...value.chosen.map((id) => named(options, id)), ...(value.own ? [own(value.own)] : [])];
    case 'checklist':
      return value.done.map((id) => named(options, id));
    case 'rank':
      return value.order.map((id, at) => ({ ...named(options, id), label: `${at + 1}` }));
    case 'scale':
      return value.step === '' || part.kind !== 'scale' ? [] : [named(part.steps, value.step)];
    case 'scales':
      if (part.kind !== 'scales') return [];
      return part.items.flatMap((item) => {
        const step = value.steps[item.id];
        return step ? [{ ...named(part.steps, step), label: item.words[language] }] : [];
      });
    case 'date':
      return value.day === '' ? [] : [{ text: readableDay(value.day, language), own: false }];
    case 'number':
      if (value.amount === '' || part.kind !== 'number') return [];
      return [{ text: `${value.amount} ${part.unit[language]}`, own: false }];
    case 'story':
      return part.kind === 'story' ? storyBits(part, value, language) : [];
    case 'list':
      return part.kind === 'list' ? listBits(part, value, language) : [];
    case 'each':
      return part.kind === 'each' ? eachBits(part, value, language) : [];
  }
}

function wordsOf(options: readonly Option[], id: string, language: SetLanguage): string {
  return options.find((option) => option.id === id)?.words[language] ?? id;
}

function cardBits(part: PartOfKind<'cards'>, value: ValueOfKind<'cards'>, language: SetLanguage): Bit[] {
  return value.chosen.map(({ card, own, status }) => ({
    text: own ?? cardName(part, card, language),
    own: own !== undefined,
    ...(status && { label: wordsOf(part.statuses ?? [], status, language) }),
  }));
}

function storyBits(part: PartOfKind<'story'>, value: ValueOfKind<'story'>, language: SetLanguage): Bit[] {
  return part.sentences.flatMap(({ id, start, sensitivity }) => {
    const text = value.sentences[id];
    return text
      ? [{ text: `${start[language]} ${text}`, own: true, ...(sensitivity && { sensitivity }) }]
      : [];
  });
}

/** A list of one field is one line a row; of more fields, each row is an item with its labels. */
function listBits(part: PartOfKind<'list'>, value: ValueOfKind<'list'>, language: SetLanguage): Bit[] {
  return value.rows.flatMap((row, at) => {
    const bits = fieldBits(part.fields, row.fields, language);
    return part.fields.length > 1
      ? bits.map((bit) => ({ ...bit, item: at + 1 }))
      : bits.map(({ text, own }) => ({ text, own }));
  });
}

function eachBits(part: PartOfKind<'each'>, value: ValueOfKind<'each'>, language: SetLanguage): Bit[] {
  return value.about.flatMap((about, at) => {
    const bits = fieldBits(part.fields, about.fields, language).map((bit) => ({ ...bit, item: at + 1 }));
    const [first, ...rest] = bits;
    const heading = about.name ?? nameOf(part, about.of, language);
    return first === undefined ? [] : [{ ...first, heading }, ...rest];
  });
}

/** The deck's words for a card that an answer is about. */
function nameOf(part: PartOfKind<'each'>, card: string, language: SetLanguage): string {
  const from = catalog.question(part.of.question)?.parts.find((one) => one.id === part.of.part);
  return from?.kind === 'cards' ? cardName(from, card, language) : card;
}

function fieldBits(
  fields: readonly Field[],
  texts: Readonly<Record<string, string>>,
  language: SetLanguage,
): Bit[] {
  return fields.flatMap((field): Bit[] => {
    const text = texts[field.id];
    if (!text) return [];
    const label = field.label[language];
    if (field.kind === 'choice') return [{ label, text: wordsOf(field.options, text, language), own: false }];
    if (field.kind === 'date') return [{ label, text: readableDay(text, language), own: false }];
    return [{ label, text, own: true }];
  });
}

/** Here also what was typed before "Liever in een gesprek": of two texts to choose between, and of what an answer was before. */
export function allLines(question: Question, answer: Answer, language: SetLanguage): Line[] {
  const shown = readAnswer(question, answer, language);
  if (answer.state === 'given') return shown;
  return [...shown, ...readAnswer(question, { ...answer, state: 'given' }, language)];
}

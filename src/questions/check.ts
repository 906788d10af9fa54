import { lengthOf } from './clean.ts';
import { isoDay } from './day.ts';
import { aboutField, fieldName, ownField, rowsField, statusField } from './field.ts';
import { ownMax } from './form.ts';
import type {
  Answer,
  Field,
  Option,
  Part,
  PartId,
  PartOfKind,
  PartValue,
  Question,
  ValueOfKind,
  Words,
} from './model.ts';
import { cardOf } from './source.ts';

/** The words of what is wrong: keys of `questions.json` in each language. */
export const issueKeys = [
  'questions.too-long',
  'questions.too-many-cards',
  'questions.too-many-rows',
  'questions.too-many-picked',
  'questions.too-many-ranked',
  'questions.choose-one',
  'questions.not-there',
  'questions.day',
  'questions.number',
] as const;
export type IssueKey = (typeof issueKeys)[number];

export type Issue = {
  readonly part: PartId;
  /** The form's field to lead to. */
  readonly field: string;
  readonly key: IssueKey;
  /** How the field is called: the words need it as `name`, beside `values`. */
  readonly name: Words;
  readonly values: Readonly<Record<string, number>>;
};

/** The key for the second time that the same goes wrong: more help, with an example (U15). */
export function againKey(key: IssueKey): `${IssueKey}-again` {
  return `${key}-again`;
}

/**
 * What is wrong with an answer, in the order of its fields; nothing is a sound answer. Empty is never wrong: every question may
 * be skipped (U2). An answer that is not sound may still be kept, so that nothing typed is lost.
 */
export function checkAnswer(question: Question, answer: Answer): Issue[] {
  return question.parts.flatMap((part) => {
    const value = answer.parts[part.id];
    if (value === undefined) return [];
    const name = part.label ?? question.title;
    return troublesOf(part, value).map((trouble) => ({ name, values: {}, ...trouble, part: part.id }));
  });
}

type Trouble = Pick<Issue, 'field' | 'key'> & Partial<Pick<Issue, 'name' | 'values'>>;

function troublesOf(part: Part, value: PartValue): Trouble[] {
  const field = fieldName(part.id);
  const all = 'options' in part ? part.options : [];
  switch (value.kind) {
    case 'short':
    case 'long':
      return tooLong(field, value.text, 'max' in part ? part.max : 0);
    case 'cards':
      return part.kind === 'cards' ? cardTroubles(part, value) : [];
    case 'choice':
      return [
        ...tooLong(ownField(part.id), value.own ?? '', ownMax),
        ...strange(field, value.chosen, all),
        ...(part.kind === 'choice' && !part.many && value.chosen.length > 1
          ? [{ field, key: 'questions.choose-one' } as const]
          : []),
      ];
    case 'scale':
      return strange(field, [value.step], part.kind === 'scale' ? part.steps : []);
    case 'scales':
      return part.kind === 'scales' ? scaleTroubles(part, value) : [];
    case 'rank':
      return [
        ...(part.kind === 'rank' ? tooMany(field, value.order.length, part.top, 'ranked') : []),
        ...strange(field, value.order, all),
      ];
    case 'list':
      return part.kind === 'list' ? listTroubles(part, value) : [];
    case 'checklist':
      return strange(field, value.done, all);
    case 'date':
      return dayTrouble(field, value.day);
    case 'number':
      return part.kind === 'number' ? numberTrouble(part, value.amount) : [];
    case 'story':
      return part.kind === 'story' ? storyTroubles(part, value) : [];
    case 'each':
      return part.kind === 'each' ? eachTroubles(part, value) : [];
  }
}

function cardTroubles(part: PartOfKind<'cards'>, value: ValueOfKind<'cards'>): Trouble[] {
  const field = fieldName(part.id);
  return [
    ...(part.pick === undefined ? [] : tooMany(field, value.chosen.length, part.pick, 'cards')),
    ...value.chosen.flatMap(({ card, own, status }) => [
      ...(own === undefined
        ? cardOf(part, card) === undefined
          ? [{ field, key: 'questions.not-there' } as const]
          : []
        : tooLong(ownField(part.id, Number(card.slice('own-'.length))), own, ownMax)),
      ...(status === undefined ? [] : strange(statusField(part.id, card), [status], part.statuses ?? [])),
    ]),
  ];
}

function scaleTroubles(part: PartOfKind<'scales'>, value: ValueOfKind<'scales'>): Trouble[] {
  return part.items.flatMap((item) => {
    const step = value.steps[item.id];
    if (step === undefined) return [];
    return strange(fieldName(part.id, item.id), [step], part.steps).map((t) => ({ ...t, name: item.words }));
  });
}

function listTroubles(part: PartOfKind<'list'>, value: ValueOfKind<'list'>): Trouble[] {
  return [
    ...tooMany(rowsField(part.id), value.rows.length, part.max, 'rows'),
    ...value.rows.flatMap((row) => fieldTroubles(part, row.id, row.fields)),
  ];
}

function eachTroubles(part: PartOfKind<'each'>, value: ValueOfKind<'each'>): Trouble[] {
  return [
    ...tooMany(aboutField(part.id), value.about.length, part.pick, 'picked'),
    ...value.about.flatMap((item) => fieldTroubles(part, item.of, item.fields)),
  ];
}

function storyTroubles(part: PartOfKind<'story'>, value: ValueOfKind<'story'>): Trouble[] {
  return part.sentences.flatMap(({ id, max, start }) =>
    tooLong(fieldName(part.id, id), value.sentences[id] ?? '', max).map((t) => ({ ...t, name: start })),
  );
}

function fieldTroubles(
  part: PartOfKind<'list'> | PartOfKind<'each'>,
  item: string,
  texts: Readonly<Record<string, string>>,
): Trouble[] {
  return part.fields.flatMap((field) => {
    const text = texts[field.id];
    if (text === undefined) return [];
    const name = fieldName(part.id, item, field.id);
    return fieldTrouble(field, name, text).map((trouble) => ({ ...trouble, name: field.label }));
  });
}

function fieldTrouble(field: Field, name: string, text: string): Trouble[] {
  if (field.kind === 'date') return dayTrouble(name, text);
  return field.kind === 'choice' ? strange(name, [text], field.options) : tooLong(name, text, field.max);
}

function tooLong(field: string, text: string, max: number): Trouble[] {
  const over = lengthOf(text) - max;
  return over > 0 ? [{ field, key: 'questions.too-long', values: { max, over } }] : [];
}

function tooMany(
  field: string,
  number: number,
  max: number,
  what: 'cards' | 'rows' | 'picked' | 'ranked',
): Trouble[] {
  return number > max ? [{ field, key: `questions.too-many-${what}`, values: { max } }] : [];
}

/** Once, however many there are. */
function strange(field: string, chosen: readonly string[], known: readonly Option[]): Trouble[] {
  const sound = chosen.every((id) => known.some((option) => option.id === id));
  return sound ? [] : [{ field, key: 'questions.not-there' }];
}

function dayTrouble(field: string, day: string): Trouble[] {
  return day === '' || isoDay.test(day) ? [] : [{ field, key: 'questions.day' }];
}

function numberTrouble(part: PartOfKind<'number'>, amount: string): Trouble[] {
  const { min, max } = part;
  const within = /^\d+$/.test(amount) && Number(amount) >= min && Number(amount) <= max;
  return amount === '' || within
    ? []
    : [{ field: fieldName(part.id), key: 'questions.number', values: { min, max } }];
}

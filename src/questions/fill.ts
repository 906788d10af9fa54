import { typedDay } from './day.ts';
import { aboutField, fieldName, nameField, ownField, rowsField, stateField, statusField } from './field.ts';
import type { Answer, Field, Part, PartValue, Question } from './model.ts';

/** A form's field and what stands in it; a name can come more than once. */
export type FilledField = readonly [name: string, value: string];

/** The fields of the form in which this answer stands: `answerFromForm` of these gives the answer back. */
export function formFromAnswer(question: Question, answer: Answer): FilledField[] {
  const fields: FilledField[] = [[stateField, answer.state]];
  for (const part of question.parts) {
    const value = answer.parts[part.id];
    if (value?.kind === part.kind) fields.push(...fieldsOf(part, value));
  }
  return fields;
}

function fieldsOf(part: Part, value: PartValue): FilledField[] {
  const name = fieldName(part.id);
  switch (value.kind) {
    case 'short':
    case 'long':
      return [[name, value.text]];
    case 'cards':
      return value.chosen.flatMap(({ card, own, status }): FilledField[] => [
        own === undefined ? [name, card] : [ownField(part.id, Number(card.slice('own-'.length))), own],
        ...(status === undefined ? [] : [[statusField(part.id, card), status] as const]),
      ]);
    case 'choice':
      return [
        ...value.chosen.map((id) => [name, id] as const),
        ...(value.own === undefined ? [] : [[ownField(part.id), value.own] as const]),
      ];
    case 'scale':
      return [[name, value.step]];
    case 'scales':
      return Object.entries(value.steps).map(([item, step]) => [fieldName(part.id, item), step]);
    case 'rank':
      return value.order.map((id) => [name, id]);
    case 'checklist':
      return value.done.map((id) => [name, id]);
    case 'date':
      return [[name, typedDay(value.day)]];
    case 'number':
      return [[name, value.amount]];
    case 'story':
      return Object.entries(value.sentences).map(([id, text]) => [fieldName(part.id, id), text]);
    case 'list':
      return value.rows.flatMap((row) => [
        [rowsField(part.id), row.id] as const,
        ...inFields(part, row.fields, (field) => fieldName(part.id, row.id, field)),
      ]);
    case 'each':
      return value.about.flatMap((item) => [
        [aboutField(part.id), item.of] as const,
        ...(item.name === undefined ? [] : [[nameField(part.id, item.of), item.name] as const]),
        ...inFields(part, item.fields, (field) => fieldName(part.id, item.of, field)),
      ]);
  }
}

function inFields(part: Part, texts: Readonly<Record<string, string>>, nameOf: (field: string) => string) {
  const fields: readonly Field[] = 'fields' in part ? part.fields : [];
  return fields.flatMap((field): FilledField[] => {
    const text = texts[field.id];
    if (text === undefined) return [];
    return [[nameOf(field.id), field.kind === 'date' ? typedDay(text) : text]];
  });
}

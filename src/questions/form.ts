import { cleanLine, cleanText } from './clean.ts';
import { readDay } from './day.ts';
import {
  aboutField,
  dayFields,
  fieldName,
  nameField,
  ownCard,
  ownCardsAtMost,
  ownField,
  rowsField,
  stateField,
  statusField,
} from './field.ts';
import type {
  Answer,
  AnswerState,
  ChosenCard,
  EachItem,
  Field,
  Part,
  PartOfKind,
  PartValue,
  Question,
  Row,
} from './model.ts';
import { sameJson } from './same.ts';
import { holdsNothing } from './value.ts';

/** A posted form: FormData and URLSearchParams both fit. */
export type FormFields = { getAll(name: string): readonly unknown[] };

/**
 * The answer that a posted form gives. Forgiving: it trims, reads dates and numbers in any of the usual ways, drops what is
 * empty, keeps what it does not understand as it was typed (`checkAnswer` points at it), and never throws.
 * A form without a state keeps the state of `before` as long as nothing else changed: who types after "Liever in een gesprek"
 * answers after all.
 */
export function answerFromForm(question: Question, form: FormFields, before?: Answer): Answer {
  const parts: Record<string, PartValue> = {};
  for (const part of question.parts) {
    const value = readPart(part, form);
    if (value !== undefined && !holdsNothing(value)) parts[part.id] = value;
  }
  const stated = readState(texts(form, stateField).at(-1));
  if (stated !== undefined) return { state: stated, parts };
  const same = before !== undefined && sameJson(before.parts, parts);
  return { state: same ? before.state : 'given', parts };
}

function readState(text: string | undefined): AnswerState | undefined {
  return text === 'unknown' || text === 'talk' || text === 'given' ? text : undefined;
}

function readPart(part: Part, form: FormFields): PartValue | undefined {
  const name = fieldName(part.id);
  switch (part.kind) {
    case 'short':
      return { kind: part.kind, text: cleanLine(first(form, name), part.max) };
    case 'long':
      return { kind: part.kind, text: cleanText(first(form, name), part.max) };
    case 'cards':
      return { kind: part.kind, chosen: readCards(part, form) };
    case 'choice': {
      const own = part.own ? cleanLine(first(form, ownField(part.id)), ownMax) : '';
      const chosen = ids(form, name);
      return { kind: part.kind, chosen: part.many ? chosen : chosen.slice(-1), ...(own && { own }) };
    }
    case 'scale':
      return { kind: part.kind, step: ids(form, name)[0] ?? '' };
    case 'scales':
      return {
        kind: part.kind,
        steps: filled(part.items, (item) => ids(form, fieldName(part.id, item.id))[0] ?? ''),
      };
    case 'rank':
      return { kind: part.kind, order: ids(form, name) };
    case 'list':
      return { kind: part.kind, rows: readRows(part, form) };
    case 'checklist':
      return { kind: part.kind, done: ids(form, name) };
    case 'date':
      return { kind: part.kind, day: readDate(form, name) };
    case 'number':
      return { kind: part.kind, amount: readAmount(first(form, name)) };
    case 'story':
      return {
        kind: part.kind,
        sentences: filled(part.sentences, (s) => cleanLine(first(form, fieldName(part.id, s.id)), s.max)),
      };
    case 'each':
      return { kind: part.kind, about: readAbout(part, form) };
    case 'share':
      return undefined;
  }
}

function readCards(part: PartOfKind<'cards'>, form: FormFields): ChosenCard[] {
  const withStatus = (card: string, own?: string): ChosenCard => {
    const status = part.statuses && ids(form, statusField(part.id, card))[0];
    return { card, ...(own && { own }), ...(status && { status }) };
  };
  const chosen = ids(form, fieldName(part.id))
    .filter((id) => !id.startsWith('own-'))
    .map((id) => withStatus(id));
  for (let n = 1; part.own && n <= ownCardsAtMost; n++) {
    const own = cleanLine(first(form, ownField(part.id, n)), ownMax);
    if (own !== '') chosen.push(withStatus(ownCard(n), own));
  }
  return chosen;
}

function readRows(part: PartOfKind<'list'>, form: FormFields): Row[] {
  return ids(form, rowsField(part.id))
    .filter((id) => /^r\d{1,4}$/.test(id))
    .slice(0, part.max * 2)
    .map((id) => ({ id, fields: readFields(part.fields, (field) => fieldName(part.id, id, field), form) }))
    .filter((row) => Object.keys(row.fields).length > 0);
}

/** What was picked to write about stays, also with nothing written yet. */
function readAbout(part: PartOfKind<'each'>, form: FormFields): EachItem[] {
  return ids(form, aboutField(part.id))
    .slice(0, part.pick * 2)
    .map((of) => {
      const name = cleanLine(first(form, nameField(part.id, of)), ownMax);
      const fields = readFields(part.fields, (field) => fieldName(part.id, of, field), form);
      return { of, ...(name && { name }), fields };
    });
}

function readFields(fields: readonly Field[], nameOf: (field: string) => string, form: FormFields) {
  return filled(fields, (field) => {
    const name = nameOf(field.id);
    if (field.kind === 'date') return readDate(form, name);
    if (field.kind === 'choice') return ids(form, name)[0] ?? '';
    return field.kind === 'long'
      ? cleanText(first(form, name), field.max)
      : cleanLine(first(form, name), field.max);
  });
}

/** In one field, or in three. */
function readDate(form: FormFields, name: string): string {
  const apart = dayFields.map((bit) => cleanLine(first(form, `${name}.${bit}`), dayMax)).filter(Boolean);
  const typed = cleanLine(first(form, name), dayMax) || apart.join('-');
  return readDay(typed) ?? typed;
}

/** "25" and "25 uur" alike. */
function readAmount(typed: string): string {
  const line = cleanLine(typed, dayMax);
  const digits = /^(\d{1,6})\D*$/.exec(line)?.[1];
  return digits === undefined ? line : String(Number(digits));
}

/** Own words on a card or beside a choice; and the name of a thing, which may be a whole row's first field. */
export const ownMax = 120;
const dayMax = 40;
const idsAtMost = 100;

function texts(form: FormFields, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}

const first = (form: FormFields, name: string): string => texts(form, name)[0] ?? '';

/** Chosen ids, each once. What cannot be an id was not made by our pages. */
function ids(form: FormFields, name: string): string[] {
  const sound = texts(form, name).filter((id) => /^[a-z0-9-]{1,60}$/.test(id));
  return [...new Set(sound)].slice(0, idsAtMost);
}

function filled<T extends { readonly id: string }>(things: readonly T[], read: (thing: T) => string) {
  const found: Record<string, string> = {};
  for (const thing of things) {
    const text = read(thing);
    if (text !== '') found[thing.id] = text;
  }
  return found;
}

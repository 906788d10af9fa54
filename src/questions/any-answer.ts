import fc from 'fast-check';
import { catalog } from './catalog.ts';
import { cleanLine, cleanText, lengthOf } from './clean.ts';
import { ownCard, ownCardsAtMost } from './field.ts';
import { ownMax } from './form.ts';
import type { Answer, Field, Option, Part, PartValue, Question } from './model.ts';
import { holdsNothing } from './value.ts';

/** For tests: any sound answer to a question, as it would be kept. */
export function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  const parts = question.parts.map((part) => fc.option(anyValue(part), { nil: undefined }));
  return fc.tuple(fc.constantFrom('given', 'unknown', 'talk'), fc.tuple(...parts)).map(([state, values]) => {
    const kept: Record<string, PartValue> = {};
    question.parts.forEach((part, at) => {
      const value = values[at];
      if (value !== undefined && !holdsNothing(value)) kept[part.id] = value;
    });
    return { state, parts: kept };
  });
}

const signs = fc.string({ unit: 'grapheme', maxLength: 40 });
const line = (max: number) =>
  signs.map((text) => cleanLine(text, max)).filter((text) => lengthOf(text) <= max);
const lines = (max: number) =>
  fc
    .array(signs, { maxLength: 3 })
    .map((texts) => cleanText(texts.join('\r\n'), max))
    .filter((text) => lengthOf(text) <= max);
const words = line(ownMax).filter((text) => text !== '');
const oneOf = (options: readonly Option[]) => fc.constantFrom(...options.map((option) => option.id));
const someOf = (options: readonly Option[], maxLength: number) =>
  fc.shuffledSubarray(
    options.map((option) => option.id),
    { maxLength: Math.min(maxLength, options.length) },
  );
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

/** A record of some of the things, without empty texts. */
function some<T extends { readonly id: string }>(
  things: readonly T[],
  of: (thing: T) => fc.Arbitrary<string>,
) {
  return fc
    .tuple(...things.map((thing) => fc.option(of(thing), { nil: '' })))
    .map((texts) =>
      Object.fromEntries(things.flatMap((thing, at) => (texts[at] ? [[thing.id, texts[at]]] : []))),
    );
}

function fieldText(field: Field): fc.Arbitrary<string> {
  if (field.kind === 'date') return day;
  if (field.kind === 'choice') return oneOf(field.options);
  return field.kind === 'long' ? lines(field.max) : line(field.max);
}

function anyValue(part: Part): fc.Arbitrary<PartValue | undefined> {
  switch (part.kind) {
    case 'short':
      return line(part.max).map((text) => ({ kind: 'short', text }));
    case 'long':
      return lines(part.max).map((text) => ({ kind: 'long', text }));
    case 'cards':
      return anyCards(part);
    case 'choice':
      return fc
        .tuple(someOf(part.options, part.many ? 99 : 1), part.own ? line(ownMax) : fc.constant(''))
        .map(([chosen, own]) => ({ kind: 'choice', chosen, ...(own && { own }) }));
    case 'scale':
      return oneOf(part.steps).map((step) => ({ kind: 'scale', step }));
    case 'scales':
      return some(part.items, () => oneOf(part.steps)).map((steps) => ({ kind: 'scales', steps }));
    case 'rank':
      return someOf(part.options, part.top).map((order) => ({ kind: 'rank', order }));
    case 'checklist':
      return someOf(part.options, 99).map((done) => ({ kind: 'checklist', done }));
    case 'date':
      return day.map((day) => ({ kind: 'date', day }));
    case 'number':
      return fc.integer({ min: part.min, max: part.max }).map((n) => ({ kind: 'number', amount: String(n) }));
    case 'story':
      return some(part.sentences, (sentence) => line(sentence.max)).map((sentences) => ({
        kind: 'story',
        sentences,
      }));
    case 'list':
      return fc
        .uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: part.max })
        .chain((ids) => fc.tuple(...ids.map((id) => row(`r${id}`, part.fields))))
        .map((rows) => ({ kind: 'list', rows: rows.filter((row) => Object.keys(row.fields).length > 0) }));
    case 'each':
      return anyAbout(part);
    case 'share':
      return fc.constant(undefined);
  }
}

function row(id: string, fields: readonly Field[]) {
  return some(fields, fieldText).map((texts) => ({ id, fields: texts }));
}

function anyAbout(part: Extract<Part, { kind: 'each' }>): fc.Arbitrary<PartValue> {
  const things = fc.uniqueArray(fc.constantFrom('plannen', 'own-1', 'r2', 'samenwerken'), {
    maxLength: part.pick,
  });
  const item = (of: string) =>
    fc.tuple(fc.option(words, { nil: '' }), some(part.fields, fieldText)).map(([name, fields]) => ({
      of,
      ...(name && { name }),
      fields,
    }));
  return things.chain((ofs) => fc.tuple(...ofs.map(item))).map((about) => ({ kind: 'each', about }));
}

function anyCards(part: Extract<Part, { kind: 'cards' }>): fc.Arbitrary<PartValue> {
  const pick = part.pick ?? 8;
  const status = part.statuses ? fc.option(oneOf(part.statuses), { nil: '' }) : fc.constant('');
  const own = fc.uniqueArray(fc.integer({ min: 1, max: ownCardsAtMost }), { maxLength: pick });
  return fc
    .tuple(someOf(catalog.deck(part.deck).cards, pick), own)
    .chain(([cards, numbers]) => {
      const fromDeck = cards.map((card) => status.map((s) => ({ card, ...(s && { status: s }) })));
      const fromSelf = numbers
        .toSorted((a, b) => a - b)
        .map((n) =>
          fc.tuple(words, status).map(([own, s]) => ({ card: ownCard(n), own, ...(s && { status: s }) })),
        );
      return fc.tuple(...[...fromDeck, ...fromSelf].slice(0, pick));
    })
    .map((chosen) => ({ kind: 'cards', chosen }));
}

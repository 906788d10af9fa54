import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAnswer } from './any-answer.ts';
import { catalog } from './catalog.ts';
import { checkAnswer } from './check.ts';
import { fieldName, ownField, rowsField, stateField, statusField } from './field.ts';
import { formFromAnswer } from './fill.ts';
import { answerFromForm } from './form.ts';
import type { Answer, Question } from './model.ts';

function questionOf(id: string): Question {
  const question = catalog.question(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
}
const form = (fields: readonly (readonly [string, string])[]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

describe('an answer and its form', () => {
  it.each(catalog.questions.map((q) => [q.id, q] as const))(
    '%s goes through a form and back',
    (_, question) => {
      fc.assert(
        fc.property(anyAnswer(question), (answer) => {
          const back = answerFromForm(question, form(formFromAnswer(question, answer)));
          expect(back).toEqual(answer);
          expect(checkAnswer(question, back)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('never throws, whatever is posted, and gives back what it keeps', () => {
    const names = catalog.questions.flatMap((q) =>
      q.parts.flatMap(({ id }) => [
        fieldName(id),
        ownField(id),
        ownField(id, 1),
        rowsField(id),
        `${fieldName(id)}.r1.wat`,
      ]),
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('__proto__', 'own-1', 'r1', 'rust'),
    );
    const field = fc.tuple(fc.constantFrom(...names, stateField), anything);
    fc.assert(
      fc.property(
        fc.constantFrom(...catalog.questions),
        fc.array(field, { maxLength: 12 }),
        (question, fields) => {
          const once = answerFromForm(question, form(fields));
          checkAnswer(question, once);
          const twice = answerFromForm(question, form(formFromAnswer(question, once)));
          expect(twice).toEqual(once);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a form is read with patience', () => {
  const read = (id: string, ...fields: [string, string][]) =>
    answerFromForm(questionOf(id), form(fields)).parts;

  it('trims, joins accents, drops unseen signs and keeps the lines of a long text', () => {
    expect(read('wie1', ['p.naam', '  Zoe\u0308\u0000  \u202e de \n Wit '])).toEqual({
      naam: { kind: 'short', text: 'Zoë de Wit' },
    });
    expect(read('wie5', ['p.tekst', 'een\r\ntwee\r\n'])).toEqual({
      tekst: { kind: 'long', text: 'een\ntwee' },
    });
  });

  it('keeps text that is too long, up to twice what fits, for the check to point at', () => {
    const question = questionOf('wie1');
    const answer = answerFromForm(question, form([['p.naam', 'é'.repeat(100)]]));
    expect(answer.parts.naam).toEqual({ kind: 'short', text: 'é'.repeat(100) });
    expect(checkAnswer(question, answer)).toMatchObject([
      { key: 'questions.too-long', values: { over: 40 } },
    ]);
    expect(read('wie1', ['p.naam', '🙂'.repeat(5000)])).toEqual({
      naam: { kind: 'short', text: '🙂'.repeat(120) },
    });
  });

  it.each([
    '3-12-2026',
    '03/12/2026',
    '3 december 2026',
    'do 3 dec. 2026',
    '2026-12-03',
    '3.12.26',
    '3 December 2026',
  ])('reads the day %s', (typed) => {
    expect(read('sm2', ['p.datum', typed])).toEqual({ datum: { kind: 'date', day: '2026-12-03' } });
  });

  it('reads a day in three fields, and keeps one that does not exist as it was typed', () => {
    const three: [string, string][] = [
      ['p.datum.day', '3'],
      ['p.datum.month', '12'],
      ['p.datum.year', '2026'],
    ];
    expect(read('sm2', ...three)).toEqual({ datum: { kind: 'date', day: '2026-12-03' } });
    expect(read('sm2', ['p.datum', '31-2-2026'])).toEqual({ datum: { kind: 'date', day: '31-2-2026' } });
  });

  it('reads numbers with their unit', () => {
    expect(read('wil12', ['p.uren', ' 024 uur '])).toEqual({ uren: { kind: 'number', amount: '24' } });
    expect(read('wil12', ['p.uren', 'veel'])).toEqual({ uren: { kind: 'number', amount: 'veel' } });
  });

  it('takes a card with its status and an own card; each once', () => {
    const fields: [string, string][] = [
      ['p.kaarten', 'vaste-plek'],
      ['p.kaarten', 'vaste-plek'],
      ['p.kaarten', 'own-1'],
      [statusField('kaarten', 'vaste-plek'), 'wil-ik'],
      [ownField('kaarten', 2), 'Een raam'],
      [statusField('kaarten', 'own-2'), 'heb-ik'],
      [statusField('kaarten', 'laptop'), 'wil-ik'],
    ];
    expect(read('nod1', ...fields)).toEqual({
      kaarten: {
        kind: 'cards',
        chosen: [
          { card: 'vaste-plek', status: 'wil-ik' },
          { card: 'own-2', own: 'Een raam', status: 'heb-ik' },
        ],
      },
    });
  });

  it('drops rows that are empty, and rows that our pages did not make', () => {
    const fields: [string, string][] = [
      [rowsField('dingen'), 'r1'],
      [rowsField('dingen'), 'r3'],
      [rowsField('dingen'), '__proto__'],
      [rowsField('dingen'), 'constructor'],
      ['p.dingen.constructor.wat', 'x'],
      ['p.dingen.r1.wat', '  '],
      ['p.dingen.r3.wat', 'Koken'],
      ['p.dingen.__proto__.wat', 'x'],
    ];
    expect(read('wie4', ...fields)).toEqual({
      dingen: { kind: 'list', rows: [{ id: 'r3', fields: { wat: 'Koken' } }] },
    });
  });

  it('ignores files', () => {
    const data = new FormData();
    data.append('p.naam', new File(['x'], 'x.txt'));
    expect(answerFromForm(questionOf('wie1'), data).parts).toEqual({});
  });
});

describe('the state of an answer', () => {
  const question = questionOf('wie5');
  const typed: Answer = { state: 'talk', parts: { tekst: { kind: 'long', text: 'Mijn fiets' } } };

  it('is what was chosen, the last one posted counting, and keeps what was typed (U2)', () => {
    const fields = [
      [stateField, 'given'],
      [stateField, 'talk'],
      ['p.tekst', 'Mijn fiets'],
    ] as const;
    expect(answerFromForm(question, form(fields))).toEqual(typed);
  });

  it('stays without a word about it while nothing else changes, and becomes given on typing', () => {
    expect(answerFromForm(question, form([['p.tekst', 'Mijn fiets ']]), typed)).toEqual(typed);
    expect(answerFromForm(question, form([['p.tekst', 'Mijn scooter']]), typed).state).toBe('given');
    expect(answerFromForm(question, form([])).state).toBe('given');
  });
});

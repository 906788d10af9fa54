import { describe, expect, it } from 'vitest';
import { actionField, actionFromForm, actionValue, applyAction, type FormAction } from './action.ts';
import { catalog } from './catalog.ts';
import type { Answer, PartValue, Question } from './model.ts';

function questionOf(id: string): Question {
  const question = catalog.question(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
}
const empty: Answer = { state: 'talk', parts: {} };
const press = (value: string) => actionFromForm(new URLSearchParams([[actionField, value]]));

/** Presses each button after the other, as the form would post them. */
function pressed(
  id: string,
  values: string[],
  from: Answer = empty,
  sources = [] as { of: string; name: string; own: boolean }[],
) {
  return values.reduce((answer, value) => {
    const action = press(value);
    return action ? applyAction(questionOf(id), answer, action, sources) : answer;
  }, from);
}
const order = (answer: Answer) => (answer.parts.volgorde?.kind === 'rank' ? answer.parts.volgorde.order : []);

describe('a button in a form', () => {
  it('is read as it was written', () => {
    const actions: FormAction[] = [
      { kind: 'list.add', part: 'werk' },
      { kind: 'list.remove', part: 'werk', item: 'r2' },
      { kind: 'rank.up', part: 'volgorde', item: 'rust' },
      { kind: 'each.add', part: 'voorbeelden', item: 'own-1' },
      { kind: 'list.idea', part: 'vragen', item: '0', language: 'nl' },
    ];
    for (const action of actions) expect(press(actionValue(action))).toEqual(action);
  });

  it.each([
    '',
    'next',
    'rank',
    'rank.burn.volgorde.rust',
    'list.idea.vragen.0.fr',
    `list.add.${'x'.repeat(300)}`,
  ])('is nothing when it is not ours: "%s"', (value) => expect(press(value)).toBeUndefined());
});

describe('ranking without dragging (U13)', () => {
  it('adds, moves and takes away', () => {
    const three = pressed('wil2', [
      'rank.add.volgorde.rust',
      'rank.add.volgorde.leren',
      'rank.add.volgorde.handen',
    ]);
    expect(order(three)).toEqual(['rust', 'leren', 'handen']);
    expect(order(pressed('wil2', ['rank.up.volgorde.handen'], three))).toEqual(['rust', 'handen', 'leren']);
    expect(order(pressed('wil2', ['rank.down.volgorde.rust'], three))).toEqual(['leren', 'rust', 'handen']);
    expect(order(pressed('wil2', ['rank.remove.volgorde.leren'], three))).toEqual(['rust', 'handen']);
    expect(order(pressed('wil2', ['rank.up.volgorde.rust', 'rank.down.volgorde.handen'], three))).toEqual(
      order(three),
    );
  });

  it('takes each once, five at the most, and only what is there', () => {
    const names = ['rust', 'rust', 'leren', 'handen', 'zekerheid', 'gezelligheid', 'buiten-zijn', 'luieren'];
    const answer = pressed(
      'wil2',
      names.map((name) => `rank.add.volgorde.${name}`),
    );
    expect(order(answer)).toEqual(['rust', 'leren', 'handen', 'zekerheid', 'gezelligheid']);
    expect(answer.state).toBe('given');
  });
});

describe('a list', () => {
  const rows = (answer: Answer, part: string) => {
    const value: PartValue | undefined = answer.parts[part];
    return value?.kind === 'list' ? value.rows : [];
  };

  it('gets rows, also from an idea, and never an id twice', () => {
    const two = pressed('sm4', ['list.add.vragen', 'list.idea.vragen.1.nl']);
    expect(rows(two, 'vragen')).toEqual([
      { id: 'r1', fields: {} },
      { id: 'r2', fields: { vraag: 'Wie wordt mijn begeleider?' } },
    ]);
    const after = pressed('sm4', ['list.remove.vragen.r1', 'list.add.vragen'], two);
    expect(rows(after, 'vragen').map((row) => row.id)).toEqual(['r2', 'r3']);
  });

  it('stops at its end, and ignores an idea that is not there', () => {
    expect(rows(pressed('sm3', Array(5).fill('list.add.dingen')), 'dingen')).toHaveLength(3);
    expect(pressed('sm4', ['list.idea.vragen.99.nl'])).toEqual(empty);
  });
});

it('a beginning to tap comes after what was typed (U21)', () => {
  const typed: Answer = { state: 'given', parts: { tekst: { kind: 'long', text: 'Mijn fiets.' } } };
  const answer = pressed('wie5', ['long.start.tekst.1.nl'], typed);
  expect(answer.parts.tekst).toEqual({ kind: 'long', text: 'Mijn fiets.\nHet lukte mij om ' });
});

describe('writing about chosen cards', () => {
  const sources = [
    { of: 'plannen', name: 'Plannen', own: false },
    { of: 'own-1', name: 'Goed luisteren naar mijn oma', own: true },
  ];
  it('picks what was chosen before, with the name of own words, and lets it go', () => {
    const both = pressed(
      'kan2',
      [
        'each.add.voorbeelden.plannen',
        'each.add.voorbeelden.own-1',
        'each.add.voorbeelden.own-1',
        'each.add.voorbeelden.talen',
      ],
      empty,
      sources,
    );
    expect(both.parts.voorbeelden).toEqual({
      kind: 'each',
      about: [
        { of: 'plannen', fields: {} },
        { of: 'own-1', name: 'Goed luisteren naar mijn oma', fields: {} },
      ],
    });
    expect(pressed('kan2', ['each.remove.voorbeelden.plannen'], both).parts.voorbeelden).toMatchObject({
      about: [{ of: 'own-1' }],
    });
  });
});

it('no more things to write about are picked than the question asks for', () => {
  const four = ['a', 'b', 'c', 'd'].map((of) => ({ of, name: of, own: false }));
  const answer = pressed(
    'kan2',
    four.map(({ of }) => `each.add.voorbeelden.${of}`),
    empty,
    four,
  );
  expect(answer.parts.voorbeelden).toMatchObject({ about: [{ of: 'a' }, { of: 'b' }, { of: 'c' }] });
});

it('an action that does not fit the question changes nothing', () => {
  for (const value of ['rank.add.naam.rust', 'list.add.naam', 'list.add.weg', 'each.add.naam.x']) {
    expect(pressed('wie1', [value])).toBe(empty);
  }
});

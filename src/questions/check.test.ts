import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from './catalog.ts';
import { againKey, checkAnswer, issueKeys } from './check.ts';
import type { Answer, PartValue, Question } from './model.ts';

function questionOf(id: string): Question {
  const question = catalog.question(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
}
const given = (part: string, value: PartValue): Answer => ({ state: 'given', parts: { [part]: value } });
const check = (id: string, part: string, value: PartValue) => checkAnswer(questionOf(id), given(part, value));
const cards = (...ids: string[]): PartValue => ({ kind: 'cards', chosen: ids.map((card) => ({ card })) });

describe('checkAnswer', () => {
  it('finds nothing wrong with nothing: no question must be answered (U2)', () => {
    for (const question of catalog.questions) {
      for (const state of ['given', 'unknown', 'talk'] as const) {
        expect(checkAnswer(question, { state, parts: {} })).toEqual([]);
      }
    }
  });

  it('says when there are too many cards, and which field to go to', () => {
    expect(check('wie2', 'woorden', cards('rustig', 'druk', 'snel', 'trouw', 'netjes'))).toEqual([]);
    expect(check('wie2', 'woorden', cards('rustig', 'druk', 'snel', 'trouw', 'netjes', 'sterk'))).toEqual([
      {
        part: 'woorden',
        field: 'p.woorden',
        key: 'questions.too-many-cards',
        name: questionOf('wie2').title,
        values: { max: 5 },
      },
    ]);
  });

  it('knows the cards, options and steps that there are', () => {
    const strange = [{ key: 'questions.not-there' }];
    expect(check('wie2', 'woorden', cards('lui'))).toMatchObject(strange);
    expect(check('wie6', 'wanneer', { kind: 'choice', chosen: ['nacht'] })).toMatchObject(strange);
    expect(check('wie7', 'gezicht', { kind: 'scale', step: '5' })).toMatchObject(strange);
    expect(check('kan9', 'dingen', { kind: 'scales', steps: { plannen: '5' } })).toMatchObject([
      { key: 'questions.not-there', field: 'p.dingen.plannen', name: { nl: 'Plannen' } },
    ]);
    expect(check('sw4', 'klaar', { kind: 'checklist', done: ['paspoort'] })).toMatchObject(strange);
    const chosen = [{ card: 'laptop', status: 'misschien' }];
    expect(check('nod1', 'kaarten', { kind: 'cards', chosen })).toMatchObject([
      { field: 'p.kaarten.status.laptop' },
    ]);
  });

  it('says when one was to be chosen, or five to be ranked', () => {
    expect(check('nod8', 'mag', { kind: 'choice', chosen: ['ja', 'nee'] })).toMatchObject([
      { key: 'questions.choose-one' },
    ]);
    const order = ['rust', 'leren', 'handen', 'zekerheid', 'buiten-zijn', 'gezelligheid'];
    expect(check('wil2', 'volgorde', { kind: 'rank', order })).toMatchObject([
      { key: 'questions.too-many-ranked', values: { max: 5 } },
    ]);
  });

  it('names the field of the row that is too long or has no day', () => {
    const rows = [{ id: 'r2', fields: { school: 'é'.repeat(121), datum: 'gisteren', stand: 'plek' } }];
    expect(check('sm1', 'aanmeldingen', { kind: 'list', rows })).toMatchObject([
      { key: 'questions.too-long', field: 'p.aanmeldingen.r2.school', values: { max: 120, over: 1 } },
      {
        key: 'questions.day',
        field: 'p.aanmeldingen.r2.datum',
        name: { nl: 'Wanneer heb je je aangemeld?' },
      },
    ]);
    const many = ['r1', 'r2', 'r3', 'r4'].map((id) => ({ id, fields: { wat: 'x' } }));
    expect(check('sm3', 'dingen', { kind: 'list', rows: many })).toMatchObject([
      { key: 'questions.too-many-rows' },
    ]);
  });

  it('holds numbers to their range', () => {
    const amount = (amount: string) =>
      check('wil12', 'uren', { kind: 'number', amount }).map((issue) => issue.key);
    expect(amount('24')).toEqual([]);
    for (const wrong of ['0', '41', '-3', '2.5', 'veel'])
      expect(amount(wrong), wrong).toEqual(['questions.number']);
  });

  it('counts what people see, not code units', () => {
    expect(check('wie1', 'naam', { kind: 'short', text: '🙂'.repeat(60) })).toEqual([]);
  });

  it('checks stories and what is written about cards', () => {
    const sentences = { zoek: 'x'.repeat(301) };
    expect(check('sw3', 'zinnen', { kind: 'story', sentences })).toMatchObject([{ field: 'p.zinnen.zoek' }]);
    const about = ['a', 'b', 'c', 'd'].map((of) => ({
      of,
      fields: { deed: 'x'.repeat(of === 'a' ? 301 : 1) },
    }));
    expect(check('kan2', 'voorbeelden', { kind: 'each', about })).toMatchObject([
      { key: 'questions.too-many-picked' },
      { field: 'p.voorbeelden.a.deed' },
    ]);
  });
});

describe('the words of what is wrong', () => {
  it.each(['nl', 'en'])('stand in %s, also for the second time (U15), and differ', (language) => {
    const file = new URL(`../words/${language}/questions.json`, import.meta.url);
    const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(words).toSorted()).toEqual(
      issueKeys.flatMap((key) => [key, againKey(key)]).toSorted(),
    );
    for (const key of issueKeys) {
      expect(words[key]).toContain('{name}');
      expect(words[againKey(key)]).not.toBe(words[key]);
    }
  });
});

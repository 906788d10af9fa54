import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAnswer } from './any-answer.ts';
import { catalog } from './catalog.ts';
import type { Answer, Answers, PartValue, Question } from './model.ts';
import { readAnswer } from './show.ts';
import { draftStory, sourcesOf } from './source.ts';
import { hasContent, isAnswered } from './value.ts';

function questionOf(id: string): Question {
  const question = catalog.question(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
}
const given = (parts: Record<string, PartValue>): Answer => ({ state: 'given', parts });
const read = (id: string, parts: Record<string, PartValue>, language: 'nl' | 'en' = 'nl') =>
  readAnswer(questionOf(id), given(parts), language).map(({ part, sensitivity, ...line }) => line);

describe('reading an answer', () => {
  it('gives lines exactly when something was filled in (U8), in both languages alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...catalog.questions).chain((q) => fc.tuple(fc.constant(q), anyAnswer(q))),
        ([question, answer]) => {
          const lines = readAnswer(question, answer, 'nl');
          expect(lines.length > 0).toBe(isAnswered(answer));
          expect(lines.every((line) => line.text !== '')).toBe(true);
          expect(readAnswer(question, answer, 'en').map((line) => line.own)).toEqual(
            lines.map((line) => line.own),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('says the state alone, and keeps to itself what was typed before', () => {
    const parts = { tekst: { kind: 'long', text: 'Geheim' } } as const;
    const lines = (state: 'unknown' | 'talk', language: 'nl' | 'en') =>
      readAnswer(questionOf('wie5'), { state, parts }, language).map((line) => line.text);
    expect(lines('unknown', 'nl')).toEqual(['Dat weet ik nog niet']);
    expect(lines('talk', 'en')).toEqual(['I would rather talk about it']);
  });

  it('puts cards in the language of the reader, own words as typed', () => {
    const chosen = [{ card: 'rustig' }, { card: 'own-1', own: 'Buitenkind' }];
    expect(read('wie2', { woorden: { kind: 'cards', chosen } }, 'en')).toEqual([
      { text: 'Calm', own: false },
      { text: 'Buitenkind', own: true },
    ]);
  });

  it('says per needs card how it stands', () => {
    const chosen = [{ card: 'vaste-plek', status: 'wil-ik' }];
    expect(read('nod1', { kaarten: { kind: 'cards', chosen } })).toEqual([
      { text: 'Een vaste plek in het lokaal of op het werk', own: false, label: 'Wil ik graag' },
    ]);
  });

  it('keeps a chosen option that a later set no longer has', () => {
    expect(read('wie6', { wanneer: { kind: 'choice', chosen: ['vroeger'], own: 'In bed' } })).toEqual([
      { text: 'vroeger', own: false },
      { text: 'In bed', own: true },
    ]);
  });

  it('labels the parts, rows and fields of an answer', () => {
    expect(
      read('wil12', {
        uren: { kind: 'number', amount: '24' },
        wanneer: { kind: 'choice', chosen: ['vroeg', 'weekend'] },
      }),
    ).toEqual([
      { text: '24 uur per week', own: false, label: 'Hoeveel uur per week?' },
      { text: 'Vroeg', own: false, heading: 'Wanneer kun je werken?' },
      { text: 'Weekend', own: false },
    ]);
    const rows = [
      { id: 'r1', fields: { school: 'mbo Noord', datum: '2026-12-03', stand: 'intake' } },
      { id: 'r2', fields: {} },
    ];
    expect(read('sm1', { aanmeldingen: { kind: 'list', rows } })).toEqual([
      { item: 1, label: 'Welke school?', text: 'mbo Noord', own: true },
      { item: 1, label: 'Wanneer heb je je aangemeld?', text: '3 december 2026', own: false },
      { item: 1, label: 'Hoe staat het?', text: 'Ik mag op intake komen', own: false },
    ]);
  });

  it('puts each card above what was written about it', () => {
    const about = [
      { of: 'plannen', fields: { gebeurde: 'Het was druk.', deed: 'Ik maakte een lijst.' } },
      { of: 'own-1', name: 'Zingen', fields: { deed: 'Ik zong.' } },
      { of: 'talen', fields: {} },
    ];
    expect(
      read('kan2', { voorbeelden: { kind: 'each', about } }).map((line) => [line.heading, line.text]),
    ).toEqual([
      ['Plannen', 'Het was druk.'],
      [undefined, 'Ik maakte een lijst.'],
      ['Zingen', 'Ik zong.'],
    ]);
  });

  it('marks the fourth sentence of the story as extra sensitive', () => {
    const sentences = { ben: 'rustig.', helpt: 'een vaste plek.' };
    const lines = readAnswer(questionOf('sw3'), given({ zinnen: { kind: 'story', sentences } }), 'nl');
    expect(lines.map((line) => [line.text, line.sensitivity])).toEqual([
      ['Ik ben rustig.', 'plain'],
      ['Dit helpt mij een vaste plek.', 'extra'],
    ]);
  });
});

describe('what another answer gives to write about', () => {
  const answers: Answers = {
    wie2: given({ woorden: { kind: 'cards', chosen: [{ card: 'rustig' }, { card: 'precies' }] } }),
    kan1: given({
      kaarten: { kind: 'cards', chosen: [{ card: 'plannen' }, { card: 'own-1', own: 'Kletsen' }] },
    }),
    wil4: given({
      opleidingen: {
        kind: 'list',
        rows: [
          { id: 'r3', fields: { opleiding: 'Kok' } },
          { id: 'r4', fields: {} },
        ],
      },
    }),
  };

  it('is its cards, or its rows that have a name', () => {
    expect(sourcesOf(catalog, { question: 'kan1', part: 'kaarten' }, answers, 'en')).toEqual([
      { of: 'plannen', name: 'Planning', own: false },
      { of: 'own-1', name: 'Kletsen', own: true },
    ]);
    expect(sourcesOf(catalog, { question: 'wil4', part: 'opleidingen' }, answers, 'nl')).toEqual([
      { of: 'r3', name: 'Kok', own: true },
    ]);
    expect(sourcesOf(catalog, { question: 'kan1', part: 'kaarten' }, {}, 'nl')).toEqual([]);
  });

  it('makes a first version of the story (sw3)', () => {
    const part = questionOf('sw3').parts[0];
    if (part?.kind !== 'story') throw new Error('no story');
    expect(draftStory(catalog, part, answers, 'nl')).toEqual({
      ben: 'rustig en precies.',
      kan: 'plannen en Kletsen.',
    });
    expect(draftStory(catalog, part, answers, 'en')).toEqual({
      ben: 'calm and precise.',
      kan: 'planning and Kletsen.',
    });
  });
});

it('an empty row or a card without a word about it is nothing yet', () => {
  expect(hasContent(given({ dingen: { kind: 'list', rows: [{ id: 'r1', fields: {} }] } }))).toBe(false);
  expect(hasContent(given({ v: { kind: 'each', about: [{ of: 'plannen', fields: {} }] } }))).toBe(false);
  expect(isAnswered(undefined)).toBe(false);
});

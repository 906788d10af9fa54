import type { EachItem, PartValue, QuestionId } from '../src/questions/model.ts';

/** What somebody of the cast answered: per question the parts, or that it is not known yet, or kept for a talk. */
export type Story = Readonly<Record<QuestionId, Readonly<Record<string, PartValue>> | 'unknown' | 'talk'>>;

/** Short ways to write answers down, as the pages would post them. */
export const short = (text: string): PartValue => ({ kind: 'short', text });
export const long = (text: string): PartValue => ({ kind: 'long', text });
export const scale = (step: string): PartValue => ({ kind: 'scale', step });
export const scales = (steps: Readonly<Record<string, string>>): PartValue => ({ kind: 'scales', steps });
export const rank = (...order: string[]): PartValue => ({ kind: 'rank', order });
export const date = (day: string): PartValue => ({ kind: 'date', day });
export const number = (amount: number): PartValue => ({ kind: 'number', amount: String(amount) });
export const ticked = (...done: string[]): PartValue => ({ kind: 'checklist', done });
export const sentences = (words: Readonly<Record<string, string>>): PartValue => ({
  kind: 'story',
  sentences: words,
});

export const choice = (chosen: readonly string[], own?: string): PartValue =>
  own === undefined ? { kind: 'choice', chosen } : { kind: 'choice', chosen, own };

/** Cards by their id; `own` is a card in own words. */
export const cards = (ids: readonly string[], own?: string): PartValue => ({
  kind: 'cards',
  chosen: [...ids.map((card) => ({ card })), ...(own === undefined ? [] : [{ card: 'own-1', own }])],
});

/** Cards that each have a status: helps now, wants it, wants to try. */
export const cardsAt = (statuses: Readonly<Record<string, string>>): PartValue => ({
  kind: 'cards',
  chosen: Object.entries(statuses).map(([card, status]) => ({ card, status })),
});

export const list = (...rows: Readonly<Record<string, string>>[]): PartValue => ({
  kind: 'list',
  rows: rows.map((fields, n) => ({ id: `r${n + 1}`, fields })),
});

/** The same one field in each row. */
export const lines = (field: string, ...texts: string[]): PartValue =>
  list(...texts.map((text) => ({ [field]: text })));

export const each = (...about: readonly EachItem[]): PartValue => ({ kind: 'each', about });

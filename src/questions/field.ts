import type { PartId } from './model.ts';

/**
 * How the fields of a question's form are called. Pages and parser both ask here, so that they always agree.
 *
 * short, long, date, number, scale: `fieldName(part)` · cards, choice, checklist: the same name for each box, its value the
 * option · own answer of a choice: `ownField(part)` · own card: `ownField(part, 1)`, its status and a card's status:
 * `statusField(part, card)` · scales, story: `fieldName(part, item)` · rank: a hidden `fieldName(part)` for each, in order ·
 * list: a hidden `rowsField(part)` for each row, and `fieldName(part, row, field)` · each: a hidden `aboutField(part)` for each
 * thing, `nameField(part, of)` hidden when it has own words, and `fieldName(part, of, field)`.
 */
export function fieldName(part: PartId, ...path: readonly string[]): string {
  return ['p', part, ...path].join('.');
}

export const ownField = (part: PartId, number?: number): string =>
  number === undefined ? fieldName(part, 'own') : fieldName(part, 'own', String(number));
export const statusField = (part: PartId, card: string): string => fieldName(part, 'status', card);
export const rowsField = (part: PartId): string => fieldName(part, 'row');
export const aboutField = (part: PartId): string => fieldName(part, 'of');
export const nameField = (part: PartId, of: string): string => fieldName(part, of, 'own-name');

/**
 * Carries "Dat weet ik nog niet" (`unknown`), "Liever in een gesprek" (`talk`) or `given`; the last one counts. A form of
 * check boxes puts a hidden `given` first; a form of buttons may leave it out.
 */
export const stateField = 'state';

/** Own cards are called by a number: `own-1`. A page shows the ones that there are and one empty field more. */
export const ownCard = (number: number): string => `own-${number}`;
export const ownCardsAtMost = 12;

/** A date may also come as three fields. */
export const dayFields = ['day', 'month', 'year'] as const;

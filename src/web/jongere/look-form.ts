import type { LookChoice } from '../../passport/rows.ts';
import { type CoverColour, coverColours } from '../parts/cover.tsx';
import { spacings, textSizes, themes } from '../view.ts';

/** What can be chosen about the look, field by field: the name in the form is the name that it is kept under (F120, U18, V5). */
export const lookFields = {
  theme: themes,
  text: textSizes,
  spacing: spacings,
  cover: coverColours,
  stempels: ['aan', 'uit'],
} as const;
export type LookField = keyof typeof lookFields;

/** The posted choices on top of what was chosen before. What is not in the list, no page of ours offered. */
export function lookFromForm(form: URLSearchParams, before: LookChoice): LookChoice {
  const chosen: Record<string, string> = { ...before };
  for (const [field, values] of Object.entries(lookFields)) {
    const value = (values as readonly string[]).find((value) => value === form.get(field));
    if (value !== undefined) chosen[field] = value;
  }
  return chosen;
}

/** What stands chosen now, and what is so when nobody chose. */
export function lookNow(look: LookChoice, field: LookField): string {
  const values: readonly string[] = lookFields[field];
  return values.find((value) => value === look[field]) ?? usual[field];
}

const usual: Record<LookField, string> = {
  theme: 'auto',
  text: '100',
  spacing: 'gewoon',
  cover: 'bordeaux',
  stempels: 'aan',
};

export function coverOf(look: LookChoice): CoverColour {
  return coverColours.find((colour) => colour === look.cover) ?? 'bordeaux';
}

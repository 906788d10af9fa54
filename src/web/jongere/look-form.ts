import type { LookChoice } from '../../passport/rows.ts';
import { type CoverColour, coverColours } from '../parts/cover.tsx';
import { lookChoices } from '../view.ts';

/** What an owner can choose: how pages look, and the passport's own cover and stamps (F120, U18, V5). */
const ownFields = { ...lookChoices, cover: coverColours, stempels: ['aan', 'uit'] } as const;

/** The posted choices on top of what was chosen before. What is not in the list, no page of ours offered. */
export function lookFromForm(form: URLSearchParams, before: LookChoice): LookChoice {
  const chosen: Record<string, string> = { ...before };
  for (const [field, values] of Object.entries(ownFields)) {
    const value = (values as readonly string[]).find((value) => value === form.get(field));
    if (value !== undefined) chosen[field] = value;
  }
  return chosen;
}

export function coverOf(look: LookChoice): CoverColour {
  return coverColours.find((colour) => colour === look.cover) ?? 'bordeaux';
}

export function stampsOf(look: LookChoice): 'aan' | 'uit' {
  return look.stempels === 'uit' ? 'uit' : 'aan';
}

import type { Key } from '../words/catalogs.ts';
import type { Language } from '../words/language.ts';
import { showDay, speak } from '../words/text.ts';
import type { Paper, Section } from './model.ts';

/** Who there is a sheet for; the key is what its address is called. */
export const guides = {
  jongere: 'young',
  ouder: 'guardian',
  mentor: 'mentor',
  decaan: 'dean',
  regio: 'region',
  intaker: 'intaker',
  consulent: 'adviser',
  fg: 'officer',
} as const;
export type GuideName = keyof typeof guides;
export type GuideRole = (typeof guides)[GuideName];
export const guideNames = Object.keys(guides) as GuideName[];

/** Where one goes: shown in the steps. */
export type Places = { host: string; address: string; receive: string; witness: string };

/**
 * A role on one side of A4: how it goes, who sees what, and what to do when it does not work. Page and PDF are made of this one model, as every
 * paper (decision 0029). The mentor's is the card of the five-minute test (U54).
 */
export function guideFor(name: GuideName, language: Language, places: Places, now: Date): Paper {
  const t = speak(language);
  const role = guides[name];
  const day = showDay(language, now);
  return {
    ...{ kind: 'uitleg', form: 'side', language, called: '' },
    title: t(`manual.${role}-title`),
    lead: [t(`manual.${role}-lead`)],
    facts: [],
    sections: parts.map((part) => sectionOf(role, part, language, places)),
    end: [],
    foot: { name: t('common.product'), day: t('manual.made', { day }), purpose: undefined },
    art: { seed: `uitleg ${name}`, stamps: [] },
  };
}

const parts = ['do', 'see', 'stuck'] as const;

function sectionOf(
  role: GuideRole,
  part: (typeof parts)[number],
  language: Language,
  places: Places,
): Section {
  const t = speak(language);
  const items = linesOf(role, part).map((key) => t(key, places));
  return {
    ...{ id: part, title: t(`manual.${part}`), alone: false, beside: part !== 'do' },
    items: [{ pieces: [{ kind: 'told', ordered: part === 'do', items }] }],
  };
}

/** How many lines each part has; a test holds it to the words. */
const counts: Record<GuideRole, { do: number; see: number; stuck: number }> = {
  young: { do: 6, see: 4, stuck: 3 },
  guardian: { do: 6, see: 4, stuck: 3 },
  mentor: { do: 6, see: 3, stuck: 3 },
  dean: { do: 7, see: 3, stuck: 3 },
  region: { do: 7, see: 3, stuck: 3 },
  intaker: { do: 6, see: 3, stuck: 3 },
  adviser: { do: 6, see: 3, stuck: 3 },
  officer: { do: 5, see: 3, stuck: 3 },
};

const linesOf = (role: GuideRole, part: (typeof parts)[number]): Key[] =>
  Array.from({ length: counts[role][part] }, (_, n) => `manual.${role}-${part}-${n + 1}` as Key);

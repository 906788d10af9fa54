import { catalogs, type Key } from './catalogs.ts';
import { companionCatalogs } from './companion.ts';
import {
  type CompanionLanguage,
  companionLanguages,
  type companionOnly,
  sourceLanguage,
} from './language.ts';
import origins from './origins.json' with { type: 'json' };

/** How a translated text came about (L7). Dutch is no translation and has none. */
export type Origin = { made: 'person' | 'machine'; reviewed: boolean };

type AreaOf<K extends string> = K extends `${infer Area}.${string}` ? Area : never;
/** A part of the words; `method`: the questions and cards of the set, which have their own files. */
export type Area = AreaOf<Key> | 'method';
/** What a language of companions has: their pages, the words around these, and the cards that they choose from. */
type CompanionArea = 'companion' | 'guardian' | 'helper' | 'frame' | 'cards';

type Kept = { made: string; reviewed: boolean };
/** An area that a language has and whose origin is not told does not compile. */
const kept: { en: Record<Area, Kept> } & Record<(typeof companionOnly)[number], Record<CompanionArea, Kept>> =
  origins;

/** Every translated language with its areas, in order. */
export const translated: readonly { language: CompanionLanguage; areas: readonly [string, Origin][] }[] =
  companionLanguages
    .filter((language) => language !== sourceLanguage)
    .map((language) => ({ language, areas: areasOf(language) }));

function areasOf(language: CompanionLanguage): [string, Origin][] {
  const areas: [string, Kept][] = language === 'nl' ? [] : Object.entries(kept[language]);
  return areas.map(([area, { made, reviewed }]) => [
    area,
    { made: made === 'person' ? 'person' : 'machine', reviewed },
  ]);
}

/** `undefined` for Dutch. What nobody told of is a machine's and unreviewed. */
export function originOf(language: CompanionLanguage, area: string): Origin | undefined {
  if (language === sourceLanguage) return undefined;
  return known.get(`${language} ${area}`) ?? { made: 'machine', reviewed: false };
}

const known = new Map(
  translated.flatMap(({ language, areas }) =>
    areas.map(([area, origin]) => [`${language} ${area}`, origin] as const),
  ),
);

/**
 * Words that bind: who sees what, what it is for, what cannot be taken back. Nobody may lean on a translation of these that no person
 * reviewed: until then the Dutch stands beside it, and counts (L7).
 */
export const binding = [
  'companion.reads-first',
  'companion.reads-then',
  'companion.reads-not',
  'companion.purpose',
  'guardian.text-1',
  'guardian.text-2',
  'guardian.text-3',
  'guardian.text-4',
  'guardian.text-5',
  'receive.purpose-yes',
  'share.needs-lead',
  'share.honest-what',
  'keep.leave-what',
] as const satisfies readonly Key[];
export type Binding = (typeof binding)[number];

/** The words that bind and that a language has, as they are kept; a name that is filled in is `…`. */
export function bindingIn(language: CompanionLanguage): { key: Binding; words: string; dutch: string }[] {
  const own: Readonly<Record<string, string>> = language === 'en' ? catalogs.en : companionCatalogs[language];
  return binding.flatMap((key) => {
    const words = own[key];
    const dutch = catalogs.nl[key];
    return words === undefined ? [] : [{ key, words: unfilled(words), dutch: unfilled(dutch) }];
  });
}

const unfilled = (words: string): string => words.replaceAll(/\{\w+\}/g, '…');

/** Whether the Dutch has to stand beside these words. */
export function needsDutch(language: CompanionLanguage, key: Binding): boolean {
  const [area = ''] = key.split('.');
  const origin = originOf(language, area);
  return origin !== undefined && !origin.reviewed;
}

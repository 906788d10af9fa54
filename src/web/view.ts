import type { Catalog } from '../questions/catalog.ts';
import type { SchoolWords } from '../sets/school.ts';
import type { Theme } from '../sets/theme.ts';
import type { CompanionLanguage, Language } from '../words/language.ts';
import type { Say, SayCompanion } from '../words/text.ts';
import type { Recordings } from './recordings.ts';

export const themes = ['auto', 'licht', 'donker', 'contrast', 'rustig'] as const;
export const textSizes = ['100', '115', '130', '150'] as const;
export const spacings = ['gewoon', 'ruim'] as const;
export const fonts = ['atkinson', 'lexend', 'apparaat'] as const;
export const speeds = ['langzaam', 'gewoon', 'snel'] as const;
export const switched = ['aan', 'uit'] as const;

/** Everything about how pages show and sound that a reader can choose: the field, and what it can be (A13, U18, F120). */
export const lookChoices = {
  text: textSizes,
  spacing: spacings,
  font: fonts,
  pictures: switched,
  theme: themes,
  speed: speeds,
} as const;
export type Look = { [Field in keyof typeof lookChoices]: (typeof lookChoices)[Field][number] };

export const plainLook: Look = {
  text: '100',
  spacing: 'gewoon',
  font: 'atkinson',
  pictures: 'aan',
  theme: 'auto',
  speed: 'gewoon',
};

/** A look out of what was stored; what is not known (any more) is plain. */
export function lookOf(stored: Readonly<Record<string, string | undefined>>): Look {
  const one = <Value extends string>(values: readonly Value[], field: string, plain: Value): Value =>
    values.find((value) => value === stored[field]) ?? plain;
  return {
    text: one(textSizes, 'text', plainLook.text),
    spacing: one(spacings, 'spacing', plainLook.spacing),
    font: one(fonts, 'font', plainLook.font),
    pictures: one(switched, 'pictures', plainLook.pictures),
    theme: one(themes, 'theme', plainLook.theme),
    speed: one(speeds, 'speed', plainLook.speed),
  };
}

/** Who is signed in, as far as a page's frame shows it. */
export type Visitor =
  | { kind: 'nobody' }
  /** `pair`: who sits beside, while somebody does. */
  | { kind: 'owner'; name: string; sharedDevice: boolean; pair?: string | undefined }
  | { kind: 'staff'; name: string }
  | { kind: 'receiver' }
  | { kind: 'companion' };

/** What each page is given to draw itself with. Holds no answers. */
export type View = {
  language: Language;
  /** The language of pages for companions, who have more to choose from. */
  tongue: CompanionLanguage;
  t: Say;
  look: Look;
  /** The questions of this page's passport; where there is none, those of the method. */
  catalog: Catalog;
  /** The look and the words of the region of who is signed in. */
  theme?: Theme | undefined;
  /** What the own school says of itself, for a young person. */
  school?: SchoolWords | undefined;
  visitor: Visitor;
  /** Stands in every form: whose page this is. Empty when nobody is signed in. */
  mark: string;
  /** For an owner: what this browser seals with what is typed and not saved yet (decision 0019). */
  unsentKey?: string;
  /** The address of this page, path and query, to come back to after a switch of language. */
  address: string;
  /** Where the built styles and scripts are, by their hashed names. */
  assets: {
    style: string;
    /** Those that this page needs, as text, at a first visit: a slow line need not be gone over twice before anything is seen. */
    first?: (page: string) => string;
    script: string;
    /** What pages need on which files are sent or something is spoken. */
    voice?: string;
    /** What pages need on which a passkey is made or used. */
    passkeys?: string;
    locked?: string;
    /** The files of each letter that can be chosen, to be asked for along with the page. */
    fonts: Readonly<Partial<Record<Look['font'], readonly string[]>>>;
  };
  now: Date;
  /** Voices that people recorded, for pages of companions. */
  recordings?: Recordings | undefined;
  /** This is a practice school: every page says so (F111). */
  training?: boolean;
};

/** What parts are given that stand on pages of companions too: fewer words, in more languages. Every `View` is one. */
export type FrameView = Omit<View, 'language' | 't'> & { language: CompanionLanguage; t: SayCompanion };

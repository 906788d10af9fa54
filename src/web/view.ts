import type { Language } from '../words/language.ts';
import type { Say } from '../words/text.ts';

export const themes = ['auto', 'licht', 'donker', 'contrast', 'rustig'] as const;
export const textSizes = ['100', '115', '130', '150'] as const;
export const spacings = ['gewoon', 'ruim'] as const;
export type Look = {
  theme: (typeof themes)[number];
  text: (typeof textSizes)[number];
  spacing: (typeof spacings)[number];
};

export const plainLook: Look = { theme: 'auto', text: '100', spacing: 'gewoon' };

/** Who is signed in, as far as a page's frame shows it. */
export type Visitor =
  | { kind: 'nobody' }
  | { kind: 'owner'; name: string; sharedDevice: boolean }
  | { kind: 'staff'; name: string }
  | { kind: 'receiver' };

/** What each page is given to draw itself with. Holds no answers. */
export type View = {
  language: Language;
  t: Say;
  look: Look;
  visitor: Visitor;
  /** Stands in every form: whose page this is. Empty when nobody is signed in. */
  mark: string;
  /** The address of this page, path and query, to come back to after a switch of language. */
  address: string;
  /** Where the built styles and scripts are, by their hashed names. */
  assets: {
    style: string;
    /** The same styles as text, for a first visit: a slow line need not be gone over twice before anything is seen. */
    inlineStyle?: string;
    script: string;
    fonts: readonly string[];
  };
  now: Date;
};

import arCompanion from './ar/companion.json' with { type: 'json' };
import arFrame from './ar/frame.json' with { type: 'json' };
import arGuardian from './ar/guardian.json' with { type: 'json' };
import arHelper from './ar/helper.json' with { type: 'json' };
import { catalogs, type Key } from './catalogs.ts';
import type { CompanionLanguage } from './language.ts';
import type nlCompanion from './nl/companion.json';
import type nlGuardian from './nl/guardian.json';
import type nlHelper from './nl/helper.json';
import plCompanion from './pl/companion.json' with { type: 'json' };
import plFrame from './pl/frame.json' with { type: 'json' };
import plGuardian from './pl/guardian.json' with { type: 'json' };
import plHelper from './pl/helper.json' with { type: 'json' };
import tiCompanion from './ti/companion.json' with { type: 'json' };
import tiFrame from './ti/frame.json' with { type: 'json' };
import tiGuardian from './ti/guardian.json' with { type: 'json' };
import tiHelper from './ti/helper.json' with { type: 'json' };
import trCompanion from './tr/companion.json' with { type: 'json' };
import trFrame from './tr/frame.json' with { type: 'json' };
import trGuardian from './tr/guardian.json' with { type: 'json' };
import trHelper from './tr/helper.json' with { type: 'json' };
import ukCompanion from './uk/companion.json' with { type: 'json' };
import ukFrame from './uk/frame.json' with { type: 'json' };
import ukGuardian from './uk/guardian.json' with { type: 'json' };
import ukHelper from './uk/helper.json' with { type: 'json' };

/** Words of other areas that stand around the pages of companions too: a language of theirs has these in its `frame.json`. */
export const frameKeys = [
  'common.product',
  'common.back',
  'common.language',
  'common.to-content',
  'common.fault',
  'common.not-required',
  'common.summary-title',
  'common.more',
  'common.print',
  'common.training',
  'hall.to-start',
  'hall.way-in',
  'hall.not-there',
  'hall.not-there-what',
  'hall.signed-out',
  'hall.signed-out-what',
  'hall.too-many',
  'hall.too-many-what',
  'hall.malformed',
  'hall.malformed-what',
  'hall.unavailable',
  'hall.unavailable-what',
  'hall.you-typed',
  'hall.you-typed-hint',
] as const satisfies readonly Key[];

export type CompanionKey =
  | keyof typeof nlCompanion
  | keyof typeof nlGuardian
  | keyof typeof nlHelper
  | (typeof frameKeys)[number];

/** A word that a language of companions lacks does not compile (L5); one that it has too many fails a test. */
export const companionCatalogs: Record<CompanionLanguage, Readonly<Record<CompanionKey, string>>> = {
  ...catalogs,
  ar: { ...arFrame, ...arCompanion, ...arGuardian, ...arHelper },
  pl: { ...plFrame, ...plCompanion, ...plGuardian, ...plHelper },
  ti: { ...tiFrame, ...tiCompanion, ...tiGuardian, ...tiHelper },
  tr: { ...trFrame, ...trCompanion, ...trGuardian, ...trHelper },
  uk: { ...ukFrame, ...ukCompanion, ...ukGuardian, ...ukHelper },
};

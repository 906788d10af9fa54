import enCommon from './en/common.json' with { type: 'json' };
import nlCommon from './nl/common.json' with { type: 'json' };
import type { Language } from './language.ts';

/**
 * One file per part of the product and language. The Dutch files decide which keys there are; a key that another
 * language lacks does not compile (L5), and one that it has too many fails a test.
 */
const nl = { ...nlCommon };
export type Key = keyof typeof nl;

const en: Record<Key, string> = { ...enCommon };

export const catalogs: Record<Language, Readonly<Record<Key, string>>> = { nl, en };

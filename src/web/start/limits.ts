import type { Language } from '../../words/language.ts';
import known from './known-limits.json' with { type: 'json' };

/**
 * What is not yet as accessible as it has to be, in this version (A23): in the words of the page, with the reason. Those with `axe` are
 * what the journeys let through; nothing else is. A language that lacks its words does not compile (L5).
 */
export type Limit = {
  words: Record<Language, string>;
  reason: string;
  axe?: { rule: string; selector: string };
};

export const limitsOf: { version: string; limits: readonly Limit[] } = known;

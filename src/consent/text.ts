import { createHash } from 'node:crypto';
import type { CompanionLanguage } from '../words/language.ts';
import { needsDutch } from '../words/origins.ts';
import { companionText, text } from '../words/text.ts';

/** What a guardian agrees to, line by line. Another word in it makes another version: a test holds the two together (U44). */
export const consentLines = [
  'guardian.text-1',
  'guardian.text-2',
  'guardian.text-3',
  'guardian.text-4',
  'guardian.text-5',
] as const;
export const consentVersion = '2026-1';
/** On paper there is no code: there it is taken back at school. */
export const paperVersion = `${consentVersion}-papier`;
export const paperLines = [...consentLines.slice(0, 4), 'consent.paper-back'] as const;

/** The text as somebody had it before them: the own language, and the Dutch that counts where no person reviewed the translation (L7). */
export type ConsentText = {
  version: string;
  language: CompanionLanguage;
  /** With the name filled in, to read and to keep. */
  words: string;
  /** Of what was shown, with `…` for the name: the same for everybody who read the same. */
  hash: Buffer;
};

export function consentText(language: CompanionLanguage, name: string): ConsentText {
  const shown = textIn(language, name);
  return { version: consentVersion, language, words: shown, hash: hashOf(textIn(language, '…')) };
}

/** The Dutch of the paper, because that is what counts. */
export function paperText(name: string): ConsentText {
  const say = (called: string): string =>
    paperLines.map((key) => text('nl', key, { name: called })).join('\n');
  return { version: paperVersion, language: 'nl', words: say(name), hash: hashOf(say('…'), paperVersion) };
}

function textIn(language: CompanionLanguage, name: string): string {
  const say = (one: CompanionLanguage): string[] =>
    consentLines.map((key) => companionText(one, key, { name }));
  const beside = consentLines.some((key) => needsDutch(language, key)) ? say('nl') : [];
  return [...say(language), ...beside].join('\n');
}

const hashOf = (words: string, version: string = consentVersion): Buffer =>
  createHash('sha256').update(`${version}\n${words}`).digest();

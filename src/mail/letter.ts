import type { Key } from '../words/catalogs.ts';
import { type CompanionLanguage, readLanguage, sourceLanguage } from '../words/language.ts';
import { companionText, showDay, text } from '../words/text.ts';
import { layOut, type Sender, type Written } from './lay-out.ts';

/** What the house writes about. Nothing in a letter says who the reader is, and nothing in it can be pressed (C1). */
export type Letter =
  | { kind: 'sign-in-code'; code: string }
  /** To a young person: to come in with, and to confirm a new own address. */
  | { kind: 'own-code'; code: string }
  | { kind: 'own-address'; code: string }
  /** To a young person: something was done that goes far. */
  | { kind: 'own-note'; about: OwnNote }
  /** To the address that is not the own address any more. */
  | { kind: 'address-gone' }
  /** To somebody at work: another way in was set, or a recovery code was used. */
  | { kind: 'staff-factor' }
  | { kind: 'staff-recovered' }
  /** Somebody at work was given a role: where to sign in. */
  | { kind: 'welcome'; address: string; sender?: Sender | undefined }
  /** To the admin of a region, who wants to see whether mail works (C8). */
  | { kind: 'trial' }
  /** An unused passport goes on this day, unless its owner comes by. */
  | { kind: 'unused'; day: string }
  /** To a young person: a share ends after this day; an agreement on support is a year old. */
  | { kind: 'share-ends'; day: string }
  | { kind: 'agreement-check' }
  /** To a young person: is there a place after the summer; how does it go after some months (F63, F64). */
  | { kind: 'summer' }
  | { kind: 'check-in' }
  /** To somebody at work: a young person asks for help. */
  | { kind: 'help-asked' }
  /** Somebody got a share: the page's address, to open or to copy. The code goes another way (C19). */
  | { kind: 'share'; address: string }
  /** Somebody was asked something: the page's address, to open or to copy. GET there changes nothing (C1). */
  | { kind: 'question'; address: string; reminder: boolean };

/** What was done: extra protected answers were shared, everything was taken along, the passport was deleted, a way in was changed. */
export const ownNotes = ['needs', 'export', 'deleted', 'ways', 'rescue', 'glass'] as const;
export type OwnNote = (typeof ownNotes)[number];

/** That the passport is gone: the one letter to a young person that outlives it. */
export const isLast = (letter: Letter): boolean => letter.kind === 'own-note' && letter.about === 'deleted';

/** A letter with its address. `until`: after this it is of no use, and is not sent any more. */
export type Addressed = { to: string; language: CompanionLanguage; until: string; letter: Letter };

/** A letter of at most 80 words in the language of its reader. */
export function write({ to, language: wanted, until, letter }: Addressed): Written {
  if (letter.kind === 'question') {
    const { subject, lines } = asking(wanted, until, letter);
    return layOut(to, wanted, subject, lines);
  }
  const language = readLanguage(wanted) ?? sourceLanguage;
  const { subject: about, body } = letter.kind === 'own-note' ? noteOf(letter) : contents[letter.kind];
  const subject = text(language, about);
  const code = 'code' in letter ? letter.code : undefined;
  const given = code ?? ('address' in letter ? letter.address : '');
  const values = 'day' in letter ? { day: showDay(language, new Date(letter.day)) } : undefined;
  const lines = [
    text(language, toWork.has(letter.kind) ? 'letters.hello' : 'letters.hello-you'),
    ...body.map((key) => (key === 'code' ? given : text(language, key, values))),
    text(language, 'letters.greeting'),
  ];
  const sender = 'sender' in letter ? letter.sender : undefined;
  return { ...layOut(to, language, subject, lines, code), ...(sender && { sender }) };
}

/** Letters to somebody at work, or to whom a young person chose. */
const toWork: ReadonlySet<Letter['kind']> = new Set([
  'sign-in-code',
  'staff-factor',
  'staff-recovered',
  'welcome',
  'trial',
  'help-asked',
  'share',
]);

/** In the language of the companion, who may have one that nothing else of the house speaks (L10). */
function asking(
  language: CompanionLanguage,
  until: string,
  { address, reminder }: Extract<Letter, { kind: 'question' }>,
): { subject: string; lines: readonly string[] } {
  const day = showDay(language, new Date(until));
  return {
    subject: companionText(language, 'companion.letter-subject'),
    lines: [
      ...(reminder ? [companionText(language, 'companion.letter-again')] : []),
      companionText(language, 'companion.letter-what'),
      address,
      companionText(language, 'companion.letter-until', { day }),
      companionText(language, 'companion.letter-not-you'),
      companionText(language, 'common.product'),
    ],
  };
}

/** What stands in each: `code` is where the code or the address comes. */
const contents: Record<
  Exclude<Letter['kind'], 'question' | 'own-note'>,
  { subject: Key; body: readonly (Key | 'code')[] }
> = {
  'sign-in-code': {
    subject: 'letters.sign-in-subject',
    body: ['letters.sign-in-code', 'code', 'letters.sign-in-where', 'letters.sign-in-not-you'],
  },
  'own-code': {
    subject: 'letters.own-subject',
    body: ['letters.own-code', 'code', 'letters.own-where', 'letters.own-not-you'],
  },
  'own-address': {
    subject: 'letters.address-subject',
    body: ['letters.address-code', 'code', 'letters.own-where', 'letters.address-not-you'],
  },
  'address-gone': {
    subject: 'letters.gone-subject',
    body: ['letters.gone-what', 'letters.gone-not-you'],
  },
  'staff-factor': {
    subject: 'factor.letter-subject',
    body: ['factor.letter-set', 'factor.letter-not-you'],
  },
  'staff-recovered': {
    subject: 'factor.letter-subject',
    body: ['factor.letter-recovered', 'factor.letter-not-you'],
  },
  welcome: {
    subject: 'letters.welcome-subject',
    body: ['letters.welcome-what', 'code', 'letters.welcome-how', 'letters.welcome-not-you'],
  },
  share: {
    subject: 'letters.shared-subject',
    body: ['letters.shared-what', 'code', 'letters.shared-code', 'letters.shared-not-you'],
  },
  trial: { subject: 'letters.trial-subject', body: ['letters.trial-what', 'letters.trial-do'] },
  'share-ends': { subject: 'letters.share-subject', body: ['letters.share-ends', 'letters.share-see'] },
  'agreement-check': {
    subject: 'letters.share-subject',
    body: ['letters.agreement-check', 'letters.share-see'],
  },
  summer: {
    subject: 'letters.summer-subject',
    body: ['letters.summer-what', 'letters.summer-do', 'letters.summer-stop'],
  },
  'check-in': {
    subject: 'letters.check-in-subject',
    body: ['letters.check-in-what', 'letters.check-in-do', 'letters.check-in-stop'],
  },
  'help-asked': { subject: 'letters.help-subject', body: ['letters.help-asked', 'letters.help-see'] },
  unused: { subject: 'letters.unused-subject', body: ['letters.unused-what', 'letters.unused-do'] },
};

const noteOf = ({ about }: { about: OwnNote }): { subject: Key; body: readonly Key[] } => ({
  subject: 'own.letter-subject',
  body: [`own.letter-${about}`, afterNote[about] ?? 'own.letter-not-you'],
});

const afterNote: Partial<Record<OwnNote, Key>> = {
  deleted: 'own.letter-deleted-what',
  rescue: 'own.letter-rescue-what',
  glass: 'own.letter-glass-what',
};

/** The sender's address as a calendar names it: out of `Paspoort voor Succes <paspoort@school.example>`. */
export function addressIn(from: string): string {
  const [, address = from.trim()] = /<([^<>]+)>/.exec(from) ?? [];
  return `mailto:${address}`;
}

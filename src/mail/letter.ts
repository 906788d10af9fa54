import type { Language } from '../words/language.ts';
import { text } from '../words/text.ts';

/** What the house writes about. Nothing in a letter says who the reader is, and nothing in it can be pressed (C1). */
export type Letter = { kind: 'sign-in-code'; code: string };

/** A letter with its address. `until`: after this it is of no use, and is not sent any more. */
export type Addressed = { to: string; language: Language; until: string; letter: Letter };

/** As it leaves: the same words as plain text and as simple HTML, without pictures, links or anything from elsewhere. */
export type Written = { to: string; subject: string; text: string; html: string };

/** A letter of at most 80 words in the language of its reader. */
export function write({ to, language, letter }: Addressed): Written {
  const subject = text(language, 'letters.sign-in-subject');
  const lines = [
    text(language, 'letters.hello'),
    text(language, 'letters.sign-in-code'),
    letter.code,
    text(language, 'letters.sign-in-where'),
    text(language, 'letters.sign-in-not-you'),
    text(language, 'letters.greeting'),
  ];
  const paragraphs = lines.map((line) => (line === letter.code ? large(line) : `<p>${asHtml(line)}</p>`));
  return {
    to,
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${asHtml(subject)}</title></head><body>${paragraphs.join('')}</body></html>`,
  };
}

const large = (code: string): string => `<p><b><big><big><tt>${asHtml(code)}</tt></big></big></b></p>`;

/** Words as they stand in HTML. */
function asHtml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

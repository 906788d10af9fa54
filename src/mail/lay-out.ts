import { type CompanionLanguage, languageNames } from '../words/language.ts';

/** As it leaves: the same words as plain text and as simple HTML, without pictures, links or anything from elsewhere. */
export type Written = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Who at work it comes from: the name stands before the sender's address, and an answer goes to them (C7). */
  sender?: Sender;
  /** An appointment that goes along, for calendar programs (RFC 5545); `cancel` takes it out again. */
  calendar?: { method: 'publish' | 'cancel'; file: string };
};

/** Somebody at work, by name and where; never a young person. */
export type Sender = { name: string; at: string; mail: string };

/** Lines as a letter; the one that is `code` stands large. */
export function layOut(
  to: string,
  language: CompanionLanguage,
  subject: string,
  lines: readonly string[],
  code?: string,
): Written {
  const { direction } = languageNames[language];
  const paragraphs = lines.map((line, at) =>
    line === code ? large(line) : paragraph(line, at === lines.length - 1),
  );
  return {
    to,
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!DOCTYPE html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${asHtml(subject)}</title></head><body style="${page}"><div style="${sheet}">${paragraphs.join('')}</div></body></html>`,
  };
}

/** Styles stand in the letter itself: mail programs throw anything else away. No colours, so that a dark mail program keeps it readable. */
const page =
  'margin:0;padding:24px;font-family:Verdana,Arial,sans-serif;font-size:17px;line-height:1.5;text-align:start';
const sheet = 'max-width:34em;margin:0 auto';
const paragraph = (line: string, last: boolean): string =>
  last
    ? `<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid"><b>${asHtml(line)}</b></p>`
    : `<p style="margin:0 0 16px;overflow-wrap:anywhere">${asHtml(line)}</p>`;
const large = (code: string): string =>
  `<p style="margin:0 0 16px"><b dir="ltr" style="display:inline-block;padding:10px 16px;border:2px solid;border-radius:8px;font-family:Consolas,monospace;font-size:28px;letter-spacing:2px">${asHtml(code)}</b></p>`;

/** Words as they stand in HTML. */
function asHtml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * What was typed, fit to keep: one way of writing accents (NFC), plain line ends, no control signs, no half characters, no
 * space around it. Longer than twice what is allowed is cut, so that a broken client cannot fill the store; up to there
 * nothing typed is lost and `checkAnswer` says what is too long.
 */
export function cleanText(typed: string, max: number): string {
  return cut(plain(typed, max).replace(/\r\n?/g, '\n').trim(), max);
}

/** `cleanText` for a field of one line. */
export function cleanLine(typed: string, max: number): string {
  return cut(plain(typed, max).replace(/\s+/g, ' ').trim(), max);
}

/** How long a reader finds it: characters, not code units. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Control signs but for tab and line ends, and the signs that turn the direction of a line around unseen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** Far too long is cut before any work is done on it. */
function plain(typed: string, max: number): string {
  return typed
    .slice(0, max * 8)
    .toWellFormed()
    .replace(unseen, '')
    .normalize('NFC');
}

function cut(text: string, max: number): string {
  return lengthOf(text) > max * 2
    ? [...text]
        .slice(0, max * 2)
        .join('')
        .trim()
    : text;
}

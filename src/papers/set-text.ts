import type { CompanionLanguage } from '../words/language.ts';
import { languageOf } from '../words/script.ts';
import { chunksOf } from './room.ts';

/** A text as the press takes it: line by line, with places where a very long word may be broken. `lang`: when it is another than the paper's (L3). */
export type SetText = { lines: string[]; rtl: boolean; lang?: CompanionLanguage };

/** Where a word may be broken without a hyphen. */
const mayBreak = '\u200b';

/**
 * Makes any text one that can be printed: no control signs, and signs that none of our letters has replaced by `instead`. PDF/UA allows no
 * empty boxes. `covers` says whether some letter has a code point.
 */
export function setText(
  text: string,
  covers: (point: number) => boolean,
  instead: string,
  page?: CompanionLanguage,
): SetText {
  const lines = text.normalize('NFC').split(/\r\n?|\n/);
  const lang = languageOf(text, page);
  return {
    ...(lang && { lang }),
    rtl: /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text),
    lines: lines.map((line) =>
      line
        .replaceAll(/[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu, ' ')
        .replaceAll(/[^ -~]+/gu, (signs) => {
          const known = Array.from(signs, (sign) => (printable(sign, covers) ? sign : lost)).join('');
          return known.replaceAll(/\uFFFF+/g, instead);
        })
        .split(/(\s+)/)
        .map((word) => chunksOf(word).join(mayBreak))
        .join(''),
    ),
  };
}

/** Never a sign of a text: stands for what has no letter, until a run of them is said in one word. */
const lost = '\uFFFF';

/** Signs without a shape (joiners, selectors of a variant) need no letter. */
function printable(sign: string, covers: (point: number) => boolean): boolean {
  return /\p{Default_Ignorable_Code_Point}/u.test(sign) || covers(sign.codePointAt(0) ?? 0);
}

/** Dutch with accents and two fifths longer, as some languages are (L6): to see whether pages hold. Nobody is ever offered it. */
export function pseudo(text: string): string {
  const accented = [...text].map((sign) => accents[sign] ?? sign).join('');
  const missing = Math.ceil(text.length * 1.4) - accented.length;
  return accented + (missing > 0 && /\p{L}/u.test(text) ? stretch.slice(0, missing) : '');
}

const accents: Readonly<Record<string, string>> = {
  ...{ a: 'áà', e: 'éè', i: 'í', o: 'óô', u: 'ú', A: 'Å', E: 'É', I: 'Î', O: 'Ö', U: 'Ü' },
  ...{ c: 'ç', n: 'ñ', s: 'š', y: 'ý', z: 'ž', g: 'ğ', S: 'Š', C: 'Ç', N: 'Ñ', Z: 'Ž' },
};
/** Words of ordinary lengths, so that lines break as lines do. */
const stretch = ' ðé lážý ßèér ğåát ñóg èéñ kéér óvér ðé žèé'.repeat(40);

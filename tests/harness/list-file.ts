/** A list as a school's system makes it, of made-up names: `broken` rows spread among `count`, each broken in one of seven ways. */
export function listFile(count: number, broken: number): string {
  const first = ['Noor', 'Sam', 'Zoë', 'Daan', 'Amira', 'Mees', 'Çelik', 'Jip', 'Lotte', 'Oleh'];
  const last = ['Bakker', 'Visser', 'Smit', 'Mulder', 'Hassan', 'Yılmaz', 'Peters', 'Kok'];
  const every = broken === 0 ? Number.POSITIVE_INFINITY : Math.floor(count / broken);
  const rows = Array.from({ length: count }, (_, at) => {
    const row = [
      String(100_000 + at),
      first[at % first.length] ?? '',
      at % 5 === 0 ? 'van der' : '',
      last[at % last.length] ?? '',
      `${1 + (Math.floor(at / 25) % 4)}${'ABCDEFGHIJKLMNO'[Math.floor(at / 100)]}`,
      '12-3-2012',
    ];
    const nth = (at + 1) % every === 0 ? (at + 1) / every : 0;
    if (nth === 0 || nth > broken) return row;
    const [number = '', ...rest] = row;
    const ways: readonly (readonly string[])[] = [
      ['', ...rest],
      [number, '', '', '', row[4] ?? '', ''],
      [number, 'Noor', '', 'Bakker', '', ''],
      ['100000', ...rest],
      ['nr. ?', ...rest],
      [number, '=1+1', '', '', row[4] ?? '', ''],
      [number, 'Noor', '', 'Bakker', '---', ''],
    ];
    return ways[nth % ways.length] ?? row;
  });
  const head = ['Stamnummer', 'Roepnaam', 'Tussenvoegsel', 'Achternaam', 'Klas', 'Geboortedatum'];
  return [head, ...rows].map((row) => row.join(';')).join('\r\n');
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from './read.ts';
import { writeTable } from './write.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellsOf = (file: Uint8Array) => {
  const table = readTable(file);
  return typeof table === 'string' ? table : [table.heads, ...table.rows.map(({ cells }) => cells)];
};

describe('a table out of a file', () => {
  it.each([';', ',', '\t'])('is found by its separator, quoted or not (%j)', (sign) => {
    const file = `naam${sign}klas\r\n"De ""Vries""${sign} Jo"${sign}3B\n"twee\nregels"${sign}\r`;
    expect(cellsOf(bytes(file))).toEqual([
      ['naam', 'klas'],
      [`De "Vries"${sign} Jo`, '3B'],
      ['twee\nregels', ''],
    ]);
  });

  it('reads UTF-8 with and without a mark, UTF-16, and what Windows made of it', () => {
    const text = 'naam;klas\nZoë Çelik;3B\n';
    const wide = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))]);
    const old = Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
    for (const file of [bytes(text), bytes(`\ufeff${text}`), wide, old])
      expect(cellsOf(file)).toEqual([
        ['naam', 'klas'],
        ['Zoë Çelik', '3B'],
      ]);
    expect(cellsOf(Uint8Array.from([...bytes('naam;klas\nJo'), 0x80, ...bytes(';3B')]))).toEqual([
      ['naam', 'klas'],
      ['Jo€', '3B'],
    ]);
  });

  it('counts rows as a spreadsheet does, empty ones too', () => {
    const table = readTable(bytes('naam;klas\n\n;\nJo;3B\n'));
    expect(typeof table === 'string' ? table : table.rows).toEqual([{ row: 4, cells: ['Jo', '3B'] }]);
  });

  it('says what a file is that is no table', () => {
    expect(readTable(bytes(''))).toBe('empty');
    expect(readTable(bytes('\n \n'))).toBe('empty');
    expect(readTable(bytes('PK\u0003\u0004 a zip'))).toBe('spreadsheet');
    expect(readTable(Uint8Array.from([1, 2, 0, 4]))).toBe('binary');
    expect(readTable(bytes('naam;klas\n"Jo;3B\n'))).toBe('unclosed');
    expect(readTable(bytes(`naam\n${'x\n'.repeat(20_001)}`))).toBe('too-many');
  });

  it('gives back what was written, whatever stands in it, and no cell that begins a formula', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((one) => one.replace(/\p{Cc}/gu, '\n').trim());
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    const plain = (words: string): string => (/^[=+\-@]/.test(words) ? `'${words}` : words);
    fc.assert(
      fc.property(rows, (some) => {
        const all = [['a', 'b', 'c'], ...some];
        const told = all.filter((row) => row.some((one) => one !== '')).map((row) => row.map(plain));
        expect(cellsOf(bytes(writeTable(all)))).toEqual(told);
      }),
      { numRuns: 200 },
    );
    for (const evil of ['=1+1', '+31', '-2', '@SUM(A1)', '\tx', '\r=1'])
      expect(writeTable([[evil]])).toMatch(/^"?'/);
  });

  it('never fails on anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        readTable(file);
      }),
      { numRuns: 300 },
    );
  });
});

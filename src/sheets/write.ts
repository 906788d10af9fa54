/** Rows as CSV with semicolons, that a spreadsheet opens as a table; a cell that would start a formula is made plain text. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

const cell = (words: string): string => {
  const plain = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[";,\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

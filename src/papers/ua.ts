/**
 * Says in a finished PDF what it is: PDF/UA-1 in its metadata, and that its title is to be shown (ISO 14289-1, 5 and 7.1). The press in
 * WebAssembly cannot be told to (decision 0028); these two are all that differs from what its native twin writes under PDF/UA-1, which the
 * tests compare. As an incremental update (ISO 32000-1, 7.5.6): what was there stays byte for byte. Throws when the file is not as expected.
 */
export function sayUa(pdf: Uint8Array): Uint8Array {
  const before = Buffer.from(pdf);
  const file = before.toString('latin1');
  const end = file.slice(file.lastIndexOf('\ntrailer'));
  const table = file.slice(Number(found(end, /startxref\s+(\d+)/)));
  const root = found(end, /\/Root (\d+) 0 R/);
  const catalog = objectOf(file, table, root);
  const metadata = found(catalog, /\/Metadata (\d+) 0 R/);
  const objects = [
    { number: metadata, body: withUa(objectOf(file, table, metadata)) },
    { number: root, body: withTitle(catalog) },
  ];
  let added = '';
  let entries = 'xref\n';
  for (const { number, body } of objects) {
    const at = String(before.length + added.length).padStart(10, '0');
    entries += `${number} 1\n${at} 00000 n \n`;
    added += `${number} 0 obj\n${body}endobj\n`;
  }
  const kept = `/Size ${found(end, /\/Size (\d+)/)} /Root ${root} 0 R /Info ${found(end, /\/Info (\d+)/)} 0 R`;
  const trailer = `trailer\n<< ${kept} /ID ${found(end, /\/ID (\[[^\]]*\])/)} /Prev ${found(end, /startxref\s+(\d+)/)} >>\n`;
  const last = `startxref\n${before.length + added.length}\n%%EOF\n`;
  return Buffer.concat([before, Buffer.from(added + entries + trailer + last, 'latin1')]);
}

const about = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>';

/** Read by its length and not to its end: a title can hold the word for that. */
function withUa(metadata: string): string {
  const begin = metadata.indexOf('stream\n') + 'stream\n'.length;
  const xmp = metadata.slice(begin, begin + Number(found(metadata.slice(0, begin), /\/Length (\d+)/)));
  const close = xmp.lastIndexOf('</rdf:Description>');
  if (close < 0) throw new Error('no metadata in the PDF');
  const whole = xmp.slice(0, close) + about + xmp.slice(close);
  return `<< /Length ${whole.length} /Type /Metadata /Subtype /XML >>\nstream\n${whole}\nendstream\n`;
}

function withTitle(object: string): string {
  const catalog = object.slice(0, object.indexOf('endobj'));
  const told = catalog.replace('/ViewerPreferences <<', '/ViewerPreferences << /DisplayDocTitle true');
  if (told === catalog) throw new Error('no preferences in the PDF');
  return told;
}

/** The file from the inside of an object on, found by the file's own table and not by its looks: somebody's words could look like one. */
function objectOf(file: string, table: string, number: string): string {
  const [head = ''] = /^xref\n0 \d+\n/.exec(table) ?? [];
  const at = head.length + 20 * Number(number);
  const begin = Number(table.slice(at, at + 10));
  const open = `${number} 0 obj\n`;
  if (head === '' || !file.startsWith(open, begin)) throw new Error('an object of the PDF is not there');
  return file.slice(begin + open.length);
}

function found(text: string, pattern: RegExp): string {
  const value = pattern.exec(text)?.[1];
  if (value === undefined) throw new Error('the PDF ends in a way that is not known');
  return value;
}

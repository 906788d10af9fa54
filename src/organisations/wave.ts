import type { GroupId } from '../base/id.ts';

/** A new mentor as somebody pasted it: a line of a list. */
export type WaveRow = {
  line: number;
  name: string;
  mail: string;
  groups: readonly GroupId[];
  groupNames: readonly string[];
};
export type WaveIssue = { line: number; kind: 'parts' | 'name' | 'mail' | 'group' | 'double'; what: string };
export type Wave = { rows: readonly WaveRow[]; issues: readonly WaveIssue[] };

export const mostInWave = 120;

/**
 * "mevrouw De Groot; degroot@school.example; 3B, 4A" a line, or the three columns of a spreadsheet: name, address, classes (F49). The sign between them may be `;` or
 * a tab.
 */
export function readWave(text: string, groups: readonly { id: GroupId; name: string }[]): Wave {
  const known = new Map(groups.map(({ id, name }) => [plain(name), { id, name }]));
  const rows: WaveRow[] = [];
  const issues: WaveIssue[] = [];
  const seen = new Set<string>();
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(/[;\t]/).map((cell) => cell.trim().replace(/\s+/g, ' '));
    const [name = '', mail = '', ...classes] = cells;
    const names = classes
      .flatMap((cell) => cell.split(/[,/]/))
      .map((one) => one.trim())
      .filter(Boolean);
    const unknown = names.filter((one) => !known.has(plain(one)));
    const add = (kind: WaveIssue['kind'], what: string) => issues.push({ line: at + 1, kind, what });
    if (cells.length < 3 || names.length === 0) add('parts', '');
    else if (name === '' || name.length > 120) add('name', '');
    else if (!isMail(mail)) add('mail', mail);
    else if (unknown.length > 0) add('group', unknown.join(', '));
    else if (seen.has(mail.toLowerCase())) add('double', mail);
    else {
      seen.add(mail.toLowerCase());
      const found = names.flatMap((one) => known.get(plain(one)) ?? []);
      rows.push({
        line: at + 1,
        name,
        mail,
        groups: found.map(({ id }) => id),
        groupNames: found.map((one) => one.name),
      });
    }
  }
  return { rows, issues };
}

/** Whether it can be an address: what a mail server says of it shows later. */
export const isMail = (mail: string): boolean =>
  mail.length <= 254 && /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(mail);

const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, '');

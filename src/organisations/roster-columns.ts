import type { NoTable, Table } from '../sheets/read.ts';

/** One pupil as a school's system has them. Nothing else of a file is read (AVG art. 5: no more than is needed). */
export type RosterRow = { row: number; number: string; first: string; last: string; group: string };

export const rowIssueKinds = [
  ...['no-number', 'no-name', 'no-group', 'double', 'odd-number', 'odd-name', 'odd-group'],
  ...['more-groups', 'unknown-user', 'unknown-class'],
] as const;

/** What is the matter with one row. `other`: the row that has the same number. `file`: in which one of several it stands. */
export type RowIssue = {
  row: number;
  file?: string | undefined;
  kind: (typeof rowIssueKinds)[number];
  other?: number | undefined;
  /** As far as they could be read: who is meant stays where they are. */
  number: string;
  group: string;
};

/** Who teaches a class as its mentor, as the school's system has them. `mail` is empty when it has none. */
export type ListedMentor = { name: string; mail: string; groups: readonly string[] };

/** `mentors`: only OneRoster has them; they become mentors by another press. */
export type Roster = {
  rows: readonly RosterRow[];
  issues: readonly RowIssue[];
  mentors?: readonly ListedMentor[] | undefined;
};
export type Field = 'number' | 'name' | 'group';
/** Why a file is no list of pupils. `heads`: what stands above its columns. */
export type NoRoster =
  | { kind: NoTable | 'too-large' | 'no-rows' | 'only-changes' }
  | { kind: 'no-file'; missing: readonly string[] }
  | { kind: 'other-school'; schools: readonly string[] }
  | { kind: 'no-column'; missing: readonly Field[]; heads: readonly string[] }
  | { kind: 'forbidden'; head: string };

export const largestRoster = 2 * 1024 * 1024;
export const mostLines = 5_000;

/**
 * Names of columns, without signs and capitals, the likeliest first: as Magister and SOMtoday call them in their exports, and OneRoster 1.1 and 1.2 (users.csv with the
 * class beside it; its whole bundle is read by oneroster.ts).
 */
const known = {
  number: [
    'stamnummer',
    'leerlingnummer',
    'leerlingnr',
    'stamnr',
    'llnr',
    'identifier',
    'sourcedid',
    'nummer',
  ],
  first: ['roepnaam', 'preferredgivenname', 'preferredfirstname', 'voornaam', 'givenname'],
  prefix: ['tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'voorvoegsels', 'familynameprefix'],
  last: ['achternaam', 'geslachtsnaam', 'preferredfamilyname', 'familyname'],
  whole: ['naam', 'leerling', 'volledigenaam', 'naamleerling'],
  group: [
    'klas',
    'stamklas',
    'stamgroep',
    'basisgroep',
    'klasnaam',
    'groep',
    'classtitle',
    'class',
    'classcode',
  ],
  role: ['role'],
} as const;

/** Numbers of persons that a school may not give us and we may not have (no BSN, no ECK iD). */
const forbidden = ['bsn', 'burgerservicenummer', 'onderwijsnummer', 'persoonsgebondennummer', 'pgn', 'eckid'];

/** The pupils in a table, and what is the matter with rows that name nobody. */
export function readRoster(table: Table): Roster | NoRoster {
  const heads = table.heads.map(plain);
  const barred = heads.findIndex((head) => forbidden.includes(head));
  if (barred >= 0) return { kind: 'forbidden', head: table.heads[barred] ?? '' };
  const at = (field: keyof typeof known): number =>
    known[field].map((name) => heads.indexOf(name)).find((place) => place >= 0) ?? -1;
  const columns = {
    ...{ number: at('number'), first: at('first'), prefix: at('prefix'), last: at('last') },
    ...{ whole: at('whole'), group: at('group'), role: at('role') },
  };
  const missing: Field[] = [
    ...(columns.number < 0 ? ['number' as const] : []),
    ...(Math.max(columns.first, columns.last, columns.whole) < 0 ? ['name' as const] : []),
    ...(columns.group < 0 ? ['group' as const] : []),
  ];
  if (missing.length > 0) return { kind: 'no-column', missing, heads: table.heads.slice(0, 12) };
  if (table.rows.length === 0) return { kind: 'no-rows' };
  if (table.rows.length > mostLines) return { kind: 'too-many' };
  return judgeRows(
    table.rows
      .filter(({ cells }) => columns.role < 0 || /^(student|leerling|)$/i.test(cells[columns.role] ?? ''))
      .map(({ row, cells }) => {
        const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? '').replace(/\s+/g, ' '));
        const last = [cell(columns.prefix), cell(columns.last)].filter(Boolean).join(' ');
        const first = cell(columns.first);
        const named =
          first === '' && last === '' ? { first: cell(columns.whole), last: '' } : { first, last };
        return { row, number: cell(columns.number), ...named, group: cell(columns.group) };
      }),
  );
}

/** Who can be read, and of the others why not. */
export function judgeRows(all: readonly RosterRow[]): Roster {
  const rows: RosterRow[] = [];
  const issues: RowIssue[] = [];
  const seen = new Map<string, number>();
  for (const one of all) {
    const other = seen.get(one.number);
    const kind = issueIn(one) ?? (other === undefined ? undefined : 'double');
    const { row, number, group } = one;
    if (kind === undefined) {
      seen.set(number, row);
      rows.push(one);
    } else issues.push({ row, kind, number, group, ...(kind === 'double' && { other }) });
  }
  return { rows, issues };
}

function issueIn({ number, first, last, group }: RosterRow): RowIssue['kind'] | undefined {
  const name = `${first} ${last}`.trim();
  if (number === '') return 'no-number';
  if (!/^[\p{L}\d._/-]{1,40}$/u.test(number)) return 'odd-number';
  if (name === '') return 'no-name';
  if (name.length > 80 || !/\p{L}/u.test(name) || /[\p{Cc}\ufffd<>=]/u.test(name)) return 'odd-name';
  if (group === '') return 'no-group';
  if (group.length > 30 || !/[\p{L}\d]/u.test(group) || /[\p{Cc}\ufffd<>=]/u.test(group)) return 'odd-group';
  return undefined;
}

const plain = (head: string): string =>
  head
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

import type { Table } from '../sheets/read.ts';
import type { OrganisationKind } from './tree.ts';

/** One line of DUO's or RIO's open downloads: a location of a vo school, an mbo, or a part of one. Nobody is in it. */
export type RegisterRow = {
  brin: string;
  /** BRIN with the number of the location; of a part of an mbo its own number in RIO; of an mbo there is none. */
  location?: string | undefined;
  name: string;
  place: string;
  municipalityCode: string;
  municipality: string;
};

export const registerIssueKinds = ['no-code', 'odd-code', 'no-name', 'no-municipality', 'double'] as const;

/** What is the matter with one line. `what`: as far as it could be read; whom it may mean stays. `other`: the line with the same number. */
export type RegisterIssue = {
  row: number;
  kind: (typeof registerIssueKinds)[number];
  what: RegisterRow;
  other?: number | undefined;
};
export type RegisterKind = Extract<OrganisationKind, 'school' | 'mbo' | 'domain'>;
export type Register = {
  kind: RegisterKind;
  rows: readonly RegisterRow[];
  issues: readonly RegisterIssue[];
};

/**
 * Names of columns without signs and capitals. DUO calls them so in "Alle vestigingen vo" and "Adressen instellingen mbo" (before and since 2024); RIO's open downloads ("RIO nfo, po, vo,
 * vavo, mbo en ho") write them with underscores.
 */
const known = {
  brin: ['instellingscode', 'brinnummer', 'oiecode', 'brin'],
  location: ['vestigingscode', 'vestigingsnummer'],
  locationName: ['vestigingsnaam'],
  name: ['instellingsnaam', 'volledigenaam', 'naamvolledig', 'naam'],
  place: ['plaatsnaam', 'naamplaatsvest', 'plaats'],
  municipalityCode: ['gemeentenummer', 'gemeentecode'],
  municipality: ['gemeentenaam', 'gemeente'],
  mbo: ['mboinstellingssoortcode', 'mboinstellingssoortnaam', 'mboinstellingssoort'],
  provider: ['onderwijsaanbiederid', 'onderwijsaanbiedercode'],
  end: ['einddatum', 'einddatumperiode', 'uitbedrijfdatum'],
} as const;
type Field = keyof typeof known;

type Row = { row: number; get: (field: Field) => string };
type Sheet = { has: (field: Field) => boolean; rows: readonly Row[] };

/**
 * What these tables hold together, one register a kind; `undefined` when there is none among them. Schools and mbo's stand in a table each. The parts of mbo's (their domains) stand in two of
 * RIO's: `onderwijsaanbieders` has the names, `relaties_onderwijsaanbieders_onderwijsinstellingserkenningen` says of which mbo they are; of one of the two without the other it is `half`. What ended
 * before `today` (2026-11-26) is left out.
 */
export function readRegisters(tables: readonly Table[], today: string): Register[] | 'half' | undefined {
  const sheets = tables.map(sheetOf);
  const isOver = ({ get }: Row): boolean => get('end') !== '' && get('end').slice(0, 10) < today;
  const providers = sheets.filter((one) => one.has('provider') && !one.has('place'));
  const relations = providers.filter((one) => one.has('brin'));
  const named = providers.filter((one) => !one.has('brin') && one.has('name'));
  if (relations.length > 0 !== named.length > 0) return 'half';
  const plain = sheets.filter((one) => isList(one));
  const read = (kind: RegisterKind, some: readonly Row[], row: ReadRow): Register[] =>
    some.length === 0
      ? []
      : [
          {
            kind,
            ...judge(
              some.filter((one) => !isOver(one)),
              row,
            ),
          },
        ];
  const rowsOf = (some: readonly Sheet[]) => some.flatMap(({ rows }) => rows);
  const mbos = plain.filter((one) => one.has('mbo'));
  const names = new Map(rowsOf(named).map(({ get }) => [get('provider'), get('name')]));
  const registers = [
    ...read('school', rowsOf(plain.filter((one) => !one.has('mbo'))), schoolRow),
    ...read('mbo', rowsOf(mbos), mboRow),
    ...read('domain', once(rowsOf(relations).filter((one) => !isOver(one))), (row) => domainRow(row, names)),
  ];
  return registers.length === 0 ? undefined : registers;
}

/** A relation that ended and began again stands there twice. */
const once = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [`${row.get('provider')} ${row.get('brin')}`, row])).values(),
];

function sheetOf({ heads, rows }: Table): Sheet {
  const plain = heads.map((head) =>
    head
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  );
  const at = (field: Field): number =>
    known[field].map((name) => plain.indexOf(name)).find((place) => place >= 0) ?? -1;
  return {
    has: (field) => at(field) >= 0,
    rows: rows.map(({ row, cells }) => ({
      row,
      get: (field) => (cells[at(field)] ?? '').replace(/\s+/g, ' '),
    })),
  };
}

/** A list of schools or of mbo's. */
const isList = ({ has }: Sheet): boolean =>
  has('place') &&
  has('municipality') &&
  (has('mbo') ? has('brin') && has('name') : has('location') && (has('locationName') || has('name')));

type ReadRow = (row: Row) => RegisterRow;

const placed = ({ get }: Row) => ({
  place: inWords(get('place')),
  municipalityCode: get('municipalityCode').padStart(4, '0'),
  municipality: get('municipality'),
});

function schoolRow(row: Row): RegisterRow {
  const number = row.get('location').toUpperCase();
  const brin = row.get('brin').toUpperCase() || number.slice(0, 4);
  const location = number.startsWith(brin) ? number : `${brin}${number.padStart(2, '0')}`;
  return {
    ...{ brin, name: (row.get('locationName') || row.get('name')).slice(0, 120), ...placed(row) },
    location: /^[0-9A-Z]{6,12}$/.test(location) ? location : undefined,
  };
}

const mboRow = (row: Row): RegisterRow => ({
  ...{ brin: row.get('brin').toUpperCase(), name: row.get('name').slice(0, 120), ...placed(row) },
});

/** The register knows no place of it: it is where its mbo is. */
function domainRow({ get }: Row, names: ReadonlyMap<string, string>): RegisterRow {
  const location = get('provider').toUpperCase();
  return {
    ...{ brin: get('brin').toUpperCase(), location, name: (names.get(get('provider')) ?? '').slice(0, 120) },
    ...{ place: '', municipalityCode: '', municipality: 'RIO' },
  };
}

function judge(rows: readonly Row[], read: ReadRow): Pick<Register, 'rows' | 'issues'> {
  const good: RegisterRow[] = [];
  const issues: RegisterIssue[] = [];
  const seen = new Map<string, number>();
  for (const one of rows) {
    const row = read(one);
    const code = row.location ?? row.brin;
    const other = seen.get(code);
    const kind = issueIn(row) ?? (other === undefined ? undefined : 'double');
    if (kind === undefined) {
      seen.set(code, one.row);
      good.push(row);
    } else issues.push({ row: one.row, kind, what: row, ...(kind === 'double' && { other }) });
  }
  return { rows: good, issues };
}

function issueIn({
  brin,
  name,
  municipality,
  municipalityCode,
}: RegisterRow): RegisterIssue['kind'] | undefined {
  if (brin === '') return 'no-code';
  if (!/^[0-9A-Z]{4}$/.test(brin)) return 'odd-code';
  if (name === '') return 'no-name';
  return municipality === '' && /^0*$/.test(municipalityCode) ? 'no-municipality' : undefined;
}

/** DUO writes places in capitals. */
const inWords = (place: string): string =>
  place === place.toUpperCase()
    ? place
        .toLowerCase()
        .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
        .replace(/^Ij/, 'IJ')
    : place;

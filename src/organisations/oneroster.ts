import type { Bundle } from '../sheets/bundle.ts';
import type { Table } from '../sheets/read.ts';
import {
  judgeRows,
  type ListedMentor,
  mostLines,
  type NoRoster,
  type Roster,
  type RosterRow,
  type RowIssue,
} from './roster-columns.ts';

const needed = ['orgs.csv', 'classes.csv', 'users.csv', 'enrollments.csv'] as const;
/** What is read of a bundle; nothing else of it is unpacked. 1.2 has the roles apart. */
const bundleFiles: readonly string[] = ['manifest.csv', ...needed, 'roles.csv'];
export const inBundle = (name: string): boolean => bundleFiles.includes(name);

/** The school that reads it: known by its official number, or by its name. `today` as 2026-11-26. */
export type Reader = { name: string; code: string | null; today: string };

/**
 * Groups, pupils and mentors out of a OneRoster 1.1 or 1.2 bundle (1EdTech, "OneRoster CSV tables"): who is enrolled in which class of this school. A class is a homeroom
 * (`classType`); of a school that has none, each pupil is in one class. What is to be deleted or over is left out. A bundle that holds only what changed (`delta`) says nothing of
 * who left, and is refused.
 */
export function readOneRoster(bundle: Bundle, reader: Reader): Roster | NoRoster {
  const modes = (file: string): string | undefined =>
    rowsOf(bundle.get('manifest.csv'))
      .find(({ get }) => get('propertyName') === `file.${file}`)
      ?.get('value');
  if (needed.some((name) => modes(name.replace('.csv', '')) === 'delta')) return { kind: 'only-changes' };
  const missing = needed.filter((name) => !bundle.has(name));
  if (missing.length > 0) return { kind: 'no-file', missing };
  const users = rowsOf(bundle.get('users.csv')).filter(isActive);
  const barred = users.find(({ get }) => /\b(eck-?id|bsn|pgn)\b/i.test(get('userIds')));
  if (barred !== undefined) return { kind: 'forbidden', head: 'userIds' };
  const school = schoolIn(bundle, reader);
  if (typeof school !== 'string') return school;
  const classes = classesOf(bundle, school);
  const enrolled = enrolments(bundle, classes, reader.today);
  const roles = rolesIn(bundle);
  const known = new Map(users.map((user) => [user.get('sourcedId'), user]));
  const listed = users.filter(
    (user) =>
      isPupil(user, roles) && (enrolled.young.has(user.get('sourcedId')) || isOf(user, school, roles)),
  );
  if (listed.length === 0 && enrolled.young.size === 0) return { kind: 'no-rows' };
  if (listed.length > mostLines) return { kind: 'too-many' };
  const several: RowIssue[] = [];
  const rows = listed.flatMap((user): RosterRow[] => {
    const groups = [...(enrolled.young.get(user.get('sourcedId')) ?? [])];
    const row = { ...pupilOf(user), group: groups.length === 1 ? (groups[0] ?? '') : '' };
    if (groups.length < 2) return [row];
    several.push({
      ...{ row: row.row, number: row.number, group: '' },
      kind: 'more-groups',
      file: 'users.csv',
    });
    return [];
  });
  const judged = judgeRows(rows);
  const issues = [
    ...[...judged.issues.map((issue) => ({ ...issue, file: 'users.csv' })), ...several].sort(
      (a, b) => a.row - b.row,
    ),
    ...strangers(enrolled.all, known, classes.all),
  ];
  return { rows: judged.rows, issues, mentors: mentorsOf(enrolled.teachers, known) };
}

type Row = { row: number; get: (column: string) => string };
type Named = { name: string; isOurs: boolean };

/** Rows by the names of their columns, whatever capitals those have. */
function rowsOf(table: Table | undefined): Row[] {
  if (table === undefined) return [];
  const at = new Map(table.heads.map((head, place) => [head.toLowerCase(), place]));
  return table.rows.map(({ row, cells }) => ({
    row,
    get: (column) => (cells[at.get(column.toLowerCase()) ?? -1] ?? '').replace(/\s+/g, ' ').trim(),
  }));
}

const isActive = ({ get }: Row): boolean => get('status').toLowerCase() !== 'tobedeleted';
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** Which organisation of the bundle reads it: the one that it has, or the one of this number or name. */
function schoolIn(bundle: Bundle, { name, code }: Reader): string | NoRoster {
  const all = rowsOf(bundle.get('orgs.csv')).filter(isActive);
  const named = all.filter(({ get }) => /^(school|department)$/i.test(get('type')));
  const schools = named.length > 0 ? named : all;
  const own = (sign: string): boolean => code !== null && sign.toUpperCase() === code.toUpperCase();
  const found =
    schools.find(({ get }) => own(get('identifier')) || own(get('sourcedId'))) ??
    schools.find(({ get }) => plain(get('name')) === plain(name)) ??
    (schools.length === 1 ? schools[0] : undefined);
  return (
    found?.get('sourcedId') ?? {
      kind: 'other-school',
      schools: schools.slice(0, 8).map(({ get }) => get('name')),
    }
  );
}

type Classes = { all: ReadonlyMap<string, Named>; homerooms: boolean };

/** Every class of the bundle; those of this school that a young person can be in are `isOurs`. */
function classesOf(bundle: Bundle, school: string): Classes {
  const rows = rowsOf(bundle.get('classes.csv')).filter(isActive);
  const here = rows.filter(({ get }) => get('schoolSourcedId') === school);
  const isHomeroom = ({ get }: Row): boolean => get('classType').toLowerCase() === 'homeroom';
  const homerooms = here.some(isHomeroom);
  const ours = new Set(homerooms ? here.filter(isHomeroom) : here);
  return {
    homerooms,
    all: new Map(
      rows.map((row) => [
        row.get('sourcedId'),
        { name: row.get('title') || row.get('classCode'), isOurs: ours.has(row) },
      ]),
    ),
  };
}

/** By user: names of classes. A teacher of a homeroom is its mentor; without homerooms the one who is `primary`. */
function enrolments(bundle: Bundle, { all: classes, homerooms }: Classes, today: string) {
  const all = rowsOf(bundle.get('enrollments.csv')).filter(isActive);
  const [young, teachers] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const { get } of all) {
    const named = classes.get(get('classSourcedId'));
    const end = get('endDate').slice(0, 10);
    if (named?.isOurs !== true || (end !== '' && end < today)) continue;
    const role = get('role').toLowerCase();
    const mentors = role === 'teacher' && (homerooms || get('primary').toLowerCase() === 'true');
    const by = role === 'student' ? young : mentors ? teachers : undefined;
    const user = get('userSourcedId');
    by?.set(user, (by.get(user) ?? new Set()).add(named.name));
  }
  return { all, young, teachers };
}

/** 1.2: role and organisation by user; `undefined` for 1.1, where they stand with the user. */
function rolesIn(bundle: Bundle): ReadonlyMap<string, readonly Row[]> | undefined {
  if (!bundle.has('roles.csv')) return undefined;
  return Map.groupBy(rowsOf(bundle.get('roles.csv')).filter(isActive), ({ get }) => get('userSourcedId'));
}

type Roles = ReturnType<typeof rolesIn>;

function isPupil({ get }: Row, roles: Roles): boolean {
  if (roles === undefined) return get('role').toLowerCase() === 'student';
  return (roles.get(get('sourcedId')) ?? []).some((one) => one.get('role').toLowerCase() === 'student');
}

function isOf({ get }: Row, school: string, roles: Roles): boolean {
  if (roles === undefined)
    return get('orgSourcedIds')
      .split(',')
      .some((org) => org.trim() === school);
  return (roles.get(get('sourcedId')) ?? []).some((one) => one.get('orgSourcedId') === school);
}

function pupilOf({ row, get }: Row): Omit<RosterRow, 'group'> {
  const first = get('preferredGivenName') || get('preferredFirstName') || get('givenName');
  const last = [
    get('familyNamePrefix'),
    get('preferredFamilyName') || get('preferredLastName') || get('familyName'),
  ];
  return { row, number: get('identifier') || get('sourcedId'), first, last: last.filter(Boolean).join(' ') };
}

function mentorsOf(
  teachers: ReadonlyMap<string, ReadonlySet<string>>,
  known: ReadonlyMap<string, Row>,
): ListedMentor[] {
  return [...teachers].flatMap(([user, groups]) => {
    const row = known.get(user);
    if (row === undefined) return [];
    const { first, last } = pupilOf(row);
    return [{ name: `${first} ${last}`.trim(), mail: row.get('email'), groups: [...groups].sort() }];
  });
}

/** Enrolments of who or what stands in no other file. */
function strangers(
  all: readonly Row[],
  users: ReadonlyMap<string, Row>,
  classes: ReadonlyMap<string, Named>,
): RowIssue[] {
  return all
    .filter(({ get }) => /^(student|teacher)$/i.test(get('role')))
    .flatMap(({ row, get }): RowIssue[] => {
      const group = classes.get(get('classSourcedId'));
      const about = { row, file: 'enrollments.csv', number: '', group: group?.name ?? '' };
      if (group === undefined) return [{ ...about, kind: 'unknown-class' }];
      return group.isOurs && !users.has(get('userSourcedId')) ? [{ ...about, kind: 'unknown-user' }] : [];
    });
}

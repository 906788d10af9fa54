import { strToU8, zipSync } from 'fflate';

/** A pupil as a bundle has one; `classes` by title. */
export type BundlePupil = {
  id: string;
  number?: string;
  first: string;
  last: string;
  classes: readonly string[];
};
export type BundleTeacher = { id: string; name: string; mail: string; classes: readonly string[] };

export type BundleSetup = {
  version: '1.1' | '1.2';
  pupils: readonly BundlePupil[];
  teachers?: readonly BundleTeacher[];
  /** More lessons than homerooms: each pupil is in all of these too. */
  lessons?: readonly string[];
  school?: string;
  /** Other text in place of these files, or none. */
  instead?: Readonly<Record<string, string | undefined>>;
};

const csv = (...rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n');

/** A OneRoster bundle as a school's system makes it: all files that rostering asks for, UTF-8, one zip. Made-up people. */
export function oneRoster(setup: BundleSetup): Uint8Array {
  const { version, pupils, teachers = [], lessons = [], school = 'De Proefschool' } = setup;
  const titles = [...new Set([...pupils, ...teachers].flatMap(({ classes }) => classes))];
  const file = (name: string): string => `file.${name}`;
  const files: Record<string, string | undefined> = {
    'manifest.csv': csv(
      ...[
        ['propertyName', 'value'],
        ['manifest.version', '1.0'],
        ['oneroster.version', version],
      ],
      ...['academicSessions', 'classes', 'courses', 'enrollments', 'orgs', 'users'].map((name) => [
        file(name),
        'bulk',
      ]),
      ...['categories', 'demographics', 'lineItems', 'results'].map((name) => [file(name), 'absent']),
    ),
    'orgs.csv': csv(
      ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
      ['o0', 'active', '', 'Stichting Proef', 'district', '', ''],
      ['o1', 'active', '', school, 'school', '99PS', 'o0'],
      ['o2', 'active', '', 'Een Andere School', 'school', '99AN', 'o0'],
    ),
    'academicSessions.csv': csv(['sourcedId', 'title'], ['t1', '2026-2027']),
    'courses.csv': csv(['sourcedId', 'title'], ['c1', 'Mentoruur']),
    'classes.csv': csv(
      [
        'sourcedId',
        'status',
        'dateLastModified',
        'title',
        'courseSourcedId',
        'classCode',
        'classType',
        'schoolSourcedId',
        'termSourcedIds',
      ],
      ...titles.map((title) => [`k-${title}`, '', '', title, 'c1', title, 'homeroom', 'o1', 't1']),
      ...lessons.map((title) => [`k-${title}`, '', '', title, 'c1', title, 'scheduled', 'o1', 't1']),
      ['k-ver', '', '', '1Z', 'c1', '1Z', 'homeroom', 'o2', 't1'],
    ),
    'users.csv':
      version === '1.1'
        ? csv(
            [
              'sourcedId',
              'status',
              'dateLastModified',
              'enabledUser',
              'orgSourcedIds',
              'role',
              'username',
              'userIds',
              'givenName',
              'familyName',
              'middleName',
              'identifier',
              'email',
            ],
            ...pupils.map(({ id, number = '', first, last }) => [
              id,
              'active',
              '',
              'true',
              'o1',
              'student',
              id,
              '',
              first,
              last,
              '',
              number,
              '',
            ]),
            ...teachers.map(({ id, name, mail }) => [
              id,
              'active',
              '',
              'true',
              'o1,o2',
              'teacher',
              id,
              '',
              '',
              name,
              '',
              '',
              mail,
            ]),
            ['weg', 'tobedeleted', '', 'true', 'o1', 'student', 'weg', '', 'Weg', 'Gegaan', '', '1', ''],
            ['ver', 'active', '', 'true', 'o2', 'student', 'ver', '', 'Ver', 'Weg', '', '2', ''],
          )
        : csv(
            [
              'sourcedId',
              'status',
              'dateLastModified',
              'enabledUser',
              'username',
              'userIds',
              'givenName',
              'familyName',
              'middleName',
              'identifier',
              'email',
              'preferredGivenName',
            ],
            ...pupils.map(({ id, number = '', first, last }) => [
              id,
              '',
              '',
              'true',
              id,
              '',
              `${first} Voluit`,
              last,
              '',
              number,
              '',
              first,
            ]),
            ...teachers.map(({ id, name, mail }) => [id, '', '', 'true', id, '', '', name, '', '', mail, '']),
          ),
    'roles.csv':
      version === '1.1'
        ? undefined
        : csv(
            [
              'sourcedId',
              'status',
              'dateLastModified',
              'userSourcedId',
              'roleType',
              'role',
              'beginDate',
              'endDate',
              'orgSourcedId',
            ],
            ...pupils.map(({ id }) => [`r-${id}`, '', '', id, 'primary', 'student', '', '', 'o1']),
            ...teachers.map(({ id }) => [`r-${id}`, '', '', id, 'primary', 'teacher', '', '', 'o1']),
          ),
    'enrollments.csv': csv(
      [
        'sourcedId',
        'status',
        'dateLastModified',
        'classSourcedId',
        'schoolSourcedId',
        'userSourcedId',
        'role',
        'primary',
        'beginDate',
        'endDate',
      ],
      ...pupils.flatMap(({ id, classes }) =>
        [...classes, ...lessons].map((title) => [
          `e-${id}-${title}`,
          '',
          '',
          `k-${title}`,
          'o1',
          id,
          'student',
          '',
          '',
          '',
        ]),
      ),
      ...teachers.flatMap(({ id, classes }) =>
        classes.map((title) => [
          `e-${id}-${title}`,
          '',
          '',
          `k-${title}`,
          'o1',
          id,
          'teacher',
          'true',
          '',
          '',
        ]),
      ),
    ),
    ...setup.instead,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [[name, strToU8(text)]])),
    ),
  );
}

/** 1,500 pupils in sixty classes with twelve lessons each, the mentors of those classes, and twenty rows that cannot be read. */
export function largeBundle(): Uint8Array {
  const first = ['Noor', 'Sam', 'Zoë', 'Daan', 'Amira', 'Mees', 'Çelik', 'Jip', 'Lotte', 'Oleh'];
  const last = ['Bakker', 'van der Visser', 'Smit', 'Mulder', 'Hassan', 'Yılmaz', 'Peters', 'Kok'];
  const titleOf = (at: number): string =>
    `${1 + (Math.floor(at / 25) % 4)}${'ABCDEFGHIJKLMNO'[Math.floor(at / 100)]}`;
  const broken = (at: number): boolean => at % 75 === 74;
  const pupils = Array.from({ length: 1_500 }, (_, at): BundlePupil => {
    const whole = {
      id: `u${at}`,
      number: String(100_000 + at),
      first: first[at % 10] ?? '',
      last: last[at % 8] ?? '',
      classes: [titleOf(at)],
    };
    if (!broken(at)) return whole;
    const ways: readonly Partial<BundlePupil>[] = [
      { first: '', last: '' },
      { classes: [] },
      { classes: [titleOf(at), '4O'] },
      { number: '100000' },
      { first: '=1+1' },
    ];
    return { ...whole, ...ways[Math.floor(at / 75) % ways.length] };
  });
  const titles = [...new Set(pupils.flatMap(({ classes }) => classes))];
  const teachers = titles.map((title, at) => ({
    id: `d${at}`,
    name: `mevrouw Docent ${title}`,
    mail: `docent${at}@proefschool.example`,
    classes: [title],
  }));
  const lessons = [
    'Nederlands',
    'Engels',
    'Wiskunde',
    'Biologie',
    'Gym',
    'Muziek',
    'Techniek',
    'Frans',
    'Duits',
    'Kunst',
    'Natuur',
    'Mens',
  ];
  return oneRoster({ version: '1.1', pupils, teachers, lessons });
}

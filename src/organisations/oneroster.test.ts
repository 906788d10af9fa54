import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type BundleSetup, largeBundle, oneRoster } from '../../tests/harness/one-roster.ts';
import { readBundle } from '../sheets/bundle.ts';
import { inBundle, type Reader, readOneRoster } from './oneroster.ts';

const reader: Reader = { name: 'de proefschool', code: null, today: '2026-11-26' };
const read = (bytes: Uint8Array, by = reader) => {
  const bundle = readBundle(bytes, inBundle);
  if (typeof bundle === 'string') throw new Error(bundle);
  return readOneRoster(bundle, by);
};
const noor = { id: 'u1', number: '101', first: 'Noor', last: 'de Bakker', classes: ['3B'] };
const sam = { id: 'u2', number: '102', first: 'Sam', last: 'Visser', classes: ['3C'] };
const groot = { id: 'd1', name: 'mevrouw De Groot', mail: 'degroot@proefschool.example', classes: ['3B'] };
const setup: BundleSetup = { version: '1.1', pupils: [noor, sam], teachers: [groot], lessons: ['Engels'] };

describe('a OneRoster bundle (F50)', () => {
  it.each(['1.1', '1.2'] as const)(
    'of version %s gives groups, pupils and mentors of this school alone',
    (version) => {
      expect(read(oneRoster({ ...setup, version }))).toEqual({
        rows: [
          { row: 2, number: '101', first: 'Noor', last: 'de Bakker', group: '3B' },
          { row: 3, number: '102', first: 'Sam', last: 'Visser', group: '3C' },
        ],
        issues: [],
        mentors: [{ name: 'mevrouw De Groot', mail: 'degroot@proefschool.example', groups: ['3B'] }],
      });
    },
  );

  it('of a school without homerooms takes the one class that each pupil is in', () => {
    const told =
      'sourcedId,status,title,classCode,classType,schoolSourcedId\nk-3B,,3B,3B,scheduled,o1\nk-3C,,,3C,scheduled,o1';
    const files = { ...setup, lessons: [] };
    const found = read(oneRoster({ ...files, instead: { 'classes.csv': told } }));
    expect(found).toMatchObject({ rows: [{ group: '3B' }, { group: '3C' }], mentors: [{ groups: ['3B'] }] });
  });

  it('says of each row what is the matter, and in which file', () => {
    const two = { ...sam, classes: ['3B', '3C'] };
    const none = { id: 'u3', first: 'Jip', last: 'Kok', classes: [] };
    const enrollments =
      'classSourcedId,userSourcedId,role,endDate\nk-3B,u1,student,\nk-3B,nobody,student,\nk-9,u1,student,\nk-3B,u2,student,\nk-3C,u2,student,\nk-3B,u3,student,2026-09-01';
    const found = read(
      oneRoster({ ...setup, pupils: [noor, two, none], instead: { 'enrollments.csv': enrollments } }),
    );
    expect('issues' in found && found.issues.map(({ file, row, kind }) => `${file} ${row} ${kind}`)).toEqual([
      'users.csv 3 more-groups',
      'users.csv 4 no-group',
      'enrollments.csv 3 unknown-user',
      'enrollments.csv 4 unknown-class',
    ]);
  });

  it('is refused whole when it is of another school, lacks a file, holds changes alone or a number that we may not have', () => {
    expect(read(oneRoster(setup), { ...reader, name: 'Nergens' })).toEqual({
      kind: 'other-school',
      schools: ['De Proefschool', 'Een Andere School'],
    });
    expect(read(oneRoster(setup), { ...reader, name: 'Nergens', code: '99PS' })).toHaveProperty('rows');
    expect(read(oneRoster({ ...setup, instead: { 'enrollments.csv': undefined } }))).toEqual({
      kind: 'no-file',
      missing: ['enrollments.csv'],
    });
    const manifest = 'propertyName,value\noneroster.version,1.1\nfile.users,delta';
    expect(read(oneRoster({ ...setup, instead: { 'manifest.csv': manifest } }))).toEqual({
      kind: 'only-changes',
    });
    const users = 'sourcedId,role,orgSourcedIds,givenName,userIds\nu1,student,o1,Noor,{ECK-iD:https://x}';
    expect(read(oneRoster({ ...setup, instead: { 'users.csv': users } }))).toEqual({
      kind: 'forbidden',
      head: 'userIds',
    });
  });

  it('of 1,500 pupils in all their lessons names the 20 that cannot be read', () => {
    const found = read(largeBundle());
    if ('kind' in found) throw new Error(found.kind);
    expect([found.rows.length, found.issues.length, found.mentors?.length]).toEqual([1_480, 20, 60]);
    expect(new Set(found.issues.map(({ kind }) => kind)).size).toBe(5);
  });
});

describe('a zip', () => {
  it('that is a spreadsheet, nothing of ours, or no zip at all, says so', () => {
    const of = (files: Record<string, string>) =>
      readBundle(
        zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
        inBundle,
      );
    expect(of({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' })).toBe('spreadsheet');
    expect(of({ 'foto.txt': 'x' })).toBe('binary');
    expect(of({ 'users.csv': 'a\n"b' })).toBe('unclosed');
    expect(readBundle(strToU8('PK\u0003\u0004 and then nothing that fits'), inBundle)).toBe('spreadsheet');
  });

  it('that unpacks to more than fits is refused', () => {
    const zip = zipSync({ 'users.csv': new Uint8Array(16 * 1024 * 1024).fill(97) }, { level: 1 });
    expect(zip.length).toBeLessThan(200_000);
    expect(readBundle(zip, inBundle, 1024 * 1024)).toBe('too-large');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { join } from '../../tests/harness/school.ts';
import { type StaffActor, visitor } from '../access/actor.ts';
import type { GroupId } from '../base/id.ts';
import { enrol } from '../identity/enrol.ts';
import { findPlace } from '../identity/find-place.ts';
import { findSession } from '../identity/session.ts';
import { startPassport } from '../identity/start.ts';
import { readBoard } from '../insight/board.ts';
import { readSchool } from '../insight/school.ts';
import { readGroups } from './groups.ts';
import { openLesson } from './lesson.ts';
import { readSchoolList } from './list.ts';
import { previewList, readList, takeList } from './roster.ts';
import { listYears, yearToMake } from './turn.ts';

let house: FreshHouse;
let dean: StaffActor;
let mentor: StaffActor;
let group: GroupId;
const file = (...rows: string[]): Uint8Array =>
  new TextEncoder().encode(['Stamnummer;Roepnaam;Achternaam;Klas', ...rows].join('\n'));
beforeAll(async () => {
  house = await freshHouse();
  house.setClock('2027-06-10T09:00:00Z');
  const role = (mail: string, name: 'dean' | 'mentor', groups?: string[]) => ({
    ...{ name: mail, mail: `${mail}@jaar.example` },
    roles: [{ role: name, ...(groups && { groups }) }],
  });
  await enrol(house, {
    region: 'Jaar',
    organisations: [
      {
        ...{ kind: 'school', name: 'Een' },
        groups: [{ name: '3B', schoolYear: '2026-2027' }],
        staff: [role('dean', 'dean'), role('mentor', 'mentor', ['3B'])],
      },
    ],
  });
  dean = await signInStaff(house, 'dean@jaar.example', 'dean');
  mentor = await signInStaff(house, 'mentor@jaar.example', 'mentor');
  const [first] = await readGroups(mentor, house);
  if (first === undefined) throw new Error('no class');
  group = first.id;
});
afterAll(() => house.drop());

async function take(list: Uint8Array, year?: string) {
  expect(await readList(dean, house, dean.organisation, list, year)).toBeUndefined();
  const preview = await previewList(dean, house, dean.organisation);
  const taken = await takeList(dean, house, dean.organisation, preview?.mark ?? '');
  expect(taken.kind).toBe('done');
  return preview;
}
const onBoard = async () =>
  (await readBoard(mentor, house, group)).members.map(({ called }) => called).sort();
const listed = async (of: GroupId) =>
  (await readSchoolList(dean, house, of))?.lines.map(({ first }) => first).sort();
const classNamed = async (name: string, year: string) =>
  (await readSchool(dean, house)).classes.find((one) => one.name === name && one.year === year);

describe('which years a list can be for', () => {
  it('from May to July it is this one or the next, by the clock on the wall; at any other time this one', () => {
    const years = (at: string) => listYears(new Date(at)).join(' ');
    expect(years('2027-04-30T21:59:00Z')).toBe('2026-2027');
    expect(years('2027-04-30T22:01:00Z')).toBe('2026-2027 2027-2028');
    expect(years('2027-07-31T21:59:00Z')).toBe('2026-2027 2027-2028');
    expect(years('2027-07-31T22:01:00Z')).toBe('2027-2028');
    expect(yearToMake(new Date('2027-07-31T23:00:00Z'))).toBe('2027-2028');
    expect(years('2027-12-31T23:30:00Z')).toBe('2027-2028');
  });
});

describe('a list that is read in June for the year to come (F50)', () => {
  it('makes classes of that year and takes nobody out of the class of now', async () => {
    await take(file('1;Noor;Bakker;3B', '2;Sam;Visser;3B'));
    const code = (await readSchoolList(mentor, house, group))?.lines.find(
      ({ first }) => first === 'Noor',
    )?.code;
    const found = await findPlace(visitor, house, code ?? '');
    if (found === undefined) throw new Error('no start card');
    const lesson = { startCode: found.startCode, group: found.group };
    const { token } = await startPassport(house, {
      called: 'Noor',
      device: 'own',
      language: 'nl',
      look: {},
      lesson,
    });
    expect((await findSession(house, token))?.actor.kind).toBe('owner');
    const { code: board } = await openLesson(mentor, house, group);
    await join(house, board, 'Jip');
    expect(await onBoard()).toEqual(['Jip', 'Noor']);

    const preview = await take(file('1;Noor;Bakker;4B', '2;Sam;Visser;4C', '3;Fenna;Oost;3B'), '2027-2028');
    expect(preview).toMatchObject({ year: '2027-2028', plan: { newGroups: ['3B', '4B', '4C'], leaves: [] } });
    expect(await onBoard()).toEqual(['Jip', 'Noor']);
    const next = await classNamed('3B', '2027-2028');
    expect(next?.id).not.toBe(group);
    expect(await listed(next?.id ?? group)).toEqual(['Fenna']);
    expect(await classNamed('4B', '2027-2028')).toMatchObject({ listed: 1, begun: 1 });
  });

  it('corrected in July, it takes off the new class alone who is on the list no more', async () => {
    house.setClock('2027-07-05T09:00:00Z');
    const preview = await take(file('2;Sam;Visser;4B', '3;Fenna;Oost;3B'), '2027-2028');
    expect(preview?.plan.moves).toMatchObject([{ from: { groupName: '4C' }, to: { group: '4B' } }]);
    expect(preview?.plan.leaves).toMatchObject([{ first: 'Noor' }]);
    expect(await onBoard()).toEqual(['Jip', 'Noor']);
  });

  it('is for no other year, and without a year it is for the one that is on', async () => {
    for (const year of ['2025-2026', '2028-2029', 'x'])
      await expect(readList(dean, house, dean.organisation, file('1;A;B;3B'), year)).rejects.toMatchObject({
        kind: 'malformed',
      });
    await readList(dean, house, dean.organisation, file('9;Tijn;Boer;3B'));
    expect((await previewList(dean, house, dean.organisation))?.year).toBe('2026-2027');
  });

  it('one that waits over the first of August stays for its year; one for the old year is gone', async () => {
    house.setClock('2027-07-31T21:30:00Z');
    dean = await signInStaff(house, 'dean@jaar.example', 'dean');
    await readList(dean, house, dean.organisation, file('8;Nieuw;Kind;1A'), '2027-2028');
    house.setClock('2027-07-31T22:30:00Z');
    const waiting = await previewList(dean, house, dean.organisation);
    expect(waiting?.year).toBe('2027-2028');
    expect((await takeList(dean, house, dean.organisation, waiting?.mark ?? '')).kind).toBe('done');

    house.setClock('2027-07-31T21:30:00Z');
    await readList(dean, house, dean.organisation, file('7;Oud;Kind;3B'), '2026-2027');
    house.setClock('2027-07-31T22:30:00Z');
    expect(await previewList(dean, house, dean.organisation)).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { type OwnerActor, type StaffActor, visitor } from '../access/actor.ts';
import { newId } from '../base/id.ts';
import { enrol } from '../identity/enrol.ts';
import { findLesson } from '../identity/find-lesson.ts';
import { findPlace } from '../identity/find-place.ts';
import { findSession } from '../identity/session.ts';
import { joinGroup, startPassport } from '../identity/start.ts';
import { readBoard } from '../insight/board.ts';
import { keepTerms } from '../retention/terms.ts';
import { readGroups } from './groups.ts';
import { openLesson } from './lesson.ts';
import { readSchoolList, renewStartCard } from './list.ts';
import { previewList, readList, takeList } from './roster.ts';

let house: FreshHouse;
let dean: StaffActor;
let mentor: StaffActor;
beforeAll(async () => {
  house = await freshHouse();
  house.setClock('2026-11-23T09:00:00Z');
  const groups = ['3B', '3C', 'Lob'].map((name) => ({ name, schoolYear: '2026-2027' }));
  const staff = [
    { name: 'D', mail: 'dean@gaat.example', roles: [{ role: 'dean' as const }] },
    {
      name: 'M',
      mail: 'mentor@gaat.example',
      roles: [{ role: 'mentor' as const, groups: ['3B', '3C', 'Lob'] }],
    },
  ];
  await enrol(house, {
    region: 'Gaat',
    organisations: [{ kind: 'school', name: 'Een', groups, staff }],
  });
  dean = await signInStaff(house, 'dean@gaat.example', 'dean');
  mentor = await signInStaff(house, 'mentor@gaat.example', 'mentor');
});
afterAll(() => house.drop());

async function take(...rows: string[]): Promise<void> {
  const text = ['Leerlingnummer;Roepnaam;Achternaam;Stamgroep', ...rows].join('\n');
  const { organisation } = dean;
  expect(await readList(dean, house, organisation, new TextEncoder().encode(text))).toBeUndefined();
  const mark = (await previewList(dean, house, organisation))?.mark ?? '';
  expect((await takeList(dean, house, organisation, mark)).kind).toBe('done');
}
const groupNamed = async (name: string) =>
  (await readGroups(mentor, house)).find((group) => group.name === name)?.id ?? newId();
const board = async (name: string) =>
  (await readBoard(mentor, house, await groupNamed(name))).members.map(({ called }) => called);
const line = async (group: string, first: string) =>
  (await readSchoolList(mentor, house, await groupNamed(group)))?.lines.find((one) => one.first === first);

async function begin(group: string, first: string, called = first): Promise<OwnerActor> {
  const found = await findPlace(visitor, house, (await line(group, first))?.code ?? '');
  if (found === undefined) throw new Error('no place under this card');
  const { token } = await startPassport(house, {
    ...{ called, device: 'own' as const, language: 'nl', look: {} },
    lesson: { startCode: found.startCode, group: found.group },
  });
  const actor = (await findSession(house, token))?.actor;
  if (actor?.kind !== 'owner') throw new Error('did not get in');
  return actor;
}
/** Types the code that is on the board of a class. */
async function enter(actor: OwnerActor, group: string, called: string): Promise<void> {
  const { code } = await openLesson(mentor, house, await groupNamed(group));
  const lesson = await findLesson(visitor, house, code);
  if (lesson === undefined) throw new Error('no such lesson');
  await joinGroup(actor, house, called, lesson);
}

describe('a list that is taken over', () => {
  it('moves nobody out of the class that they came into already, nor out of another class of the school', async () => {
    await take('1;Noor;Bakker;3B', '2;Sam;Visser;3B');
    const noor = await begin('3B', 'Noor');
    await enter(noor, '3C', 'Noor');
    await enter(noor, 'Lob', 'Noor');
    await take('1;Noor;Bakker;3C', '2;Sam;Visser;3B');
    expect(await board('3C')).toEqual(['Noor']);
    expect(await board('Lob')).toEqual(['Noor']);
    expect(await board('3B')).toEqual([]);
  });

  it('takes who left the school out of every class of it', async () => {
    await take('2;Sam;Visser;3B', '3;Jip;Kok;3C');
    expect([...(await board('3C')), ...(await board('Lob'))]).toEqual([]);
  });

  it('of a card that was given anew, whoever used the old one stands in the class by themselves', async () => {
    await begin('3B', 'Sam', 'Iemand anders');
    await renewStartCard(mentor, house, await groupNamed('3B'), (await line('3B', 'Sam'))?.id ?? newId());
    await begin('3B', 'Sam');
    await take('2;Sam;Visser;3C', '3;Jip;Kok;3C');
    expect(await board('3B')).toEqual(['Iemand anders']);
  });
});

describe('names and numbers on the list of a school', () => {
  const left = async () => ({
    places: (await house.owner('select from organisations.place')).length,
    claims: (await house.owner('select from organisations.claim')).length,
  });

  it('are forgotten on 1 October after the school year, with who had which place; passports stay', async () => {
    const before = await left();
    expect(before).toEqual({ places: 3, claims: 2 });
    house.setClock('2027-09-30T02:00:00Z');
    await keepTerms(house);
    expect(await left()).toEqual(before);
    house.setClock('2027-10-01T02:00:00Z');
    await keepTerms(house);
    expect(await left()).toEqual({ places: 0, claims: 0 });
    expect(await house.owner('select from passport.passport')).toHaveLength(3);
  });
});

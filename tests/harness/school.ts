import { signInStaff } from '../../seeds/sign-in.ts';
import type { OwnerActor, StaffActor } from '../../src/access/actor.ts';
import { visitor } from '../../src/access/actor.ts';
import type { GroupId } from '../../src/base/id.ts';
import { type Enrolment, enrol } from '../../src/identity/enrol.ts';
import { findLesson } from '../../src/identity/find-lesson.ts';
import { findSession } from '../../src/identity/session.ts';
import { startPassport } from '../../src/identity/start.ts';
import { readGroups } from '../../src/organisations/groups.ts';
import { type FreshHouse, freshHouse } from './house.ts';

/** Two made-up schools. Visser has 3B; Bakker has 3C of the same school; Kuiper has 4A of another; Smit has two hats. */
export const schools: Enrolment = {
  region: 'Regio Proef',
  organisations: [
    {
      kind: 'school',
      name: 'De Proefschool',
      groups: [
        { name: '3B', schoolYear: '2026-2027' },
        { name: '3C', schoolYear: '2026-2027' },
      ],
      staff: [
        {
          name: 'mevrouw Visser',
          mail: 'visser@proefschool.example',
          roles: [{ role: 'mentor', groups: ['3B'] }],
        },
        {
          name: 'meneer Bakker',
          mail: 'bakker@proefschool.example',
          roles: [{ role: 'mentor', groups: ['3C'] }],
        },
        {
          name: 'mevrouw Smit',
          mail: 'smit@proefschool.example',
          roles: [{ role: 'mentor', groups: ['3B'] }, { role: 'dean' }],
        },
      ],
    },
    {
      kind: 'school',
      name: 'Het Voorbeeld',
      groups: [{ name: '4A', schoolYear: '2026-2027' }],
      staff: [
        {
          name: 'meneer Kuiper',
          mail: 'kuiper@voorbeeld.example',
          roles: [{ role: 'mentor', groups: ['4A'] }],
        },
      ],
    },
  ],
};

export type School = {
  house: FreshHouse;
  visser: StaffActor;
  bakker: StaffActor;
  kuiper: StaffActor;
  /** Visser's group. */
  group: GroupId;
};

/** A house with both schools enrolled, and three mentors who signed in as in life. */
export async function freshSchool(): Promise<School> {
  const house = await freshHouse();
  await enrol(house, schools);
  const visser = await signInStaff(house, 'visser@proefschool.example', 'mentor');
  const bakker = await signInStaff(house, 'bakker@proefschool.example', 'mentor');
  const kuiper = await signInStaff(house, 'kuiper@voorbeeld.example', 'mentor');
  const [group] = await readGroups(visser, house);
  if (group === undefined) throw new Error('Visser has no group');
  return { house, visser, bakker, kuiper, group: group.id };
}

/** A young person who types the code on the board. */
export async function join(house: FreshHouse, code: string, called: string): Promise<OwnerActor> {
  const lesson = await findLesson(visitor, house, code);
  if (lesson === undefined) throw new Error('no lesson under this code');
  const begun = await startPassport(house, { called, device: 'own', language: 'nl', look: {}, lesson });
  const actor = (await findSession(house, begun.token))?.actor;
  if (actor?.kind !== 'owner') throw new Error('the young person did not get in');
  return actor;
}

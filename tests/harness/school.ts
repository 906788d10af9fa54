import type { OwnerActor, StaffActor } from '../../src/access/actor.ts';
import { visitor } from '../../src/access/actor.ts';
import type { GroupId } from '../../src/base/id.ts';
import { type Enrolment, enrol } from '../../src/identity/enrol.ts';
import { findLesson } from '../../src/identity/find-lesson.ts';
import { findSession } from '../../src/identity/session.ts';
import { enterCode, hatsToChoose, knock, nameHat, wearHat } from '../../src/identity/staff.ts';
import { startPassport } from '../../src/identity/start.ts';
import { sendLetters } from '../../src/jobs/letters.ts';
import { postInMemory } from '../../src/mail/send.ts';
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
  const visser = await signInStaff(house, 'visser@proefschool.example');
  const bakker = await signInStaff(house, 'bakker@proefschool.example');
  const kuiper = await signInStaff(house, 'kuiper@voorbeeld.example');
  const [group] = await readGroups(visser, house);
  if (group === undefined) throw new Error('Visser has no group');
  return { house, visser, bakker, kuiper, group: group.id };
}

/** The code in the newest letter to this address; `undefined` when no letter came. */
export async function mailedCode(house: FreshHouse, mail: string): Promise<string | undefined> {
  const post = postInMemory(house.clock);
  await sendLetters(house, post);
  const letter = post.sent().find(({ to }) => to === mail);
  return letter && /[2-9B-Z]{4} [2-9B-Z]{4}/.exec(letter.text)?.[0];
}

export async function signInStaff(house: FreshHouse, mail: string, role = 'mentor'): Promise<StaffActor> {
  const browser = await knock(house, mail);
  const code = await mailedCode(house, mail);
  const entered = await enterCode(house, browser, code ?? '', 'shared');
  const hat = (await hatsToChoose(house, browser))?.find((one) => one.role === role);
  const token =
    entered.kind === 'in' ? entered.token : hat && (await wearHat(house, browser, nameHat(hat), 'shared'));
  const actor = token === undefined ? undefined : (await findSession(house, token))?.actor;
  if (actor?.kind !== 'staff') throw new Error(`${mail} did not get in: ${entered.kind}`);
  return actor;
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

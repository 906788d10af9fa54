import { signInStaff } from '../../seeds/sign-in.ts';
import type { OwnerActor, StaffActor } from '../../src/access/actor.ts';
import { enrol } from '../../src/identity/enrol.ts';
import { readGroups } from '../../src/organisations/groups.ts';
import { openLesson } from '../../src/organisations/lesson.ts';
import type { Answer } from '../../src/questions/model.ts';
import { type FreshHouse, freshHouse } from './house.ts';
import { join } from './school.ts';

/** Two schools to make figures of: one with a class of twelve, and one with a single young person. */
export type Counted = {
  house: FreshHouse;
  mentor: StaffActor;
  /** Number so many of the twelve. */
  at: (n: number) => OwnerActor;
  few: readonly OwnerActor[];
  /** What waits to be counted. */
  slips: () => Promise<readonly Record<string, unknown>[]>;
};

export const manySchool = 'Veel';
export const fewSchool = 'Weinig';

const staff = (who: string, role: 'dean' | 'mentor' | 'region-admin', groups?: string[]) => ({
  name: who,
  mail: `${who}@figuren.example`,
  roles: [{ role, ...(groups && { groups }) }],
});

export async function freshCounted(): Promise<Counted> {
  const house = await freshHouse();
  await enrol(house, {
    region: 'Figuren',
    organisations: [
      {
        ...{ kind: 'school', name: manySchool, groups: [{ name: '4A', schoolYear: '2026-2027' }] },
        staff: [staff('veel', 'dean'), staff('mentor', 'mentor', ['4A'])],
      },
      {
        ...{ kind: 'school', name: fewSchool, groups: [{ name: '4B', schoolYear: '2026-2027' }] },
        staff: [staff('weinig', 'dean'), staff('meester', 'mentor', ['4B'])],
      },
      { kind: 'region', name: 'Figuren', staff: [staff('admin', 'region-admin')] },
    ],
  });
  const mentor = await signInStaff(house, 'mentor@figuren.example', 'mentor');
  const many = await fill(house, mentor, 12);
  const few = await fill(house, await signInStaff(house, 'meester@figuren.example', 'mentor'), 1);
  return {
    ...{ house, mentor, few },
    at: (n) => {
      const one = many[n];
      if (one === undefined) throw new Error('nobody');
      return one;
    },
    slips: () => house.owner('select id, organisation, year, sealed, counted from passport.slip order by id'),
  };
}

async function fill(house: FreshHouse, mentor: StaffActor, times: number): Promise<OwnerActor[]> {
  const [group] = await readGroups(mentor, house);
  if (group === undefined) throw new Error('no group');
  const { code } = await openLesson(mentor, house, group.id);
  const found: OwnerActor[] = [];
  for (let n = 0; n < times; n++) found.push(await join(house, code, `Jongere ${n}`));
  return found;
}

/** An answer of chosen cards. */
export const cards = (...ids: string[]): Answer => ({
  state: 'given',
  parts: { kaarten: { kind: 'cards', chosen: ids.map((card) => ({ card })) } },
});

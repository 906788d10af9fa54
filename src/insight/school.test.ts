import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { join } from '../../tests/harness/school.ts';
import type { OwnerActor, StaffActor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { days } from '../base/clock.ts';
import type { GroupId } from '../base/id.ts';
import { enrol } from '../identity/enrol.ts';
import { readGroups } from '../organisations/groups.ts';
import { openLesson } from '../organisations/lesson.ts';
import { removeMember } from '../organisations/member.ts';
import { nextName, turnYear } from '../organisations/turn.ts';
import { saveAnswer } from '../passport/answer.ts';
import { sayApplied } from '../passport/applied.ts';
import { stampChapter } from '../passport/stamp.ts';
import { catalog } from '../questions/catalog.ts';
import { chapterIds } from '../questions/model.ts';
import { makeDraft } from '../sharing/draft.ts';
import { readClassApplied } from './applied.ts';
import { readRegion, readSchool } from './school.ts';

let house: FreshHouse;
let dean: StaffActor;
let admin: StaffActor;
let mentor: StaffActor;
let group: GroupId;
const young: OwnerActor[] = [];
const someone = (mail: string, role: 'dean' | 'mentor' | 'region-admin', groups?: string[]) => ({
  name: mail,
  mail: `${mail}@school.example`,
  roles: [{ role, ...(groups && { groups }) }],
});
beforeAll(async () => {
  house = await freshHouse();
  const groups = [
    { name: '3B', schoolYear: '2026-2027' },
    { name: '3C', schoolYear: '2026-2027' },
  ];
  await enrol(house, {
    region: 'School',
    organisations: [
      {
        kind: 'school',
        name: 'Een',
        groups,
        staff: [someone('dean', 'dean'), someone('mentor', 'mentor', ['3B', '3C'])],
      },
      { kind: 'region', name: 'School', staff: [someone('admin', 'region-admin')] },
    ],
  });
  dean = await signInStaff(house, 'dean@school.example', 'dean');
  admin = await signInStaff(house, 'admin@school.example', 'region-admin');
  mentor = await signInStaff(house, 'mentor@school.example', 'mentor');
  for (const { id, name } of await readGroups(mentor, house)) {
    const { code } = await openLesson(mentor, house, id);
    if (name === '3B') group = id;
    for (let n = 0; n < (name === '3B' ? 11 : 3); n++)
      young.push(await join(house, code, `KANARIE-${name}-${n}`));
  }
  const question = catalog.questionsIn('wil', undefined).core[0]?.id ?? '';
  const text = { a: { kind: 'long' as const, text: 'KANARIE-ANTWOORD' } };
  const part = catalog.question(question)?.parts[0]?.id ?? 'a';
  for (const one of young.slice(0, 4))
    await saveAnswer(one, house, question, { state: 'given', parts: { [part]: text.a } }, 0);
  const first = young[0] ?? one();
  for (const chapter of chapterIds) await stampChapter(first, house, chapter);
  const receiver = { name: 'X', role: 'intaker', organisation: 'Y' };
  await makeDraft(first, house, receiver);
  await house.owner(
    `with one as (insert into organisations.place (id, organisation, "group", number_index, sealed, made)
      values (gen_random_uuid(), $1, $2, '\\x01', '\\x01', now()) returning id)
     insert into organisations.claim select id, $3, now() from one`,
    [dean.organisation, group, first.owner],
  );
});
afterAll(() => house.drop());
const one = (): never => {
  throw new Error('nobody');
};

describe('what a dean sees (F51, U31)', () => {
  const far = async () =>
    (await readSchool(dean, house)).classes.map(({ name, far }) => [
      ...[name, far?.members, far?.begun, far?.finished],
    ]);
  it('is parts of a class in quarters, and of fewer than ten nothing', async () => {
    expect(await far()).toEqual([
      ['3B', 11, 1, 0],
      ['3C', null, null, null],
    ]);
    expect(JSON.stringify(await readSchool(dean, house))).not.toContain('KANARIE');
  });

  it('is no figure of a class in the week after somebody was taken off: two looks say nothing of that one', async () => {
    const last = young[10] ?? one();
    await removeMember(mentor, house, group, last.owner);
    expect(await far()).toContainEqual(['3B', 10, null, null]);
    house.setClock(days(8));
    dean = await signInStaff(house, 'dean@school.example', 'dean');
    mentor = await signInStaff(house, 'mentor@school.example', 'mentor');
    admin = await signInStaff(house, 'admin@school.example', 'region-admin');
    expect(await far()).toContainEqual(['3B', 10, 2, 0]);
    await house.owner('update organisations.member set "left" = null, off_by = null where owner = $1', [
      last.owner,
    ]);
    expect(await far()).toContainEqual(['3B', 11, 1, 0]);
  });

  it('of applying: nothing under ten, and then a part of all in quarters (F52)', async () => {
    for (const who of young.slice(0, 9)) await sayApplied(who, house, 'yes');
    expect((await readSchool(dean, house)).applied).toBeUndefined();
    await sayApplied(young[9] ?? one(), house, 'help');
    expect((await readSchool(dean, house)).applied).toEqual({ said: 10, quarters: 4, help: false });
    // One more who says something tells nothing.
    await sayApplied(young[10] ?? one(), house, 'not-yet');
    expect((await readSchool(dean, house)).applied).toMatchObject({ said: 10 });
    await sayApplied(young[10] ?? one(), house, undefined);
    const told = await readClassApplied(mentor, house, group);
    expect(told).toHaveLength(10);
    expect(told).toContainEqual({ called: 'KANARIE-3B-9', state: 'help' });
    await expect(readClassApplied(dean, house, group)).rejects.toMatchObject({ kind: 'not-there' });
  });
});

describe('a mentor who looks at who applied', () => {
  it('leaves a line in the log of the school each time', async () => {
    const lines = async () =>
      (await house.owner(`select from audit.entry where action = 'applied.look'`)).length;
    const before = await lines();
    await readClassApplied(mentor, house, group);
    expect(await lines()).toBe(before + 1);
  });
});

describe('no dean and no admin of a region has a row of anybody’s passport', () => {
  const tables = [
    ...[
      'passport.passport',
      'passport.answer',
      'passport.progress',
      'passport.applied',
      'organisations.member',
    ],
    ...['organisations.claim', 'sharing.grant', 'identity.card', 'audit.entry', 'identity.session'],
  ] as const;

  it.each(tables)('%s', async (table) => {
    const [kept] = await house.owner(`select count(*)::int as n from ${table.replace('.grant', '."grant"')}`);
    expect(Number(kept?.n)).toBeGreaterThan(0);
    for (const [actor, action] of [
      [dean, 'school.read'],
      [admin, 'region.read'],
    ] as const) {
      const seen = await perform(house, actor, action, { passport: young[0]?.owner ?? one() }, ({ tx }) =>
        tx.selectFrom(table).selectAll().execute(),
      );
      // The own sessions at work are in sight, to see and end them; and the log of the own organisation, that is of no passport (F51).
      const own = (row: object): boolean =>
        ('person' in row && row.person === actor.person) ||
        ('chain' in row && row.chain === actor.organisation);
      expect(seen.filter((row) => !own(row))).toEqual([]);
    }
  });

  it('nor reaches one through an act of somebody else’s', async () => {
    const { owner } = young[0] ?? one();
    for (const actor of [dean, admin])
      for (const action of [
        'answer.read',
        'grant.look',
        'talk.look',
        'lesson.watch',
        'contribution.write',
      ] as const)
        await expect(
          perform(house, actor, action, { passport: owner, group }, async () => 'opened'),
        ).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('a region sees organisations and people at work, and no class', async () => {
    const region = JSON.stringify(await readRegion(admin, house));
    expect(region).toContain('dean@school.example');
    expect(region).not.toContain('3B');
    await expect(readSchool(admin, house)).rejects.toMatchObject({ kind: 'not-there' });
    await expect(readRegion(dean, house)).rejects.toMatchObject({ kind: 'not-there' });
  });
});

describe('the classes of next year', () => {
  it('stand with the school from the moment that they are made, each with its year', async () => {
    house.setClock('2027-05-10T09:00:00Z');
    dean = await signInStaff(house, 'dean@school.example', 'dean');
    await turnYear(dean, house, dean.organisation, [
      { from: group, name: nextName('3B'), mentor: true, list: false },
    ]);
    const { classes } = await readSchool(dean, house);
    expect(classes.map(({ name, year, mentors }) => [name, year, mentors.length])).toEqual([
      ['3B', '2026-2027', 1],
      ['3C', '2026-2027', 1],
      ['4B', '2027-2028', 1],
    ]);
    expect([nextName('V3a'), nextName('10A'), nextName('Lob')]).toEqual(['V4a', '10A', 'Lob']);
  });
});
